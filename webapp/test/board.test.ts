import { alarms } from "../app/board/alarms.ts";
import type { EveningState, EveningView, Party } from "../app/evening/view.ts";
import { same } from "./assert.ts";
import { evening } from "./evenings.ts";

const as = (view: EveningView, seat: string, change: Partial<Party>): EveningView => ({
  ...view,
  parties: view.parties.map((one) => one.seat === seat ? { ...one, ...change } : one),
});

Deno.test("an evening that goes well needs no host", () => {
  for (const state of ["preparing", "at-door", "live", "out-of-role", "ended"] as EveningState[]) {
    same(alarms(evening(state)), [], state);
  }
});

Deno.test("a host is called to what is paused or stopped, to an OS that is not found, to a device that is lost", () => {
  const kinds = (view: EveningView) => alarms(view).map((one) => one.kind);
  same(kinds(evening("stopped")), ["stopped"]);
  same(kinds(evening("paused")), ["paused"]);
  same(alarms(as(evening("live"), "s2", { found: false })), [{ kind: "os-lost", names: ["Sam"] }]);
  same(alarms(as(evening("live"), "s3", { found: false })), [{ kind: "device-lost", names: ["Robin"] }]);
  same(kinds(as(as(evening("paused"), "s2", { found: false }), "s1", { present: false })), [
    "os-lost",
    "device-lost",
    "paused",
  ]);
});

Deno.test("a gap that the server still bridges is no alarm, and nobody is lost before they came", () => {
  same(alarms(as(evening("live"), "s3", { connected: false, found: true })), []);
  same(alarms(as(evening("at-door"), "s3", { found: false })), []);
});
