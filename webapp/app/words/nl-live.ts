/** Wat de pagina's van de avond zelf in het Nederlands zeggen. Deel van `nl`. */
import type { AlarmKind } from "../board/alarms.ts";
import type { CueDraft, CueKind, PatternName, Reply, WhyWithdrawn } from "../cue/cue.ts";
import type { SignWay } from "../cue/signs.ts";
import type { AfterSay } from "../evening/after-script.ts";
import type { LiveWords } from "./en-live.ts";

const list = new Intl.ListFormat("nl-NL", { style: "long", type: "conjunction" });
const clock = new Intl.DateTimeFormat("nl-NL", { hour: "2-digit", minute: "2-digit" });

const kinds: Record<CueKind, string> = {
  words: "Zeg",
  gesture: "Gebaar",
  move: "Beweging",
  pace: "Tempo",
  breath: "Adem",
  pause: "Rust",
};

const patterns: Record<PatternName, string> = {
  slow: "langzamer",
  stop: "sta stil",
  closer: "dichterbij",
  back: "terug",
  breathe: "adem",
};

const replies: Record<Reply, string> = { ok: "Goed", cant: "Kan niet", slower: "Trager", repeat: "Herhaal" };

const whyWithdrawn: Record<WhyWithdrawn, string> = {
  "retracted": "teruggenomen",
  "cant": "zij kan dit niet",
  "frozen": "ingetrokken, de lijn was weg",
  "stopped": "ingetrokken door een stop",
  "consent": "ingetrokken met de toestemming",
  "out-of-role": "ingetrokken, uit de rol",
  "act": "ingetrokken met de handeling",
};

const refusals: Record<string, string> = {
  "cues-not-agreed": "niet iedereen heeft ja gezegd tegen aanwijzingen",
  "not-in-role": "nu niet in de rol",
  "too-many-cues": "te veel aanwijzingen tegelijk",
  "too-far-ahead": "te ver vooruit",
  "malformed-cue": "geen leesbare aanwijzing",
  "not-an-os": "alleen een OS stuurt aanwijzingen",
  "act-not-agreed": "over de handeling is geen afspraak",
  "duplicate-cue": "twee keer gestuurd",
  "offline": "je lijn is weg",
};

const library: CueDraft[] = [
  { kind: "words", text: "Neem de tijd. Ik ben er." },
  { kind: "words", text: "Vertel eens over vandaag." },
  { kind: "words", text: "Zullen we een stukje lopen?" },
  { kind: "gesture", text: "Iets dichterbij", pattern: "closer" },
  { kind: "gesture", text: "Een halve stap terug", pattern: "back" },
  { kind: "pace", text: "Langzamer", pattern: "slow" },
  { kind: "pause", text: "Sta stil", pattern: "stop" },
  { kind: "breath", text: "Adem", pattern: "breathe" },
  { kind: "gesture", text: "Reik je hand", act: "hands" },
];

const keyList: [string, string][] = [
  ["V", "vasthouden: stem"],
  ["W", "vasthouden: fluisteren"],
  ["1–9", "stuur een aanwijzing"],
  ["/", "schrijf een regel"],
  ["⌫", "neem de volgende terug"],
  ["Esc", "stop"],
];

const alarms: Record<AlarmKind, (names: readonly string[]) => string> = {
  "stopped": () => "Gestopt.",
  "os-lost": (names) => `${list.format(names)} is niet te vinden.`,
  "device-lost": (names) => `Het toestel van ${list.format(names)} is weg.`,
  "paused": () => "Pauze.",
};

