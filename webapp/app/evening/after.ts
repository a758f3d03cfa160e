/** After the last moment: calm words that come by themselves, nothing asked. */
import { html, nothing, type TemplateResult } from "lit";
import type { StopAnswer } from "../session/stop.ts";
import { words } from "../words/words.ts";
import { type AfterHow, afterScript, saidBy } from "./after-script.ts";
import { type EveningView, me, nameOf } from "./view.ts";

export interface Over {
  /** Seat of whoever stopped, or `host`; null when it is not known, undefined when nobody did. */
  by: string | null | undefined;
  /** How far the telling has come, when I stopped. */
  told: StopAnswer | undefined;
  /** How long ago it was; undefined for a page that came later, which says everything at once. */
  sinceMs: number | undefined;
}

export function howItEnded(view: EveningView, { by, told }: Over): AfterHow {
  if (told !== undefined || (by !== null && by !== undefined && by === view.you)) return "i-stopped";
  if (view.state === "ended") return "ended";
  if (by === "host") return "host-stopped";
  return by ? "somebody-stopped" : "stopped-by-unknown";
}

export function after(view: EveningView, over: Over): TemplateResult {
  const { by, told } = over;
  const how = howItEnded(view, over);
  const name = by ? nameOf(view, by) : "";
  const others = view.parties.filter((one) => one.seat !== view.you).map((one) => one.name);
  const title = {
    "i-stopped": words.stop.you,
    "somebody-stopped": words.stop.other(name),
    "host-stopped": words.after.hostStopped,
    "stopped-by-unknown": words.stop.someone,
    "ended": words.stop.ended,
  }[how];
  const notYours = told?.kind === "not-yours";
  const said = saidBy(afterScript(how, me(view)?.role ?? "human"), over.sinceMs ?? Infinity)
    // What the others can see is true only once the server has heard.
    .filter((say) =>
      say !== "othersSee" || told === undefined || told.kind === "done" ||
      told.kind === "cut-not-recorded"
    );
  return html`
    <section class="after" data-stop="${told?.kind ?? "seen"}" data-how="${how}">
      <div role="status"><h1>${title}</h1></div>
      ${told ? tellingLine(told) : nothing} ${notYours ? nothing : html`
        <div class="calm-words" role="log" aria-live="polite">${said.map((say) =>
          html`
            <p data-say="${say}">${words.after.say(say, name, others)}</p>
          `
        )}</div>
      `} ${hostLines(how, told)}
      <a class="button" href="/home">${words.stop.home}</a>
    </section>
  `;
}

/** How the host can be reached, as far as this is true here. */
function hostLines(how: AfterHow, told: StopAnswer | undefined): TemplateResult {
  const means = how === "ended" || told?.kind === "not-yours"
    ? words.after.hostEnded
    : told?.kind === "telling"
    ? words.after.hostNotTold
    : how === "host-stopped"
    ? words.after.hostKnows
    : words.after.hostMeans;
  return html`
    <section class="host-line">
      <h2>${words.after.host}</h2>
      <p>${means}</p>
    </section>
  `;
}

function tellingLine(told: StopAnswer): TemplateResult {
  switch (told.kind) {
    case "telling":
      return html`
        <p role="status">${told.tries > 1 ? words.stop.stillTrying : words.stop.stopping}</p>
      `;
    case "done":
      return html`
        <p class="quiet" data-cut-ms="${told.cutMs ?? ""}">${told.cutMs === undefined
          ? nothing
          : words.stop.cut(told.cutMs)}</p>
      `;
    case "cut-not-recorded":
      return html`
        <p role="status">${words.stop.notRecorded}</p>
      `;
    case "not-yours":
      return html`
        <p role="status">${words.stop.notYours}</p>
      `;
  }
}
