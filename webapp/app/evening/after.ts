/** After the last moment: calm words, nothing asked. */
import { html, nothing, type TemplateResult } from "lit";
import type { StopAnswer } from "../session/stop.ts";
import { words } from "../words/words.ts";
import { type EveningView, nameOf } from "./view.ts";

/**
 * @param by seat of whoever stopped; null when it is not known, undefined when nobody did
 * @param told how far the telling has come, when I stopped
 */
export function after(view: EveningView, by: string | null | undefined, told: StopAnswer | undefined): TemplateResult {
  const mine = told !== undefined || (by !== null && by !== undefined && by === view.you);
  const title = mine
    ? words.stop.you
    : view.state === "ended"
    ? words.stop.ended
    : by
    ? words.stop.other(nameOf(view, by))
    : words.stop.someone;
  return html`
    <section class="after" data-stop="${told?.kind ?? "seen"}" role="status">
      <h1>${title}</h1>
      ${told
        ? told.kind === "telling" || told.kind === "not-yours" ? nothing : html`
          <p>${words.stop.silent}</p>
        `
        : html`
          <p>${words.stop.silent}</p>
        `} ${told ? tellingLine(told) : nothing}
      <p class="quiet">${words.stop.noReason}</p>
      <a class="button" href="/home">${words.stop.home}</a>
    </section>
  `;
}

function tellingLine(told: StopAnswer): TemplateResult {
  switch (told.kind) {
    case "telling":
      return html`
        <p>${told.tries > 1 ? words.stop.stillTrying : words.stop.stopping}</p>
      `;
    case "done":
      return html`
        <p class="quiet" data-cut-ms="${told.cutMs ?? ""}">${told.cutMs === undefined
          ? nothing
          : words.stop.cut(told.cutMs)}</p>
      `;
    case "cut-not-recorded":
      return html`
        <p>${words.stop.notRecorded}</p>
      `;
    case "not-yours":
      return html`
        <p>${words.stop.notYours}</p>
      `;
  }
}
