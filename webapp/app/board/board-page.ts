/** `<sf-board>`: the host's board: one row an evening, states and never media; whoever needs a host stands on top. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { call, type Problem, send } from "../api/call.ts";
import { noteOf } from "../evening/note.ts";
import { people } from "../evening/tally.ts";
import { type EveningSummary, type EveningView, isOver, waitedFor } from "../evening/view.ts";
import { LookingPage } from "../style/looking.ts";
import { asProblem, notice, type Piece, problemNotice, stateChip } from "../style/parts.ts";
import { words } from "../words/words.ts";
import { type Alarm, alarms } from "./alarms.ts";

const LOOK_EVERY_MS = 2_500;
/** A host has at most so many evenings at once; further ones are listed without their parties. */
const MAX_LOOKED_INTO = 24;

interface Row {
  summary: EveningSummary;
  view: EveningView | undefined;
  alarms: Alarm[];
}

/** How far a host's stop of an evening has come. */
type Stopping = "asked" | "under-way" | { problem: Problem };

export class BoardPage extends LookingPage {
  protected override readonly lookEveryMs = LOOK_EVERY_MS;
  static override properties = {};
  #rows: Row[] | undefined;
  /** Stopped while this board was open: they stay until the host has seen them. */
  #stopped = new Map<string, Row>();
  #seen = new Set<string>();
  #stopping = new Map<string, Stopping>();
  #problem: Problem | undefined;
  #readAt: string | undefined;
  /** The server's wall clock at the last look, ms: the host's own may be off. */
  #serverMs = 0;

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
    const rows = [...this.#stopped.values(), ...this.#rows];
    const attention = rows.filter((row) => row.alarms.length > 0);
    const calm = rows.filter((row) => row.alarms.length === 0);
    return html`
      <p class="${attention.length === 0 ? "calm" : "attention"}" role="status">
        ${rows.length === 0 ? words.board.empty : attention.length === 0 ? words.board.calm : html`
          <b>${words.board.attention}:</b> ${attention.map(({ summary }) => words.list(summary.with)).join(" · ")}
        `}
      </p>
      <ul class="board">
        ${repeat([...attention, ...calm], (row) => row.summary.id, (row) => this.#row(row))}
      </ul>
      <p class="quiet">${words.board.noMedia}</p>
    `;
  }

