/** Pocket mode: black, guarded against touches, a long press anywhere stops. */
import { html, LitElement, nothing } from "lit";
import { words } from "../words/words.ts";

/** Long enough that cloth and thumbs do not stop an evening, short enough that a person in need can. */
const HOLD_MS = 900;
const DOUBLE_TAP_MS = 400;

/** `<sf-pocket>` covers everything; it says `sf-stop` after a long press and `sf-leave` after two quick taps. */
export class Pocket extends LitElement {
  static override properties = { lit: { state: true }, headset: { type: Boolean } };
  declare lit: boolean;
  /** Whether the headset's key stops, too. */
  declare headset: boolean;
  #hold: number | undefined;
  #dim: number | undefined;
  #lastTapMs = -Infinity;
  #under: HTMLElement[] = [];

  constructor() {
    super();
    this.lit = true;
  }

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.tabIndex = 0;
    this.setAttribute("role", "button");
    this.setAttribute("aria-label", this.#hint());
    this.addEventListener("pointerdown", this.#down);
    this.addEventListener("pointerup", this.#up);
    this.addEventListener("pointercancel", this.#up);
    this.addEventListener("contextmenu", this.#keep);
    this.addEventListener("keydown", this.#key);
    document.documentElement.requestFullscreen?.().catch(() => {});
    this.#cover(true);
    this.focus();
    this.#show();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#hold);
    clearTimeout(this.#dim);
    this.#cover(false);
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
  }

  protected override render() {
    return this.lit
      ? html`
        <p>${this.#hint()}</p>
      `
      : nothing;
  }

  #hint(): string {
    return this.headset ? words.headset.pocketHint : words.live.pocketHint;
  }

  /** The hint is read once, then it is black. */
  #show(): void {
    this.lit = true;
    clearTimeout(this.#dim);
    this.#dim = setTimeout(() => this.lit = false, 3_000);
  }

  /** What lies under it is out of reach of keys and screen readers too. */
  #cover(covered: boolean): void {
    if (covered) {
      for (let one: Element | null = this; one && one !== document.body; one = one.parentElement) {
        for (const beside of one.parentElement?.children ?? []) {
          if (beside !== one && beside instanceof HTMLElement && !beside.inert) this.#under.push(beside);
        }
      }
    }
    for (const one of this.#under) one.inert = covered;
    if (!covered) this.#under = [];
  }

  #keep = (event: Event) => event.preventDefault();

  #down = (event: PointerEvent) => {
    event.preventDefault();
    clearTimeout(this.#hold);
    this.#hold = setTimeout(() => this.dispatchEvent(new CustomEvent("sf-stop")), HOLD_MS);
    const nowMs = event.timeStamp;
    if (nowMs - this.#lastTapMs < DOUBLE_TAP_MS) this.dispatchEvent(new CustomEvent("sf-leave"));
    this.#lastTapMs = nowMs;
    this.#show();
  };

  #up = () => clearTimeout(this.#hold);

  #key = (event: KeyboardEvent) => {
    if (event.key === "Escape") this.dispatchEvent(new CustomEvent("sf-leave"));
    if (event.key === "Enter") this.dispatchEvent(new CustomEvent("sf-stop"));
  };
}

customElements.define("sf-pocket", Pocket);
