/** Hours as `/api/me/hours` gives and takes them, and the week that a person taps them together from. Nothing of the screen. */

export interface Rule {
  rule: string;
  first: string;
  from: string;
  to: string;
}

export interface Once {
  on: boolean;
  /** Local, to the minute: `2026-12-24T00:00`. */
  from: string;
  to: string;
}

export interface Day {
  day: string;
  evening: boolean;
  free: { from: string; to: string }[];
}

export interface Meaning {
  evenings: number;
  of: number;
  days: Day[];
}

export interface HoursDraft {
  zone: string;
  rules: Rule[];
  exceptions: Once[];
  beforeMinutes: number;
  afterMinutes: number;
  reachMinutes: number;
  cell: string | null;
}

export interface Hours extends HoursDraft {
  kind: "human" | "surrogate" | "os" | "kit";
  version: number;
  meaning: Meaning;
}

/** Half hours of a week, from Monday's midnight. */
export type Week = readonly boolean[];

export const DAY_STEPS = 48;
export const WEEK_DAYS = 7;
const WEEK_STEPS = DAY_STEPS * WEEK_DAYS;
const DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;

export type Part = "morning" | "afternoon" | "evening";

/** From and to, in half hours of a day: 8 to 12, 12 to 17, 17 to 23. */
export const PARTS: Record<Part, readonly [number, number]> = {
  morning: [16, 24],
  afternoon: [24, 34],
  evening: [34, 46],
};

export const PART_NAMES = Object.keys(PARTS) as Part[];

/** A time that begins on a day: half hours of the week, `from` below 336, `to` up to a day later. */
export interface Time {
  from: number;
  to: number;
}

export const noTime: Week = Array(WEEK_STEPS).fill(false);

/** `18:30` of half hour 37; a day later it is the same clock time. */
export function clockOf(step: number): string {
  const inDay = step % DAY_STEPS;
  return `${String(Math.floor(inDay / 2)).padStart(2, "0")}:${inDay % 2 === 0 ? "00" : "30"}`;
}

export function stepOf(clock: string): number {
  const [hours, minutes] = clock.split(":").map(Number) as [number, number];
  return hours * 2 + (minutes >= 30 ? 1 : 0);
}

export function withTime(week: Week, time: Time, on: boolean): Week {
  const changed = [...week];
  for (let step = time.from; step < time.to; step++) changed[step % WEEK_STEPS] = on;
  return changed;
}

/** The times of a week by the day on which they begin; none is longer than a day. */
export function times(week: Week): Time[] {
  const found: Time[] = [];
  const always = week.every((on) => on);
  for (let step = 0; step < WEEK_STEPS; step++) {
    const begins = week[step] && (always ? step % DAY_STEPS === 0 : !week[(step + WEEK_STEPS - 1) % WEEK_STEPS]);
    if (!begins) continue;
    let to = step;
    while (to < step + WEEK_STEPS && week[to % WEEK_STEPS] && !(always && to === step + DAY_STEPS)) to++;
    // Days and nights on end are told a day at a time: a rule is never longer.
    for (let from = step; from < to; from += DAY_STEPS) {
      found.push({ from: from % WEEK_STEPS, to: from % WEEK_STEPS + Math.min(DAY_STEPS, to - from) });
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

export function timesOf(week: Week, day: number): Time[] {
  return times(week).filter((time) => Math.floor(time.from / DAY_STEPS) === day);
}

/** How much of a part of a day is on. */
export function partOf(week: Week, day: number, part: Part): "all" | "some" | "none" {
  const [from, to] = PARTS[part];
  const steps = week.slice(day * DAY_STEPS + from, day * DAY_STEPS + to);
  return steps.every((on) => on) ? "all" : steps.some((on) => on) ? "some" : "none";
}

export function partTime(day: number, part: Part): Time {
  const [from, to] = PARTS[part];
  return { from: day * DAY_STEPS + from, to: day * DAY_STEPS + to };
}

/** A rule for each from and to, with all the days that have it. */
export function rulesOf(week: Week, first: string): Rule[] {
  const days = new Map<string, string[]>();
  for (const time of times(week)) {
    const key = `${clockOf(time.from)} ${clockOf(time.to)}`;
    days.set(key, [...days.get(key) ?? [], DAYS[Math.floor(time.from / DAY_STEPS)]!]);
  }
  return [...days].map(([key, on]) => {
    const [from, to] = key.split(" ") as [string, string];
    return { rule: `FREQ=WEEKLY;BYDAY=${on.join(",")}`, first, from, to };
  });
}

/** The week that rules mean, and those that no week can show: every other Friday, the first Saturday of a month. */
export function weekOf(rules: readonly Rule[], today: string): { week: Week; others: Rule[] } {
  let week = noTime;
  const others: Rule[] = [];
  for (const rule of rules) {
    const days = /^FREQ=WEEKLY;BYDAY=((?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:MO|TU|WE|TH|FR|SA|SU))*)$/.exec(rule.rule)?.[1];
    if (days === undefined || rule.first > today) {
      others.push(rule);
      continue;
    }
    for (const name of days.split(",")) {
      const midnight = DAYS.indexOf(name as typeof DAYS[number]) * DAY_STEPS;
      const [from, to] = [stepOf(rule.from), stepOf(rule.to)];
      week = withTime(week, { from: midnight + from, to: midnight + (to > from ? to : to + DAY_STEPS) }, true);
    }
  }
  return { week, others };
}

/** Days with the same times stand together: `[[0, 2], [Mon's times]]`. */
export function alike(week: Week): { days: number[]; times: Time[] }[] {
  const groups = new Map<string, { days: number[]; times: Time[] }>();
  for (let day = 0; day < WEEK_DAYS; day++) {
    const own = timesOf(week, day);
    if (own.length === 0) continue;
    const key = own.map((time) => `${clockOf(time.from)}${clockOf(time.to)}`).join();
    const group = groups.get(key) ?? { days: [], times: own };
    group.days.push(day);
    groups.set(key, group);
  }
  return [...groups.values()];
}

export function touches(one: Once, other: Once): boolean {
  return one.from < other.to && other.from < one.to;
}

/** Midnight to midnight. */
export function isWholeDays(once: Once): boolean {
  return once.from.endsWith("T00:00") && once.to.endsWith("T00:00");
}

/** The day before, for the last of whole days: `2026-12-24` of `2026-12-25T00:00`. */
export function dayBefore(local: string): string {
  return addDays(local.slice(0, 10), -1);
}

export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
