import { type Cue, PATTERN_NAMES, readCue, readDraft } from "../app/cue/cue.ts";
import { Frames } from "../app/cue/frames.ts";
import { Hand } from "../app/cue/hand.ts";
import { add, change, MAX_LIBRARY, read, remove, reorder, write } from "../app/cue/library.ts";
import { lengthMs, patternOf, PATTERNS, tones, vibration } from "../app/cue/patterns.ts";
import { phrases, speakMs } from "../app/cue/phrases.ts";
import { Score } from "../app/cue/score.ts";
import { SessionClock } from "../app/session/clock.ts";
import { same, within } from "./assert.ts";

const words = (id: string, due: number, text = "Take your time."): Cue => ({ id, kind: "words", text, due });
const closer = (id: string, due: number): Cue => ({
  id,
  kind: "gesture",
  text: "A little closer",
  pattern: "closer",
  due,
});
/** Shows whatever is due, as a page does that paints at once. */
const paint = (hand: Hand, now: number) => {
  const due = hand.due((dueMs) => dueMs <= now);
  for (const cue of due) hand.shown(cue.id, now);
  return due.map((one) => one.id);
};

Deno.test("whatever is not a cue is dropped", () => {
  const whole = { id: "c1", from: "s2", kind: "gesture", text: " closer ", pattern: "closer", act: "hands", due: 5 };
  same(readCue(whole), {
    id: "c1",
    due: 5,
    from: "s2",
    kind: "gesture",
    text: "closer",
    pattern: "closer",
    act: "hands",
  });
  for (const broken of [{ id: 1 }, { kind: "shout" }, { due: "soon" }, { due: Number.NaN }, { text: "" }]) {
    same(readCue({ ...whole, ...broken }), undefined, JSON.stringify(broken));
  }
  same(readCue("cue"), undefined);
  same(readCue(null), undefined);
  same(readCue({ ...whole, pattern: "tango" })?.pattern, undefined);
  same(readDraft({ kind: "breath" }), { kind: "breath" });
  same(readDraft({ kind: "words", text: "x".repeat(400) })?.text?.length, 280);
});

Deno.test("each sign differs from each other by its rhythm alone", () => {
  const rhythm = (name: (typeof PATTERN_NAMES)[number]) =>
    PATTERNS[name].map(({ onMs }) => onMs >= 1_000 ? "—" : onMs >= 600 ? "~" : onMs >= 300 ? "-" : ".").join("");
  same(PATTERN_NAMES.map(rhythm), ["....", "—", "..-", "-..", "~~"]);
  same(new Set(PATTERN_NAMES.map(rhythm)).size, PATTERN_NAMES.length);
});

Deno.test("a sign is felt and heard in the same rhythm, and is over before the next can be due", () => {
  for (const name of PATTERN_NAMES) {
    const felt = vibration(name);
    same(felt.length % 2, 1, name);
    // A phone's motor needs about 40 ms to be felt at all; two pulses nearer than that are one.
    felt.forEach((ms) => same(ms >= 60, true, `${name} ${ms}`));
    same(lengthMs(name) <= 2_000, true, name);
    const heard = tones(name);
    same(heard.map((one) => one.ms), PATTERNS[name].map((one) => one.onMs));
    same(heard.at(-1)!.fromMs + heard.at(-1)!.ms, lengthMs(name));
  }
});

Deno.test("a tone rises for closer and falls for back and slow", () => {
  const pitches = (name: (typeof PATTERN_NAMES)[number]) => tones(name).map((one) => one.hz);
  same(pitches("closer"), [...pitches("closer")].sort((a, b) => a - b));
  for (const name of ["back", "slow"] as const) same(pitches(name), [...pitches(name)].sort((a, b) => b - a));
});

Deno.test("a breath without a sign is felt as a breath", () => {
  same(patternOf({ id: "c1", kind: "breath", due: 0 }), "breathe");
  same(patternOf({ id: "c1", kind: "words", text: "x", due: 0 }), undefined);
});

