/** `<sf-board>`: the host's board: one row an evening, states and never media. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { call, type Problem } from "../api/call.ts";
import { noteOf } from "../evening/note.ts";
import { people } from "../evening/tally.ts";
import { type EveningSummary, type EveningView, waitedFor } from "../evening/view.ts";
import { asProblem, notice, type Piece, problemNotice, stateChip } from "../style/parts.ts";
import { words } from "../words/words.ts";

const LOOK_EVERY_MS = 2_500;
/** A host has at most so many evenings at once; further ones are listed without their parties. */
const MAX_LOOKED_INTO = 24;

export class BoardPage extends LitElement {
  static override properties = {};
  #rows: { summary: EveningSummary; view: EveningView | undefined }[] | undefined;
  #problem: Problem | undefined;
  #readAt: string | undefined;
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
      ${this.#problem ? this.#trouble(this.#problem) : nothing} ${this.#list()}
    `;
  }

  #trouble(problem: Problem): TemplateResult {
    return problem.passing && this.#readAt
      ? notice("waiting", words.board.stale(this.#readAt))
      : problemNotice(problem);
  }

  #list(): Piece {
    if (!this.#rows) {
      return this.#problem ? nothing : html`
        <p class="quiet" role="status">${words.board.loading}</p>
      `;
    }
    const attention = this.#rows.filter(({ summary }) => summary.state === "paused" || summary.state === "stopped");
    const calm = attention.length === 0;
    return html`
      <p class="${calm ? "calm" : "attention"}" role="status">
        ${this.#rows.length === 0 ? words.board.empty : calm ? words.board.calm : html`
          <b>${words.board.attention}:</b> ${words.list(attention.map(({ summary }) => words.list(summary.with)))}
        `}
      </p>
      <ul class="board">${this.#rows.map(({ summary, view }) => this.#row(summary, view))}</ul>
      <p class="quiet">${words.board.noMedia}</p>
    `;
  }

  #row(summary: EveningSummary, view: EveningView | undefined): TemplateResult {
    const waited = view && summary.open ? waitedFor(view).map((one) => one.name) : [];
    const note = (view && noteOf(view)) || (waited.length > 0 ? words.board.waitingFor(waited) : undefined);
    const lenses = view?.parties.some((one) => one.seenBy.length > 0);
    const mics = view?.parties.some((one) => one.role !== "os" && one.heardBy.length > 0);
    return html`
      <li class="card" data-evening="${summary.id}" data-state="${summary.state}">
        <div class="title"><h2><a href="/evenings/${summary.id}">${words.list(summary.with)}</a></h2>${stateChip(
          summary.state,
        )}</div>
        <p class="quiet">
          ${view
            ? html`
              ${words.board.since(view.since)},
            `
            : nothing}${words.board.until(summary.endsAt)} ${lenses
            ? html`
              · ${words.board.lensOpen}
            `
            : nothing}${mics
            ? html`
              · ${words.board.micOpen}
            `
            : nothing}
        </p>
        ${note
          ? html`
            <p class="waiting">${note}</p>
          `
          : nothing} ${view ? people(view) : nothing}
      </li>
    `;
  }

  async #look(): Promise<void> {
    try {
      const summaries = await call<EveningSummary[]>("GET", "/api/evenings");
      this.#rows = await Promise.all(summaries.map(async (summary, at) => ({
        summary,
        // An evening may end between the list and the look: its row stays, without its parties.
        view: at < MAX_LOOKED_INTO
          ? await call<EveningView>("GET", `/api/evenings/${summary.id}`).catch(() => undefined)
          : undefined,
      })));
      this.#readAt = new Date().toISOString();
      this.#problem = undefined;
    } catch (broken) {
      this.#problem = asProblem(broken);
    }
    this.requestUpdate();
    if (this.isConnected) this.#timer = setTimeout(() => this.#look(), LOOK_EVERY_MS);
  }
}

customElements.define("sf-board", BoardPage);
