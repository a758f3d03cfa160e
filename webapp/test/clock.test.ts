import { SessionClock } from "../app/session/clock.ts";
import { same, within } from "./assert.ts";

/** A seeded chance in [0, 1), so that a failing run can be repeated (mulberry32's recurrence). */
function chance(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

interface Path {
  outMs: number;
  backMs: number;
}

/** Pings at one each two seconds of this device's clock; the node's clock is `offset(now)` ahead. */
function run(
  clock: SessionClock,
  from: number,
  pings: number,
  offset: (now: number) => number,
  path: () => Path,
): number {
  for (let i = 0; i < pings; i++) {
    const sent = from + i * 2_000;
    const { outMs, backMs } = path();
    clock.add(sent, sent + outMs + offset(sent), sent + outMs + backMs);
  }
  return from + pings * 2_000;
}

Deno.test("an even path gives the offset to a tenth of a millisecond at once", () => {
  const clock = new SessionClock();
  run(clock, 1_000, 1, () => 123_456.5, () => ({ outMs: 10, backMs: 10 }));
  within(clock.offsetMs, 123_456.5, 0.1);
  within(clock.sessionAt(5_000), 128_456.5, 0.1);
});

Deno.test("nothing is said before the first pong", () => {
  same(new SessionClock().offsetMs, undefined);
  same(new SessionClock().sessionAt(1), undefined);
});

Deno.test("a radio that stalls one way moves the clock by less than two milliseconds", () => {
  for (let seed = 1; seed <= 20; seed++) {
    const random = chance(seed);
    const clock = new SessionClock();
    run(clock, 0, 120, () => 5_000, () => ({
      outMs: 12 + random() * 3 + (random() < 0.3 ? random() * 400 : 0),
      backMs: 12 + random() * 3,
    }));
    within(clock.offsetMs, 5_000, 2, `seed ${seed}:`);
  }
});

Deno.test("a crystal that runs off by 100 ppm is followed", () => {
  const clock = new SessionClock();
  const end = run(clock, 0, 300, (now) => 5_000 + now * 100e-6, () => ({ outMs: 10, backMs: 10 }));
  // The median of the last minute lies half a minute back: 3 ms at 100 ppm.
  within(clock.offsetMs, 5_000 + end * 100e-6, 4);
});

Deno.test("a clock that steps is followed within four pings", () => {
  const clock = new SessionClock();
  const step = run(clock, 0, 60, () => 5_000, () => ({ outMs: 10, backMs: 10 }));
  run(clock, step, 4, () => 9_000, () => ({ outMs: 10, backMs: 10 }));
  within(clock.offsetMs, 9_000, 1);
});

Deno.test("two slow pings in a row are not taken for a step", () => {
  const clock = new SessionClock();
  const stall = run(clock, 0, 60, () => 5_000, () => ({ outMs: 10, backMs: 10 }));
  const after = run(clock, stall, 2, () => 5_000, () => ({ outMs: 900, backMs: 10 }));
  run(clock, after, 1, () => 5_000, () => ({ outMs: 10, backMs: 10 }));
  within(clock.offsetMs, 5_000, 1.5);
});

Deno.test("a pong from another life is dropped", () => {
  const clock = new SessionClock();
  run(clock, 0, 5, () => 100, () => ({ outMs: 5, backMs: 5 }));
  clock.add(50_000, 10, 40_000);
  clock.add(50_000, Number.NaN, 50_010);
  clock.add(0, 7, 90_000);
  within(clock.offsetMs, 100, 0.1);
});

Deno.test("the doubt is half the quickest round trip", () => {
  const clock = new SessionClock();
  clock.add(0, 100, 30);
  clock.add(100, 200, 120);
  same(clock.doubtMs, 10);
  same(clock.roundTripMs, 20);
});
