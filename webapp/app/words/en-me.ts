/** What the pages say in English about oneself: joining, and who waits for a host's call. */
import type { JoinsAs, PartOfDay } from "../me/myself.ts";

const list = new Intl.ListFormat("en-GB", { style: "long", type: "disjunction" });
const day = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long" });

const parts: Record<PartOfDay, string> = {
  morning: "in the morning",
  afternoon: "in the afternoon",
  evening: "in the evening",
  weekend: "at the weekend",
};

export const enMeProblems: Record<string, { title: string; detail: string }> = {
  "too-fast": {
    title: "Too many at once",
    detail:
      "More was asked from your account in one second than is answered. Nothing was done by this; try again in a moment.",
  },
  "joined-already": { title: "You have joined", detail: "Everything that you told us stands." },
  "not-a-name": {
    title: "That is not a name",
    detail: "A name has letters, 40 at most, and is no address or number. Nothing has changed.",
  },
  "not-a-birth-date": {
    title: "That is not a birth date",
    detail: "Nobody alive was born on that day. Nothing has changed.",
  },
  "not-an-adult": {
    title: "Souffleur is for adults",
    detail:
      "You can join from your eighteenth birthday on. The date that you typed was not kept; that this account is not an adult’s was. If that is wrong, a host can help.",
  },
  "not-an-address": {
    title: "That is not an e-mail address",
    detail: "A letter could not go there. Nobody was asked.",
  },
  "yourself": {
    title: "Somebody other than you",
    detail: "That is your own address. A safety contact is somebody outside, who can ask after you. Nobody was asked.",
  },
  "enough-letters": {
    title: "Enough letters for today",
    detail: "Tomorrow you can ask again. Whoever was asked last can still answer.",
  },
  "when": { title: "When may a host call?", detail: "Choose at least one time." },
  "no-such-code": {
    title: "No OS has that code",
    detail: "Or not any more. Its operator sees the one that it has now.",
  },
  "couple-already": { title: "You are a couple", detail: "You and this OS are a couple already." },
  "not-a-declaration": {
    title: "What is it, and with how many?",
    detail: "An OS has a version of 1 to 40 letters, and talks with 1 to 100000 people at once. Nothing has changed.",
  },
  "too-many": { title: "Enough of them", detail: "One operator has 20 OSs at most. Nothing has changed." },
  "changed-meanwhile": {
    title: "Changed on another page",
    detail:
      "This was changed on another page since you looked. Nothing was overwritten: what you typed is still here, and what stands now is above it.",
  },
};

export const enMe = {
  me: {
    loading: "One moment.",
    welcome: "Welcome",
    screen: (which: number, of: number) => `Question ${which} of ${of}`,
    asWhom: "As whom do you come?",
    as: {
      human: "As a human with an OS",
      surrogate: "As a surrogate",
      os: "As somebody who operates an OS",
    } as Record<JoinsAs, string>,
    asMeans: {
      human: "You share your life with an OS, and would like evenings with it.",
      surrogate: "You would lend an OS your presence for an evening, within your own limits.",
      os: "An OS of yours has a voice, and humans who would like it near.",
    } as Record<JoinsAs, string>,
    called: "What are you called?",
    calledMeans: "The others of an evening read this. A first name is enough.",
    born: "When were you born?",
    bornMeans:
      "Souffleur is for adults. We take your word for it, keep only that you are one, and forget the date at once.",
    day: "Day",
    month: "Month",
    year: "Year",
    notADate: "That is not a date. A day, a month in figures, a year of four figures.",
    back: "Back",
    on: "Go on",
    join: "Join",
    joining: "Joining…",
    you: (name: string) => `${name}, this is you here.`,
    youAre: {
      human: "You are here as a human.",
      surrogate: "You are here as a surrogate. You are free to say no to everything, always.",
      os: "You operate an OS.",
      host: "You are a host.",
    } as Record<JoinsAs | "host", string>,
    ready: "Nothing is left to do before a first evening.",
    toDo: (count: number) =>
      count === 1 ? "One thing is left before a first evening." : `${count} things are left before a first evening.`,
    done: "done",
    open: "to do",
    adult: "You are an adult",
    adultByOwnWord: "By your own word: nobody has looked at a document. The date itself is not kept.",
    adultFound: "That was looked at. Only the result is kept.",
    contact: "Somebody who may ask after you",
    contactMeans:
      "A friend outside. If you do not answer when you should be home, they are asked first, before a host. They must want to.",
    contactState: (name: string, state: "asked" | "agreed" | "declined") =>
      ({
        asked: `${name} is asked. Their answer is not here yet.`,
        agreed: `${name} has agreed.`,
        declined: `${name} has declined, and need not say why. Somebody else can do it.`,
      })[state],
    contactName: "What are they called?",
    contactMail: "Their e-mail address",
    contactLetter:
      "They get one letter: your name, what it means, yes or no. Nothing else about you. At night it waits for the morning.",
    askThem: "Ask them",
    somebodyElse: "Ask somebody else instead",
    call: "A call with a host",
    callMeans:
      "A quarter of an hour, before your first evening. A host tells you how an evening goes, and you can ask everything.",
    callHeld: "You have talked with a host.",
    callAsked: (wanted: readonly PartOfDay[]) => `A host calls you ${list.format(wanted.map((one) => parts[one]))}.`,
    callWhen: "When may a host call?",
    part: {
      morning: "Morning",
      afternoon: "Afternoon",
      evening: "Evening",
      weekend: "Weekend",
    } as Record<PartOfDay, string>,
    askCall: "Ask for the call",
    otherTimes: "Other times suit me",
    couple: "You and your OS",
    noCouple: "You and an OS become a couple when both say yes. You can say yours now.",
    code: "The code of your OS",
    codeMeans: "Twelve letters and digits. Its operator has it, and gives it to you.",
    askOs: "Say yes to it",
    together: (name: string) => `You and ${name} are a couple.`,
    asked: (name: string) => `You said yes to ${name}. Its own answer is to come.`,
    part_: "Part",
    reallyPart: (name: string) => `Part with ${name}? Nothing of what was is lost, and you can ask again.`,
    takeBack: "Take it back",
    firstOs: "Register your OS",
    anotherOs: "Another OS",
    osMeans:
      "What you say of it is told to whoever spends an evening with it. A new version is told before the next one.",
    osIs: (version: string, conversations: number) =>
      `version ${version}, with ${conversations === 1 ? "one person" : `up to ${conversations} people`} at once`,
    osCode: "Its code:",
    osCodeMeans: "Whoever has it can ask to become a couple. You answer each by yourself.",
    newCode: "Make a new code",
    osHours: "Its hours",
    changeOs: "Change what it is",
    asksYou: (name: string) => `${name} says yes. And your OS?`,
    yes: "Yes",
    no: "No",
    osName: "What is it called?",
    osVersion: "Its version",
    osConversations: "With how many people may it talk at once?",
    keep: "Keep it",
    register: "Register it",
    export: "Everything that is kept of you",
    exportMeans: "as one file.",
    kept: "Done.",
  },

  newcomers: {
    none: "Nobody waits for a call.",
    means: "Who waits longest stands first. After you have talked, say so here.",
    as: { human: "a human", surrogate: "a surrogate", os: "an operator" } as Record<JoinsAs, string>,
    wants: (wanted: readonly PartOfDay[], since: string) =>
      `${list.format(wanted.map((one) => parts[one]))}; since ${day.format(new Date(since))}`,
    held: "We have talked",
  },
};
