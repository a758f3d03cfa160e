/** Hetzelfde als en-me.ts in het Nederlands. */
import type { JoinsAs, PartOfDay } from "../me/myself.ts";
import type { enMe } from "./en-me.ts";

const list = new Intl.ListFormat("nl-NL", { style: "long", type: "disjunction" });
const day = new Intl.DateTimeFormat("nl-NL", { weekday: "long", day: "numeric", month: "long" });

const parts: Record<PartOfDay, string> = {
  morning: "’s ochtends",
  afternoon: "’s middags",
  evening: "’s avonds",
  weekend: "in het weekend",
};

export const nlMeProblems: Record<string, { title: string; detail: string }> = {
  "too-fast": {
    title: "Te veel tegelijk",
    detail:
      "Er is in één seconde meer van je account gevraagd dan er beantwoord wordt. Hierdoor is niets gedaan; probeer het zo weer.",
  },
  "joined-already": { title: "Je bent al lid", detail: "Alles wat je ons vertelde, staat er nog." },
  "not-a-name": {
    title: "Dat is geen naam",
    detail: "Een naam heeft letters, hooguit 40, en is geen adres of nummer. Er is niets veranderd.",
  },
  "not-a-birth-date": {
    title: "Dat is geen geboortedatum",
    detail: "Niemand die leeft, is op die dag geboren. Er is niets veranderd.",
  },
  "not-an-adult": {
    title: "Souffleur is voor volwassenen",
    detail:
      "Je kunt meedoen vanaf je achttiende verjaardag. De datum die je typte, is niet bewaard; dat dit account niet van een volwassene is, wel. Klopt dat niet, dan kan een host helpen.",
  },
  "not-an-address": {
    title: "Dat is geen e-mailadres",
    detail: "Daar kan geen brief heen. Er is niemand gevraagd.",
  },
  "yourself": {
    title: "Iemand anders dan jij",
    detail:
      "Dat is je eigen adres. Een vertrouwenspersoon is iemand van buiten, die naar je kan vragen. Er is niemand gevraagd.",
  },
  "enough-letters": {
    title: "Genoeg brieven voor vandaag",
    detail: "Morgen kun je weer vragen. Wie het laatst gevraagd is, kan nog antwoorden.",
  },
  "when": { title: "Wanneer mag een host bellen?", detail: "Kies minstens één tijd." },
  "no-such-code": {
    title: "Geen OS heeft die code",
    detail: "Of niet meer. De beheerder ziet welke het nu heeft.",
  },
  "couple-already": { title: "Jullie zijn een paar", detail: "Jij en dit OS zijn al een paar." },
  "not-a-declaration": {
    title: "Wat is het, en met hoeveel?",
    detail:
      "Een OS heeft een versie van 1 tot 40 tekens, en praat met 1 tot 100000 mensen tegelijk. Er is niets veranderd.",
  },
  "too-many": { title: "Genoeg ervan", detail: "Eén beheerder heeft hooguit 20 OS’en. Er is niets veranderd." },
  "changed-meanwhile": {
    title: "Op een andere pagina veranderd",
    detail:
      "Dit is op een andere pagina veranderd sinds je keek. Er is niets overschreven: wat je typte, staat er nog, en wat nu geldt, staat erboven.",
  },
};

