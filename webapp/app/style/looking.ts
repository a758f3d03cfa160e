/** A page that looks at the server again and again while it is open. */
import { LitElement } from "lit";

export abstract class LookingPage extends LitElement {
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** How long after one look the next one comes, ms. */
  protected abstract readonly lookEveryMs: number;

  /** Asks the server, and keeps what it says or what went wrong. */
  protected abstract ask(): Promise<void>;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  /** Looks now; the next look comes in its time from here. */
  protected async look(): Promise<void> {
    clearTimeout(this.#timer);
    await this.ask();
    this.requestUpdate();
    clearTimeout(this.#timer);
    if (this.isConnected) this.#timer = setTimeout(() => this.look(), this.lookEveryMs);
  }
}
