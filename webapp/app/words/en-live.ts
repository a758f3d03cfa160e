/** What the live pages say in English: cues, kit, console, the minutes after a stop, the host's alarms. Part of `en`. */
import type { AlarmKind } from "../board/alarms.ts";
import type { CueDraft, CueKind, PatternName, Reply, WhyWithdrawn } from "../cue/cue.ts";
import type { SignWay } from "../cue/signs.ts";
import type { AfterSay } from "../evening/after-script.ts";

const list = new Intl.ListFormat("en-GB", { style: "long", type: "conjunction" });
const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

const kinds: Record<CueKind, string> = {
  words: "Say",
  gesture: "Gesture",
  move: "Move",
  pace: "Pace",
  breath: "Breath",
  pause: "Pause",
};

const patterns: Record<PatternName, string> = {
  slow: "slower",
  stop: "hold still",
  closer: "closer",
  back: "back",
  breathe: "breathe",
};

const replies: Record<Reply, string> = { ok: "OK", cant: "Can’t", slower: "Slower", repeat: "Repeat" };

const whyWithdrawn: Record<WhyWithdrawn, string> = {
  "retracted": "taken back",
  "cant": "she can’t",
  "frozen": "withdrawn, the line was lost",
  "stopped": "withdrawn by a stop",
  "consent": "withdrawn with its consent",
  "out-of-role": "withdrawn, out of role",
  "act": "withdrawn with its act",
};

const refusals: Record<string, string> = {
  "cues-not-agreed": "cues are not agreed to by everybody",
  "not-in-role": "not in role now",
  "too-many-cues": "too many cues at once",
  "too-far-ahead": "too far ahead",
  "malformed-cue": "not a cue that can be read",
  "not-an-os": "only an OS sends cues",
  "act-not-agreed": "its act is not agreed to",
  "duplicate-cue": "sent twice",
  "offline": "your line is down",
};

const library: CueDraft[] = [
  { kind: "words", text: "Take your time. I’m right here." },
  { kind: "words", text: "Tell me about today." },
  { kind: "words", text: "Shall we walk a little?" },
  { kind: "gesture", text: "A little closer", pattern: "closer" },
  { kind: "gesture", text: "Half a step back", pattern: "back" },
  { kind: "pace", text: "Slower", pattern: "slow" },
  { kind: "pause", text: "Hold still", pattern: "stop" },
  { kind: "breath", text: "Breathe", pattern: "breathe" },
  { kind: "gesture", text: "Offer your hand", act: "hands" },
];

const keyList: [string, string][] = [
  ["V", "hold: voice"],
  ["W", "hold: whisper"],
  ["1–9", "send a cue"],
  ["/", "write a line"],
  ["⌫", "take the next one back"],
  ["Esc", "stop"],
];

const alarms: Record<AlarmKind, (names: readonly string[]) => string> = {
  "stopped": () => "Stopped.",
  "os-lost": (names) => `${list.format(names)} is not found.`,
  "device-lost": (names) => `The device of ${list.format(names)} is lost.`,
  "paused": () => "Paused.",
};

const after: Record<AfterSay, (name: string, others: readonly string[]) => string> = {
  silent: () => "Nobody hears or sees anything now. Your microphone and lens are closed.",
  keysShut: () => "Nobody hears or sees anything now. Your voice and your whisper are shut.",
  earpiece: () => "Your ear stays silent. You can take the earpiece out.",
  nothingNeeded: () => "Nothing is needed from you.",
  noReason: () => "You owe nobody a reason. Leaving is free.",
  theirReason: (name) => `${name} owes nobody a reason. It is no verdict on you.`,
  theirReasonUnknown: () => "A stop needs no reason. It is no verdict on you.",
  othersSee: (_, others) => `${list.format(others)} can see that you stopped. Nobody is told why, and no page asks.`,
  hostReason: () => "A host may stop any evening, and gives no reason by the line. It is no verdict on you.",
  room: (name) => `If ${name} is beside you, leave the room that this asks for. Questions can wait.`,
  roomUnknown: () => "Leave each other the room that this asks for. Questions can wait.",
  kitCanWait: () => "Go whenever you like. The kit can wait.",
  goOrStay: () => "Go whenever you like, or stay and talk. Both are fine.",
  water: () => "Breathe out. Drink something, if there is something.",
  close: () => "Nothing more comes. You can close this page.",
};

