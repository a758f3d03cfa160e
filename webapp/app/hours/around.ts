/** What lies around an evening: quiet time, the way there, whose clock. */
import { html, nothing, type TemplateResult } from "lit";
import { words } from "../words/words.ts";
import type { Hours, HoursDraft } from "./hours.ts";

const QUIET_MINUTES = [0, 30, 60, 90, 120, 180, 240];
const REACH_MINUTES = [30, 60, 90];

export function around(draft: HoursDraft, changed: (change: Partial<HoursDraft>) => void): TemplateResult {
  return html`
    <section class="card" aria-labelledby="around">
      <h2 id="around">${words.hours.around}</h2>
      <div class="pairs">
        ${minutes(
          words.hours.before,
          QUIET_MINUTES,
          draft.beforeMinutes,
          (beforeMinutes) => changed({ beforeMinutes }),
        )} ${minutes(words.hours.after, QUIET_MINUTES, draft.afterMinutes, (afterMinutes) => changed({ afterMinutes }))}
      </div>
      <p class="quiet">${words.hours.aroundMeans}</p>
    </section>
  `;
}

export function place(
  draft: HoursDraft,
  kind: Hours["kind"],
  { changed, refused, locate }: {
    changed: (change: Partial<HoursDraft>) => void;
    refused: boolean;
    locate: () => void;
  },
): TemplateResult {
  const zones = Intl.supportedValuesOf("timeZone");
  const all = zones.includes(draft.zone) ? zones : [draft.zone, ...zones];
  return html`
    <section class="card" aria-labelledby="place">
      <h2 id="place">${kind === "os" ? words.hours.zone : words.hours.place}</h2>
      ${kind === "os" ? nothing : html`
        <p data-place="${draft.cell ?? ""}">${draft.cell ? words.hours.placeKnown : words.hours.placeUnknown}</p>
        ${refused
          ? html`
            <p class="waiting" role="status">${words.hours.placeRefused}</p>
          `
          : nothing}
        <div class="moves">
          <button type="button" data-do="locate" @click="${locate}">${words.hours.here}</button>
          ${draft.cell
            ? html`
              <button type="button" class="quiet" @click="${() => changed({ cell: null })}">${words.hours
                .forget}</button>
            `
            : nothing}
        </div>
      `}
      <div class="pairs">
        ${kind === "surrogate"
          ? minutes(words.hours.reach, REACH_MINUTES, draft.reachMinutes, (reachMinutes) => changed({ reachMinutes }))
          : nothing}
        <label>${words.hours.zone}
          <select data-do="zone" @change="${(event: Event) =>
            changed({ zone: (event.target as HTMLSelectElement).value })}">
            ${all.map((zone) =>
              html`
                <option ?selected="${zone === draft.zone}">${zone}</option>
              `
            )}
          </select>
        </label>
      </div>
    </section>
  `;
}

function minutes(
  label: string,
  choices: readonly number[],
  chosen: number,
  changed: (minutes: number) => void,
): TemplateResult {
  return html`
    <label>${label}
      <select @change="${(event: Event) => changed(Number((event.target as HTMLSelectElement).value))}">
        ${choices.map((choice) =>
          html`
            <option value="${choice}" ?selected="${choice === chosen}">${choice === 0
              ? words.hours.nothing
              : words.hours.minutes(choice)}</option>
          `
        )}
      </select>
    </label>
  `;
}
