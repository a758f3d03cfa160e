import osBreath from "../../docs/schemas/examples/os-breath-without-text.json" with { type: "json" };
import osGesture from "../../docs/schemas/examples/os-gesture-at.json" with { type: "json" };
import osMove from "../../docs/schemas/examples/os-move-in-with-act.json" with { type: "json" };
import osPause from "../../docs/schemas/examples/os-pause.json" with { type: "json" };
import osLong from "../../docs/schemas/examples/os-text-of-280.json" with { type: "json" };
import osWords from "../../docs/schemas/examples/os-words-now.json" with { type: "json" };
import serverAccepted from "../../docs/schemas/examples/server-accepted.json" with { type: "json" };
import serverCue from "../../docs/schemas/examples/server-cue.json" with { type: "json" };
import serverRefused from "../../docs/schemas/examples/server-refused.json" with { type: "json" };
import serverCant from "../../docs/schemas/examples/server-state-cant.json" with { type: "json" };
import serverReplied from "../../docs/schemas/examples/server-state-replied.json" with { type: "json" };
import serverShown from "../../docs/schemas/examples/server-state-shown.json" with { type: "json" };
import serverWithdrawn from "../../docs/schemas/examples/server-withdrawn.json" with { type: "json" };
import { readCue, readDraft } from "../app/cue/cue.ts";
import { Hand } from "../app/cue/hand.ts";
import { Score } from "../app/cue/score.ts";
import { same } from "./assert.ts";

Deno.test("a kit reads the published example of a cue whole, and takes it back by the published example", () => {
  const cue = readCue(serverCue.cue);
  same(cue && Object.entries(cue).sort(), Object.entries(serverCue.cue).sort());
  const hand = new Hand();
  hand.take({ ...cue!, id: serverWithdrawn.id });
  hand.withdraw(serverWithdrawn.id, "retracted", cue!.due);
  same(hand.inHand(cue!.due), undefined);
});

Deno.test("a library can hold every published example of a cue, with nothing of it lost but its time", () => {
  for (const { cue } of [osBreath, osGesture, osMove, osPause, osLong, osWords]) {
    const draft = readDraft(cue) ?? {};
    for (const part of ["kind", "text", "pattern", "act"]) {
      same((draft as Record<string, unknown>)[part], (cue as Record<string, unknown>)[part], `${cue.id} ${part}`);
    }
  }
});

Deno.test("a console follows the published examples of what becomes of a cue", () => {
  const after = (...messages: Record<string, unknown>[]) => {
    const score = new Score();
    score.sending("c1", { kind: "words", text: "x" }, 1);
    for (const message of messages) same(score.hear({ ...message, id: "c1" }), true);
    return score.all[0]!;
  };
  same(after(serverAccepted).state, "pending");
  same(after(serverAccepted, serverShown).state, "shown");
  same(after(serverAccepted, serverShown, serverReplied).state, "replied");
  same([after(serverAccepted, serverCant).state, after(serverAccepted, serverCant).why], ["withdrawn", "cant"]);
  same(after(serverRefused).state, "refused");
});