export const enLive = {
  recording: (name: string) => `${name} is a recording, made for rehearsals.`,
  aRecording: "a recording",
  notFound: "not found",

  cue: {
    kind: (kind: CueKind) => kinds[kind],
    pattern: (name: PatternName) => patterns[name],
    reply: (reply: Reply) => replies[reply],
    why: (why: WhyWithdrawn) => whyWithdrawn[why] ?? "withdrawn",
    due: (seconds: number) => seconds <= 0 ? "now" : `in ${seconds} s`,
    turn: "Show the next part of the line",
    frozen: "Cues are frozen. Nothing is asked of you.",
    frozenLost: (name: string) => `Cues are frozen: ${name} is not found. Nothing is asked of you.`,
    frozenPaused: "Cues are frozen while it is paused. Nothing is asked of you.",
    frozenLine: "Cues are frozen: your line is down. Nothing is asked of you.",
    answers: "Your answers",
    answerTo: (what: string) => `You answer: ${what}`,
    answerToNothing: "No cue waits for an answer.",
    answered: (reply: Reply) => `You said ${replies[reply].toLowerCase()}.`,
    library: () => library,
  },

  kit: {
    ear: (ms: number) => `${Math.round(ms)} ms to your ear`,
    earUnknown: "delay not known yet",
    signs: "Signs that you feel",
    signsMeans: "Five short rhythms. Try each once, so that you know it without looking.",
    way: (way: SignWay) => ({ hand: "in the hand", ear: "as a quiet tone in your ear", both: "both ways" })[way],
    wayTitle: "They reach you",
    noVibration: "This device does not vibrate. You hear each sign as a quiet tone in your ear.",
    talk: (name: string) => `Hold to talk to ${name}`,
    talking: (name: string) => `${name} hears you. Let go to be silent.`,
    talkMeans: "Nobody else hears it by the line.",
    below: "More of this evening",
  },

  headset: {
    title: "Your headset’s key",
    off: "Some browsers hand the key of a headset to this page, some do not. One press shows which.",
    start: "Try the key",
    listening: "Press your headset’s key once, now. Nothing stops by it.",
    heard: "Your headset’s key arrives here. In the pocket, one press of it stops.",
    unheard: "No key has arrived. No key is listened for; the long press works always.",
    unable: "This browser hands no headset key to a page. The long press works always.",
    pocketHint: "Hold, or press your headset’s key, to stop · two taps to come back",
  },

  desk: {
    cues: (name: string) => `Cues for ${name}`,
    cuesNotAgreed: "Cues are not agreed to by everybody. Nothing is sent.",
    write: "A line to say",
    send: "Send",
    when: "Due",
    now: "now",
    inS: (seconds: number) => `in ${seconds} s`,
    edit: "Change the library",
    editDone: "Done",
    libraryMeans: "It stays in this browser. The first nine have a key.",
    add: "Add a cue",
    remove: (what: string) => `Remove ${what}`,
    up: (what: string) => `Move ${what} up`,
    down: (what: string) => `Move ${what} down`,
    save: "Save as a file",
    load: "Load a file",
    notOurs: "That file holds no cues that this page can read. Your library is as it was.",
    kindTitle: "Kind",
    textTitle: "Text",
    patternTitle: "Sign",
    actTitle: "Belongs to",
    noPattern: "no sign",
    noAct: "no act",
    sent: "What was sent",
    nothingSent: "Nothing was sent yet.",
    earlier: "a cue from before",
    retract: (what: string) => `Take back ${what}`,
    retractShort: "Take back",
    sending: "on its way",
    pending: (seconds: number) => seconds <= 0 ? "due" : `due in ${seconds} s`,
    shown: "she sees it",
    said: (name: string, reply: Reply) => `${name}: ${replies[reply].toLowerCase()}`,
    general: (name: string, reply: Reply) => `${name} asks: ${replies[reply].toLowerCase()}.`,
    refused: (kind: string) => `not sent: ${refusals[kind] ?? "refused"}`,
    line: "The next fifteen seconds",
    ear: (total: number | undefined) =>
      total === undefined ? "delay not known yet" : `${Math.round(total)} ms to the ear`,
    earParts: (network: number | undefined, buffer: number | undefined, device: number | undefined) =>
      [
        network === undefined ? "network unknown" : `network ${Math.round(network)}`,
        buffer === undefined ? "buffer unknown" : `buffer ${Math.round(buffer)}`,
        device === undefined ? "device unknown" : `device ${Math.round(device)}`,
      ].join(" + "),
    keys: "Keys",
    keyList: () => keyList,
  },

  after: {
    say: (what: AfterSay, name: string, others: readonly string[]) => after[what](name, others),
    host: "The host",
    hostMeans:
      "A host who has the board open sees that this evening was stopped. Nothing is sent from this page: to speak with your host, use the way you agreed on when you met.",
    hostNotTold: "The server has not answered yet, so no host can know of it. Use the way you agreed on when you met.",
    hostStopped: "Your host stopped the evening.",
    hostKnows: "Your host stopped this evening. To speak with your host, use the way you agreed on when you met.",
    hostEnded: "To speak with your host, use the way you agreed on when you met.",
  },

  alarm: {
    of: (kind: AlarmKind, names: readonly string[]) => alarms[kind](names),
    stop: "Stop this evening",
    stopFor: (names: readonly string[]) => `Stop the evening of ${list.format(names)}`,
    confirm: "Stop this evening for everyone",
    confirmMeans: "Everything is silent at once, for everyone. They see that it is stopped. It does not come back.",
    keep: "Leave it as it is",
    stopping: "It is being stopped.",
    seen: "I have seen it",
    since: (iso: string) => `since ${clock.format(new Date(iso))}`,
    time: (from: string, to: string) =>
      `This evening’s time: ${clock.format(new Date(from))} to ${clock.format(new Date(to))}`,
  },
};

export type LiveWords = typeof enLive;