  #row({ summary, view, alarms }: Row): TemplateResult {
    const over = isOver(summary.state);
    const waited = view && summary.open && !over ? waitedFor(view).map((one) => one.name) : [];
    const note = view && noteOf(view) || (waited.length > 0 ? words.board.waitingFor(waited) : undefined);
    const lenses = view?.parties.some((one) => one.seenBy.length > 0);
    const mics = view?.parties.some((one) => one.role !== "os" && one.heardBy.length > 0);
    return html`
      <li class="card" data-evening="${summary.id}" data-state="${summary
        .state}" ?data-attention="${alarms.length > 0}">
        <div class="title">
          <h2><a href="/evenings/${summary.id}">${words.list(summary.with)}</a></h2>
          ${stateChip(summary.state)}
        </div>
        ${alarms.map(({ kind, names }) =>
          html`
            <p class="alarm" data-alarm="${kind}">${kind === "paused" && note
              ? note
              : words.alarm.of(kind, names)} ${view && kind !== "stopped"
              ? html`
                <small>${words.alarm.since(view.since)}</small>
              `
              : nothing}</p>
          `
        )}
        <p class="quiet">
          ${view && alarms.length === 0
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
        ${over ? nothing : this.#time(summary)} ${note && !alarms.some(({ kind }) => kind === "paused")
          ? html`
            <p class="waiting">${note}</p>
          `
          : nothing} ${view ? people(view) : nothing} ${over ? this.#seenButton(summary) : this.#stop(summary)}
      </li>
    `;
  }

  /** How much of the evening's time has gone, as a thin bar. It runs by the server's clock. */
  #time({ startsAt, endsAt }: EveningSummary): TemplateResult {
    const [from, to] = [Date.parse(startsAt), Date.parse(endsAt)];
    return html`
      <progress
        max="${Math.max(1, to - from)}"
        value="${Math.min(Math.max(0, this.#serverMs - from), Math.max(1, to - from))}"
        aria-label="${words.alarm.time(startsAt, endsAt)}"
      >
      </progress>
    `;
  }

  #seenButton({ id }: EveningSummary): TemplateResult {
    return html`
      <div class="moves">
        <button type="button" data-do="seen" @click="${() => this.#hasSeen(id)}">${words.alarm.seen}</button>
      </div>
    `;
  }

  /** A first press opens, a second one stops: a host's slip must not end other people's evening. */
  #stop({ id, with: names }: EveningSummary): TemplateResult {
    const stopping = this.#stopping.get(id);
    if (stopping === undefined) {
      return html`
        <div class="moves">
          <button type="button" class="quiet" data-do="host-stop" aria-label="${words.alarm.stopFor(
            names,
          )}" @click="${() => this.#setStopping(id, "asked")}">
            ${words.alarm.stop}
          </button>
        </div>
      `;
    }
    return html`
      <div class="host-stop" role="group" aria-label="${words.alarm.stopFor(names)}">
        ${typeof stopping === "object" ? problemNotice(stopping.problem) : nothing}
        <p role="status">${stopping === "under-way" ? words.alarm.stopping : words.alarm.confirmMeans}</p>
        <div class="moves">
          <button type="button" class="stop" data-do="host-stop-confirm" ?disabled="${stopping ===
            "under-way"}" @click="${() => this.#stopEvening(id)}">
            <b>${words.alarm.confirm}</b>
          </button>
          <button type="button" class="quiet" data-do="host-stop-keep" ?disabled="${stopping ===
            "under-way"}" @click="${() => this.#setStopping(id, undefined)}">
            ${words.alarm.keep}
          </button>
        </div>
      </div>
    `;
  }

  #setStopping(id: string, stopping: Stopping | undefined): void {
    if (stopping === undefined) this.#stopping.delete(id);
    else this.#stopping.set(id, stopping);
    this.requestUpdate();
  }

  async #stopEvening(id: string): Promise<void> {
    this.#setStopping(id, "under-way");
    try {
      await send("POST", `/api/evenings/${id}/stop`, { keepalive: true });
      this.#setStopping(id, undefined);
      await this.look();
    } catch (broken) {
      this.#setStopping(id, { problem: asProblem(broken) });
    }
  }

  #hasSeen(id: string): void {
    this.#seen.add(id);
    this.#stopped.delete(id);
    this.requestUpdate();
  }

  protected override async ask(): Promise<void> {
    try {
      const answer = await send("GET", "/api/evenings");
      this.#serverMs = Date.parse(answer.headers.get("Date") ?? "") || Date.now();
      const summaries = await answer.json() as EveningSummary[];
      const before = this.#rows ?? [];
      const rows = await Promise.all(summaries.map(async (summary, at) => {
        // An evening may end between the list and the look: its row stays, without its parties.
        const view = at < MAX_LOOKED_INTO ? await this.#see(summary.id) : undefined;
        return this.#asRow(summary, view);
      }));
      await this.#whatWasStopped(before.filter((row) => !summaries.some(({ id }) => id === row.summary.id)));
      for (const row of rows.filter((one) => one.summary.state === "stopped")) this.#keepStopped(row);
      this.#rows = rows.filter((row) => !isOver(row.summary.state));
      this.#readAt = new Date().toISOString();
      this.#problem = undefined;
    } catch (broken) {
      this.#problem = asProblem(broken);
    }
  }

  /** The list holds what is open. What has just left it was ended, and needs nobody, or was stopped. */
  async #whatWasStopped(gone: Row[]): Promise<void> {
    for (const { summary } of gone) {
      const view = await this.#see(summary.id);
      if (view?.state === "stopped") {
        this.#keepStopped(this.#asRow({ ...summary, state: "stopped", open: false }, view));
      }
    }
  }

  #keepStopped(row: Row): void {
    if (!this.#seen.has(row.summary.id)) this.#stopped.set(row.summary.id, row);
  }

  #asRow(summary: EveningSummary, view: EveningView | undefined): Row {
    const state = view?.state ?? summary.state;
    const alarmed = view ? alarms(view) : [];
    return { summary: { ...summary, state }, view, alarms: alarmed };
  }

  #see(id: string): Promise<EveningView | undefined> {
    return call<EveningView>("GET", `/api/evenings/${id}`).catch(() => undefined);
  }
}

customElements.define("sf-board", BoardPage);
