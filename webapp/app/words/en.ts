/**
 * Everything the pages say in English: second person, present tense, short; who, what, what now. Its shape is what every
 * other language must have.
 */
import type { Telephone } from "../media/headset.ts";
import type { EveningState, Move, OsState, Role, WaitsFor } from "../evening/view.ts";
import { enHours, hoursProblemsEn } from "./en-hours.ts";
import { enLive } from "./en-live.ts";
import { enKits, enKitsProblems } from "./en-kits.ts";
import { enMe, enMeProblems } from "./en-me.ts";
import { enProfile, enProfileProblems } from "./en-profile.ts";
import { enPost } from "./en-post.ts";

const list = new Intl.ListFormat("en-GB", { style: "long", type: "conjunction" });
const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long" });

const states: Record<EveningState, string> = {
  "preparing": "Preparing",
  "at-door": "At the door",
  "live": "Live",
  "out-of-role": "Out of role",
  "paused": "Paused",
  "ended": "Ended",
  "stopped": "Stopped",
};

const stateMeans: Record<EveningState, string> = {
  "preparing": "Nothing is open yet. Nobody hears or sees anything.",
  "at-door": "Nothing is open yet. The evening begins by itself when everyone is here and has said yes.",
  "live": "What the sheet allows is open.",
  "out-of-role": "The voice is off, the lenses are dark. You talk to each other.",
  "paused": "Everything is silent. It goes on when you say so.",
  "ended": "Everything is silent.",
  "stopped": "Everything is silent.",
};

const roles: Record<Role | "host", string> = { human: "human", os: "OS", surrogate: "surrogate", host: "host" };

const acts: Record<string, string> = {
  voice: "Voice",
  walk: "Walk",
  hands: "Hands",
  embrace: "Embrace",
  dance: "Dance",
  private: "Private",
  cues: "Cues and whispers",
  transcript: "Transcript",
  recording: "Recording",
  place: "Place",
};

const actMeans: Record<string, string> = {
  voice: "the voice in your ears",
  walk: "walking side by side",
  hands: "holding hands",
  embrace: "holding each other",
  dance: "dancing",
  private: "time alone; every lens is dark",
  cues: "private lines and signs for the surrogate",
  transcript: "words written down",
  recording: "sound or pictures kept",
  place: "a rough place, shared",
};

/** What the server's problems mean to a person, by their kind: what happened, and what to do now. */
const problems: Record<string, { title: string; detail: string }> = {
  "sign-in": { title: "Sign in first", detail: "Nobody is signed in here any more." },
  "not-your-role": { title: "Not your role", detail: "Your account’s role may not do this." },
  "not-found": { title: "Not found", detail: "There is nothing here for you. It may be over, or never yours." },
  "over": {
    title: "This evening is over",
    detail: "It was stopped or has ended. Nobody can come in again; nothing flows any more.",
  },
  "not-open-yet": { title: "Not open yet", detail: "This evening has not begun. Come back at its time." },
  "full": { title: "No room just now", detail: "The server carries all the evenings it can. Your page asks again." },
  "busy": { title: "Too many connections just now", detail: "Your page asks again by itself." },
  "ledger-away": {
    title: "The record of consent cannot be read",
    detail: "Nobody comes in and nothing is agreed to until it can. What was agreed to is safe. Your page asks again.",
  },
  "no-such-subject": {
    title: "Nothing of that name to agree to",
    detail: "This evening’s sheet has no such line that needs your own answer.",
  },
  "not-yours": { title: "Not yours to stop", detail: "This is not an evening of yours, so nothing was stopped." },
  "not-possible-now": {
    title: "Not just now",
    detail: "That is not possible in this moment of the evening. Nothing has changed.",
  },
  "not-yours-to-end": {
    title: "Not just now",
    detail: "Somebody else asked for this, and only they can say that it goes on. Nothing has changed.",
  },
  "device-still-lost": {
    title: "Not just now",
    detail: "Your device is not connected yet. Press again when it is.",
  },
  "too-many-rehearsals": {
    title: "Enough for today",
    detail:
      "As many rehearsals as a day holds have begun for you. Another can begin tomorrow; an evening that was agreed is not touched by this.",
  },
  "no-part-to-try": {
    title: "There is no part for you to try",
    detail:
      "A rehearsal is for a human, a surrogate, or somebody at an OS’s console. Sign in as one of them to try it.",
  },
  "no-common-codec": {
    title: "This browser’s sound does not fit",
    detail: "The server and this browser share no way of sending sound. Try another browser.",
  },
  "foreign-origin": {
    title: "Not from a page of ours",
    detail: "This change did not come from one of our own pages. Nothing was done.",
  },
  "broken": {
    title: "Something broke here",
    detail: "It is our fault, not yours. What you had before still stands. A stop always works.",
  },
  ...enMeProblems,
  ...enKitsProblems,
  ...enProfileProblems,
  ...hoursProblemsEn,
};