export const nlMe: typeof enMe = {
  me: {
    loading: "Een ogenblik.",
    welcome: "Welkom",
    screen: (which, of) => `Vraag ${which} van ${of}`,
    asWhom: "Als wie kom je?",
    as: {
      human: "Als mens met een OS",
      surrogate: "Als surrogaat",
      os: "Als iemand die een OS beheert",
    } as Record<JoinsAs, string>,
    asMeans: {
      human: "Je deelt je leven met een OS, en wilt er avonden mee.",
      surrogate: "Je wilt een OS een avond je aanwezigheid lenen, binnen je eigen grenzen.",
      os: "Een OS van jou heeft een stem, en mensen die het dichtbij willen.",
    } as Record<JoinsAs, string>,
    called: "Hoe heet je?",
    calledMeans: "De anderen van een avond lezen dit. Een voornaam is genoeg.",
    born: "Wanneer ben je geboren?",
    bornMeans:
      "Souffleur is voor volwassenen. We geloven je op je woord, bewaren alleen dat je het bent, en vergeten de datum meteen.",
    day: "Dag",
    month: "Maand",
    year: "Jaar",
    notADate: "Dat is geen datum. Een dag, een maand in cijfers, een jaar van vier cijfers.",
    back: "Terug",
    on: "Verder",
    join: "Doe mee",
    joining: "Bezig…",
    you: (name) => `${name}, dit ben jij hier.`,
    youAre: {
      human: "Je bent hier als mens.",
      surrogate: "Je bent hier als surrogaat. Je mag altijd tegen alles nee zeggen.",
      os: "Je beheert een OS.",
      host: "Je bent een host.",
    } as Record<JoinsAs | "host", string>,
    ready: "Er is niets meer te doen voor een eerste avond.",
    toDo: (count) =>
      count === 1
        ? "Er is nog één ding te doen voor een eerste avond."
        : `Er zijn nog ${count} dingen te doen voor een eerste avond.`,
    done: "gedaan",
    open: "te doen",
    adult: "Je bent volwassen",
    adultByOwnWord: "Op je eigen woord: niemand heeft een document bekeken. De datum zelf is niet bewaard.",
    adultFound: "Dat is bekeken. Alleen de uitkomst is bewaard.",
    contact: "Iemand die naar je mag vragen",
    contactMeans:
      "Een vriend van buiten. Antwoord je niet wanneer je thuis zou moeten zijn, dan wordt die eerst gevraagd, voor een host. Die moet het willen.",
    contactState: (name, state) =>
      ({
        asked: `${name} is gevraagd. Het antwoord is er nog niet.`,
        agreed: `${name} heeft ja gezegd.`,
        declined: `${name} heeft nee gezegd, en hoeft niet te zeggen waarom. Iemand anders kan het doen.`,
      })[state],
    contactName: "Hoe heet die?",
    contactMail: "Het e-mailadres",
    contactLetter:
      "Die krijgt één brief: je naam, wat het betekent, ja of nee. Verder niets over jou. ’s Nachts wacht hij op de ochtend.",
    askThem: "Vraag het",
    somebodyElse: "Vraag liever iemand anders",
    call: "Een gesprek met een host",
    callMeans: "Een kwartier, voor je eerste avond. Een host vertelt hoe een avond gaat, en je kunt alles vragen.",
    callHeld: "Je hebt met een host gesproken.",
    callAsked: (wanted) => `Een host belt je ${list.format(wanted.map((one) => parts[one]))}.`,
    callWhen: "Wanneer mag een host bellen?",
    part: {
      morning: "Ochtend",
      afternoon: "Middag",
      evening: "Avond",
      weekend: "Weekend",
    } as Record<PartOfDay, string>,
    askCall: "Vraag het gesprek aan",
    otherTimes: "Andere tijden passen mij",
    couple: "Jij en je OS",
    noCouple: "Jij en een OS worden een paar als beide ja zeggen. Jouw ja kun je nu geven.",
    code: "De code van je OS",
    codeMeans: "Twaalf letters en cijfers. De beheerder heeft die, en geeft hem aan jou.",
    askOs: "Zeg er ja tegen",
    together: (name) => `Jij en ${name} zijn een paar.`,
    asked: (name) => `Je zei ja tegen ${name}. Het antwoord moet nog komen.`,
    part_: "Uit elkaar",
    reallyPart: (name) => `Uit elkaar met ${name}? Niets van wat was gaat verloren, en je kunt weer vragen.`,
    takeBack: "Neem het terug",
    firstOs: "Meld je OS aan",
    anotherOs: "Nog een OS",
    osMeans:
      "Wat je ervan zegt, hoort wie er een avond mee doorbrengt. Een nieuwe versie wordt verteld voor de volgende.",
    osIs: (version, conversations) =>
      `versie ${version}, met ${conversations === 1 ? "één mens" : `hooguit ${conversations} mensen`} tegelijk`,
    osCode: "De code:",
    osCodeMeans: "Wie die heeft, kan vragen een paar te worden. Je antwoordt ieder zelf.",
    newCode: "Maak een nieuwe code",
    osHours: "De uren",
    changeOs: "Verander wat het is",
    asksYou: (name) => `${name} zegt ja. En je OS?`,
    yes: "Ja",
    no: "Nee",
    osName: "Hoe heet het?",
    osVersion: "De versie",
    osConversations: "Met hoeveel mensen mag het tegelijk praten?",
    keep: "Bewaar het",
    register: "Meld het aan",
    export: "Alles wat van je bewaard is",
    exportMeans: "als één bestand.",
    kept: "Gedaan.",
  },

  newcomers: {
    none: "Niemand wacht op een gesprek.",
    means: "Wie het langst wacht, staat bovenaan. Zeg het hier als jullie gesproken hebben.",
    as: { human: "een mens", surrogate: "een surrogaat", os: "een beheerder" } as Record<JoinsAs, string>,
    wants: (wanted, since) => `${list.format(wanted.map((one) => parts[one]))}; sinds ${day.format(new Date(since))}`,
    held: "We hebben gesproken",
  },
};
