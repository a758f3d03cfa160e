import { html, LitElement } from "lit";
import { Level, SPEAKS_ABOVE } from "./levels.ts";

const EVERY_MS = 100;
/** What an eye tells apart on a bar. */
const STEPS = 40;

/** `<sf-level label=…>`: how loud a track is now, as a bar; for screen readers as a meter that is read on demand. */
export class LevelBar extends LitElement {
  static override properties = { track: { attribute: false }, label: {} };
  declare track: MediaStreamTrack | undefined;
  declare label: string;
  #level: Level | undefined;
  #timer: number | undefined;
  #shown: number | undefined;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => this.#show(), EVERY_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
    this.#level?.close();
    this.#level = undefined;
  }

  protected override render() {
    return html`
      <div class="level" role="meter" aria-label="${this.label}" aria-valuemin="0" aria-valuemax="100"><i></i></div>
    `;
  }

  #show(): void {
    if (this.#level?.track !== this.track) {
      this.#level?.close();
      this.#level = this.track && Level.of(this.track);
    }
    const bar = this.querySelector<HTMLElement>(".level");
    const fill = bar?.firstElementChild as HTMLElement | undefined;
    if (!bar || !fill) return;
    const now = this.#level?.now() ?? 0;
    const steps = Math.round(now * STEPS);
    // Painting costs more than measuring, on a phone above all: what looks the same is left as it is.
    if (steps === this.#shown) return;
    this.#shown = steps;
    fill.style.transform = `scaleX(${steps / STEPS})`;
    bar.setAttribute("aria-valuenow", String(Math.round(steps * 100 / STEPS)));
    bar.toggleAttribute("data-speaks", now > SPEAKS_ABOVE);
  }
}

customElements.define("sf-level", LevelBar);
