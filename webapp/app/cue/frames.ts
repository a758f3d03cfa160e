/**
 * Which painted frame is nearest to a due time. Pure: the caller brings the times, all on `performance.now()`.
 *
 * A change that is made in an animation frame is seen a little later: one frame as a rule, and where the browser tells
 * when it really painted (Element Timing), as much as it tells.
 */

/** Screens refresh 24 to 240 times a second; a longer gap is a stall, not a rate. */
const MIN_INTERVAL_MS = 4;
const MAX_INTERVAL_MS = 42;
const USUAL_INTERVAL_MS = 1000 / 60;
const MAX_LAG_MS = 100;
const KEPT = 15;

export class Frames {
  #intervals: number[] = [];
  #lags: number[] = [];
  #lastMs: number | undefined;

  /** Takes an animation frame's own time. */
  frame(atMs: number): void {
    if (this.#lastMs !== undefined) {
      const interval = atMs - this.#lastMs;
      if (interval >= MIN_INTERVAL_MS && interval <= MAX_INTERVAL_MS) keep(this.#intervals, interval);
    }
    this.#lastMs = atMs;
  }

  /** Takes what the browser tells about when a frame's change was really seen. */
  painted(frameMs: number, seenMs: number): void {
    const lag = seenMs - frameMs;
    if (lag >= 0 && lag <= MAX_LAG_MS) keep(this.#lags, lag);
  }

  get intervalMs(): number {
    return this.#intervals.length === 0 ? USUAL_INTERVAL_MS : median(this.#intervals);
  }

  get lagMs(): number {
    return this.#lags.length === 0 ? this.intervalMs : median(this.#lags);
  }

  /** When a change made in this frame will be seen. */
  seenMs(frameMs: number): number {
    return frameMs + this.lagMs;
  }

  /** Whether to change now: the next frame would be further from due than this one. */
  isNearest(frameMs: number, dueMs: number): boolean {
    return dueMs <= this.seenMs(frameMs) + this.intervalMs / 2;
  }
}

function keep(values: number[], value: number): void {
  values.push(value);
  if (values.length > KEPT) values.shift();
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}
