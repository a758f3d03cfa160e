/**
 * What a person meets in the minutes after an evening is over: which sentence comes when. Pure data. Nothing in it is asked
 * and nothing counts down; a sentence that has come stays.
 */
import type { Role } from "./view.ts";

export type AfterSay =
  | "silent"
  | "keysShut"
  | "earpiece"
  | "nothingNeeded"
  | "noReason"
  | "theirReason"
  | "theirReasonUnknown"
  | "hostReason"
  | "othersSee"
  | "room"
  | "roomUnknown"
  | "kitCanWait"
  | "goOrStay"
  | "water"
  | "close";

/** How it ended, as one page knows it. */
export type AfterHow = "i-stopped" | "somebody-stopped" | "host-stopped" | "stopped-by-unknown" | "ended";

export interface AfterStep {
  atMs: number;
  say: AfterSay;
}

/** The last sentence; afterwards the page says nothing more. */
export const AFTER_LASTS_MS = 300_000;

export function afterScript(how: AfterHow, role: Role): AfterStep[] {
  const desk = role === "os";
  const wearsKit = role === "surrogate";
  const steps: [number, AfterSay | undefined][] = [
    [0, desk ? "keysShut" : "silent"],
    [8_000, desk ? undefined : "earpiece"],
    ...ofStopping(how, desk),
    [150_000, desk ? undefined : wearsKit ? "kitCanWait" : "goOrStay"],
    [AFTER_LASTS_MS, "close"],
  ];
  return steps.flatMap(([atMs, say]) => say === undefined ? [] : [{ atMs, say }]);
}

function ofStopping(how: AfterHow, desk: boolean): [number, AfterSay | undefined][] {
  switch (how) {
    case "i-stopped":
      return [[20_000, "noReason"], [45_000, "othersSee"], [90_000, desk ? undefined : "water"]];
    case "somebody-stopped":
      return [[18_000, "nothingNeeded"], [35_000, "theirReason"], [60_000, desk ? undefined : "room"]];
    case "host-stopped":
      return [[18_000, "nothingNeeded"], [35_000, "hostReason"]];
    case "stopped-by-unknown":
      return [[18_000, "nothingNeeded"], [35_000, "theirReasonUnknown"], [60_000, desk ? undefined : "roomUnknown"]];
    case "ended":
      return [];
  }
}

/** What has been said by now. */
export function saidBy(script: readonly AfterStep[], sinceMs: number): AfterSay[] {
  return script.filter((one) => one.atMs <= sinceMs).map((one) => one.say);
}

/** When the next sentence comes, ms from the beginning; undefined after the last. */
export function nextAt(script: readonly AfterStep[], sinceMs: number): number | undefined {
  return script.find((one) => one.atMs > sinceMs)?.atMs;
}