const moves: Record<Move, string> = {
  "out-of-role": "Step out of role",
  "back-in-role": "Back in role",
  "pause": "Pause",
  "resume": "Go on",
  "end": "End the evening",
  "talk": "Talk",
  "hush": "Be silent",
};

export const en = {
  list: (names: readonly string[]) => list.format(names),
  time: (iso: string) => clock.format(new Date(iso)),
  day: (iso: string) => day.format(new Date(iso)),
  state: (state: EveningState) => states[state] ?? state,
  stateMeans: (state: EveningState) => stateMeans[state] ?? "",
  role: (role: Role | "host") => roles[role] ?? role,
  move: (move: Move) => moves[move],
  you: "You",

  /** Before the evening is live and while it is held: what is waited for, by the names of the others, and whether also by me. */
  waits: (what: WaitsFor, others: readonly string[], me: boolean) => {
    const who = list.format(me ? [...others, "you"] : others);
    const stepsBack = me || others.length > 1 ? "step" : "steps";
    return {
      "arrival": `Waiting for ${who}.`,
      "yes-to-voice": `It begins when everybody has said yes to voice; waiting for ${who}.`,
      "line": `Connecting ${who}.`,
      "found": `${who} cannot be found; it goes on when the connection is back.`,
      "yes": `It goes on with the yes of ${who}.`,
      "step-back": `It goes on when ${who} ${stepsBack} back in.`,
      "records":
        "The consent records cannot be read just now, so everything is held: nothing is heard or seen. It goes on by itself when they can be read again.",
    }[what];
  },
  nobodyYet: "Nobody has come in yet.",
  held: "Paused. Nothing is heard or seen.",
  voiceNotAgreed: "Nobody’s voice is carried: voice is not agreed to by everybody.",

  /** What is agreed, as one sentence: acts and shared channels, then each lens and microphone. */
  agreed: {
    over: "It is over. Nothing is heard, nothing is seen.",
    nothing: (endsAt: string) => `Tonight until ${clock.format(new Date(endsAt))}: nothing is agreed yet.`,
    shared: (endsAt: string, shared: readonly string[]) =>
      `Tonight until ${clock.format(new Date(endsAt))}${shared.length === 0 ? "." : `: ${shared.join(", ")}.`}`,
    device: (what: string, dark: boolean) => `${what}: ${dark ? "dark" : "yes"}.`,
  },

  /** A row of the sheet. `title` is the server's, for subjects that this page does not know. */
  subject: (channel: string, holder: string | undefined, mine: boolean, title: string) => {
    const whose = mine ? "Your" : `${holder}’s`;
    if (channel === "mic") return `${whose} microphone`;
    if (channel === "lens") return `${whose} lens`;
    return acts[channel] ?? title;
  },
  subjectMeans: (channel: string, osName: string) => {
    if (channel === "mic") return `${osName} hears it. Nobody else does.`;
    if (channel === "lens") return `${osName} sees through it. Nobody else does.`;
    return actMeans[channel] ?? "";
  },

  problem: {
    offline: "The line to the server is down. Your page keeps trying.",
    notYours: "There is no evening here for you.",
    notYoursNow: "It may belong to others, or the address is wrong. Your own evenings are on your home page.",
    signedOut: "Your sign-in has ended.",
    over: "This evening is over.",
    other: "That did not work.",
    of: (kind: string) => problems[kind],
    stopStillWorks: "Stop still works.",
  },

  ai: (name: string) => `${name} is an AI.`,
  personAs: (name: string) => `A person speaks as ${name} now.`,
  youAs: (name: string) => `You speak as ${name}. Every device shows that a person does.`,

  os: (state: OsState, name: string) =>
    ({
      "cut-off": `Your line is down. Nothing of ${name} reaches you, and nothing of you reaches ${name}.`,
      "missing": `${name} is not here yet.`,
      "away": `${name} is not found. Nothing is needed from you.`,
      "understudy": `${name} is not found. The understudy speaks, a recording.`,
      "silent-by-state": `${name} is here, and silent.`,
      "quiet": `The line is quiet; ${name} is here.`,
      "speaking": `${name} speaks.`,
    })[state],

  /** Who is at the other end of a lens, a microphone or both. `holder` is undefined for my own. */
  tally: (what: readonly ("lens" | "mic")[], holder: string | undefined, reach: readonly string[]) => {
    const whose = holder === undefined ? "Your" : `${holder}’s`;
    const both = what.length > 1;
    const things = both ? "lens and microphone" : what[0] === "lens" ? "lens" : "microphone";
    if (reach.length > 0) return `${whose} ${things} → ${list.format(reach)} only`;
    if (both) return `${whose} ${things} are off.`;
    return `${whose} ${things} is off. ${what[0] === "lens" ? "Nobody sees." : "Nobody hears."}`;
  },
  noNews: (iso: string) => `No news since ${clock.format(new Date(iso))}. This may have changed.`,
  hears: (names: readonly string[]) =>
    names.length === 0 ? "You hear nobody by the line." : `You hear ${list.format(names)}.`,
  home: {
    toMe: "See what is left",
    title: "Your evenings",
    loading: "Your evenings are on their way.",
    empty: "You have no evening now. When somebody proposes one, it stands here.",
    with: (names: readonly string[]) => names.length === 0 ? "An evening" : `An evening with ${list.format(names)}`,
    until: (iso: string) => `until ${clock.format(new Date(iso))}`,
    from: (startsAt: string, endsAt: string) =>
      `${day.format(new Date(startsAt))}, ${clock.format(new Date(startsAt))}–${clock.format(new Date(endsAt))}`,
    join: "Join",
    look: "Look back",
    as: (role: string) => `You are the ${role}.`,
    tryTitle: "Try it",
    tryMeans: "A few minutes, to see how it feels. Nothing is kept, and one press silences everything.",
    tryRecording: "Alone, with a recording",
    tryRecordingMeans: "The others are recordings, and say so. You need nobody.",
    tryFriends: "With two friends",
    tryFriendsMeans: "Two other people come in by themselves, each in a window of their own.",
    opening: "Opening…",
  },

  door: {
    comeIn: "Come in",
    comeInMeans: "One press. Nothing opens by it: no microphone, no lens. You say yes to each thing yourself.",
    comeInLive: "One press. What you have said yes to opens, and nothing else.",
    afterReload: "Your page was loaded anew. One press and you are back.",
    coming: "Coming in…",
    waiting: "Waiting for",
    here: "here",
    notHere: "not here yet",
    connected: "on the line",
    person: "a person",
    program: "an AI",
    earpiece: (os: string) =>
      `Wear an earpiece: out of an open loudspeaker ${os}’s voice would come back through your microphone.`,
    previewTitle: "What your lens sees",
    preview: "Look through your lens",
    previewMeans: "Only you see this. It is sent to nobody.",
    previewOff: "Close the preview",
    devices: "Your devices",
    camera: "Lens",
    microphone: "Microphone",
    plain: "Plain microphone: no echo or noise filters",
  },

  sheet: {
    title: "The sheet",
    intro:
      "Each says yes for himself or herself. You touch your own column only; each yes can be taken back at any moment.",
    what: "What",
    acts: "Acts",
    channels: "Channels",
    agree: "Agree",
    withdraw: "Withdraw",
    yes: "yes",
    notYet: "not yet",
    notAsked: "not asked",
    open: (until: string | null) =>
      until === null ? "agreed by all" : `agreed by all, until ${clock.format(new Date(until))}`,
    agreeTo: (what: string) => `Agree to ${what}`,
    withdrawFrom: (what: string) => `Withdraw ${what}`,
    close: "Close",
    cut: (ms: number) => `Withdrawn. It is cut, in ${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms.`,
    cutNotRecorded: "Withdrawn. It is cut. It is not written down yet; that happens by itself.",
    signInAgain: "Sign in once more",
    needsSignIn: "A yes needs a sign-in of the last ten minutes, so that nobody but you can give it.",
    show: "Show the sheet",
    hide: "Hide the sheet",
  },

  live: {
    voice: "Voice",
    whisper: "Whisper",
    yourVoice: "In your ear",
    yourWhisper: "Whisper, for you only",
    hold: "Hold to speak",
    lock: "Keep open",
    unlock: "Close",
    voiceKey: "to both ears",
    whisperKey: (name: string) => `to ${name} only`,
    noPicture: "Dark. You see nothing here.",
    off: "off",
    lensOf: (name: string) => `${name}’s lens`,
    micOf: (name: string) => `${name}’s microphone`,
    lineLost: "The line is down. Your page comes back by itself.",
    lineComing: "The line is coming up.",
    lineUp: "You are on the line.",
    moves: "Steps you can take",
    deviceRefused: (what: string) =>
      `Your browser does not open your ${what}. Allow it in the address bar, then press again.`,
    deviceMissing: (what: string) => `No ${what} is found on this device. Connect one, then press again.`,
    deviceBusy: (what: string) => `Another program holds your ${what}. Close it there, then press again.`,
    deviceAgain: "Press to try again",
    microphone: "microphone",
    camera: "camera",
    earpieceLost: "An earpiece is gone, so your ears are muted. Nobody near you hears them.",
    earpieceBack: "It is in my ear. Go on",
    interrupted: "Something else has your sound: a call, or another app. The evening goes on without you hearing it.",
    interruptedOver: "Press to have it back",
    /** By what it was found is said, since each way can be wrong. */
    telephone: (found: Telephone) =>
      `Your Bluetooth headset is in its telephone mode${
        found.upToHz === undefined ? "" : `: nothing above ${found.upToHz / 1000} kHz is heard`
      }, and its sound comes late. ${
        {
          name: "Its name says so.",
          rate: "Your browser says so.",
          sound: "The sound of your own voice says so.",
        }[found.by]
      } A wired earpiece has neither; or choose another microphone, and the headset goes back to music mode.`,
    later: (ms: number) =>
      `Your sound comes ${ms} ms later than at the start. A Bluetooth headset that opens its microphone does that; a wired earpiece does not.`,
    soundBlocked: "Your browser holds the sound back.",
    soundUnblock: "Press to hear",
    pocket: "Put it in your pocket",
    pocketMeans: "Black screen. A long press anywhere stops. Two quick taps bring this back.",
    pocketHint: "Hold to stop · two taps to come back",
  },

  stop: {
    button: "Stop",
    hint: "One press. Everything is silent at once, for everyone.",
    keyHint: "Stop (Esc)",
    stopping: "You stopped. It is silent here; the others are being told.",
    you: "You stopped. That is all you need to do.",
    other: (name: string) => `${name} stopped the evening.`,
    someone: "The evening is stopped.",
    ended: "The evening has ended.",
    cut: (ms: number) => `Everything was cut in ${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms.`,
    notRecorded: "It is cut. It is not written down yet; that happens by itself.",
    notYours: "This evening is not yours to stop.",
    home: "To your home page",
    stillTrying: "The server has not answered yet. Your page keeps telling it; your own sound and lens stay off.",
  },

  board: {
    title: "The board",
    calm: "All is well. No evening needs you.",
    empty: "No evening is open.",
    noMedia: "States only. You hear nobody and see nobody.",
    loading: "The board is on its way.",
    since: (iso: string) => `since ${clock.format(new Date(iso))}`,
    until: (iso: string) => `until ${clock.format(new Date(iso))}`,
    waitingFor: (names: readonly string[]) => `Waiting for ${list.format(names)}.`,
    stale: (iso: string) => `No news since ${clock.format(new Date(iso))}. The board keeps asking.`,
    attention: "Look here",
    lensOpen: "lens open",
    micOpen: "microphone open",
  },

  ...enLive,
  ...enMe,
  ...enKits,
  ...enProfile,
  ...enHours,
  ...enPost,
};

export type Words = typeof en;
