/** `<sf-calendar>`: the address by which one's own calendar program shows one's evenings; made, copied, changed, ended. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { call, type Problem, send } from "../api/call.ts";
import { asProblem, notice, type Piece, problemNotice } from "../style/parts.ts";
import { words } from "../words/words.ts";

const PATH = "/api/me/calendar";

/** `address` is there once, when it was made: the server does not keep it. */
interface Feed {
  on: boolean;
  madeAt?: string;
  address?: string;
}

export class CalendarAddress extends LitElement {
  #feed: Feed | undefined;
  #problem: Problem | undefined;
  #busy = false;
  /** A first press asks, a second one does it: an address that was ended does not come back. */
  #asked: "change" | "end" | undefined;
  #copied: boolean | undefined;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#do(() => call<Feed>("GET", PATH));
  }

  protected override render() {
    return html`
      ${this.#problem ? problemNotice(this.#problem) : nothing} ${this.#card()}
    `;
  }

  #card(): Piece {
    if (!this.#feed) {
      return this.#problem ? nothing : html`
        <p class="quiet" role="status">${words.feed.loading}</p>
      `;
    }
    return html`
      <section class="card feed" data-feed="${this.#feed.address ? "new" : this.#feed.on ? "on" : "off"}">
        ${this.#feed.address ? this.#fresh(this.#feed.address) : this.#feed.on
          ? html`
            <p>${words.feed.on(this.#feed.madeAt!)}</p>
          `
          : html`
            <p>${words.feed.off}</p>
          `}
        <p class="quiet">${words.feed.says}</p>
        ${this.#ways()}
      </section>
    `;
  }

  #fresh(address: string): TemplateResult {
    return html`
      <div class="address">
        <label for="feed-address">${words.feed.address}</label>
        <input id="feed-address" type="text" readonly .value="${address}" @focus="${(event: FocusEvent) =>
          (event.target as HTMLInputElement).select()}">
        <div class="moves">
          <button type="button" class="primary" data-do="copy" @click="${() => this.#copy(address)}">
            ${this.#copied ? words.feed.copied : words.feed.copy}
          </button>
          <a class="button" href="${address.replace(/^https?:/, "webcal:")}">${words.feed.open}</a>
        </div>
      </div>
      ${this.#copied === false ? notice("waiting", words.feed.copyByHand) : nothing}
      <p>${words.feed.once}</p>
    `;
  }

  #ways(): TemplateResult {
    if (!this.#feed!.on) {
      return html`
        <div class="moves">
          <button type="button" class="primary" data-do="make" ?disabled="${this.#busy}" @click="${() =>
            this.#make()}">${words.feed.make}</button>
        </div>
      `;
    }
    if (this.#asked) {
      const change = this.#asked === "change";
      return html`
        <div class="asked" role="group" aria-label="${change ? words.feed.change : words.feed.end}">
          <p role="status">${change ? words.feed.changeMeans : words.feed.endMeans}</p>
          <div class="moves">
            <button type="button" class="primary" data-do="${change ? "change-now" : "end-now"}" ?disabled="${this
              .#busy}" @click="${() => change ? this.#make() : this.#end()}">
              ${change ? words.feed.changeNow : words.feed.endNow}
            </button>
            <button type="button" class="quiet" data-do="keep" @click="${() => this.#ask(undefined)}">
              ${words.feed.keep}
            </button>
          </div>
        </div>
      `;
    }
    return html`
      <div class="moves">
        <button type="button" class="quiet" data-do="change" @click="${() => this.#ask("change")}">
          ${words.feed.change}
        </button>
        <button type="button" class="quiet" data-do="end" @click="${() => this.#ask("end")}">${words.feed.end}</button>
      </div>
    `;
  }

  #ask(what: "change" | "end" | undefined): void {
    this.#asked = what;
    this.requestUpdate();
  }

  async #copy(address: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(address);
      this.#copied = true;
    } catch {
      this.#copied = false;
      this.querySelector<HTMLInputElement>("#feed-address")?.focus();
    }
    this.requestUpdate();
  }

  #make(): Promise<void> {
    return this.#do(() => call<Feed>("POST", PATH));
  }

  #end(): Promise<void> {
    return this.#do(async () => {
      await send("DELETE", PATH);
      return { on: false };
    });
  }

  async #do(what: () => Promise<Feed>): Promise<void> {
    this.#busy = true;
    this.requestUpdate();
    try {
      this.#feed = await what();
      this.#problem = undefined;
    } catch (broken) {
      this.#problem = asProblem(broken);
    }
    this.#busy = false;
    this.#asked = undefined;
    this.#copied = undefined;
    this.requestUpdate();
  }
}

customElements.define("sf-calendar", CalendarAddress);
