/** Once it is otherwise: what is off or on besides, whatever the week says. */
import { html, nothing, type TemplateResult } from "lit";
import { Problem } from "../api/call.ts";
import { words } from "../words/words.ts";
import { clocks } from "./exact.ts";
import { addDays, clockOf, DAY_STEPS, dayBefore, isWholeDays, type Once, touches } from "./hours.ts";

/** An exception that is being written; times in half hours, 48 is midnight at the day's end. */
export interface NewOnce {
  on: boolean;
  firstDay: string;
  lastDay: string;
  from: number;
  to: number;
}

export function newOnce(today: string): NewOnce {
  return { on: false, firstDay: today, lastDay: today, from: 0, to: DAY_STEPS };
}

export function once(
  exceptions: readonly Once[],
  fresh: NewOnce,
  changed: (exceptions: Once[]) => void,
  write: (fresh: NewOnce | undefined) => void,
  say: (problem: Problem) => void,
): TemplateResult {
  const add = () => {
    const one = asOnce(fresh);
    const refused = !(one.from < one.to)
      ? "exception-empty"
      : exceptions.some((other) => touches(one, other))
      ? "exceptions-overlap"
      : undefined;
    if (refused) return say(new Problem(422, `/problems/${refused}`, "", ""));
    write(undefined);
    changed([...exceptions, one].sort((a, b) => a.from.localeCompare(b.from)));
  };
  return html`
    <section class="card" aria-labelledby="once">
      <h2 id="once">${words.hours.once}</h2>
      ${exceptions.length === 0
        ? html`
          <p class="quiet">${words.hours.onceNone}</p>
        `
        : nothing}
      <ul class="lines">
        ${exceptions.map((one) =>
          html`
            <li>
              <span>${one.on ? words.hours.onceOn(when(one)) : words.hours.onceOff(when(one))}</span>
              <button
                type="button"
                class="quiet"
                aria-label="${`${words.hours.remove}: ${when(one)}`}"
                @click="${() => changed(exceptions.filter((other) => other !== one))}"
              >
                ${words.hours.remove}
              </button>
            </li>
          `
        )}
      </ul>
      <details>
        <summary>${words.hours.openOnce}</summary>
        ${form(fresh, write, add)}
      </details>
    </section>
  `;
}

function form(fresh: NewOnce, write: (fresh: NewOnce) => void, add: () => void): TemplateResult {
  const choice = (on: boolean, label: string) =>
    html`
      <button type="button" class="part-of-day" data-how="${fresh.on === on
        ? "all"
        : "none"}" aria-pressed="${fresh.on ===
        on}" @click="${() => write({ ...fresh, on, ...(on ? { from: 36, to: 46 } : { from: 0, to: DAY_STEPS }) })}">
        ${label}
      </button>
    `;
  const value = (event: Event) => (event.target as HTMLInputElement | HTMLSelectElement).value;
  return html`
    <div class="once-form">
      <div class="parts-of-day two">${choice(false, words.hours.off)} ${choice(true, words.hours.extra)}</div>
      <label>${words.hours.firstDay}
        <input type="date" .value="${fresh.firstDay}" @change="${(event: Event) => {
          const firstDay = value(event) || fresh.firstDay;
          write({ ...fresh, firstDay, lastDay: fresh.lastDay < firstDay ? firstDay : fresh.lastDay });
        }}">
      </label>
      <label>${words.hours.lastDay}
        <input type="date" .value="${fresh.lastDay}" min="${fresh.firstDay}" @change="${(event: Event) =>
          write({ ...fresh, lastDay: value(event) || fresh.lastDay })}">
      </label>
      <label>${words.hours.from}
        <select @change="${(event: Event) => write({ ...fresh, from: Number(value(event)) })}">
          ${clocks(0, DAY_STEPS - 1, fresh.from)}
        </select>
      </label>
      <label>${words.hours.to}
        <select @change="${(event: Event) => write({ ...fresh, to: Number(value(event)) })}">
          ${clocks(1, DAY_STEPS, fresh.to)}
        </select>
      </label>
      <button type="button" data-do="add-once" @click="${add}">${words.hours.addOnce}</button>
    </div>
  `;
}

function asOnce({ on, firstDay, lastDay, from, to }: NewOnce): Once {
  const end = to === DAY_STEPS ? `${addDays(lastDay, 1)}T00:00` : `${lastDay}T${clockOf(to)}`;
  return { on, from: `${firstDay}T${clockOf(from)}`, to: end };
}

function when(one: Once): string {
  const [from, to] = [one.from.slice(0, 10), one.to.slice(0, 10)];
  const last = one.to.endsWith("T00:00") ? dayBefore(one.to) : to; // midnight belongs to the day that it ends
  if (!isWholeDays(one)) return words.hours.between(from, one.from.slice(11), last, one.to.slice(11));
  return last === from ? words.hours.wholeDay(from) : words.hours.wholeDays(from, last);
}
