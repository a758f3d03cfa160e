/** Wat de pagina van de tijden in het Nederlands zegt. Deel van `nl`. */
import type { Part } from "../hours/hours.ts";
import type { HoursWords } from "./en-hours.ts";

const list = new Intl.ListFormat("nl-NL", { style: "long", type: "conjunction" });
const day = new Intl.DateTimeFormat("nl-NL", { weekday: "short", day: "numeric", month: "long", timeZone: "UTC" });
const weekday = new Intl.DateTimeFormat("nl-NL", { weekday: "long", timeZone: "UTC" });
const short = new Intl.DateTimeFormat("nl-NL", { weekday: "short", timeZone: "UTC" });

const nth = (number: number) => new Date(Date.UTC(2026, 10, 30 + number));
const utc = (local: string) => new Date(`${local.slice(0, 10)}T00:00:00Z`);

const parts: Record<Part, string> = { morning: "Ochtend", afternoon: "Middag", evening: "Avond" };

export const hoursProblemsNl: Record<string, { title: string; detail: string }> = {
  "moved-too-often": {
    title: "Je bent vaak verhuisd",
    detail:
      "Je plaats is in 30 dagen drie keer veranderd. Het kan weer als de eerste keer 30 dagen geleden is; weghalen kan altijd.",
  },
  "hours-not-kept": { title: "Niet bewaard", detail: "Iets in deze tijden kan niet. Wat je eerder had, geldt nog." },
  "hours-changed": {
    title: "Je tijden zijn op een andere pagina gewijzigd",
    detail: "Hier staat wat nu geldt; wat je koos staat er nog.",
  },
  "no-hours-to-keep": {
    title: "Geen tijden om te bewaren",
    detail:
      "Tijden horen bij een mens, een surrogaat, of een OS dat iemand bedient. Jij staat als geen van hen bekend.",
  },
  "exceptions-overlap": {
    title: "Twee uitzonderingen gaan over dezelfde tijd",
    detail: "Maak er één van, of laat de ene eindigen waar de andere begint. Wat je eerder had, geldt nog.",
  },
  "exception-empty": { title: "Het eindigt voor het begint", detail: "Kies een einde dat later komt." },
  "exception-too-long": {
    title: "Dat is langer dan een jaar",
    detail: "Haal de dagen liever uit je week, en zet ze terug als je er weer bent.",
  },
  "too-many-exceptions": {
    title: "Meer uitzonderingen dan er passen",
    detail: "Er kunnen er honderd staan. Haal weg wat voorbij is, en bewaar dan je tijden.",
  },
  "too-many-rules": {
    title: "Meer verschillende tijden dan er passen",
    detail: "Geef sommige dagen dezelfde tijden, en bewaar dan je tijden. Wat je eerder had, geldt nog.",
  },
};

export const nlHours: HoursWords = {
  hours: {
    loading: "Je tijden komen eraan.",
    intro: "Tik aan wanneer je meestal tijd hebt. Alleen dan kan iemand je vragen, en je kunt altijd nee zeggen.",
    week: "Jouw week",
    quick: "Begin met",
    evenings: "Avonden",
    weekends: "Weekenden",
    none: "Niets",
    part: (part) => parts[part],
    weekday: (number) => weekday.format(nth(number)),
    weekdayShort: (local) => short.format(utc(local)),
    partOn: (part, number) => `${weekday.format(nth(number))}${parts[part].toLowerCase()}`,
    partly: "deels",
    exact: "Precieze tijden",
    exactOf: (number) => `Precieze tijden op ${weekday.format(nth(number))}`,
    from: "Van",
    to: "Tot",
    remove: "Weghalen",
    add: "Een tijd erbij",
    nextDay: (clock) => `${clock} de volgende dag`,
    on: (days, times) => `${list.format(days.map((number) => weekday.format(nth(number))))} ${list.format(times)}`,
    noWeek: "in geen enkele week tijd",
    others: "Geldt daarnaast, door regels die een week niet kan tonen",
    other: (rule, from, to) => `${rule}, van ${from} tot ${to}`,

    once: "Eén keer is het anders",
    onceNone: "Niets. Een vrije dag of een extra avond kan hier worden toegevoegd.",
    off: "Niet vrij",
    extra: "Extra vrij",
    onceOff: (when) => `${when}: niet vrij`,
    onceOn: (when) => `${when}: extra vrij`,
    wholeDay: (from) => day.format(utc(from)),
    wholeDays: (from, last) => `${day.format(utc(from))} tot en met ${day.format(utc(last))}`,
    between: (from, fromClock, to, toClock) =>
      from === to
        ? `${day.format(utc(from))}, ${fromClock}–${toClock} uur`
        : `${day.format(utc(from))}, ${fromClock}, tot ${day.format(utc(to))}, ${toClock}`,
    firstDay: "Eerste dag",
    lastDay: "Laatste dag",
    midnight: "Middernacht",
    openOnce: "Een vrije dag, of een extra avond",
    addOnce: "Toevoegen",

    around: "Rond een avond",
    before: "Rust ervoor",
    after: "Rust erna",
    aroundMeans: "Geen andere avond komt daarin.",
    nothing: "geen",
    minutes: (minutes) =>
      minutes < 60
        ? `${minutes} minuten`
        : minutes === 60
        ? "een uur"
        : `${String(minutes / 60).replace(".", ",")} uur`,
    place: "Waarvandaan, en hoe ver",
    reach: "De langste weg erheen",
    here: "Neem het van dit apparaat, ongeveer",
    placeKnown: "Je plek is bekend, ongeveer: een gebied van zo’n 36 km². Er wordt geen adres bewaard.",
    placeUnknown: "Je plek is nog niet bekend. Zonder die weet niemand hoe lang je weg zou zijn.",
    placeRefused: "Je browser zegt niet waar je bent. Sta het toe in de adresbalk en druk nog eens.",
    forget: "Vergeet hem",
    zone: "Jouw klok",

    free: (evenings, of) =>
      evenings === 0
        ? `Vrij op geen van de komende ${of} avonden.`
        : evenings === of
        ? `Vrij op elk van de komende ${of} avonden.`
        : `Vrij op ${evenings} van de komende ${of} avonden.`,
    fortnight: "De komende twee weken",
    dayFree: (local, times) => `${day.format(utc(local))}: vrij ${list.format(times)}`,
    dayNotFree: (local) => `${day.format(utc(local))}: niet vrij`,
    keep: "Bewaar deze tijden",
    keeping: "Wordt bewaard…",
    kept: "Bewaard. Je kunt ze wijzigen wanneer je wilt.",
    unkept: "Nog niet bewaard.",
    changed: "Je tijden zijn op een andere pagina gewijzigd. Hier staat wat nu geldt, en wat je koos staat er nog.",
    stands: (sentence) => `Wat nu geldt: ${sentence}.`,
    keepMine: "Bewaar toch de mijne",
    takeTheirs: "Neem wat nu geldt",
  },
};