const after: Record<AfterSay, (name: string, others: readonly string[]) => string> = {
  silent: () => "Niemand hoort of ziet nu iets. Je microfoon en je lens zijn dicht.",
  keysShut: () => "Niemand hoort of ziet nu iets. Je stem en je gefluister zijn dicht.",
  earpiece: () => "Je oor blijft stil. Je kunt het oortje uitdoen.",
  nothingNeeded: () => "Er is niets van jou nodig.",
  noReason: () => "Je bent niemand een reden schuldig. Weggaan is vrij.",
  theirReason: (name) => `${name} is niemand een reden schuldig. Het is geen oordeel over jou.`,
  theirReasonUnknown: () => "Stoppen heeft geen reden nodig. Het is geen oordeel over jou.",
  othersSee: (_, others) =>
    `${list.format(others)} kunnen zien dat jij gestopt bent. Niemand hoort waarom, en geen pagina vraagt ernaar.`,
  hostReason: () =>
    "Een begeleider mag elke avond stoppen en geeft over de lijn geen reden. Het is geen oordeel over jou.",
  room: (name) => `Is ${name} bij je in de buurt, laat dan de ruimte die dit vraagt. Vragen kunnen wachten.`,
  roomUnknown: () => "Laat elkaar de ruimte die dit vraagt. Vragen kunnen wachten.",
  kitCanWait: () => "Ga wanneer je wilt. De spullen kunnen wachten.",
  goOrStay: () => "Ga wanneer je wilt, of blijf en praat. Allebei is goed.",
  water: () => "Adem uit. Drink iets, als er iets is.",
  close: () => "Er komt niets meer. Je kunt deze pagina sluiten.",
};

