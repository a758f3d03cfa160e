import { html, LitElement } from "lit";

/** `<sf-picture>`: a camera's track, muted and without controls; dark when there is none. */
export class Picture extends LitElement {
  static override properties = { track: { attribute: false }, label: {}, dark: {} };
  declare track: MediaStreamTrack | undefined;
  declare label: string;
  /** What stands there while no picture does. */
  declare dark: string | undefined;
  #stream: MediaStream | undefined;

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    if (this.#stream?.getTracks()[0] !== this.track) {
      this.#stream = this.track && new MediaStream([this.track]);
    }
    if (this.track === undefined && this.dark) {
      return html`
        <p class="dark">${this.dark}</p>
      `;
    }
    return html`
      <video .srcObject="${this.#stream ?? null}" autoplay playsinline .muted="${true}" aria-label="${this
        .label}"></video>
    `;
  }
}

customElements.define("sf-picture", Picture);
