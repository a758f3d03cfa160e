/** `<sf-prompter>`: the line now, large; the next one small below it; the signs, with when they are due. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Attendance } from "../session/attendance.ts";
import type { Piece } from "../style/parts.ts";
import { words } from "../words/words.ts";
import { osOf } from "../evening/view.ts";
import type { Held } from "./hand.ts";
import { signIcon } from "./icons.ts";
import { named, short } from "./named.ts";
import { phrases, speakMs } from "./phrases.ts";
import { paintName, Stage } from "./stage.ts";

/** What stands and what comes: more than two are not seen at one glance. */
const MAX_SIGNS = 2;
const MAX_LINES = 3;
/** One small line on the narrowest phone, beside the key that turns. */
const NEXT_LETTERS = 24;

export class Prompter extends LitElement {
  static override properties = { at: { attribute: false }, idle: { attribute: false } };
  declare at: Attendance;
  /** What stands there while no line does. */
  declare idle: Piece;
  #stage: Stage | undefined;
  #line: { id: string; text: string; parts: string[]; part: number; timer?: number } | undefined;
  #width = 0;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    globalThis.addEventListener("resize", this.#resized);
    this.#stage = new Stage(this.at, () => this.#drawNow());
    this.#stage.open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    globalThis.removeEventListener("resize", this.#resized);
    this.#stage?.close();
    clearTimeout(this.#line?.timer);
  }

  protected override render() {
    const nowMs = this.at.socket.now() ?? 0;
    const hand = this.at.hand;
    const inHand = hand.inHand(nowMs);
    return html`
      <div class="line" ?data-frozen="${hand.frozen}">
        <p class="prompt measure" aria-hidden="true"></p>
        ${hand.words ? this.#words(hand.words, inHand) : html`
          <div class="idle">
            ${this.idle} ${hand.frozen
              ? html`
                <p class="frozen" role="status">${words.cue.frozen}</p>
              `
              : nothing}
          </div>
        `} ${this.#next(hand.words, nowMs)}
      </div>
      <ul class="signs">${this.#signs(nowMs, inHand)}</ul>
    `;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const replied = this.at.hand.words?.reply === "repeat";
    if (replied && this.#line && this.#line.part > 0 && this.#line.id !== this.#repeated) {
      this.#repeated = this.#line.id;
      this.#turnTo(0);
    }
  }

  #repeated: string | undefined;

