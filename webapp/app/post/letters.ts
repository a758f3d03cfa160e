/** `<sf-letters>`: the letters that the rehearsal stage has caught, newest first, as whom they are for would read them. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { call, type Problem } from "../api/call.ts";
import { asProblem, type Piece, problemNotice } from "../style/parts.ts";
import { words } from "../words/words.ts";
import { pieces } from "./links.ts";

const LOOK_EVERY_MS = 3_000;

interface Letter {
  id: string;
  at: string;
  to: string;
  language: string;
  subject: string;
  text: string;
}

/** An element of its own, since blanks count in a letter and a template has some. */
function link(href: string): HTMLAnchorElement {
  const address = document.createElement("a");
  address.href = href;
  address.rel = "noreferrer";
  address.textContent = href;
  return address;
}

export class CaughtLetters extends LitElement {
  #letters: Letter[] | undefined;
  #problem: Problem | undefined;
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
      ${this.#problem ? problemNotice(this.#problem) : nothing} ${this.#list()}
    `;
  }

  #list(): Piece {
    if (!this.#letters) {
      return this.#problem ? nothing : html`
        <p class="quiet" role="status">${words.post.loading}</p>
      `;
    }
    if (this.#letters.length === 0) {
      return html`
        <p class="empty">${words.post.empty}</p>
      `;
    }
    return html`
      <ul class="letters">${repeat(this.#letters, ({ id }) => id, (one) => this.#letter(one))}</ul>
    `;
  }

  #letter({ at, to, language, subject, text }: Letter): TemplateResult {
    return html`
      <li class="card letter">
        <div>
          <h2 lang="${language || nothing}">${subject}</h2>
          <p class="quiet">${words.post.to(to, at)}</p>
        </div>
        <p class="letter-text" lang="${language || nothing}">${pieces(text).map((piece) =>
          typeof piece === "string" ? piece : link(piece.href)
        )}</p>
      </li>
    `;
  }

  async #look(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      this.#letters = await call<Letter[]>("GET", "/api/demo/letters");
      this.#problem = undefined;
    } catch (broken) {
      this.#problem = asProblem(broken);
    }
    this.requestUpdate();
    if (this.isConnected) this.#timer = setTimeout(() => this.#look(), LOOK_EVERY_MS);
  }
}

customElements.define("sf-letters", CaughtLetters);
