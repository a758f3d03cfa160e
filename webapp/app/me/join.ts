/** `<sf-join>`: three questions, one a screen, and one is somebody whom we know. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { type Problem, send } from "../api/call.ts";
import { asProblem, notice, problemNotice } from "../style/parts.ts";
import { words } from "../words/words.ts";
import { isoDate, JOINS_AS, type JoinsAs } from "./myself.ts";

/** What was chosen so far outlives a reload and the back key; the birth date is kept nowhere. */
const KEPT = "souffleur.join";

export class Join extends LitElement {
  static override properties = { suggested: {} };
  /** What the sign-in service calls one. */
  declare suggested: string;
  #role: JoinsAs | undefined;
  #name: string | undefined;
  #screen: 1 | 2 | 3 = 1;
  #wrong: string | undefined;
  #problem: Problem | undefined;
  #sending = false;

  constructor() {
    super();
    this.suggested = "";
    try {
      const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "{}");
      this.#role = JOINS_AS.find((role) => role === kept.role);
      this.#name = typeof kept.name === "string" ? kept.name : undefined;
    } catch {
      // What cannot be read is asked again.
    }
  }

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    return html`
      <p class="quiet" aria-live="polite">${words.me.screen(this.#screen, 3)}</p>
      ${this.#problem ? problemNotice(this.#problem) : nothing} ${this.#wrong
        ? notice("waiting", this.#wrong)
        : nothing} ${this.#screen === 1 ? this.#asWhom() : this.#screen === 2 ? this.#called() : this.#born()}
    `;
  }

  #asWhom(): TemplateResult {
    return html`
      <h2>${words.me.asWhom}</h2>
      <ul class="choices">
        ${JOINS_AS.map((role) =>
          html`
            <li>
              <button type="button" class="choice" data-role="${role}" aria-pressed="${this.#role ===
                role}" @click="${() => this.#choose(role)}">
                <b>${words.me.as[role]}</b><span>${words.me.asMeans[role]}</span>
              </button>
            </li>
          `
        )}
      </ul>
    `;
  }

  #called(): TemplateResult {
    return html`
      <form class="question" @submit="${(event: Event) => this.#named(event)}">
        <label for="called"><h2>${words.me.called}</h2></label>
        <p class="quiet" id="called-means">${words.me.calledMeans}</p>
        <input
          id="called"
          name="called"
          type="text"
          maxlength="60"
          autocomplete="given-name"
          required
          aria-describedby="called-means"
          .value="${this.#name ?? this.suggested}"
        />
        <div class="onward">
          <button type="button" @click="${() => this.#back(1)}">${words.me.back}</button>
          <button class="primary" data-do="on">${words.me.on}</button>
        </div>
      </form>
    `;
  }

  #born(): TemplateResult {
    const part = (name: "day" | "month" | "year", letters: number) =>
      html`
        <label>${words.me[name]}
          <input
            name="${name}"
            type="text"
            inputmode="numeric"
            maxlength="${letters}"
            size="${letters}"
            required
            autocomplete="bday-${name}"
          />
        </label>
      `;
    return html`
      <form class="question" @submit="${(event: Event) => this.#join(event)}">
        <fieldset>
          <legend><h2>${words.me.born}</h2></legend>
          <p class="quiet">${words.me.bornMeans}</p>
          <div class="date">${part("day", 2)} ${part("month", 2)} ${part("year", 4)}</div>
        </fieldset>
        <div class="onward">
          <button type="button" @click="${() => this.#back(2)}">${words.me.back}</button>
          <button class="primary" data-do="join" ?disabled="${this.#sending}">${this.#sending
            ? words.me.joining
            : words.me.join}</button>
        </div>
      </form>
    `;
  }

  #choose(role: JoinsAs): void {
    this.#role = role;
    this.#keep();
    this.#go(2);
  }

  #named(event: Event): void {
    event.preventDefault();
    this.#name = String(new FormData(event.target as HTMLFormElement).get("called") ?? "").trim();
    this.#keep();
    this.#go(this.#name === "" ? 2 : 3);
  }

  async #join(event: Event): Promise<void> {
    event.preventDefault();
    const typed = new FormData(event.target as HTMLFormElement);
    const born = isoDate(String(typed.get("day")), String(typed.get("month")), String(typed.get("year")));
    this.#wrong = born === undefined ? words.me.notADate : undefined;
    this.#problem = undefined;
    if (born !== undefined) {
      this.#sending = true;
      this.requestUpdate();
      try {
        await send("POST", "/api/me", { body: { role: this.#role, name: this.#name, born } });
        sessionStorage.removeItem(KEPT);
        this.dispatchEvent(new CustomEvent("joined"));
      } catch (broken) {
        this.#problem = asProblem(broken);
        if (this.#problem.kind === "not-a-name") this.#screen = 2;
        if (this.#problem.kind === "joined-already") this.dispatchEvent(new CustomEvent("joined"));
      }
      this.#sending = false;
    }
    this.requestUpdate();
  }

  #back(to: 1 | 2): void {
    const name = this.querySelector<HTMLInputElement>("[name=called]")?.value;
    if (name !== undefined) this.#name = name;
    this.#keep();
    this.#go(to);
  }

  #go(screen: 1 | 2 | 3): void {
    this.#screen = screen;
    this.#wrong = undefined;
    this.#problem = undefined;
    this.requestUpdate();
    this.updateComplete.then(() =>
      this.querySelector<HTMLElement>(screen === 1 ? ".choice" : "input:not([type=hidden])")?.focus()
    );
  }

  #keep(): void {
    sessionStorage.setItem(KEPT, JSON.stringify({ role: this.#role, name: this.#name }));
  }
}

customElements.define("sf-join", Join);
