/** The two assertions that these tests need; a library of them would have to be fetched. */

export function same(actual: unknown, expected: unknown, what = ""): void {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what} expected ${b}, got ${a}`);
}

export function within(actual: number | undefined, expected: number, tolerance: number, what = ""): void {
  if (actual === undefined || !(Math.abs(actual - expected) <= tolerance)) {
    throw new Error(`${what} expected ${expected} ± ${tolerance}, got ${actual}`);
  }
}
