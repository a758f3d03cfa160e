/**
 * Where this device's clock stands against the session clock (the node's monotonic milliseconds), from pings over the
 * evening's socket. Pure: the caller brings both times.
 *
 * The true offset lies within ± half the round trip of each sample. A phone's radio makes some round trips slow and
 * lopsided, so only the quickest of the recent ones are believed, and their median is followed with a bounded slope: a
 * quartz runs off by at most some hundred ppm, so anything faster is noise. When several quick samples in a row agree on
 * another place, the clock has stepped (a suspended laptop, a moved evening), and the estimate steps with it.
 */

/** 32 pings at one each second: about half a minute, in which drift stays below 0.1 ms per 1.5 ppm. */
const MAX_SAMPLES = 32;
/** A sample is quick if its round trip is at most this much above the best recent one. */
const QUICK_SLACK_MS = 2;
/** Device crystals stay within ±100 ppm, audio devices within ±300; more is noise. */
const MAX_SLOPE = 500e-6;
/** A step is believed after this many quick samples in a row beyond any doubt of theirs. */
const STEP_SAMPLES = 3;
/** Not a step but jitter, below this. */
const MIN_STEP_MS = 5;

interface Sample {
  atMs: number;
  offsetMs: number;
  roundTripMs: number;
}

export class SessionClock {
  #samples: Sample[] = [];
  #offsetMs: number | undefined;
  #atMs = 0;
  #beyond = 0;

  /**
   * Takes one ping's times.
   *
   * @param sentMs this device's clock when the ping left
   * @param sessionMs the session clock in the pong
   * @param receivedMs this device's clock when the pong came
   */
  add(sentMs: number, sessionMs: number, receivedMs: number): void {
    const roundTripMs = receivedMs - sentMs;
    // A clock that ran backwards, or a pong for a ping of another life.
    if (!Number.isFinite(sessionMs) || !(roundTripMs >= 0) || roundTripMs > 10_000) return;
    const sample = { atMs: receivedMs, offsetMs: sessionMs - (sentMs + receivedMs) / 2, roundTripMs };
    if (this.#stepped(sample)) {
      this.#samples = this.#samples.slice(-(STEP_SAMPLES - 1));
      this.#offsetMs = undefined;
      this.#beyond = 0;
    }
    this.#samples.push(sample);
    if (this.#samples.length > MAX_SAMPLES) this.#samples.shift();
    this.#follow(receivedMs);
  }

  /** Session clock minus this device's clock, ms; undefined before the first pong. */
  get offsetMs(): number | undefined {
    return this.#offsetMs;
  }

  /** How far off the estimate can be: half the quickest recent round trip, ms. */
  get doubtMs(): number | undefined {
    return this.#samples.length === 0 ? undefined : this.#bestMs() / 2;
  }

  /** The quickest recent round trip to the node, ms. */
  get roundTripMs(): number | undefined {
    return this.#samples.length === 0 ? undefined : this.#bestMs();
  }

  /** This device's time on the session clock. */
  sessionAt(localMs: number): number | undefined {
    return this.#offsetMs === undefined ? undefined : localMs + this.#offsetMs;
  }

  #bestMs(): number {
    return Math.min(...this.#samples.map((one) => one.roundTripMs));
  }

  /** Counts samples that cannot be explained by their own round trip. */
  #stepped(sample: Sample): boolean {
    if (this.#offsetMs === undefined) return false;
    const explainedMs = Math.max(MIN_STEP_MS, sample.roundTripMs / 2 + (this.doubtMs ?? 0));
    this.#beyond = Math.abs(sample.offsetMs - this.#offsetMs) > explainedMs ? this.#beyond + 1 : 0;
    return this.#beyond >= STEP_SAMPLES;
  }

  #follow(nowMs: number): void {
    const limitMs = this.#bestMs() + QUICK_SLACK_MS;
    const target = median(this.#samples.filter((one) => one.roundTripMs <= limitMs).map((one) => one.offsetMs));
    if (this.#offsetMs === undefined || this.#samples.length <= STEP_SAMPLES) {
      this.#offsetMs = target;
    } else {
      const reachMs = Math.max(0, nowMs - this.#atMs) * MAX_SLOPE;
      this.#offsetMs += Math.min(reachMs, Math.max(-reachMs, target - this.#offsetMs));
    }
    this.#atMs = nowMs;
  }
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
