import { AFTER_LASTS_MS, type AfterHow, afterScript, nextAt, saidBy } from "../app/evening/after-script.ts";
import { howItEnded } from "../app/evening/after.ts";
import type { Role } from "../app/evening/view.ts";
import { languages } from "../app/words/words.ts";
import { same } from "./assert.ts";
import { evening } from "./evenings.ts";

const HOWS: AfterHow[] = ["i-stopped", "somebody-stopped", "host-stopped", "stopped-by-unknown", "ended"];
const ROLES: Role[] = ["human", "surrogate", "os"];

Deno.test("after a stop the words come one by one within five minutes, in order, and then no more", () => {
  for (const how of HOWS) {
    for (const role of ROLES) {
      const script = afterScript(how, role);
      const times = script.map((one) => one.atMs);
      same(times, [...times].sort((a, b) => a - b), `${how} ${role}`);
      same(new Set(times).size, times.length, `${how} ${role}: two at once`);
      same(times[0], 0);
      same(times.at(-1), AFTER_LASTS_MS);
      same(nextAt(script, AFTER_LASTS_MS), undefined);
      // Time to read one before the next.
      times.slice(1).forEach((at, i) => same(at - times[i]! >= 8_000, true, `${how} ${role} ${at}`));
    }
  }
});

Deno.test("what was said stays, and the page knows when it speaks next", () => {
  const script = afterScript("i-stopped", "surrogate");
  same(saidBy(script, 0), ["silent"]);
  same(nextAt(script, 0), 8_000);
  same(saidBy(script, 7_999), ["silent"]);
  same(saidBy(script, 8_000), ["silent", "earpiece"]);
  same(saidBy(script, 60_000), ["silent", "earpiece", "noReason", "othersSee"]);
  same(saidBy(script, Infinity).at(-1), "close");
});

Deno.test("whoever stopped hears first that it is silent, and never a question", () => {
  for (const [language, words] of Object.entries(languages)) {
    for (const how of HOWS) {
      for (const role of ROLES) {
        for (const { say } of afterScript(how, role)) {
          const said = words.after.say(say, "Robin", ["Alex", "Sam"]);
          same(said.length > 0, true, `${language} ${say}`);
          same(/[?!]/.test(said), false, `${language} ${say}: "${said}"`);
          same(/\d/.test(said), false, `${language} ${say} counts: "${said}"`);
        }
      }
    }
  }
});

Deno.test("an OS has no ear to take out, and a surrogate's kit is no reason to stay", () => {
  same(afterScript("i-stopped", "os").map((one) => one.say), ["keysShut", "noReason", "othersSee", "close"]);
  same(saidBy(afterScript("somebody-stopped", "surrogate"), Infinity).includes("kitCanWait"), true);
  same(saidBy(afterScript("ended", "human"), Infinity), ["silent", "earpiece", "goOrStay", "close"]);
});

Deno.test("how it ended is told by who stopped, by my own press first", () => {
  const view = evening("stopped", "human");
  const over = { by: undefined, told: undefined, sinceMs: 0 };
  same(howItEnded(view, { ...over, told: { kind: "telling", tries: 1 } }), "i-stopped");
  same(howItEnded(view, { ...over, by: "s1" }), "i-stopped");
  same(howItEnded(view, { ...over, by: "s3" }), "somebody-stopped");
  same(howItEnded(view, { ...over, by: "host" }), "host-stopped");
  same(howItEnded(view, { ...over, by: null }), "stopped-by-unknown");
  same(howItEnded(evening("ended", "human"), over), "ended");
});
