/** `<sf-answers>`: her answers, each one touch, always in the same place, in reach of one thumb. */
import { html, LitElement } from "lit";
import type { Attendance } from "../session/attendance.ts";
import { words } from "../words/words.ts";
import { REPLIES, type Reply } from "./cue.ts";
import { named } from "./named.ts";

/** Keys of a keyboard, for whoever rehearses at a desk. */
const KEYS: Record<string, Reply> = { o: "ok", c: "cant", s: "slower", r: "repeat" };

export class Answers extends LitElement {
  static override properties = { at: { attribute: false }, steps: { attribute: false } };
  declare at: Attendance;
  /** The steps that stand beside the answers: out of role, pause. */
  declare steps: unknown;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.at.news.addEventListener("hand", this.#changed);
    globalThis.addEventListener("keydown", this.#key);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.at.news.removeEventListener("hand", this.#changed);
    globalThis.removeEventListener("keydown", this.#key);
  }

  protected override render() {
    const inHand = this.at.hand.inHand(this.at.socket.now() ?? 0);
    const to = inHand ? words.cue.answerTo(named(inHand.cue)) : words.cue.answerToNothing;
    return html`
      <p class="answer-to" id="answer-to" ?data-in-hand="${inHand !== undefined}">${to}</p>
      <div class="answers" role="group" aria-label="${words.cue.answers}" aria-describedby="answer-to">
        ${REPLIES.map((reply) => {
          // Slower and repeat can be asked of the OS in general; OK and can't are always to something.
          const idle = !inHand && (reply === "ok" || reply === "cant");
          return html`
            <button
              type="button"
              data-reply="${reply}"
              aria-disabled="${idle ? "true" : "false"}"
              @click="${() => this.at.reply(reply)}"
            >
              ${words.cue.reply(reply)}
            </button>
          `;
        })} ${this.steps}
      </div>
    `;
  }

  #changed = () => this.requestUpdate();

  #key = (event: KeyboardEvent) => {
    const reply = KEYS[event.key.toLowerCase()];
    const writes = event.target instanceof HTMLElement && event.target.closest("input, select, textarea") !== null;
    if (reply && !writes && !event.repeat && !event.ctrlKey && !event.metaKey && !event.altKey) this.at.reply(reply);
  };
}

customElements.define("sf-answers", Answers);
