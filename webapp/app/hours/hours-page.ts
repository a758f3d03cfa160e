/**
 * `<sf-hours>`: when I have time. Three taps a day make a week; finer times, exceptions and the rest stand below, closed.
 * What it comes to is said while one taps. What is chosen here is never thrown away by what another page has kept.
 */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { call, type Problem, send } from "../api/call.ts";
import { asProblem, notice, problemNotice } from "../style/parts.ts";
import { words } from "../words/words.ts";
import {
  alike,
  clockOf,
  type Day,
  type Hours,
  type HoursDraft,
  type Meaning,
  noTime,
  type Part,
  PART_NAMES,
  partOf,
  PARTS,
  partTime,
  type Rule,
  rulesOf,
  timesOf,
  type Week,
  WEEK_DAYS,
  weekOf,
  withTime,
} from "./hours.ts";
import { exactTimes } from "./exact.ts";
import { type NewOnce, newOnce, once } from "./once.ts";
import { around, place } from "./around.ts";

/** Long enough for a second tap, short enough to feel answered. */
const ASK_AFTER_MS = 200;
const PLACE_DIGITS = 100; // two digits of a degree, about a kilometre: more is not sent

type Keeping = "keeping" | "kept" | undefined;

export class HoursPage extends LitElement {
  #kept: Hours | undefined;
  #draft: HoursDraft | undefined;
  #week: Week = noTime;
  #others: Rule[] = [];
  #meaning: Meaning | undefined;
  #problem: Problem | undefined;
  /** What another page has kept meanwhile. */
  #theirs: Hours | undefined;
  #keeping: Keeping;
  #dirty = false;
  #newOnce: NewOnce | undefined;
  #placeRefused = false;
  #asking: number | undefined;
  #asked = 0;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#asking);
  }

  protected override render() {
    const draft = this.#draft;
    if (!draft || !this.#kept) {
      return this.#problem ? problemNotice(this.#problem) : html`
        <p class="quiet" role="status">${words.hours.loading}</p>
      `;
    }
    const changed = (change: Partial<HoursDraft>) => this.#change(change);
    return html`
      <p class="lede">${words.hours.intro}</p>
      ${this.#theirs ? this.#stale(this.#theirs) : nothing} ${this.#weekView()} ${this.#fortnight()} ${once(
        draft.exceptions,
        this.#newOnce ??= newOnce(this.#today()),
        (exceptions) => changed({ exceptions }),
        (fresh) => this.#setNewOnce(fresh),
        (problem) => this.#say(problem),
      )} ${this.#kept.kind === "os" ? nothing : around(draft, changed)} ${place(draft, this.#kept.kind, {
        changed,
        refused: this.#placeRefused,
        locate: () => this.#locate(),
      })} ${this.#outcome()}
    `;
  }

  #weekView(): TemplateResult {
    const quick = (name: string, week: Week, label: string) =>
      html`
        <button type="button" class="quiet" data-quick="${name}" @click="${() => this.#setWeek(week)}">${label}</button>
      `;
    return html`
      <section class="card week" aria-labelledby="week">
        <h2 id="week">${words.hours.week}</h2>
        <div class="moves" role="group" aria-label="${words.hours.quick}">
          <span class="quiet" aria-hidden="true">${words.hours.quick}</span>
          ${quick("evenings", parts([0, 1, 2, 3, 4, 5, 6], ["evening"]), words.hours.evenings)} ${quick(
            "weekends",
            parts([5, 6], PART_NAMES),
            words.hours.weekends,
          )} ${quick("none", noTime, words.hours.none)}
        </div>
        <ul class="days">${Array.from({ length: WEEK_DAYS }, (_, day) => this.#day(day))}</ul>
        ${this.#others.length === 0 ? nothing : this.#otherRules()}
      </section>
    `;
  }

  #day(day: number): TemplateResult {
    return html`
      <li>
        <b>${words.hours.weekday(day)}</b>
        <div class="parts-of-day">${PART_NAMES.map((part) => this.#partOfDay(day, part))}</div>
        <details>
          <summary aria-label="${words.hours.exactOf(day)}">
            <small>${timesOf(this.#week, day).map(timeText).join(", ") || words.hours.exact}</small>
          </summary>
          ${exactTimes(day, this.#week, (week) => this.#setWeek(week))}
        </details>
      </li>
    `;
  }

  #partOfDay(day: number, part: Part): TemplateResult {
    const how = partOf(this.#week, day, part);
    const [from, to] = PARTS[part];
    return html`
      <button
        type="button"
        class="part-of-day"
        data-part="${part}"
        data-day="${day}"
        data-how="${how}"
        aria-label="${words.hours.partOn(part, day)}"
        aria-pressed="${how === "all" ? "true" : how === "some" ? "mixed" : "false"}"
        @click="${() => this.#setWeek(withTime(this.#week, partTime(day, part), how !== "all"))}"
      >
        <span>${words.hours.part(part)}</span>
        <small>${how === "some" ? words.hours.partly : `${how === "all" ? "✓ " : ""}${from / 2}–${to / 2}`}</small>
      </button>
    `;
  }

  #otherRules(): TemplateResult {
    return html`
      <h3>${words.hours.others}</h3>
      <ul class="lines">
        ${this.#others.map((rule) =>
          html`
            <li>
              <span>${words.hours.other(rule.rule, rule.from, rule.to)}</span>
              <button type="button" class="quiet" @click="${() => this.#dropRule(rule)}">${words.hours.remove}</button>
            </li>
          `
        )}
      </ul>
    `;
  }

  #fortnight(): TemplateResult {
    return html`
      <section class="card" aria-labelledby="fortnight">
        <h2 id="fortnight">${words.hours.fortnight}</h2>
        <ol class="fortnight">${this.#meaning?.days.map((day) => dayMark(day))}</ol>
      </section>
    `;
  }

  /** The sentence that answers each tap, and the one press that keeps it. */
  #outcome(): TemplateResult {
    const meaning = this.#meaning;
    return html`
      <div class="outcome">
        ${this.#problem ? problemNotice(this.#problem) : nothing}
        <div>
          <p class="sentence" role="status" data-evenings="${meaning?.evenings ?? ""}">
            ${meaning ? words.hours.free(meaning.evenings, meaning.of) : words.hours.loading}
          </p>
          <p class="quiet" role="status" data-keeping="${this.#keeping ?? ""}">${this.#dirty
            ? words.hours.unkept
            : this.#keeping === "kept"
            ? words.hours.kept
            : nothing}</p>
        </div>
        <button
          type="button"
          class="primary"
          data-do="keep"
          ?disabled="${this.#keeping === "keeping" || !this.#dirty}"
          @click="${() => this.#keep(this.#kept!.version)}"
        >
          ${this.#keeping === "keeping" ? words.hours.keeping : words.hours.keep}
        </button>
      </div>
    `;
  }

  #stale(theirs: Hours): TemplateResult {
    const week = alike(weekOf(theirs.rules, this.#today()).week);
    const sentence = week.map((group) => words.hours.on(group.days, group.times.map(timeText))).join("; ");
    return notice(
      "waiting",
      html`
        <b>${words.hours.changed}</b> ${words.hours.stands(sentence || words.hours.noWeek)}
      `,
      html`
        <div class="moves">
          <button type="button" data-do="keep-mine" @click="${() => this.#keep(theirs.version)}">
            ${words.hours.keepMine}
          </button>
          <button type="button" class="quiet" data-do="take-theirs" @click="${() => this.#show(theirs)}">
            ${words.hours.takeTheirs}
          </button>
        </div>
      `,
    );
  }

  #today(): string {
    return this.#kept?.meaning.days[0]?.day ?? new Date().toISOString().slice(0, 10);
  }

  #setWeek(week: Week): void {
    this.#week = week;
    this.#change({});
  }

  #dropRule(rule: Rule): void {
    this.#others = this.#others.filter((one) => one !== rule);
    this.#change({});
  }

  #setNewOnce(fresh: NewOnce | undefined): void {
    this.#newOnce = fresh;
    this.requestUpdate();
  }

  #say(problem: Problem | undefined): void {
    this.#problem = problem;
    this.requestUpdate();
  }

  #change(change: Partial<HoursDraft>): void {
    const draft = { ...this.#draft!, ...change };
    this.#draft = { ...draft, rules: [...rulesOf(this.#week, this.#firstDay()), ...this.#others] };
    this.#dirty = true;
    this.#keeping = undefined;
    this.#problem = undefined;
    clearTimeout(this.#asking);
    this.#asking = setTimeout(() => this.#ask(), ASK_AFTER_MS);
    this.requestUpdate();
  }

  /** A week that is kept begins where it began, so that keeping it twice is the same. */
  #firstDay(): string {
    const own = weekOf(this.#kept!.rules, this.#today());
    const first = this.#kept!.rules.filter((rule) => !own.others.includes(rule)).map((rule) => rule.first).sort()[0];
    return first ?? this.#today();
  }

  /** What the draft would mean. Of two answers the later question's counts. */
  async #ask(): Promise<void> {
    const question = ++this.#asked;
    try {
      const meaning = await call<Meaning>("POST", `/api/me/hours/preview${location.search}`, { body: this.#draft });
      if (question === this.#asked) this.#meaning = meaning;
    } catch (broken) {
      if (question === this.#asked) this.#problem = asProblem(broken);
    }
    this.requestUpdate();
  }

  async #look(): Promise<void> {
    try {
      this.#show(await call<Hours>("GET", `/api/me/hours${location.search}`));
      if (this.#kept!.version === 0) this.#draft!.zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    } catch (broken) {
      this.#say(asProblem(broken));
    }
  }

  #show(hours: Hours): void {
    const { kind: _kind, version: _version, meaning, ...draft } = hours;
    this.#kept = hours;
    this.#draft = draft;
    ({ week: this.#week, others: this.#others } = weekOf(hours.rules, meaning.days[0]!.day));
    this.#meaning = meaning;
    this.#theirs = undefined;
    this.#problem = undefined;
    this.#dirty = false;
    this.requestUpdate();
  }

  async #keep(insteadOf: number): Promise<void> {
    this.#keeping = "keeping";
    this.#problem = undefined;
    this.requestUpdate();
    try {
      const headers = { "If-Match": `"${insteadOf}"`, "Content-Type": "application/json" };
      const answer = await send("PUT", `/api/me/hours${location.search}`, {
        body: JSON.stringify(this.#draft),
        headers,
      });
      this.#show(await answer.json() as Hours);
      this.#keeping = "kept";
    } catch (broken) {
      this.#keeping = undefined;
      const problem = asProblem(broken);
      if (problem.kind === "hours-changed") await this.#lookAtTheirs();
      else this.#problem = problem;
    }
    this.requestUpdate();
  }

  async #lookAtTheirs(): Promise<void> {
    try {
      this.#theirs = await call<Hours>("GET", `/api/me/hours${location.search}`);
      this.requestUpdate();
      await this.updateComplete;
      this.querySelector("[data-do=keep-mine]")?.scrollIntoView({ block: "center" });
    } catch (broken) {
      this.#problem = asProblem(broken);
    }
  }

  #locate(): void {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => this.#nameCell(coarse(coords.latitude), coarse(coords.longitude)),
      () => {
        this.#placeRefused = true;
        this.requestUpdate();
      },
      { enableHighAccuracy: false, maximumAge: 3_600_000 },
    );
  }

  async #nameCell(latitude: number, longitude: number): Promise<void> {
    try {
      this.#placeRefused = false;
      this.#change(await call<{ cell: string }>("POST", "/api/me/hours/cell", { body: { latitude, longitude } }));
    } catch (broken) {
      this.#say(asProblem(broken));
    }
  }
}

function coarse(degrees: number): number {
  return Math.round(degrees * PLACE_DIGITS) / PLACE_DIGITS;
}

function parts(days: readonly number[], names: readonly Part[]): Week {
  return days.flatMap((day) => names.map((name) => partTime(day, name)))
    .reduce<Week>((week, time) => withTime(week, time, true), noTime);
}

function timeText(time: { from: number; to: number }): string {
  return `${clockOf(time.from)}–${clockOf(time.to)}`;
}

/** A full mark where an evening fits, a hollow one where not; in words for who does not see it. */
function dayMark({ day, evening, free }: Day): TemplateResult {
  const times = free.map(({ from, to }) => `${from.slice(11, 16)}–${to.slice(11, 16)}`);
  return html`
    <li data-evening="${evening}" title="${times.join(", ") || nothing}">
      <span aria-hidden="true">${words.hours.weekdayShort(day)}<i></i>${Number(day.slice(8, 10))}</span>
      <span class="hidden">${times.length > 0 ? words.hours.dayFree(day, times) : words.hours.dayNotFree(day)}</span>
    </li>
  `;
}

customElements.define("sf-hours", HoursPage);
