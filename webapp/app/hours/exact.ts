/** The times of one weekday to the half hour. */
import { html, type TemplateResult } from "lit";
import { words } from "../words/words.ts";
import { clockOf, DAY_STEPS, type Time, timesOf, type Week, withTime } from "./hours.ts";

/** What a day begins with that has no time yet: 18:00 to 23:00. */
const USUAL = [36, 46] as const;

export function exactTimes(day: number, week: Week, changed: (week: Week) => void): TemplateResult {
  const midnight = day * DAY_STEPS;
  const replace = (old: Time, fresh: Time) => changed(withTime(withTime(week, old, false), fresh, true));
  const own = timesOf(week, day);
  return html`
    <div class="exact">
      ${own.map((time) =>
        exactTime(time, (fresh) => replace(time, fresh), () => changed(withTime(week, time, false)))
      )} ${own.length > 0 ? "" : html`
        <button type="button" class="quiet" data-do="add-time" @click="${() =>
          changed(withTime(week, { from: midnight + USUAL[0], to: midnight + USUAL[1] }, true))}">
          ${words.hours.add}
        </button>
      `}
    </div>
  `;
}

function exactTime(time: Time, changed: (time: Time) => void, remove: () => void): TemplateResult {
  const midnight = Math.floor(time.from / DAY_STEPS) * DAY_STEPS;
  const at = (event: Event) => Number((event.target as HTMLSelectElement).value);
  const to = time.to - midnight;
  return html`
    <div class="exact-time">
      <label>${words.hours.from}
        <select data-do="from" @change="${(event: Event) => {
          const from = midnight + at(event);
          changed({ from, to: time.to > from ? Math.min(time.to, from + DAY_STEPS) : from + 1 });
        }}">
          ${clocks(0, DAY_STEPS - 1, time.from - midnight)}
        </select>
      </label>
      <label>${words.hours.to}
        <select data-do="to" @change="${(event: Event) => changed({ from: time.from, to: midnight + at(event) })}">
          ${clocks(time.from - midnight + 1, time.from - midnight + DAY_STEPS, to)}
        </select>
      </label>
      <button type="button" class="quiet" @click="${remove}">${words.hours.remove}</button>
    </div>
  `;
}

/** Half hours from the first to the last; what lies behind midnight says so. */
export function clocks(first: number, last: number, chosen: number): TemplateResult[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i).map((step) =>
    html`
      <option value="${step}" ?selected="${step === chosen}">${step > DAY_STEPS
        ? words.hours.nextDay(clockOf(step))
        : step === DAY_STEPS
        ? words.hours.midnight
        : clockOf(step)}</option>
    `
  );
}