Deno.test("a cue is shown on the frame nearest its due time, at 60 and at 120 pictures a second", () => {
  for (const interval of [1000 / 60, 1000 / 120]) {
    for (let shift = 0; shift < interval; shift += 0.7) {
      const frames = new Frames();
      const due = 1_000 + shift;
      for (let at = 0; at < 2_000; at += interval) {
        frames.frame(at);
        if (at < 500 || !frames.isNearest(at, due)) continue;
        within(frames.seenMs(at), due, interval / 2 + 0.01, `at ${interval} ms, due ${due}:`);
        break;
      }
    }
  }
});

Deno.test("where the browser tells when it painted, that is believed; a stall is not taken for a rate", () => {
  const frames = new Frames();
  for (let at = 0; at < 300; at += 10) frames.frame(at);
  frames.frame(2_000);
  within(frames.intervalMs, 10, 0.01);
  within(frames.lagMs, 10, 0.01);
  for (let i = 0; i < 5; i++) frames.painted(100, 124);
  frames.painted(100, 90);
  frames.painted(100, 5_000);
  within(frames.lagMs, 24, 0.01);
});

Deno.test("a cue waits for its time, stands, and is answered once", () => {
  const hand = new Hand();
  hand.take(closer("c1", 5_000));
  same(hand.nextDueMs, 5_000);
  same(paint(hand, 4_999), []);
  same(paint(hand, 5_000), ["c1"]);
  same(paint(hand, 5_001), []);
  same(hand.reply("ok", 5_500), "c1");
  same(hand.reply("ok", 5_600), null);
  hand.sweep(5_500 + 1_600);
  same(hand.signs.length, 0);
});

Deno.test("a can't takes the cue away at once, before its moment too", () => {
  const hand = new Hand();
  hand.take(closer("c1", 5_000));
  same(hand.reply("cant", 4_000), "c1");
  same(hand.announced(4_000), []);
  same(paint(hand, 6_000), []);
  same(hand.leaving.map((one) => one.why), ["cant"]);
});

Deno.test("what is far ahead is neither announced nor answered", () => {
  const hand = new Hand();
  hand.take(closer("c1", 60_000));
  same(hand.announced(1_000), []);
  same(hand.reply("cant", 1_000), null);
  same(hand.announced(51_000).length, 1);
});

Deno.test("an answer is to the newest that stands, unless another is picked", () => {
  const hand = new Hand();
  hand.take(words("w1", 1_000));
  hand.take(closer("c1", 2_000));
  paint(hand, 1_000);
  paint(hand, 2_000);
  same(hand.inHand(2_000)?.cue.id, "c1");
  hand.pick("w1");
  same(hand.reply("repeat", 2_100), "w1");
  same(hand.reply("cant", 2_200), "c1");
  same(hand.words?.reply, "repeat");
});

Deno.test("a newly shown cue takes the hand back from what was picked", () => {
  const hand = new Hand();
  hand.take(words("w1", 1_000));
  paint(hand, 1_000);
  hand.pick("w1");
  hand.take(closer("c1", 2_000));
  paint(hand, 2_000);
  same(hand.inHand(2_000)?.cue.id, "c1");
});

Deno.test("a withdrawn cue leaves within a fifth of a second, and was never there if it was not announced", () => {
  const hand = new Hand();
  hand.take(closer("c1", 3_000));
  hand.take(closer("c2", 60_000));
  hand.withdraw("c1", "retracted", 1_000);
  hand.withdraw("c2", "retracted", 1_000);
  hand.withdraw("c3", "retracted", 1_000);
  same(hand.leaving.map((one) => one.cue.id), ["c1"]);
  same(hand.sweep(1_199), false);
  same(hand.sweep(1_200), true);
  same(hand.leaving, []);
});

