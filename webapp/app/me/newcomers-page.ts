/** `<sf-newcomers>`: whom a host calls before their first evening. */
import { html, LitElement, nothing } from "lit";
import { call, type Problem, send } from "../api/call.ts";
import { asProblem, problemNotice } from "../style/parts.ts";
import { words } from "../words/words.ts";
import type { JoinsAs, PartOfDay } from "./myself.ts";

interface Newcomer {
  id: string;
  name: string;
  role: JoinsAs;
  wanted: PartOfDay[];
  since: string;
}

export class NewcomersPage extends LitElement {
  #waiting: Newcomer[] | undefined;
  #problem: Problem | undefined;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#look();
  }

  protected override render() {
    return html`
      ${this.#problem ? problemNotice(this.#problem) : nothing} ${this.#waiting === undefined
        ? nothing
        : this.#waiting.length === 0
        ? html`
          <p class="calm" role="status">${words.newcomers.none}</p>
        `
        : html`
          <p class="quiet">${words.newcomers.means}</p>
          <ul class="bonds">${this.#waiting.map((one) =>
            html`
              <li class="card" data-newcomer="${one.name}">
                <span><b>${one.name}</b>, ${words.newcomers.as[one.role]}<br />
                  <span class="quiet">${words.newcomers.wants(one.wanted, one.since)}</span></span>
                <button type="button" class="primary" @click="${() => this.#held(one)}">${words.newcomers.held}</button>
              </li>
            `
          )}</ul>
        `}
    `;
  }

  async #held(one: Newcomer): Promise<void> {
    try {
      await send("PUT", `/api/newcomers/${one.id}/call`);
      await this.#look();
    } catch (broken) {
      this.#problem = asProblem(broken);
      this.requestUpdate();
    }
  }

  async #look(): Promise<void> {
    try {
      this.#waiting = await call<Newcomer[]>("GET", "/api/newcomers");
      this.#problem = undefined;
    } catch (broken) {
      this.#problem = asProblem(broken);
    }
    this.requestUpdate();
  }
}

customElements.define("sf-newcomers", NewcomersPage);
