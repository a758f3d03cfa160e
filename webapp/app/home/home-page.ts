/** `<sf-home>`: my evenings, one press to join. The press itself comes in, so that sound is unlocked by it. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { call, type Problem, send } from "../api/call.ts";
import { EveningPage } from "../evening/evening-page.ts";
import type { EveningSummary } from "../evening/view.ts";
import { asProblem, notice, type Piece, problemNotice, stateChip } from "../style/parts.ts";
import { words } from "../words/words.ts";

const LOOK_EVERY_MS = 10_000;

export class HomePage extends LitElement {
  static override properties = { demo: { type: Boolean } };
  declare demo: boolean;
  #evenings: EveningSummary[] | undefined;
  #problem: Problem | undefined;
  #opened = false;
  #opening = false;
  #timer: number | undefined;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override render() {
    return html`
      ${this.#problem ? problemNotice(this.#problem) : nothing} ${this.#opened
        ? notice("safe", words.home.opened)
        : nothing} ${this.#list()} ${this.demo ? this.#rehearsal() : nothing}
    `;
  }

  #list(): Piece {
    if (!this.#evenings) {
      return this.#problem ? nothing : html`
        <p class="quiet" role="status">${words.home.loading}</p>
      `;
    }
    if (this.#evenings.length === 0) {
      return html`
        <p class="empty">${words.home.empty}</p>
      `;
    }
    return html`
      <ul class="evenings">${this.#evenings.map((one) => this.#card(one))}</ul>
    `;
  }

  #card(one: EveningSummary): TemplateResult {
    const address = `/evenings/${one.id}`;
    return html`
      <li class="card" data-evening="${one.id}" data-state="${one.state}">
        <div>
          <h2>${words.home.with(one.with)}</h2>
          <p class="quiet">${words.home.from(one.startsAt, one.endsAt)}</p>
          <p>${stateChip(one.state)} ${one.role
            ? html`
              <span class="quiet">· ${words.home.as(words.role(one.role))}</span>
            `
            : nothing}</p>
        </div>
        ${one.open
          ? html`
            <a class="button primary large" data-do="join" href="${address}" @click="${(event: MouseEvent) =>
              this.#join(event, one)}">${words.home.join}</a>
          `
          : html`
            <a class="button" href="${address}">${words.home.look}</a>
          `}
      </li>
    `;
  }

  #rehearsal(): TemplateResult {
    return html`
      <section class="rehearsal">
        <button type="button" data-do="rehearsal" ?disabled="${this.#opening}" @click="${() => this.#openRehearsal()}">
          ${words.home.rehearsal}
        </button>
        <p class="quiet">${words.home.rehearsalMeans}</p>
      </section>
    `;
  }

  /** In this same document: a page that is loaded anew would need a second press for its sound. */
  #join(event: MouseEvent, one: EveningSummary): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || one.seat === null) return;
    event.preventDefault();
    history.pushState({}, "", `/evenings/${one.id}`);
    globalThis.addEventListener("popstate", () => location.reload(), { once: true });
    const page = new EveningPage();
    page.evening = one.id;
    page.comeIn();
    document.body.classList.add("live-page");
    document.querySelector("[data-page]")!.replaceChildren(page);
  }

  async #openRehearsal(): Promise<void> {
    this.#opening = true;
    this.requestUpdate();
    try {
      await send("POST", "/api/demo/evenings");
      this.#opened = true;
      this.#problem = undefined;
      await this.#look();
    } catch (broken) {
      this.#problem = asProblem(broken);
    }
    this.#opening = false;
    this.requestUpdate();
  }

  async #look(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      const evenings = await call<EveningSummary[]>("GET", "/api/evenings");
      this.#evenings = evenings.sort((a, b) => Number(b.open) - Number(a.open) || b.startsAt.localeCompare(a.startsAt));
      this.#problem = undefined;
    } catch (broken) {
      this.#problem = asProblem(broken);
    }
    this.requestUpdate();
    if (this.isConnected) this.#timer = setTimeout(() => this.#look(), LOOK_EVERY_MS);
  }
}

customElements.define("sf-home", HomePage);
