/** `<sf-score-line>`: what was sent, on a line that runs with the session clock, and what she answered. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Attendance } from "../session/attendance.ts";
import { words } from "../words/words.ts";
import { named } from "./named.ts";
import { secondsTo } from "./prompter.ts";
import type { Sent } from "./score.ts";

const MAX_ROWS = 6;
/** What is seen of the line: a little of the past, and what comes. */
const PAST_MS = 3_000;
const AHEAD_MS = 15_000;
const MOVES_EVERY_MS = 100;
const MOVES_CALMLY_EVERY_MS = 1_000;
/** A general wish is of the moment. */
const GENERAL_STANDS_MS = 20_000;

export class ScoreLine extends LitElement {
  static override properties = { at: { attribute: false } };
  declare at: Attendance;
  #timer: number | undefined;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.#timer = setInterval(() => this.requestUpdate(), calm ? MOVES_CALMLY_EVERY_MS : MOVES_EVERY_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  protected override render() {
    const nowMs = this.at.socket.now() ?? 0;
    const { score } = this.at;
    const pending = score.pending(nowMs);
    const rows = [...pending, ...score.all.filter((one) => !pending.includes(one))].slice(0, MAX_ROWS);
    const ahead = score.all.filter((one) =>
      one.due !== undefined && one.due > nowMs - PAST_MS && one.due < nowMs + AHEAD_MS
    );
    const name = this.at.view.parties.find((one) => one.role === "surrogate")?.name ?? "";
    const wish = score.general[0];
    return html`
      <h2 class="hidden">${words.desk.sent}</h2>
      <div class="time-line" role="img" aria-label="${words.desk.line}">
        <i class="now"></i>
        ${repeat(ahead, (one) => one.id, (one) =>
          html`
            <i class="tick" data-at="${one.due}" data-sent="${one.state}" title="${what(one)}"></i>
          `)}
      </div>
      ${wish && nowMs - wish.at < GENERAL_STANDS_MS
        ? html`
          <p class="wish" role="status">${words.desk.general(name, wish.reply)}</p>
        `
        : nothing} ${rows.length === 0
        ? html`
          <p class="quiet">${words.desk.nothingSent}</p>
        `
        : html`
          <ul class="sent" aria-live="polite">${repeat(
            rows,
            (one) => one.id,
            (one) => this.#row(one, nowMs, name),
          )}</ul>
        `}
    `;
  }

  /** Positions are set on the elements: the page's policy allows no style in its text. */
  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const nowMs = this.at.socket.now() ?? 0;
    for (const tick of this.querySelectorAll<HTMLElement>(".tick")) {
      const share = (Number(tick.dataset.at) - nowMs + PAST_MS) / (PAST_MS + AHEAD_MS);
      tick.style.left = `${(share * 100).toFixed(2)}%`;
    }
    const now = this.querySelector<HTMLElement>(".now");
    if (now) now.style.left = `${(PAST_MS / (PAST_MS + AHEAD_MS) * 100).toFixed(2)}%`;
  }

  #row(one: Sent, nowMs: number, name: string): TemplateResult {
    const canRetract = one.state === "pending" && (one.due ?? 0) > nowMs;
    return html`
      <li data-cue="${one.id}" data-sent="${one.state}" data-reply="${one.reply ?? ""}">
        <span class="what">${what(one)}</span>
        <span class="became">${became(one, nowMs, name)}</span>
        ${canRetract
          ? html`
            <button type="button" class="quiet small" data-do="retract" aria-label="${words.desk.retract(
              what(one),
            )}" @click="${() => this.at.retractCue(one.id)}">
              ${words.desk.retractShort}
            </button>
          `
          : nothing}
      </li>
    `;
  }
}

function what(one: Sent): string {
  return one.draft ? named(one.draft) : words.desk.earlier;
}

function became(one: Sent, nowMs: number, name: string): string {
  switch (one.state) {
    case "sending":
      return words.desk.sending;
    case "pending":
      return words.desk.pending(one.due === undefined ? 0 : secondsTo(one.due, nowMs));
    case "shown":
      return words.desk.shown;
    case "replied":
      return words.desk.said(name, one.reply!);
    case "withdrawn":
      return one.reply === "cant" ? words.desk.said(name, "cant") : words.cue.why(one.why!);
    case "refused":
      return words.desk.refused(one.problem?.kind ?? "");
  }
}

customElements.define("sf-score-line", ScoreLine);