Deno.test("frozen, nothing becomes due; thawed, it does", () => {
  const hand = new Hand();
  hand.take(closer("c1", 1_000));
  hand.freeze(true);
  same(hand.frozen, true);
  same(hand.nextDueMs, undefined);
  same(paint(hand, 2_000), []);
  hand.freeze(false);
  same(paint(hand, 2_100), ["c1"]);
});

Deno.test("while my own line is down nothing becomes due, since nothing could be taken back", () => {
  const hand = new Hand();
  hand.take(words("w1", 1_000));
  paint(hand, 1_000);
  hand.take(closer("c1", 3_000));
  hand.take(closer("c2", 4_000));
  hand.line(false);
  same(paint(hand, 5_000), []);
  hand.line(true);
  // Only what the server sends anew is still meant; what stood before me stays.
  hand.take(closer("c2", 4_000));
  same(paint(hand, 5_100), ["c2"]);
  same(hand.words?.cue.id, "w1");
});

Deno.test("a cue that is sent again keeps what has become of it", () => {
  const hand = new Hand();
  hand.take(closer("c1", 1_000));
  paint(hand, 1_000);
  hand.take(closer("c1", 1_000));
  same(paint(hand, 1_100), []);
  same(hand.signs.length, 1);
});

Deno.test("words make room for the next words; a sign that nobody answers goes by itself", () => {
  const hand = new Hand();
  hand.take(words("w1", 1_000));
  hand.take(words("w2", 2_000));
  hand.take(closer("c1", 1_500));
  for (const at of [1_000, 1_500, 2_000]) paint(hand, at);
  hand.sweep(2_100);
  same(hand.words?.cue.id, "w2");
  same(hand.signs.length, 1);
  hand.sweep(21_600);
  same(hand.signs.length, 0);
  same(hand.words?.cue.id, "w2");
  hand.sweep(63_000);
  same(hand.words, undefined);
});

Deno.test("everything goes at once out of role, and a flood is not kept", () => {
  const hand = new Hand();
  for (let i = 0; i < 1_000; i++) hand.take(closer(`c${i}`, 2_000 + i));
  same(hand.announced(2_000).length, 64);
  hand.clear("out-of-role", 2_000);
  same(hand.announced(2_000), []);
  same(hand.inHand(2_000), undefined);
});

Deno.test("a device whose clock is hours off shows every cue at the same moment", () => {
  const shownAt = (wallOffHours: number) => {
    const real = Date.now;
    Date.now = () => real() + wallOffHours * 3_600_000;
    try {
      const clock = new SessionClock();
      // The session clock is 777 s ahead of this page's own monotonic one.
      for (let sent = 0; sent < 1_000; sent += 200) clock.add(sent, sent + 5 + 777_000, sent + 10);
      const hand = new Hand();
      hand.take(closer("c1", 780_000));
      const frames = new Frames();
      for (let frame = 1_000; frame < 5_000; frame += 16) {
        frames.frame(frame);
        const offset = clock.sessionAt(frame)! - frame;
        if (hand.due((due) => frames.isNearest(frame, due - offset)).length > 0) return frames.seenMs(frame) + offset;
      }
      return undefined;
    } finally {
      Date.now = real;
    }
  };
  within(shownAt(0), 780_000, 9);
  same(shownAt(-7), shownAt(0));
  same(shownAt(31), shownAt(0));
});

Deno.test("a line is cut where a voice would rest, and never loses a word", () => {
  const fits = (phrase: string) => phrase.length <= 40;
  const line = "Take your time. I’m right here, and I would love to hear how it was when you were small, by the sea.";
  const cut = phrases(line, fits);
  same(cut.join(" "), line);
  cut.forEach((one) => same(fits(one), true, one));
  same(cut.slice(0, 2), ["Take your time.", "I’m right here, and I would love to hear"]);
  same(phrases("Take your time.", fits), ["Take your time."]);
  same(phrases("  ", fits), []);
  same(phrases("x".repeat(90), fits), ["x".repeat(90)]);
});

