/** What the page of hours says in English. Part of `en`. */
import type { Part } from "../hours/hours.ts";

const list = new Intl.ListFormat("en-GB", { style: "long", type: "conjunction" });
const day = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "long", timeZone: "UTC" });
const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "long", timeZone: "UTC" });
const short = new Intl.DateTimeFormat("en-GB", { weekday: "short", timeZone: "UTC" });

/** A Monday and the days after it. */
const nth = (number: number) => new Date(Date.UTC(2026, 10, 30 + number));
const utc = (local: string) => new Date(`${local.slice(0, 10)}T00:00:00Z`);

const parts: Record<Part, string> = { morning: "Morning", afternoon: "Afternoon", evening: "Evening" };

/** What can be wrong with hours, by the word that the server has for it. */
export const hoursProblemsEn: Record<string, { title: string; detail: string }> = {
  "moved-too-often": {
    title: "You have moved often",
    detail:
      "Your place was changed three times within 30 days. It can be changed again when the first of them is 30 days old, and can be taken away at any time.",
  },
  "hours-not-kept": {
    title: "Not kept",
    detail: "Something in these hours cannot be taken. What you had before still stands.",
  },
  "hours-changed": {
    title: "Your hours were changed on another page",
    detail: "Here is what stands now; what you chose is still here.",
  },
  "no-hours-to-keep": {
    title: "No hours to keep",
    detail: "Hours are those of a human, a surrogate, or an OS that somebody operates. You are known as none of them.",
  },
  "exceptions-overlap": {
    title: "Two exceptions speak of the same time",
    detail: "Make them one, or let one end where the other begins. What you had before still stands.",
  },
  "exception-empty": { title: "It ends before it begins", detail: "Choose an end that comes later." },
  "exception-too-long": {
    title: "That is longer than a year",
    detail: "Take the days out of your week instead, and put them back when you are.",
  },
  "too-many-exceptions": {
    title: "More exceptions than fit",
    detail: "A hundred can stand here. Remove some that are over, then keep your hours.",
  },
  "too-many-rules": {
    title: "More different times than fit",
    detail: "Give some days the same times, then keep your hours. What you had before still stands.",
  },
};

export const enHours = {
  hours: {
    loading: "Your hours are on their way.",
    intro: "Tap when you usually have time. You can be asked only then, and you can always say no.",
    week: "Your week",
    quick: "Begin with",
    evenings: "Evenings",
    weekends: "Weekends",
    none: "Nothing",
    part: (part: Part) => parts[part],
    weekday: (number: number) => weekday.format(nth(number)),
    weekdayShort: (local: string) => short.format(utc(local)),
    partOn: (part: Part, number: number) => `${weekday.format(nth(number))} ${parts[part].toLowerCase()}`,
    partly: "in part",
    exact: "Exact times",
    exactOf: (number: number) => `Exact times on ${weekday.format(nth(number))}`,
    from: "From",
    to: "Until",
    remove: "Remove",
    add: "Add a time",
    nextDay: (clock: string) => `${clock} the next day`,
    on: (days: readonly number[], times: readonly string[]) =>
      `${list.format(days.map((number) => `${weekday.format(nth(number))}s`))} ${list.format(times)}`,
    noWeek: "no time in any week",
    others: "Kept besides, by rules that a week cannot show",
    /** A rule as RFC 5545 writes it: whoever sent it by a program can read it. */
    other: (rule: string, from: string, to: string) => `${rule}, ${from}–${to}`,

    once: "Once it is otherwise",
    onceNone: "Nothing. A day off or an extra evening can be added here.",
    off: "Not free",
    extra: "Free besides",
    onceOff: (when: string) => `${when}: not free`,
    onceOn: (when: string) => `${when}: free besides`,
    wholeDay: (from: string) => day.format(utc(from)),
    wholeDays: (from: string, last: string) => `${day.format(utc(from))} to ${day.format(utc(last))}`,
    between: (from: string, fromClock: string, to: string, toClock: string) =>
      from === to
        ? `${day.format(utc(from))}, ${fromClock}–${toClock}`
        : `${day.format(utc(from))}, ${fromClock}, to ${day.format(utc(to))}, ${toClock}`,
    firstDay: "First day",
    lastDay: "Last day",
    midnight: "Midnight",
    openOnce: "A day off, or an extra evening",
    addOnce: "Add it",

    around: "Around an evening",
    before: "Quiet time before",
    after: "Quiet time after",
    aroundMeans: "No other evening reaches into it.",
    nothing: "none",
    minutes: (minutes: number) =>
      minutes < 60 ? `${minutes} minutes` : minutes === 60 ? "an hour" : `${minutes / 60} hours`,
    place: "Where from, and how far",
    reach: "The longest way there",
    here: "Take it from this device, roughly",
    placeKnown: "Your place is known, roughly: an area of about 36 km². No address is kept.",
    placeUnknown: "Your place is not known yet. Without it nobody can tell how long your way would be.",
    placeRefused: "Your browser does not tell where you are. Allow it in the address bar, then press again.",
    forget: "Forget it",
    zone: "Your clock",

    free: (evenings: number, of: number) =>
      evenings === 0
        ? `Free on none of the next ${of} evenings.`
        : evenings === of
        ? `Free on each of the next ${of} evenings.`
        : `Free on ${evenings} of the next ${of} evenings.`,
    fortnight: "The next fortnight",
    dayFree: (local: string, times: readonly string[]) => `${day.format(utc(local))}: free ${list.format(times)}`,
    dayNotFree: (local: string) => `${day.format(utc(local))}: not free`,
    keep: "Keep these hours",
    keeping: "Keeping…",
    kept: "Kept. You can change them whenever you like.",
    unkept: "Not kept yet.",
    changed: "Your hours were changed on another page. Here is what stands now, and what you chose is still here.",
    stands: (sentence: string) => `What stands now: ${sentence}.`,
    keepMine: "Keep mine instead",
    takeTheirs: "Take what stands now",
  },
};

export type HoursWords = typeof enHours;
