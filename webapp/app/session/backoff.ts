/** How long to wait before the next try: quick at first, never longer than five seconds, spread so that a returning
 * server is not met by everybody at once. */
const STEPS_MS = [250, 500, 1_000, 2_000, 4_000];

/**
 * @param tries how many tries have failed in a row, from 1
 * @param chance a number in [0, 1)
 */
export function waitMs(tries: number, chance: number): number {
  const base = STEPS_MS[Math.min(Math.max(tries, 1), STEPS_MS.length) - 1]!;
  return Math.round(base * (1 + chance / 4));
}
