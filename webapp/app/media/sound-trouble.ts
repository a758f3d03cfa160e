/** What has happened to my sound, in words, with the one tap that mends it. */
import { html, type TemplateResult } from "lit";
import { notice } from "../style/parts.ts";
import { words } from "../words/words.ts";
import type { SoundWatch } from "./sound-watch.ts";

export function soundTrouble(sound: SoundWatch): TemplateResult[] {
  const said: TemplateResult[] = [];
  if (sound.interrupted) {
    said.push(notice(
      "waiting",
      words.live.interrupted,
      html`
        <button type="button" data-do="restore-sound" @click="${() => sound.restore()}">${words.live
          .interruptedOver}</button>
      `,
    ));
  }
  if (sound.telephone) {
    said.push(html`
      <div data-telephone="${sound.telephone.by}">${notice("waiting", words.live.telephone(sound.telephone))}</div>
    `);
  } else if (sound.laterMs !== undefined) said.push(notice("waiting", words.live.later(sound.laterMs)));
  return said;
}