Deno.test("a phrase stands for as long as it is spoken, and never flits by", () => {
  same(speakMs("Yes."), 1_800);
  within(speakMs("x".repeat(60)), 4_500, 1);
});

Deno.test("what was sent is followed to its answer", () => {
  const score = new Score();
  score.sending("c1", { kind: "gesture", text: "closer" }, 1_000);
  same(score.pending(0).map((one) => one.id), ["c1"]);
  score.hear({ type: "cue-accepted", id: "c1", due: 2_000 });
  same(score.pending(1_500)[0]?.due, 2_000);
  same(score.pending(2_000), []);
  score.hear({ type: "cue-state", id: "c1", state: "shown", at: 2_003 });
  score.hear({ type: "cue-state", id: "c1", state: "replied", reply: "ok", at: 2_600 });
  same(score.all[0], {
    id: "c1",
    draft: { kind: "gesture", text: "closer" },
    state: "replied",
    due: 2_000,
    shownAt: 2_003,
    reply: "ok",
  });
});

Deno.test("a can't is a withdrawal and stays one, whatever comes late", () => {
  const score = new Score();
  score.sending("c1", { kind: "gesture", text: "closer" }, 1_000);
  score.hear({ type: "cue-state", id: "c1", state: "replied", reply: "cant", at: 900 });
  score.hear({ type: "cue-state", id: "c1", state: "shown", at: 1_001 });
  same([score.all[0]?.state, score.all[0]?.reply], ["withdrawn", "cant"]);
});

Deno.test("a refusal says why, and a retraction that came too late changes nothing", () => {
  const score = new Score();
  score.sending("c1", { kind: "words", text: "x" }, 1);
  score.hear({
    type: "cue-refused",
    id: "c1",
    problem: { type: "https://x.org/problems/too-many-cues", title: "Too many" },
  });
  same(score.all[0]?.problem, { kind: "too-many-cues", title: "Too many" });
  score.sending("c2", { kind: "words", text: "x" }, 1);
  score.hear({ type: "cue-accepted", id: "c2", due: 1 });
  score.hear({ type: "cue-refused", id: "c2", problem: { type: "/problems/already-due" } });
  same(score.all[0]?.state, "pending");
});

Deno.test("an answer to nothing in particular is kept apart, and the past has an end", () => {
  const score = new Score();
  score.hear({ type: "cue-state", id: null, state: "replied", reply: "slower", at: 5 });
  same(score.general, [{ reply: "slower", at: 5 }]);
  for (let i = 0; i < 500; i++) score.sending(`c${i}`, { kind: "breath" }, i);
  same(score.all.length, 48);
  same(score.all[0]?.id, "c499");
  same(score.hear({ type: "view" }), false);
});

Deno.test("the library is added to, changed, put in order and emptied", () => {
  const [a, b, c] = ["a", "b", "c"].map((text) => ({ kind: "words" as const, text }));
  const all = add(add(add([], a!), b!), c!);
  const texts = (library: readonly { text?: string }[]) => library.map((one) => one.text).join("");
  same(texts(reorder(all, 2, -2)), "cab");
  same(texts(reorder(all, 0, -1)), "abc");
  same(texts(reorder(all, 0, 9)), "bca");
  same(texts(remove(all, 1)), "ac");
  same(texts(change(all, 1, c!)), "acc");
  let many: readonly { kind: "words"; text: string }[] = [];
  for (let i = 0; i < MAX_LIBRARY + 5; i++) many = add(many, a!) as typeof many;
  same(many.length, MAX_LIBRARY);
});

Deno.test("a library comes back from its file as it went, and a file of something else is told apart", () => {
  const library = [{ kind: "words" as const, text: "Take your time." }, { kind: "breath" as const }];
  same(read(write(library)), library);
  same(read("not json"), undefined);
  same(read(JSON.stringify({ v: 2, cues: [] })), undefined);
  same(read(JSON.stringify({ v: 1, cues: [{ kind: "shout" }, library[0]] })), [library[0]]);
});
