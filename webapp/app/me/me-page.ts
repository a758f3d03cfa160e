/** `<sf-me>`: joining; then what is still to do before a first evening, and what stands. */
import { html, nothing, type TemplateResult } from "lit";
import { call, type Problem, send } from "../api/call.ts";
import { LookingPage } from "../style/looking.ts";
import { tick, typed } from "../style/forms.ts";
import { asProblem, notice, type Piece, problemNotice } from "../style/parts.ts";
import { words } from "../words/words.ts";
import "./join.ts";
import { type Bond, grouped, type Myself, type OwnOs, type PartOfDay, PARTS_OF_DAY } from "./myself.ts";

/** Where a problem is shown: beside what was pressed. */
type Place = "page" | "contact" | "call" | "couple" | "os";

/** Somebody else's answer may come while one looks. */
const LOOK_EVERY_MS = 10_000;

export class MePage extends LookingPage {
  protected override readonly lookEveryMs = LOOK_EVERY_MS;
  #me: Myself | undefined;
  #problem: { place: Place; what: Problem } | undefined;
  #said: { place: Place; what: string } | undefined;
  /** A form that is open although its step is done. */
  #changing: string | undefined;
  #sending = false;

  protected override render() {
    const me = this.#me;
    if (!me) {
      return this.#problem ? problemNotice(this.#problem.what) : html`
        <p class="quiet" role="status">${words.me.loading}</p>
      `;
    }
    if (!me.joined) {
      return html`
        <h1>${words.me.welcome}</h1>
        <sf-join .suggested="${me.name}" @joined="${() => this.look()}"></sf-join>
      `;
    }
    return html`
      <h1>${words.me.you(me.name)}</h1>
      <p class="lede">${words.me.youAre[me.role!]}</p>
      ${this.#trouble("page")} ${me.role === "host" ? nothing : this.#steps(me)} ${me.role === "human"
        ? this.#couples(me)
        : nothing} ${me.role === "os" ? this.#oses(me) : nothing}
      <p class="quiet"><a href="/api/me/export" download>${words.me.export}</a> ${words.me.exportMeans}</p>
    `;
  }

  #steps(me: Myself): TemplateResult {
    const left = me.open.length;
    return html`
      <p class="${left === 0 ? "calm" : "attention"}" role="status" data-open="${left}">
        ${left === 0 ? words.me.ready : words.me.toDo(left)}
      </p>
      ${this.#adult(me)} ${me.role === "os" ? nothing : this.#contact(me)} ${this.#call(me)}
    `;
  }

  #step(name: string, done: boolean, title: string, what: unknown): TemplateResult {
    return html`
      <section class="card step" data-step="${name}" data-done="${done}" aria-labelledby="step-${name}">
        <h2 id="step-${name}">
          <i class="mark-of-step" aria-hidden="true"></i>${title}
          <span class="quiet">${done ? words.me.done : words.me.open}</span>
        </h2>
        ${what}
      </section>
    `;
  }

  #adult(me: Myself): TemplateResult {
    return this.#step(
      "assurance",
      me.adult !== null,
      words.me.adult,
      html`
        <p>${me.adult?.method === "declaration" ? words.me.adultByOwnWord : words.me.adultFound}</p>
      `,
    );
  }

  #contact(me: Myself): TemplateResult {
    const contact = me.safetyContact;
    const asks = contact === null || contact.state === "declined" || this.#changing === "contact";
    const stands = contact
      ? html`
        <p data-contact="${contact.state}"><b>${words.me.contactState(contact.name, contact.state)}</b></p>
      `
      : nothing;
    return this.#step(
      "safety-contact",
      contact?.state === "agreed",
      words.me.contact,
      html`
        <p>${words.me.contactMeans}</p>
        ${stands} ${this.#trouble("contact")} ${asks
          ? this.#contactForm()
          : this.#otherwise("contact", words.me.somebodyElse)}
      `,
    );
  }

  #contactForm(): TemplateResult {
    return html`
      <form class="question" @submit="${(event: Event) => this.#askContact(event)}">
        <label>${words.me.contactName} ${field("name", "text", 60)}</label>
        <label>${words.me.contactMail} ${field("mail", "email", 254)}</label>
        <p class="quiet">${words.me.contactLetter}</p>
        ${this.#press("ask-contact", words.me.askThem)}
      </form>
    `;
  }

  #call(me: Myself): TemplateResult {
    const call = me.hostCall;
    const held = call?.held ?? false;
    const stands = call && !held
      ? html`
        <p><b>${words.me.callAsked(call.wanted)}</b></p>
      `
      : nothing;
    const asks = call === null || this.#changing === "call";
    const way = held
      ? nothing
      : asks
      ? this.#callForm(call?.wanted ?? [])
      : this.#otherwise("call", words.me.otherTimes);
    return this.#step(
      "host-call",
      held,
      words.me.call,
      html`
        <p>${held ? words.me.callHeld : words.me.callMeans}</p>
        ${stands} ${this.#trouble("call")} ${way}
      `,
    );
  }

  #callForm(wanted: readonly PartOfDay[]): TemplateResult {
    return html`
      <form class="question" @submit="${(event: Event) => this.#askCall(event)}">
        <fieldset>
          <legend>${words.me.callWhen}</legend>
          <div class="ticks">${PARTS_OF_DAY.map((part) =>
            tick("wanted", part, words.me.part[part], wanted.includes(part))
          )}</div>
        </fieldset>
        ${this.#press("ask-call", words.me.askCall)}
      </form>
    `;
  }

  /** Opens or closes a form that is not needed now. */
  #otherwise(what: string, title: string): TemplateResult {
    return html`
      <p>
        <button type="button" aria-expanded="${this.#changing === what}" @click="${() => this.#change(what)}">
          ${title}
        </button>
      </p>
    `;
  }

  #press(what: string, title: string): TemplateResult {
    return html`
      <p><button class="primary" data-do="${what}" ?disabled="${this.#sending}">${title}</button></p>
    `;
  }

  #couples(me: Myself): TemplateResult {
    return html`
      <section class="card step" data-step="couple" aria-labelledby="couple">
        <h2 id="couple">${words.me.couple}</h2>
        ${me.couples.length === 0
          ? html`
            <p>${words.me.noCouple}</p>
          `
          : html`
            <ul class="bonds">${me.couples.map((bond) => this.#bond(bond, bond.os))}</ul>
          `} ${this.#trouble("couple")}
        <form class="question" @submit="${(event: Event) => this.#askOs(event)}">
          <label>${words.me.code} ${field("code", "text", 20)}</label>
          <p class="quiet">${words.me.codeMeans}</p>
          ${this.#press("ask-os", words.me.askOs)}
        </form>
      </section>
    `;
  }

  #bond(bond: Bond, other: string): TemplateResult {
    const said = bond.together ? words.me.together(other) : words.me.asked(other);
    const way = bond.together ? words.me.part_ : words.me.takeBack;
    return html`
      <li data-bond="${bond.together ? "together" : "asked"}">
        <span>${said}</span>
        <button type="button" @click="${() => this.#part(bond, other)}">${way}</button>
      </li>
    `;
  }

  /** A human asks, and the OS is to answer. */
  #asking(bond: Bond): TemplateResult {
    const answer = (yes: boolean) => this.#do("os", "PUT", `/api/me/couples/${bond.id}`, { yes });
    return html`
      <li data-bond="asked">
        <span>${words.me.asksYou(bond.human)}</span>
        <button type="button" class="primary" data-do="yes" @click="${() => answer(true)}">${words.me.yes}</button>
        <button type="button" @click="${() => answer(false)}">${words.me.no}</button>
      </li>
    `;
  }

  #oses(me: Myself): TemplateResult {
    return html`
      ${me.oses.map((os) => this.#os(me, os))}
      <section class="card step" aria-labelledby="another">
        <h2 id="another">${me.oses.length === 0 ? words.me.firstOs : words.me.anotherOs}</h2>
        <p>${words.me.osMeans}</p>
        ${this.#trouble("os")} ${this.#declaration(undefined)}
      </section>
    `;
  }

  #os(me: Myself, os: OwnOs): TemplateResult {
    const own = me.couples.filter((bond) => bond.os === os.name);
    return html`
      <section class="card step" data-os="${os.name}" aria-labelledby="os-${os.id}">
        <h2 id="os-${os.id}">${os.name} <span class="quiet">${words.me.osIs(os.version, os.conversations)}</span></h2>
        <p>${words.me.osCode} <b class="spelled" data-code>${grouped(os.code)}</b></p>
        <p class="quiet">${words.me.osCodeMeans}</p>
        <ul class="bonds">${own.map((bond) => bond.together ? this.#bond(bond, bond.human) : this.#asking(bond))}</ul>
        <div class="onward">
          <button type="button" @click="${() => this.#do("os", "POST", `/api/me/oses/${os.id}/code`)}">
            ${words.me.newCode}
          </button>
          ${this.#otherwise(os.id, words.me.changeOs)}
          <a class="button" href="/hours?os=${os.id}">${words.me.osHours}</a>
        </div>
        ${this.#changing === os.id ? this.#declaration(os) : nothing}
      </section>
    `;
  }

  #declaration(os: OwnOs | undefined): TemplateResult {
    return html`
      <form class="question" data-declares="${os?.name ?? "new"}" @submit="${(event: Event) =>
        this.#declare(event, os)}">
        <label>${words.me.osName} ${field("name", "text", 60, os?.name)}</label>
        <label>${words.me.osVersion} ${field("version", "text", 40, os?.version)}</label>
        <label>${words.me.osConversations} ${field("conversations", "text", 6, String(os?.conversations ?? 1))}</label>
        ${this.#press("declare", os ? words.me.keep : words.me.register)}
      </form>
    `;
  }

  #trouble(place: Place): Piece {
    if (this.#problem?.place === place) return problemNotice(this.#problem.what);
    return this.#said?.place === place ? notice("safe", this.#said.what) : nothing;
  }

  #change(what: string): void {
    this.#changing = this.#changing === what ? undefined : what;
    this.requestUpdate();
  }

  #askContact(event: Event): Promise<void> {
    const said = typed(event);
    const body = { name: said.get("name"), mail: said.get("mail") };
    return this.#do("contact", "PUT", "/api/me/safety-contact", body, event);
  }

  #askCall(event: Event): Promise<void> {
    const said = typed(event);
    return this.#do("call", "PUT", "/api/me/host-call", { wanted: said.getAll("wanted") });
  }

  #askOs(event: Event): Promise<void> {
    const said = typed(event);
    return this.#do("couple", "POST", "/api/me/couples", { code: said.get("code") }, event);
  }

  #part(bond: Bond, other: string): Promise<void> | undefined {
    if (bond.together && !confirm(words.me.reallyPart(other))) return undefined;
    return this.#do(this.#me?.role === "os" ? "os" : "couple", "DELETE", `/api/me/couples/${bond.id}`);
  }

  #declare(event: Event, os: OwnOs | undefined): Promise<void> {
    const said = typed(event);
    const body = {
      name: said.get("name"),
      version: said.get("version"),
      conversations: Number(said.get("conversations")),
    };
    return os
      ? this.#do("os", "PUT", `/api/me/oses/${os.id}`, body, undefined, { "If-Match": `"${os.edition}"` })
      : this.#do("os", "POST", "/api/me/oses", body, event);
  }

  /** Tells the server, and looks anew; what was typed stays in its form until it was taken. */
  async #do(
    place: Place,
    method: string,
    path: string,
    body?: unknown,
    from?: Event,
    headers: Record<string, string> = {},
  ): Promise<void> {
    const form = from?.target as HTMLFormElement | undefined;
    this.#problem = undefined;
    this.#said = undefined;
    this.#sending = true;
    this.requestUpdate();
    try {
      await send(method, path, { body, headers });
      form?.reset();
      this.#changing = undefined;
      await this.look();
      this.#said = { place, what: words.me.kept };
    } catch (broken) {
      this.#problem = { place, what: asProblem(broken) };
      if (this.#problem.what.kind === "changed-meanwhile") await this.look();
    }
    this.#sending = false;
    this.requestUpdate();
  }

  protected override async ask(): Promise<void> {
    try {
      this.#me = await call<Myself>("GET", "/api/me");
      if (this.#problem?.place === "page") this.#problem = undefined;
    } catch (broken) {
      this.#problem = { place: "page", what: asProblem(broken) };
    }
  }
}

function field(name: string, type: "text" | "email", letters: number, value = ""): TemplateResult {
  return html`
    <input name="${name}" type="${type}" maxlength="${letters}" required autocomplete="off" .value="${value}" />
  `;
}

customElements.define("sf-me", MePage);