export const nlLive: LiveWords = {
  recording: (name: string) => `${name} is een opname, gemaakt om te oefenen.`,
  aRecording: "een opname",
  notFound: "niet te vinden",

  cue: {
    kind: (kind: CueKind) => kinds[kind],
    pattern: (name: PatternName) => patterns[name],
    reply: (reply: Reply) => replies[reply],
    why: (why: WhyWithdrawn) => whyWithdrawn[why] ?? "ingetrokken",
    due: (seconds: number) => seconds <= 0 ? "nu" : `over ${seconds} s`,
    turn: "Toon het volgende deel van de regel",
    frozen: "Aanwijzingen staan stil. Er wordt niets van je gevraagd.",
    frozenLost: (name: string) => `Aanwijzingen staan stil: ${name} is niet te vinden. Er wordt niets van je gevraagd.`,
    frozenPaused: "Aanwijzingen staan stil zolang het pauze is. Er wordt niets van je gevraagd.",
    frozenLine: "Aanwijzingen staan stil: je lijn is weg. Er wordt niets van je gevraagd.",
    answers: "Jouw antwoorden",
    answerTo: (what: string) => `Je antwoordt: ${what}`,
    answerToNothing: "Geen aanwijzing wacht op antwoord.",
    answered: (reply: Reply) => `Je zei: ${replies[reply].toLowerCase()}.`,
    library: () => library,
  },

  kit: {
    ear: (ms: number) => `${Math.round(ms)} ms tot je oor`,
    earUnknown: "vertraging nog niet bekend",
    signs: "Tekens die je voelt",
    signsMeans: "Vijf korte ritmes. Probeer elk een keer, dan ken je het zonder te kijken.",
    way: (way: SignWay) => ({ hand: "in de hand", ear: "als zachte toon in je oor", both: "allebei" })[way],
    wayTitle: "Ze bereiken je",
    noVibration: "Dit toestel trilt niet. Je hoort elk teken als een zachte toon in je oor.",
    talk: (name: string) => `Houd vast om met ${name} te praten`,
    talking: (name: string) => `${name} hoort je. Laat los om te zwijgen.`,
    talkMeans: "Niemand anders hoort het over de lijn.",
    below: "Meer over deze avond",
  },

  headset: {
    title: "De knop van je headset",
    off: "Sommige browsers geven de knop van een headset door aan deze pagina, andere niet. Eén druk laat het zien.",
    start: "Probeer de knop",
    listening: "Druk nu één keer op de knop van je headset. Er stopt niets door.",
    heard: "De knop van je headset komt hier aan. In de zak stopt één druk erop de avond.",
    unheard: "Er kwam geen knop aan. Er wordt naar geen knop geluisterd; lang drukken werkt altijd.",
    unable: "Deze browser geeft geen headsetknop door aan een pagina. Lang drukken werkt altijd.",
    pocketHint: "Vasthouden, of de knop van je headset, is stoppen · twee tikken om terug te komen",
  },

  desk: {
    cues: (name: string) => `Aanwijzingen voor ${name}`,
    cuesNotAgreed: "Niet iedereen heeft ja gezegd tegen aanwijzingen. Er wordt niets gestuurd.",
    write: "Een regel om te zeggen",
    send: "Stuur",
    when: "Wanneer",
    now: "nu",
    inS: (seconds: number) => `over ${seconds} s`,
    edit: "Verander de lijst",
    editDone: "Klaar",
    libraryMeans: "Ze blijft in deze browser. De eerste negen hebben een toets.",
    add: "Voeg een aanwijzing toe",
    remove: (what: string) => `Haal ${what} weg`,
    up: (what: string) => `Zet ${what} hoger`,
    down: (what: string) => `Zet ${what} lager`,
    save: "Bewaar als bestand",
    load: "Laad een bestand",
    notOurs: "In dat bestand staan geen aanwijzingen die deze pagina kan lezen. Je lijst is zoals ze was.",
    kindTitle: "Soort",
    textTitle: "Tekst",
    patternTitle: "Teken",
    actTitle: "Hoort bij",
    noPattern: "geen teken",
    noAct: "geen handeling",
    sent: "Wat gestuurd is",
    nothingSent: "Er is nog niets gestuurd.",
    earlier: "een aanwijzing van eerder",
    retract: (what: string) => `Neem ${what} terug`,
    retractShort: "Neem terug",
    sending: "onderweg",
    pending: (seconds: number) => seconds <= 0 ? "nu" : `over ${seconds} s`,
    shown: "zij ziet het",
    said: (name: string, reply: Reply) => `${name} zegt: ${replies[reply].toLowerCase()}`,
    general: (name: string, reply: Reply) => `${name} vraagt: ${replies[reply].toLowerCase()}.`,
    refused: (kind: string) => `niet gestuurd: ${refusals[kind] ?? "geweigerd"}`,
    line: "De komende vijftien seconden",
    ear: (total: number | undefined) =>
      total === undefined ? "vertraging nog niet bekend" : `${Math.round(total)} ms tot het oor`,
    earParts: (network: number | undefined, buffer: number | undefined, device: number | undefined) =>
      [
        network === undefined ? "netwerk onbekend" : `netwerk ${Math.round(network)}`,
        buffer === undefined ? "buffer onbekend" : `buffer ${Math.round(buffer)}`,
        device === undefined ? "toestel onbekend" : `toestel ${Math.round(device)}`,
      ].join(" + "),
    keys: "Toetsen",
    keyList: () => keyList,
  },

  after: {
    say: (what: AfterSay, name: string, others: readonly string[]) => after[what](name, others),
    host: "De begeleider",
    hostMeans:
      "Een begeleider die het bord open heeft, ziet dat deze avond is gestopt. Van deze pagina gaat niets uit: wil je je begeleider spreken, gebruik dan de weg die jullie bij de kennismaking hebben afgesproken.",
    hostNotTold:
      "De server heeft nog niet geantwoord, dus geen begeleider kan het weten. Gebruik de weg die jullie bij de kennismaking hebben afgesproken.",
    hostStopped: "Je begeleider heeft de avond gestopt.",
    hostKnows:
      "Je begeleider heeft deze avond gestopt. Wil je je begeleider spreken, gebruik dan de weg die jullie bij de kennismaking hebben afgesproken.",
    hostEnded: "Wil je je begeleider spreken, gebruik dan de weg die jullie bij de kennismaking hebben afgesproken.",
  },

  alarm: {
    of: (kind: AlarmKind, names: readonly string[]) => alarms[kind](names),
    stop: "Stop deze avond",
    stopFor: (names: readonly string[]) => `Stop de avond van ${list.format(names)}`,
    confirm: "Stop deze avond voor iedereen",
    confirmMeans: "Alles is meteen stil, voor iedereen. Ze zien dat het gestopt is. Het komt niet terug.",
    keep: "Laat het zo",
    stopping: "Het wordt gestopt.",
    seen: "Ik heb het gezien",
    since: (iso: string) => `sinds ${clock.format(new Date(iso))}`,
    time: (from: string, to: string) =>
      `De tijd van deze avond: ${clock.format(new Date(from))} tot ${clock.format(new Date(to))}`,
  },
};
