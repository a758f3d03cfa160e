/** `<sf-letters>`: the letters that the rehearsal stage has caught, newest first, as whom they are for would read them. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { call, type Problem } from "../api/call.ts";
import { LookingPage } from "../style/looking.ts";
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

export class CaughtLetters extends LookingPage {
  protected override readonly lookEveryMs = LOOK_EVERY_MS;
  #letters: Letter[] | undefined;
  #problem: Problem | undefined;

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

  protected override async ask(): Promise<void> {
    try {
      this.#letters = await call<Letter[]>("GET", "/api/demo/letters");
      this.#problem = undefined;
    } catch (broken) {
      this.#problem = asProblem(broken);
    }
  }
}

customElements.define("sf-letters", CaughtLetters);
