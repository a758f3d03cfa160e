/** Alles wat de pagina's in het Nederlands zeggen: je-vorm, tegenwoordige tijd, kort; wie, wat, wat nu. */
import type { Telephone } from "../media/headset.ts";
import type { EveningState, Move, OsState, Role, WaitsFor } from "../evening/view.ts";
import type { Words } from "./en.ts";
import { hoursProblemsNl, nlHours } from "./nl-hours.ts";
import { nlLive } from "./nl-live.ts";
import { nlKits, nlKitsProblems } from "./nl-kits.ts";
import { nlMe, nlMeProblems } from "./nl-me.ts";
import { nlProfile, nlProfileProblems } from "./nl-profile.ts";
import { nlPost } from "./nl-post.ts";

const list = new Intl.ListFormat("nl-NL", { style: "long", type: "conjunction" });
const clock = new Intl.DateTimeFormat("nl-NL", { hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat("nl-NL", { weekday: "long", day: "numeric", month: "long" });
const ms = (value: number) => value < 10 ? value.toFixed(1).replace(".", ",") : String(Math.round(value));

/** Robins, Alex’, Mika’s. */
function of(name: string): string {
  if (/[sxz]$/i.test(name)) return `${name}’`;
  return /[aiouy]$/i.test(name) ? `${name}’s` : `${name}s`;
}

const states: Record<EveningState, string> = {
  "preparing": "In voorbereiding",
  "at-door": "Aan de deur",
  "live": "Bezig",
  "out-of-role": "Uit de rol",
  "paused": "Pauze",
  "ended": "Afgelopen",
  "stopped": "Gestopt",
};

const stateMeans: Record<EveningState, string> = {
  "preparing": "Er staat nog niets open. Niemand hoort of ziet iets.",
  "at-door": "Er staat nog niets open. De avond begint vanzelf zodra iedereen er is en ja heeft gezegd.",
  "live": "Wat het blad toestaat, staat open.",
  "out-of-role": "De stem is uit, de lenzen zijn donker. Jullie praten met elkaar.",
  "paused": "Alles is stil. Het gaat verder als jij het zegt.",
  "ended": "Alles is stil.",
  "stopped": "Alles is stil.",
};

const roles: Record<Role | "host", string> = { human: "mens", os: "OS", surrogate: "surrogaat", host: "begeleider" };

const acts: Record<string, string> = {
  voice: "Stem",
  walk: "Wandelen",
  hands: "Handen",
  embrace: "Omhelzing",
  dance: "Dansen",
  private: "Samen alleen",
  cues: "Aanwijzingen en fluisteren",
  transcript: "Uitgeschreven tekst",
  recording: "Opname",
  place: "Plaats",
};

const actMeans: Record<string, string> = {
  voice: "de stem in jullie oren",
  walk: "naast elkaar wandelen",
  hands: "elkaars hand vasthouden",
  embrace: "elkaar vasthouden",
  dance: "samen dansen",
  private: "tijd met z’n tweeën; elke lens is donker",
  cues: "regels en tekens, alleen voor de surrogaat",
  transcript: "woorden opgeschreven",
  recording: "geluid of beeld bewaard",
  place: "een plaats bij benadering, gedeeld",
};

const problems: Record<string, { title: string; detail: string }> = {
  "sign-in": { title: "Log eerst in", detail: "Er is hier niemand meer ingelogd." },
  "not-your-role": { title: "Niet jouw rol", detail: "De rol van je account mag dit niet." },
  "not-found": {
    title: "Niet gevonden",
    detail: "Hier is niets voor jou. Misschien is het voorbij, of nooit van jou.",
  },
  "over": {
    title: "Deze avond is voorbij",
    detail: "Hij is gestopt of afgelopen. Niemand kan nog naar binnen; er gaat niets meer heen en weer.",
  },
  "not-open-yet": {
    title: "Nog niet open",
    detail: "Deze avond is nog niet begonnen. Kom terug op de afgesproken tijd.",
  },
  "full": {
    title: "Nu even geen plaats",
    detail: "De server draagt alle avonden die hij kan. Je pagina vraagt het opnieuw.",
  },
  "busy": { title: "Nu even te veel verbindingen", detail: "Je pagina vraagt het vanzelf opnieuw." },
  "ledger-away": {
    title: "Het toestemmingsboek is niet te lezen",
    detail:
      "Niemand komt binnen en niets wordt afgesproken tot dat weer kan. Wat is afgesproken, is veilig. Je pagina vraagt het opnieuw.",
  },
  "no-such-subject": {
    title: "Zo’n regel is er niet",
    detail: "Het blad van deze avond heeft geen regel met die naam waarop jouw antwoord nodig is.",
  },
  "not-yours": { title: "Niet aan jou om te stoppen", detail: "Dit is geen avond van jou; er is dus niets gestopt." },
  "not-possible-now": {
    title: "Nu even niet",
    detail: "Dat kan op dit moment van de avond niet. Er is niets veranderd.",
  },
  "not-yours-to-end": {
    title: "Nu even niet",
    detail: "Iemand anders heeft hierom gevraagd, en alleen die kan zeggen dat het verdergaat. Er is niets veranderd.",
  },
  "device-still-lost": {
    title: "Nu even niet",
    detail: "Je toestel is nog niet verbonden. Druk nog eens als het zover is.",
  },
  "too-many-rehearsals": {
    title: "Genoeg voor vandaag",
    detail:
      "Er zijn voor jou zo veel oefenavonden begonnen als er in een dag passen. Morgen kan er weer een; een afgesproken avond raakt dit niet.",
  },
  "no-part-to-try": {
    title: "Er is geen rol voor jou om te proberen",
    detail:
      "Een oefenavond is voor een mens, een surrogaat, of iemand aan de console van een OS. Log in als een van hen.",
  },
  "no-common-codec": {
    title: "Het geluid van deze browser past niet",
    detail: "De server en deze browser kennen geen gedeelde manier om geluid te sturen. Probeer een andere browser.",
  },
  "foreign-origin": {
    title: "Niet van een pagina van ons",
    detail: "Deze wijziging kwam niet van een van onze eigen pagina’s. Er is niets gedaan.",
  },
  "broken": {
    title: "Er ging hier iets stuk",
    detail: "Het is onze fout, niet die van jou. Wat je had, staat er nog. Stoppen werkt altijd.",
  },
  ...nlMeProblems,
  ...nlKitsProblems,
  ...nlProfileProblems,
  ...hoursProblemsNl,
};

const moves: Record<Move, string> = {
  "out-of-role": "Stap uit de rol",
  "back-in-role": "Terug in de rol",
  "pause": "Pauze",
  "resume": "Ga verder",
  "end": "Sluit de avond af",
  "talk": "Praat",
  "hush": "Zwijg",
};

export const nl: Words = {
  list: (names: readonly string[]) => list.format(names),
  time: (iso: string) => clock.format(new Date(iso)),
  day: (iso: string) => day.format(new Date(iso)),
  state: (state: EveningState) => states[state] ?? state,
  stateMeans: (state: EveningState) => stateMeans[state] ?? "",
  role: (role: Role | "host") => roles[role] ?? role,
  move: (move: Move) => moves[move],
  you: "Jij",

  waits: (what: WaitsFor, others: readonly string[], me: boolean) => {
    const who = list.format(me ? [...others, "jou"] : others);
    const subject = list.format(me ? [...others, "jij"] : others);
    const several = others.length + Number(me) > 1;
    return {
      "arrival": `Wachten op ${who}.`,
      "yes-to-voice": `Het begint zodra iedereen ja heeft gezegd tegen de stem; wachten op ${who}.`,
      "line": `Verbinding maken met ${who}.`,
      "found": `${subject} ${
        several ? "zijn" : me ? "bent" : "is"
      } niet te vinden; het gaat verder als de verbinding terug is.`,
      "yes": `Het gaat verder met het ja van ${who}.`,
      "step-back": `Het gaat verder als ${subject} weer in de rol ${several ? "stappen" : "stapt"}.`,
      "records":
        "Het toestemmingsboek is nu niet te lezen, dus alles wordt vastgehouden: er is niets te horen of te zien. Het gaat vanzelf verder als het weer te lezen is.",
    }[what];
  },
  nobodyYet: "Er is nog niemand binnen.",
  held: "Pauze. Er is niets te horen of te zien.",
  voiceNotAgreed: "Niemands stem wordt doorgegeven: niet iedereen heeft ja gezegd tegen de stem.",

  agreed: {
    over: "Het is voorbij. Er is niets te horen en niets te zien.",
    nothing: (endsAt: string) => `Vanavond tot ${clock.format(new Date(endsAt))}: er is nog niets afgesproken.`,
    shared: (endsAt: string, shared: readonly string[]) =>
      `Vanavond tot ${clock.format(new Date(endsAt))}${shared.length === 0 ? "." : `: ${shared.join(", ")}.`}`,
    device: (what: string, dark: boolean) => `${what}: ${dark ? "donker" : "ja"}.`,
  },

  subject: (channel: string, holder: string | undefined, mine: boolean, title: string) => {
    const whose = mine ? "Jouw" : of(holder ?? "");
    if (channel === "mic") return `${whose} microfoon`;
    if (channel === "lens") return `${whose} lens`;
    return acts[channel] ?? title;
  },
  subjectMeans: (channel: string, osName: string) => {
    if (channel === "mic") return `${osName} hoort hem. Niemand anders.`;
    if (channel === "lens") return `${osName} kijkt erdoor. Niemand anders.`;
    return actMeans[channel] ?? "";
  },

  problem: {
    offline: "De lijn naar de server is weg. Je pagina blijft het proberen.",
    notYours: "Hier is geen avond voor jou.",
    notYoursNow: "Misschien is hij van anderen, of klopt het adres niet. Je eigen avonden staan op je beginpagina.",
    signedOut: "Je bent niet meer ingelogd.",
    over: "Deze avond is voorbij.",
    other: "Dat is niet gelukt.",
    of: (kind: string) => problems[kind],
    stopStillWorks: "Stoppen werkt nog.",
  },

  ai: (name: string) => `${name} is een AI.`,
  personAs: (name: string) => `Er spreekt nu een mens als ${name}.`,
  youAs: (name: string) => `Jij spreekt als ${name}. Elk toestel laat zien dat er een mens spreekt.`,

  os: (state: OsState, name: string) =>
    ({
      "cut-off": `Je lijn is weg. Niets van ${name} bereikt jou, en niets van jou bereikt ${name}.`,
      "missing": `${name} is er nog niet.`,
      "away": `${name} is niet te vinden. Er is niets van jou nodig.`,
      "understudy": `${name} is niet te vinden. De invaller spreekt, een opname.`,
      "silent-by-state": `${name} is er, en zwijgt.`,
      "quiet": `De lijn is stil; ${name} is er.`,
      "speaking": `${name} spreekt.`,
    })[state],

  tally: (what: readonly ("lens" | "mic")[], holder: string | undefined, reach: readonly string[]) => {
    const whose = holder === undefined ? "Jouw" : of(holder);
    const both = what.length > 1;
    const things = both ? "lens en microfoon" : what[0] === "lens" ? "lens" : "microfoon";
    if (reach.length > 0) return `${whose} ${things} → alleen ${list.format(reach)}`;
    if (both) return `${whose} ${things} zijn uit.`;
    return `${whose} ${things} is uit. ${what[0] === "lens" ? "Niemand kijkt mee." : "Niemand luistert mee."}`;
  },
  noNews: (iso: string) => `Geen nieuws sinds ${clock.format(new Date(iso))}. Dit kan veranderd zijn.`,
  hears: (names: readonly string[]) =>
    names.length === 0 ? "Je hoort niemand over de lijn." : `Je hoort ${list.format(names)}.`,
  home: {
    toMe: "Kijk wat er nog is",
    title: "Jouw avonden",
    loading: "Jouw avonden komen eraan.",
    empty: "Je hebt nu geen avond. Als iemand er een voorstelt, staat hij hier.",
    with: (names: readonly string[]) => names.length === 0 ? "Een avond" : `Een avond met ${list.format(names)}`,
    until: (iso: string) => `tot ${clock.format(new Date(iso))}`,
    from: (startsAt: string, endsAt: string) =>
      `${day.format(new Date(startsAt))}, ${clock.format(new Date(startsAt))}–${clock.format(new Date(endsAt))}`,
    join: "Erheen",
    look: "Kijk terug",
    as: (role: string) => `Jij bent de ${role}.`,
    tryTitle: "Probeer het",
    tryMeans: "Een paar minuten, om te merken hoe het voelt. Er wordt niets bewaard, en één druk maakt alles stil.",
    tryRecording: "Alleen, met een opname",
    tryRecordingMeans: "De anderen zijn opnames, en zeggen dat ook. Je hebt niemand nodig.",
    tryFriends: "Met twee vrienden",
    tryFriendsMeans: "Twee andere mensen komen zelf binnen, ieder in een eigen venster.",
    opening: "Openen…",
  },

  door: {
    comeIn: "Kom binnen",
    comeInMeans: "Eén druk. Er gaat niets door open: geen microfoon, geen lens. Op elk ding zeg je zelf ja.",
    comeInLive: "Eén druk. Waar jij ja op hebt gezegd gaat open, en verder niets.",
    afterReload: "Je pagina is opnieuw geladen. Eén druk en je bent terug.",
    coming: "Binnenkomen…",
    waiting: "Wachten op",
    here: "is er",
    notHere: "nog niet hier",
    connected: "aan de lijn",
    person: "een mens",
    program: "een AI",
    earpiece: (os: string) =>
      `Doe een oortje in: uit een open luidspreker zou de stem van ${os} terugkomen door je microfoon.`,
    previewTitle: "Wat jouw lens ziet",
    preview: "Kijk door je lens",
    previewMeans: "Alleen jij ziet dit. Het gaat naar niemand.",
    previewOff: "Sluit het beeld",
    devices: "Jouw apparaten",
    camera: "Lens",
    microphone: "Microfoon",
    plain: "Kale microfoon: zonder filters voor echo of ruis",
  },

  sheet: {
    title: "Het blad",
    intro:
      "Ieder zegt ja voor zichzelf. Je raakt alleen je eigen kolom aan; elk ja kan op elk moment worden teruggenomen.",
    what: "Wat",
    acts: "Samen doen",
    channels: "Kanalen",
    agree: "Ja",
    withdraw: "Terugnemen",
    yes: "ja",
    notYet: "nog niet",
    notAsked: "niet gevraagd",
    open: (until: string | null) =>
      until === null ? "door allen afgesproken" : `door allen afgesproken, tot ${clock.format(new Date(until))}`,
    agreeTo: (what: string) => `Ja tegen ${what}`,
    withdrawFrom: (what: string) => `Neem ${what} terug`,
    close: "Sluiten",
    cut: (cutMs: number) => `Teruggenomen. Het is afgesneden, in ${ms(cutMs)} ms.`,
    cutNotRecorded: "Teruggenomen. Het is afgesneden. Het is nog niet opgeschreven; dat gebeurt vanzelf.",
    signInAgain: "Log nog een keer in",
    needsSignIn:
      "Voor een ja moet je in de laatste tien minuten zelf zijn ingelogd, zodat niemand anders het kan geven.",
    show: "Toon het blad",
    hide: "Verberg het blad",
  },

  live: {
    voice: "Stem",
    whisper: "Fluisteren",
    yourVoice: "In je oor",
    yourWhisper: "Gefluister, alleen voor jou",
    hold: "Houd vast om te spreken",
    lock: "Open houden",
    unlock: "Dicht",
    voiceKey: "naar beide oren",
    whisperKey: (name: string) => `alleen naar ${name}`,
    noPicture: "Donker. Je ziet hier niets.",
    off: "uit",
    lensOf: (name: string) => `${of(name)} lens`,
    micOf: (name: string) => `${of(name)} microfoon`,
    lineLost: "De lijn is weg. Je pagina komt vanzelf terug.",
    lineComing: "De lijn komt eraan.",
    lineUp: "Je bent aan de lijn.",
    moves: "Stappen die je kunt zetten",
    deviceRefused: (what: string) =>
      `Je browser opent je ${what} niet. Sta het toe in de adresbalk en druk dan nog eens.`,
    deviceMissing: (what: string) =>
      `Er is geen ${what} gevonden op dit toestel. Sluit er een aan en druk dan nog eens.`,
    deviceBusy: (what: string) => `Een ander programma houdt je ${what} vast. Sluit het daar en druk dan nog eens.`,
    deviceAgain: "Druk om het opnieuw te proberen",
    microphone: "microfoon",
    camera: "camera",
    earpieceLost: "Er is een oortje weg, dus je oren zijn stil. Niemand in de buurt hoort ze.",
    earpieceBack: "Het zit in mijn oor. Ga verder",
    interrupted:
      "Iets anders heeft je geluid: een gesprek, of een andere app. De avond gaat door zonder dat jij hem hoort.",
    interruptedOver: "Druk om het terug te krijgen",
    telephone: (found: Telephone) =>
      `Je bluetooth-headset staat in de telefoonstand${
        found.upToHz === undefined ? "" : `: boven ${found.upToHz / 1000} kHz is niets te horen`
      }, en het geluid komt later. ${
        {
          name: "Zijn naam zegt het.",
          rate: "Je browser zegt het.",
          sound: "De klank van je eigen stem zegt het.",
        }[found.by]
      } Een oortje met een draad heeft dat niet; of kies een andere microfoon, dan gaat de headset terug naar de muziekstand.`,
    later: (ms: number) =>
      `Je geluid komt ${ms} ms later dan aan het begin. Een bluetooth-headset die zijn microfoon opent doet dat; een oortje met een draad niet.`,
    soundBlocked: "Je browser houdt het geluid tegen.",
    soundUnblock: "Druk om te horen",
    pocket: "Doe hem in je zak",
    pocketMeans: "Zwart scherm. Lang drukken, waar dan ook, stopt. Twee korte tikken brengen dit terug.",
    pocketHint: "Vasthouden is stoppen · twee tikken om terug te komen",
  },

  stop: {
    button: "Stop",
    hint: "Eén druk. Alles is meteen stil, voor iedereen.",
    keyHint: "Stop (Esc)",
    stopping: "Je bent gestopt. Hier is het stil; de anderen krijgen het te horen.",
    you: "Je bent gestopt. Meer hoef je niet te doen.",
    other: (name: string) => `${name} heeft de avond gestopt.`,
    someone: "De avond is gestopt.",
    ended: "De avond is afgelopen.",
    cut: (cutMs: number) => `Alles is afgesneden in ${ms(cutMs)} ms.`,
    notRecorded: "Het is afgesneden. Het is nog niet opgeschreven; dat gebeurt vanzelf.",
    notYours: "Deze avond is niet aan jou om te stoppen.",
    home: "Naar je beginpagina",
    stillTrying:
      "De server heeft nog niet geantwoord. Je pagina blijft het zeggen; je eigen geluid en lens blijven uit.",
  },

  board: {
    title: "Het bord",
    calm: "Alles is goed. Geen avond heeft je nodig.",
    empty: "Er is geen avond open.",
    noMedia: "Alleen toestanden. Je hoort niemand en ziet niemand.",
    loading: "Het bord komt eraan.",
    since: (iso: string) => `sinds ${clock.format(new Date(iso))}`,
    until: (iso: string) => `tot ${clock.format(new Date(iso))}`,
    waitingFor: (names: readonly string[]) => `Wachten op ${list.format(names)}.`,
    stale: (iso: string) => `Geen nieuws sinds ${clock.format(new Date(iso))}. Het bord blijft vragen.`,
    attention: "Kijk hier",
    lensOpen: "lens open",
    micOpen: "microfoon open",
  },

  ...nlLive,
  ...nlMe,
  ...nlKits,
  ...nlProfile,
  ...nlHours,
  ...nlPost,
};
