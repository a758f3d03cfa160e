/** `<sf-kits>`: where each kit is, who has it, what is wrong with it; every next step is one press. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { call, type Problem, send } from "../api/call.ts";
import type { Myself } from "../me/myself.ts";
import { typed } from "../style/forms.ts";
import { asProblem, type Piece, problemNotice } from "../style/parts.ts";
import { words } from "../words/words.ts";
import type { Holder, Kit, KitLine, KitState } from "./kits.ts";

export class KitsPage extends LitElement {
  static override properties = { label: {} };
  /** The one that was scanned; it stands first. */
  declare label: string;
  #kits: Kit[] | undefined;
  #host = false;
  #holders: Holder[] = [];
  #log: { kit: string; lines: KitLine[] } | undefined;
  #problem: { kit: string | undefined; what: Problem } | undefined;

  constructor() {
    super();
    this.label = "";
  }

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#begin();
  }

  protected override render() {
    return html`
      ${this.#trouble(undefined)} ${this.#list()} ${this.#host ? this.#newKit() : nothing}
    `;
  }

  #list(): Piece {
    if (!this.#kits) return nothing;
    if (this.#kits.length === 0) {
      return html`
        <p class="empty">${this.#host ? words.kits.none : words.kits.noneWithYou}</p>
      `;
    }
    const scanned = (kit: Kit) => Number(kit.label === this.label);
    return html`
      <ul class="kits">${[...this.#kits].sort((a, b) => scanned(b) - scanned(a)).map((kit) => this.#kit(kit))}</ul>
    `;
  }

  #kit(kit: Kit): TemplateResult {
    const said = words.kits.state(kit.state, kit.holder, kit.since);
    return html`
      <li class="card step" data-kit="${kit.label}" data-state="${kit.state}">
        <h2>${kit.name} <span class="quiet spelled">${kit.label}</span></h2>
        <p><b>${said}</b></p>
        <p class="quiet">${words.kits.kept(kit.place)} ${words.kits.battery(kit.battery)}</p>
        ${this.#trouble(kit.id)}
        <div class="onward">${kit.next.map((next) => this.#step(kit, next))}</div>
        ${this.#more(kit)}
      </li>
    `;
  }

  #step(kit: Kit, next: KitState): TemplateResult {
    if (next === "out" && this.#host) return this.#giveOut(kit);
    const first = next === kit.next[0] && next !== "faulty";
    return html`
      <button type="button" class="${first ? "primary" : ""}" data-next="${next}" @click="${() =>
        this.#do(kit, "PUT", "state", { state: next })}">${words.kits.step[next]}</button>
    `;
  }

  #giveOut(kit: Kit): TemplateResult {
    return html`
      <form class="onward" @submit="${(event: Event) => this.#give(event, kit)}">
        <label class="pick"><span>${words.kits.toWhom}</span>
          <select name="to">${this.#holders.map((one) => option(one))}</select></label>
        <button class="primary" data-next="out">${words.kits.step.out}</button>
      </form>
    `;
  }

  #more(kit: Kit): TemplateResult {
    const lines = this.#log?.kit === kit.id ? this.#log.lines : [];
    return html`
      <details @toggle="${(event: Event) => (event.target as HTMLDetailsElement).open && this.#readLog(kit)}">
        <summary>${words.kits.more}</summary>
        <form class="question" @submit="${(event: Event) => this.#readBattery(event, kit)}">
          <label>${words.kits.batteryNow}
            <input name="battery" type="text" inputmode="numeric" pattern="[0-9]{1,3}" maxlength="3" required /></label>
          <p><button>${words.kits.note}</button></p>
        </form>
        <form class="question" @submit="${(event: Event) => this.#sayFault(event, kit)}">
          <label>${words.kits.fault} <input name="fault" type="text" maxlength="200" required /></label>
          <p><button>${words.kits.note}</button></p>
        </form>
        ${this.#host ? this.#places(kit) : nothing}
        <ol class="log">${lines.map((line) =>
          html`
            <li>${words.kits.line(line)}</li>
          `
        )}</ol>
      </details>
    `;
  }

  #places(kit: Kit): TemplateResult {
    return html`
      <p class="onward">
        <a href="/kits/${kit.label}/label">${words.kits.label}</a>
        <a href="/hours?kit=${kit.id}">${words.kits.hours}</a>
      </p>
    `;
  }

  #newKit(): TemplateResult {
    return html`
      <section class="card step" aria-labelledby="new-kit">
        <h2 id="new-kit">${words.kits.another}</h2>
        <form class="question" @submit="${(event: Event) => this.#register(event)}">
          <label>${words.kits.name} <input name="name" type="text" maxlength="60" required autocomplete="off" /></label>
          <label>${words.kits
            .place} <input name="place" type="text" maxlength="60" required autocomplete="off" /></label>
          <p class="quiet">${words.kits.placeMeans}</p>
          <p><button class="primary" data-do="register">${words.kits.register}</button></p>
        </form>
      </section>
    `;
  }

  #trouble(kit: string | undefined): Piece {
    return this.#problem && this.#problem.kit === kit ? problemNotice(this.#problem.what) : nothing;
  }

  #give(event: Event, kit: Kit): Promise<void> {
    return this.#do(kit, "PUT", "state", { state: "out", to: typed(event).get("to") });
  }

  #readBattery(event: Event, kit: Kit): Promise<void> {
    return this.#do(kit, "POST", "log", { battery: Number(typed(event).get("battery")) });
  }

  #sayFault(event: Event, kit: Kit): Promise<void> {
    return this.#do(kit, "POST", "log", { fault: typed(event).get("fault") });
  }

  async #register(event: Event): Promise<void> {
    const form = event.target as HTMLFormElement;
    const body = Object.fromEntries(typed(event));
    await this.#tried(undefined, async () => {
      await send("POST", "/api/kits", { body });
      form.reset();
    });
  }

  #do(kit: Kit, method: string, what: string, body: unknown): Promise<void> {
    const headers = { "If-Match": `"${kit.edition}"` };
    return this.#tried(kit.id, async () => {
      await send(method, `/api/kits/${kit.id}/${what}`, { body, headers });
      if (this.#log?.kit === kit.id) await this.#readLog(kit);
    });
  }

  async #tried(kit: string | undefined, deed: () => Promise<void>): Promise<void> {
    this.#problem = undefined;
    try {
      await deed();
    } catch (broken) {
      this.#problem = { kit, what: asProblem(broken) };
    }
    await this.#look();
  }

  async #readLog(kit: Kit): Promise<void> {
    this.#log = { kit: kit.id, lines: await call<KitLine[]>("GET", `/api/kits/${kit.id}/log`) };
    this.requestUpdate();
  }

  async #begin(): Promise<void> {
    try {
      this.#host = (await call<Myself>("GET", "/api/me")).role === "host";
      if (this.#host) this.#holders = await call<Holder[]>("GET", "/api/kits/holders");
    } catch (broken) {
      this.#problem = { kit: undefined, what: asProblem(broken) };
    }
    await this.#look();
  }

  async #look(): Promise<void> {
    try {
      this.#kits = await call<Kit[]>("GET", "/api/kits");
    } catch (broken) {
      this.#problem = { kit: undefined, what: asProblem(broken) };
    }
    this.requestUpdate();
  }
}

function option(one: Holder): TemplateResult {
  return html`
    <option value="${one.id}">${one.name}</option>
  `;
}

customElements.define("sf-kits", KitsPage);
