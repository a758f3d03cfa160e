/** `<sf-home>`: my evenings, one press to join. The press itself comes in, so that sound is unlocked by it. */
import { html, nothing, type TemplateResult } from "lit";
import { call, type Problem } from "../api/call.ts";
import { EveningPage } from "../evening/evening-page.ts";
import type { EveningSummary } from "../evening/view.ts";
import type { Myself } from "../me/myself.ts";
import { LookingPage } from "../style/looking.ts";
import { asProblem, notice, type Piece, problemNotice, stateChip } from "../style/parts.ts";
import { words } from "../words/words.ts";

const LOOK_EVERY_MS = 10_000;

/** Who else is there: nobody but a recording, or two people who come in by themselves. */
type Rehearsal = "recording" | "friends";

export class HomePage extends LookingPage {
  protected override readonly lookEveryMs = LOOK_EVERY_MS;
  #evenings: EveningSummary[] | undefined;
  #problem: Problem | undefined;
  #opening: Rehearsal | undefined;
  /** How much is left to do before a first evening. */
  #left = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#whoAmI();
  }

  protected override render() {
    return html`
      ${this.#problem ? problemNotice(this.#problem) : nothing} ${this.#toDo()} ${this.#list()} ${this.#tryIt()}
    `;
  }

  #toDo(): Piece {
    return this.#left === 0 ? nothing : notice(
      "plain",
      words.me.toDo(this.#left),
      html`
        <a class="button primary" href="/me">${words.home.toMe}</a>
      `,
    );
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

  /** Two presses from here one is inside: this one, and "Come in". */
  #tryIt(): TemplateResult {
    const one = (which: Rehearsal, means: string, title: string) =>
      html`
        <li>
          <button
            type="button"
            class="${which === "recording" ? "primary" : ""}"
            data-try="${which}"
            aria-describedby="try-${which}"
            ?disabled="${this.#opening !== undefined}"
            @click="${() => this.#rehearse(which)}"
          >
            ${this.#opening === which ? words.home.opening : title}
          </button>
          <p class="quiet" id="try-${which}">${means}</p>
        </li>
      `;
    return html`
      <section class="card try" aria-labelledby="try">
        <h2 id="try">${words.home.tryTitle}</h2>
        <p>${words.home.tryMeans}</p>
        <ul class="ways">
          ${one("recording", words.home.tryRecordingMeans, words.home.tryRecording)} ${one(
            "friends",
            words.home.tryFriendsMeans,
            words.home.tryFriends,
          )}
        </ul>
      </section>
    `;
  }

  #join(event: MouseEvent, one: EveningSummary): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || one.seat === null) return;
    event.preventDefault();
    this.#goTo(one.id).comeIn();
  }

  async #rehearse(which: Rehearsal): Promise<void> {
    this.#opening = which;
    this.requestUpdate();
    try {
      const { id } = await call<{ id: string }>("POST", "/api/rehearsals", { body: { with: which } });
      this.#goTo(id);
    } catch (broken) {
      this.#problem = asProblem(broken);
    }
    this.#opening = undefined;
    this.requestUpdate();
  }

  /** In this same document: a page that is loaded anew would need a second press for its sound. */
  #goTo(evening: string): EveningPage {
    history.pushState({}, "", `/evenings/${evening}`);
    globalThis.addEventListener("popstate", () => location.reload(), { once: true });
    const page = new EveningPage();
    page.evening = evening;
    document.body.classList.add("live-page");
    document.querySelector("[data-page]")!.replaceChildren(page);
    return page;
  }

  /** Somebody whom the sign-in service knows and we do not joins first. That this cannot be asked stops nobody. */
  async #whoAmI(): Promise<void> {
    try {
      const me = await call<Myself>("GET", "/api/me");
      if (!me.joined) location.replace("/me");
      this.#left = me.open.length;
      this.requestUpdate();
    } catch {
      // The evenings say what is wrong.
    }
  }

  protected override async ask(): Promise<void> {
    try {
      const evenings = await call<EveningSummary[]>("GET", "/api/evenings");
      this.#evenings = evenings.sort((a, b) => Number(b.open) - Number(a.open) || b.startsAt.localeCompare(a.startsAt));
      this.#problem = undefined;
    } catch (broken) {
      this.#problem = asProblem(broken);
    }
  }
}

customElements.define("sf-home", HomePage);
