/** The surrogate's kit: the line she says, the signs, what she hears and how late. Her answers stand by the stop. */
import { html, nothing, type TemplateResult } from "lit";
import "../cue/prompter.ts";
import { PATTERN_NAMES } from "../cue/cue.ts";
import type { SignWay } from "../cue/signs.ts";
import type { Attendance } from "../session/attendance.ts";
import type { Piece } from "../style/parts.ts";
import { words } from "../words/words.ts";
import "../media/level-bar.ts";
import "../media/picture.ts";
import { noteOf } from "./note.ts";
import { osLine } from "./os-line.ts";
import { me } from "./view.ts";

export function kitLive(at: Attendance): TemplateResult {
  const live = at.view.state === "live";
  const note = noteOf(at.view);
  // With no line to say, what is true of the OS stands where the line would.
  const idle = html`
    ${osLine(at)} ${note
      ? html`
        <p class="means" data-means>${note}</p>
      `
      : nothing}
  `;
  return html`
    <section class="live kit">
      ${live
        ? html`
          <sf-prompter .at="${at}" .idle="${idle}"></sf-prompter>
        `
        : html`
          <div class="line">${idle}</div>
        `} ${live ? ears(at) : nothing}
    </section>
  `;
}

/** One bar for the voice, one for the whisper, and how late they are. */
function ears(at: Attendance): TemplateResult {
  return html`
    <div class="ears">
      <div class="ear" data-ear="voice">
        <span>${words.live.yourVoice}</span>
        <sf-level .track="${at.track("voice")}" label="${words.live.yourVoice}"></sf-level>
        <span class="delay" data-delay>${ownDelay(at)}</span>
      </div>
      <div class="ear" data-ear="whisper">
        <span>${words.live.whisper}</span>
        <sf-level .track="${at.track("whisper")}" label="${words.live.yourWhisper}"></sf-level>
      </div>
    </div>
  `;
}

export function ownDelay(at: Attendance): string {
  const total = at.delays.find((one) => one.seat === at.view.you)?.total ?? null;
  return total === null ? words.kit.earUnknown : words.kit.ear(total);
}

/** My own lens while it is open: what it shows, small. */
export function ownLens(at: Attendance): Piece {
  const track = at.camera.track;
  if (!track) return nothing;
  const name = me(at.view)?.name ?? "";
  return html`
    <figure class="own-lens"><sf-picture .track="${track}" label="${words.live.lensOf(name)}"></sf-picture></figure>
  `;
}

/** At the door: each sign once, so that she knows it without looking. */
export function signsCheck(at: Attendance, changed: () => void): TemplateResult {
  const ways: SignWay[] = ["hand", "ear", "both"];
  return html`
    <section class="signs-check">
      <h2>${words.kit.signs}</h2>
      <p class="quiet">${words.kit.signsMeans}</p>
      <div class="tries">
        ${PATTERN_NAMES.map((name) =>
          html`
            <button type="button" data-try="${name}" @click="${() => at.signs.give(name)}">${words.cue.pattern(
              name,
            )}</button>
          `
        )}
      </div>
      ${at.signs.canVibrate
        ? html`
          <label class="pick"><span>${words.kit.wayTitle}</span>
            <select data-pick="signs" @change="${(event: Event) => {
              at.signs.choose((event.target as HTMLSelectElement).value as SignWay);
              changed();
            }}">${ways.map((way) =>
              html`
                <option value="${way}" ?selected="${at.signs.way === way}">${words.kit.way(way)}</option>
              `
            )}</select></label>
        `
        : html`
          <p class="quiet">${words.kit.noVibration}</p>
        `}
    </section>
  `;
}
