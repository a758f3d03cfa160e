/**
 * The small vocabulary of signs that are felt: a rhythm in the hand, or, where a device cannot vibrate, the same rhythm as
 * a quiet tone in her ear. Pure. Each differs from each other by its rhythm alone, so that it can be told without looking.
 */
import type { Cue, PatternName } from "./cue.ts";

export interface Pulse {
  onMs: number;
  /** Rest after the pulse; that of the last one counts for nothing. */
  offMs: number;
  /** Pitch of the tone: it rises for closer and falls for back and slow. */
  hz: number;
}

const SHORT_MS = 90;
const LONG_MS = 400;

export const PATTERNS: Readonly<Record<PatternName, readonly Pulse[]>> = {
  /** Four taps that come to rest. */
  slow: [
    { onMs: SHORT_MS, offMs: 140, hz: 392 },
    { onMs: SHORT_MS, offMs: 280, hz: 349 },
    { onMs: SHORT_MS, offMs: 420, hz: 330 },
    { onMs: SHORT_MS, offMs: 0, hz: 294 },
  ],
  /** One long press, as of a hand. */
  stop: [{ onMs: 1_000, offMs: 0, hz: 262 }],
  /** Two steps, and there. */
  closer: [
    { onMs: SHORT_MS, offMs: 110, hz: 330 },
    { onMs: SHORT_MS, offMs: 110, hz: 392 },
    { onMs: LONG_MS, offMs: 0, hz: 523 },
  ],
  /** The same, the other way round. */
  back: [
    { onMs: LONG_MS, offMs: 110, hz: 523 },
    { onMs: SHORT_MS, offMs: 110, hz: 392 },
    { onMs: SHORT_MS, offMs: 0, hz: 330 },
  ],
  /** In, and out. */
  breathe: [
    { onMs: 700, offMs: 500, hz: 294 },
    { onMs: 700, offMs: 0, hz: 262 },
  ],
};

/** A cue's own sign; a breath without one is a breath. */
export function patternOf(cue: Cue): PatternName | undefined {
  return cue.pattern ?? (cue.kind === "breath" ? "breathe" : undefined);
}

/** As `navigator.vibrate` wants it: on, off, on, …, on. */
export function vibration(name: PatternName): number[] {
  return PATTERNS[name].flatMap(({ onMs, offMs }) => [onMs, offMs]).slice(0, -1);
}

/** The same as tones, each from the sign's start. */
export function tones(name: PatternName): { fromMs: number; ms: number; hz: number }[] {
  let fromMs = 0;
  return PATTERNS[name].map(({ onMs, offMs, hz }) => {
    const tone = { fromMs, ms: onMs, hz };
    fromMs += onMs + offMs;
    return tone;
  });
}

export function lengthMs(name: PatternName): number {
  return vibration(name).reduce((sum, ms) => sum + ms, 0);
}
