import { answered, cell, isMine, missing, partsOf } from "../app/consent/sheet-rows.ts";
import { type EveningState, flowsFromMe, movesIn, osState, sourceOf, tally, waitedFor } from "../app/evening/view.ts";
import { en } from "../app/words/en.ts";
import { same } from "./assert.ts";
import { evening } from "./evenings.ts";

Deno.test("the tally names who is at the other end of each lens and microphone, mine first", () => {
  same(tally(evening("live", "surrogate")), [
    { seat: "s3", what: ["lens", "mic"], reach: ["s2"] },
    { seat: "s1", what: ["lens"], reach: [] },
    { seat: "s1", what: ["mic"], reach: ["s2"] },
  ]);
});

Deno.test("what is off is said to be off, in words", () => {
  same(en.tally(["lens"], "Robin", []), "Robin’s lens is off. Nobody sees.");
  same(en.tally(["mic"], undefined, []), "Your microphone is off. Nobody hears.");
  same(en.tally(["lens", "mic"], undefined, []), "Your lens and microphone are off.");
  same(en.tally(["lens"], undefined, ["Sam"]), "Your lens → Sam only");
});

Deno.test("a device is open only for what flows from me", () => {
  same(flowsFromMe(evening("live", "surrogate"), "camera"), true);
  same(flowsFromMe(evening("live", "human"), "camera"), false);
  for (const state of ["preparing", "at-door", "out-of-role", "paused", "stopped", "ended"] as EveningState[]) {
    same(flowsFromMe(evening(state, "human"), "mic"), false, state);
  }
});

Deno.test("a host sends nothing, whatever flows", () => {
  same(flowsFromMe(evening("live"), "mic"), false);
});

Deno.test("a down slot tells whose voice is in it", () => {
  same(sourceOf(evening("live", "os"), "mic2"), { seat: "s3", up: "mic" });
  same(sourceOf(evening("live", "os"), "mic4"), undefined);
});

Deno.test("an OS that is away, one that is quiet and one that is not here are three things", () => {
  const view = evening("live", "human");
  const os = view.parties[1]!;
  const as = (change: Partial<typeof os>, heard = false) =>
    osState({ ...view, parties: [view.parties[0]!, { ...os, ...change }, view.parties[2]!] }, heard);
  same(as({}), "quiet");
  same(as({}, true), "speaking");
  same(as({ connected: false }), "away");
  same(as({ found: false }), "away");
  same(as({ found: false }, true), "understudy");
  same(as({ connected: false, found: true }), "quiet");
  same(as({ present: false, connected: false }), "missing");
  same(osState(evening("paused", "human"), true), "silent-by-state");
  same(osState(view, true, false), "cut-off");
});

Deno.test("no state but live, out of role and paused offers a step", () => {
  same(movesIn("live"), ["out-of-role", "pause"]);
  same(movesIn("out-of-role"), ["back-in-role", "pause"]);
  same(movesIn("paused"), ["resume"]);
  for (const state of ["preparing", "at-door", "stopped", "ended"] as EveningState[]) same(movesIn(state), [], state);
});

Deno.test("who is waited for is who is not here or has no line", () => {
  same(waitedFor(evening("at-door", "human")).map((one) => one.name), ["Robin"]);
});

Deno.test("a row asks exactly those it needs, and says whose yes is missing", () => {
  const view = evening("at-door", "human");
  const row = (subject: string) => view.sheet.find((one) => one.subject === subject)!;
  same(cell(row("voice"), "s1"), "yes");
  same(cell(row("voice"), "s3"), "not-yet");
  same(cell(row("cues"), "s1"), "not-asked");
  same(missing(row("voice")), ["s3"]);
  same(isMine(row("cues"), "s1"), false);
  same(isMine(row("voice"), undefined), false);
});

Deno.test("the count of answers is of rows that ask me", () => {
  same(answered(evening("at-door", "surrogate")), { yes: 0, of: 14 });
});

Deno.test("a subject is an act or a channel with its holder's seat", () => {
  same(partsOf("lens:s3"), { channel: "lens", seat: "s3" });
  same(partsOf("voice"), { channel: "voice" });
});

Deno.test("my own channel is called mine, another's by the name", () => {
  same(en.subject("mic", "Alex", true, "x"), "Your microphone");
  same(en.subject("lens", "Alex", false, "x"), "Alex’s lens");
  same(en.subject("tea", undefined, false, "Tea together"), "Tea together");
});
