import { agreedSentence, noteOf } from "../app/evening/note.ts";
import { type Language, languages } from "../app/words/words.ts";
import { en } from "../app/words/en.ts";
import { nl } from "../app/words/nl.ts";
import { same } from "./assert.ts";
import { evening } from "./evenings.ts";

/** What is one and the same word in two languages: names and a few loan words. Whoever adds a string decides it here. */
const SAME_IN_BOTH = new Set([
  "stop.button",
  "stop.keyHint",
  "board.lensOpen",
  "door.camera",
  "live.camera",
  "home.from",
  "me.part.weekend",
]);

const ACTS = ["voice", "walk", "hands", "embrace", "dance", "private", "cues", "transcript", "recording", "place"];

/** What a person can meet on a page; a program's mistakes are told in English. */
const PROBLEMS = [
  "sign-in",
  "not-your-role",
  "not-found",
  "over",
  "not-open-yet",
  "full",
  "busy",
  "ledger-away",
  "no-such-subject",
  "not-yours",
  "not-possible-now",
  "not-yours-to-end",
  "device-still-lost",
  "too-many-rehearsals",
  "no-part-to-try",
  "no-common-codec",
  "foreign-origin",
  "broken",
  "too-fast",
  "joined-already",
  "not-a-name",
  "not-a-birth-date",
  "not-an-adult",
  "not-an-address",
  "yourself",
  "enough-letters",
  "when",
  "no-such-code",
  "couple-already",
  "not-a-declaration",
  "too-many",
  "changed-meanwhile",
  "no-profile-to-keep",
  "kit-not-named",
  "kit-not-now",
  "kit-to-whom",
  "kit-battery",
  "kit-fault",
  "not-a-language",
  "not-a-limit",
  "too-long",
  "a-way-to-reach-you",
  "no-story",
  "moved-too-often",
  "hours-not-kept",
  "hours-changed",
  "no-hours-to-keep",
  "exceptions-overlap",
  "exception-empty",
  "exception-too-long",
  "too-many-exceptions",
  "too-many-rules",
];

Deno.test("each language says everything, and nothing in another's words", () => {
  const english = strings(en);
  for (const [language, words] of Object.entries(languages)) {
    if (language === "en") continue;
    const told = strings(words);
    same([...told.keys()].sort(), [...english.keys()].sort(), language);
    for (const [name, text] of told) {
      same(text.trim() === "", english.get(name)!.trim() === "", `${language} ${name} is empty`);
      if (!SAME_IN_BOTH.has(name)) same(text !== english.get(name), true, `${language} ${name}: "${text}" is English`);
    }
  }
});

Deno.test("every state, role, step, act and problem has words of its own in each language", () => {
  for (const [language, words] of Object.entries(languages)) {
    if (language === "en") continue;
    const own = (what: string, said: string | undefined, inEnglish: string | undefined) =>
      same(!!said && said !== inEnglish, true, `${language} ${what}: "${said}"`);
    for (const state of ["preparing", "at-door", "live", "out-of-role", "paused", "ended", "stopped"] as const) {
      own(state, words.state(state), en.state(state));
      own(state, words.stateMeans(state), en.stateMeans(state));
    }
    for (const move of ["out-of-role", "back-in-role", "pause", "resume", "end"] as const) {
      if (move !== "pause") own(move, words.move(move), en.move(move));
    }
    for (const role of ["human", "surrogate", "host"] as const) own(role, words.role(role), en.role(role));
    for (const act of ACTS) {
      own(act, words.subject(act, undefined, false, act), en.subject(act, undefined, false, act));
      own(act, words.subjectMeans(act, "Sam"), en.subjectMeans(act, "Sam"));
    }
    for (const kind of PROBLEMS) {
      own(kind, words.problem.of(kind)?.title, en.problem.of(kind)?.title);
      own(kind, words.problem.of(kind)?.detail, en.problem.of(kind)?.detail);
    }
  }
});

Deno.test("what is waited for is said by the page, from data, in the page's own language", () => {
  const door = evening("at-door", "human");
  same(noteOf(door, en), "Waiting for Robin.");
  same(noteOf(door, nl), "Wachten op Robin.");
  same(noteOf({ ...door, you: "s3" }, en), "Waiting for you.");
  const paused = { ...evening("paused", "surrogate"), waits: [{ for: "yes" as const, seats: ["s3", "s1"] }] };
  same(noteOf(paused, en), "Paused. Nothing is heard or seen. It goes on with the yes of Alex and you.");
  same(noteOf(paused, nl), "Pauze. Er is niets te horen of te zien. Het gaat verder met het ja van Alex en jou.");
});

Deno.test("voice that is not agreed to by all is said while live", () => {
  const view = evening("live", "human");
  same(noteOf(view, en), "");
  const without = {
    ...view,
    sheet: view.sheet.map((row) => ({ ...row, inScope: row.inScope && row.subject !== "voice" })),
  };
  same(noteOf(without, en), en.voiceNotAgreed);
});

Deno.test("what is agreed reads as one sentence", () => {
  const view = evening("live", "human");
  const time = en.time(view.endsAt);
  same(
    agreedSentence(view, en),
    `Tonight until ${time}: voice, walk, cues and whispers. Your microphone: yes. Robin’s microphone: yes. Robin’s lens: yes.`,
  );
  same(
    agreedSentence(view, nl),
    `Vanavond tot ${time}: stem, wandelen, aanwijzingen en fluisteren. Jouw microfoon: ja. Robins microfoon: ja. Robins lens: ja.`,
  );
  const nothing = { ...view, sheet: view.sheet.map((row) => ({ ...row, inScope: false })) };
  same(agreedSentence(nothing, en), `Tonight until ${time}: nothing is agreed yet.`);
  same(agreedSentence({ ...view, state: "stopped" }, nl), nl.agreed.over);
});

Deno.test("a private hour makes the agreed lens dark", () => {
  const view = evening("live", "human");
  const all = { ...view, sheet: view.sheet.map((row) => row.subject === "private" ? { ...row, inScope: true } : row) };
  same(agreedSentence(all, en).includes("Robin’s lens: dark."), true);
  same(agreedSentence(all, en).includes("Robin’s microphone: yes."), true);
});

Deno.test("Dutch names take their own genitive", () => {
  same(nl.live.lensOf("Robin"), "Robins lens");
  same(nl.live.lensOf("Alex"), "Alex’ lens");
  same(nl.live.lensOf("Mika"), "Mika’s lens");
});

/** Every string by its name. A function with words in it is held by its text: a translated one cannot read the same. */
function strings(words: (typeof languages)[Language]): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (value: unknown, name: string) => {
    if (typeof value === "string") found.set(name, value);
    else if (typeof value === "function" && /"[^"]|`/.test(String(value))) found.set(name, String(value));
    else if (typeof value === "object" && value !== null) {
      for (const [key, inner] of Object.entries(value)) walk(inner, name ? `${name}.${key}` : key);
    }
  };
  walk(words, "");
  return found;
}