  #words(held: Held, inHand: Held | undefined): TemplateResult {
    const line = this.#partsOf(held);
    const part = line.parts[line.part] ?? "";
    return html`
      <div class="standing" ?data-in-hand="${held === inHand}">
        ${repeat([`${line.id}/${line.part}`], (key) => key, () =>
          html`
            <p
              class="prompt"
              role="status"
              data-cue="${held.cue.id}"
              data-due="${held.cue.due}"
              data-shown="${held
                .shownAt ?? ""}"
              elementtiming="${line.part === 0 ? paintName(line.id) : ""}"
              @click="${() => this.#turn()}"
            >
              ${part}
            </p>
          `)}
      </div>
    `;
  }

  /** The rest of this line; else what was answered; else the words that come. */
  #next(standing: Held | undefined, nowMs: number): TemplateResult {
    const rest = this.#line && standing ? this.#line.parts[this.#line.part + 1] : undefined;
    const next = this.at.hand.frozen ? undefined : this.at.hand.nextWords(nowMs);
    const parts = standing ? this.#line?.parts.length ?? 1 : 1;
    return html`
      <div class="next">
        <p>${rest !== undefined ? `… ${rest}` : next
          ? html`
            <small>${words.cue.due(secondsTo(next.cue.due, nowMs))}</small> ${short(next.cue.text ?? "", NEXT_LETTERS)}
          `
          : standing?.reply
          ? words.cue.answered(standing.reply)
          : nothing}</p>
        ${parts > 1
          ? html`
            <button type="button" class="turn" aria-label="${words.cue.turn}" @click="${() => this.#turn()}">${this
              .#line!.part + 1}/${parts}</button>
          `
          : nothing}
      </div>
    `;
  }

  #signs(nowMs: number, inHand: Held | undefined): Piece {
    const hand = this.at.hand;
    if (hand.frozen && hand.words) {
      return html`
        <li class="frozen"><p role="status">${this.#frozen()}</p></li>
      `;
    }
    const shown = [...hand.signs, ...(hand.frozen ? [] : hand.nextSigns(nowMs))];
    const leaving = hand.leaving.filter((one) => one.cue.kind !== "words");
    // The one that an answer is to is always among those that are seen.
    const first = shown.filter((one) => one === inHand);
    const some = [...first, ...shown.filter((one) => one !== inHand)].slice(0, MAX_SIGNS);
    const seen = [...shown.filter((one) => some.includes(one)), ...leaving];
    return html`
      ${repeat(
        seen,
        (one) => one.cue.id,
        (one) => this.#sign(one, nowMs, one === inHand, leaving.includes(one as never)),
      )}
    `;
  }

  #sign(held: Held, nowMs: number, inHand: boolean, leaves: boolean): TemplateResult {
    const { cue } = held;
    const standing = held.shownAt !== undefined;
    const text = cue.text ?? named(cue);
    return html`
      <li ?data-leaves="${leaves}">
        <button
          type="button"
          class="sign"
          data-cue="${cue.id}"
          data-due="${cue.due}"
          data-shown="${held.shownAt ?? ""}"
          ?data-standing="${standing}"
          ?data-in-hand="${inHand}"
          ?disabled="${leaves}"
          aria-pressed="${inHand ? "true" : "false"}"
          @click="${() => this.at.pickCue(cue.id)}"
        >
          ${signIcon(cue)} ${repeat([standing], String, () =>
            html`
              <span elementtiming="${standing ? paintName(cue.id) : ""}">${text}</span>
            `)}
          <small>${held.reply
            ? words.cue.answered(held.reply)
            : words.cue.due(standing ? 0 : secondsTo(cue.due, nowMs))}</small>
        </button>
      </li>
    `;
  }

  #frozen(): string {
    if (!this.at.socketUp) return words.cue.frozenLine;
    if (this.at.view.state === "paused") return words.cue.frozenPaused;
    return words.cue.frozenLost(osOf(this.at.view)?.name ?? "");
  }

  #partsOf(held: Held) {
    const { id, text = "" } = held.cue;
    if (this.#line?.id === id && this.#line.text === text) return this.#line;
    clearTimeout(this.#line?.timer);
    this.#line = { id, text, parts: this.#cut(text), part: 0 };
    this.#autoTurn();
    return this.#line;
  }

  #cut(text: string): string[] {
    const measure = this.querySelector<HTMLElement>(".measure");
    if (!measure || measure.clientWidth === 0) return [text];
    const lineHeight = parseFloat(getComputedStyle(measure).lineHeight);
    const parts = phrases(text, (phrase) => {
      measure.textContent = phrase;
      return measure.clientHeight <= lineHeight * MAX_LINES + 1;
    });
    measure.textContent = "";
    return parts.length === 0 ? [text] : parts;
  }

  /** Goes on by itself at the pace of speech; the last part stays. */
  #autoTurn(): void {
    const line = this.#line;
    if (!line || line.part >= line.parts.length - 1) return;
    line.timer = setTimeout(() => this.#turnTo(line.part + 1), speakMs(line.parts[line.part]!));
  }

  #turn(): void {
    const line = this.#line;
    if (line) this.#turnTo((line.part + 1) % line.parts.length);
  }

  #turnTo(part: number): void {
    if (!this.#line) return;
    clearTimeout(this.#line.timer);
    this.#line.part = part;
    this.#autoTurn();
    this.requestUpdate();
  }

  #resized = (): void => {
    if (this.clientWidth === this.#width) return;
    this.#width = this.clientWidth;
    clearTimeout(this.#line?.timer);
    this.#line = undefined;
    this.requestUpdate();
  };

  /** In the frame that asked for it, not after it. */
  #drawNow(): void {
    this.requestUpdate();
    if (this.hasUpdated) this.performUpdate();
  }
}

/** Whole seconds until then; the last one is "in 1 s" until it is now. */
export function secondsTo(dueMs: number, nowMs: number): number {
  return Math.max(0, Math.ceil((dueMs - nowMs) / 1000));
}

customElements.define("sf-prompter", Prompter);
