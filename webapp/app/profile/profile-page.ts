/** `<sf-profile>`: what I am like to be with: languages, limits for each act and channel, wishes, a story. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { call, type Problem, send } from "../api/call.ts";
import { tick, typed } from "../style/forms.ts";
import { asProblem, notice, type Piece, problemNotice } from "../style/parts.ts";
import { words } from "../words/words.ts";
import { ACTS, CHANNELS, type Limit, LIMITS, type Profile, type ProfileText, spanOfWord } from "./profile.ts";

/** Offered first; whoever speaks another finds it in the list below. */
const NEAR = ["nl", "en", "de", "fr", "es", "tr", "ar", "pl"];

export class ProfilePage extends LitElement {
  #profile: Profile | undefined;
  /** What another page has kept meanwhile. */
  #theirs: Profile | undefined;
  #problem: Problem | undefined;
  #keeping = false;
  #kept = false;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#look();
  }

  protected override render() {
    const profile = this.#profile;
    if (!profile) {
      return this.#problem ? problemNotice(this.#problem) : html`
        <p class="quiet" role="status">${words.me.loading}</p>
      `;
    }
    return html`
      <p class="lede">${words.profile.lede}</p>
      <form class="question wide" @submit="${(event: Event) => this.#keep(event)}">
        ${this.#languages(profile)} ${this.#limits(words.profile.acts, ACTS, profile)} ${this.#limits(
          words.profile.channels,
          CHANNELS,
          profile,
        )} ${this.#text("wishes", profile, 500)} ${this.#text("seeks", profile, 500)} ${profile.role === "human"
          ? this.#humansOwn(profile)
          : nothing} ${this.#outcome()}
        <p><button class="primary large" data-do="keep" ?disabled="${this.#keeping}">${words.me.keep}</button></p>
      </form>
    `;
  }

  #languages(profile: Profile): TemplateResult {
    const offered = [...new Set([...profile.languages, ...NEAR])];
    return html`
      <fieldset>
        <legend><h2>${words.profile.languages}</h2></legend>
        <div class="ticks">${offered.map((one) =>
          tick("languages", one, words.profile.language(one), profile.languages.includes(one))
        )}</div>
      </fieldset>
    `;
  }

  #limits(title: string, what: readonly string[], profile: Profile): TemplateResult {
    return html`
      <section>
        <h2>${title}</h2>
        <p class="quiet">${words.profile.limitsMean}</p>
        ${what.map((one) => limits(one, profile.limits[one] ?? "ask"))}
      </section>
    `;
  }

  #text(field: ProfileText, profile: Profile, letters: number): TemplateResult {
    return html`
      <label><h2>${words.profile[field]}</h2>
        <span class="quiet">${words.profile.means[field]}</span>
        <textarea name="${field}" maxlength="${letters}" rows="3" .value="${profile[field]}"></textarea>
      </label>
      ${this.#problem?.field === field ? this.#trouble(this.#problem) : nothing}
    `;
  }

  #humansOwn(profile: Profile): TemplateResult {
    return html`
      <fieldset>
        <legend><h2>${words.profile.exclusive}</h2></legend>
        <div class="ticks">${tick("exclusive", "yes", words.profile.exclusiveMeans, profile.exclusive)}</div>
      </fieldset>
      ${this.#text("story", profile, 2000)}
    `;
  }

  #outcome(): Piece {
    if (this.#theirs) {
      return notice(
        "waiting",
        words.profile.changedMeanwhile,
        html`
          <button type="button" data-do="theirs" @click="${() => this.#takeTheirs()}">${words.profile.theirs}</button>
        `,
      );
    }
    if (this.#problem && !this.#problem.field) return problemNotice(this.#problem);
    return this.#kept ? notice("safe", words.profile.kept) : nothing;
  }

  #trouble(problem: Problem): TemplateResult {
    return problem.word ? notice("waiting", words.profile.explicit(problem.word)) : problemNotice(problem);
  }

  async #keep(event: Event): Promise<void> {
    const form = typed(event);
    const limits: Record<string, Limit> = {};
    for (const one of [...ACTS, ...CHANNELS]) limits[one] = form.get(`limit-${one}`) as Limit ?? "ask";
    const body = {
      languages: form.getAll("languages"),
      limits,
      wishes: form.get("wishes"),
      seeks: form.get("seeks"),
      exclusive: form.has("exclusive"),
      story: form.get("story") ?? "",
    };
    const edition = (this.#theirs ?? this.#profile)!.edition;
    this.#problem = undefined;
    this.#theirs = undefined;
    this.#kept = false;
    this.#keeping = true;
    this.requestUpdate();
    try {
      await send("PUT", "/api/me/profile", { body, headers: { "If-Match": `"${edition}"` } });
      await this.#look();
      this.#kept = true;
    } catch (broken) {
      await this.#refused(asProblem(broken));
    }
    this.#keeping = false;
    this.requestUpdate();
  }

  /** What was typed stays in its fields; the word that is meant is selected. */
  async #refused(problem: Problem): Promise<void> {
    if (problem.kind === "changed-meanwhile") {
      this.#theirs = await call<Profile>("GET", "/api/me/profile");
      return;
    }
    this.#problem = problem;
    this.requestUpdate();
    await this.updateComplete;
    const field = problem.field ? this.querySelector<HTMLTextAreaElement>(`textarea[name=${problem.field}]`) : null;
    field?.focus();
    if (field && problem.word) field.setSelectionRange(...spanOfWord(field.value, problem.word));
  }

  #takeTheirs(): void {
    this.#profile = this.#theirs;
    this.#theirs = undefined;
    this.requestUpdate();
    this.querySelector("form")?.reset();
  }

  async #look(): Promise<void> {
    try {
      this.#profile = await call<Profile>("GET", "/api/me/profile");
    } catch (broken) {
      this.#problem = asProblem(broken);
    }
    this.requestUpdate();
  }
}

/** One act or channel: three ways to say it, the one that is meant is on. */
function limits(what: string, limit: Limit): TemplateResult {
  return html`
    <fieldset class="limit" data-what="${what}">
      <legend>${words.profile.what(what)}</legend>
      <div class="ticks">${LIMITS.map((one) => way(what, one, one === limit))}</div>
    </fieldset>
  `;
}

function way(what: string, limit: Limit, on: boolean): TemplateResult {
  return html`
    <label class="tick">
      <input type="radio" name="limit-${what}" value="${limit}" ?checked="${on}" /> ${words.profile.limit[limit]}
    </label>
  `;
}

customElements.define("sf-profile", ProfilePage);
