/**
 * The cues that a surrogate has in hand: what stands before her now, what comes, what she has answered. Pure: every time
 * is the session clock's, and the caller brings it; the wall clock is nowhere in it.
 */
import type { Cue, Reply, WhyWithdrawn } from "./cue.ts";

/** The server holds at most 64 for an evening; more can only be a fault. */
const MAX_HELD = 64;
/** What is due sooner than this is announced. */
export const AHEAD_MS = 10_000;
/** A sign that nobody answered is stale by then: the moment it was for has gone. */
const SIGN_STANDS_MS = 20_000;
/** Words stay longer: she may be still speaking. */
const WORDS_STAND_MS = 60_000;
/** An answered sign stays as long as it takes to see that the answer was taken; one answered beforehand, to be seen. */
const ANSWERED_STANDS_MS = 1_500;
/** The way out is seen, and never waited for. */
const LEAVES_MS = 200;

export interface Held {
  cue: Cue;
  shownAt?: number;
  reply?: Reply;
  repliedAt?: number;
}

export interface Leaving extends Held {
  why: WhyWithdrawn | "done";
  untilMs: number;
}

export class Hand {
  #held = new Map<string, Held>();
  #leaving: Leaving[] = [];
  #picked: string | undefined;
  #frozen = false;
  #lineUp = true;

  /** No cue is shown while the OS is not found, the evening is paused, or my own line is down: none could be taken back. */
  get frozen(): boolean {
    return this.#frozen || !this.#lineUp;
  }

  /** Takes a cue. One that comes again, after a gap, keeps what has become of it. */
  take(cue: Cue): void {
    const known = this.#held.get(cue.id);
    if (known) known.cue = cue;
    else if (this.#held.size < MAX_HELD) this.#held.set(cue.id, { cue });
  }

  withdraw(id: string, why: WhyWithdrawn, nowMs: number): void {
    this.#drop(id, why, nowMs);
  }

  freeze(frozen: boolean): void {
    this.#frozen = frozen;
  }

  /** My own line. When it is back, whatever still waits is sent anew; what was taken back meanwhile is not. */
  line(up: boolean): void {
    if (up && !this.#lineUp) {
      for (const [id, held] of this.#held) if (held.shownAt === undefined) this.#held.delete(id);
    }
    this.#lineUp = up;
  }

  /** All of it, at once: out of role, withdrawn consent, stop. */
  clear(why: WhyWithdrawn, nowMs: number): void {
    for (const id of [...this.#held.keys()]) this.#drop(id, why, nowMs);
  }

  /** When the next one is due that can be shown. */
  get nextDueMs(): number | undefined {
    if (this.frozen) return undefined;
    const dues = [...this.#held.values()].filter((one) => one.shownAt === undefined).map((one) => one.cue.due);
    return dues.length === 0 ? undefined : Math.min(...dues);
  }

  /** What is to be shown now. @param isDue whether the frame at hand is the one for a due time */
  due(isDue: (dueMs: number) => boolean): Cue[] {
    if (this.frozen) return [];
    return [...this.#held.values()]
      .filter((one) => one.shownAt === undefined && isDue(one.cue.due))
      .map((one) => one.cue)
      .sort((a, b) => a.due - b.due);
  }

  shown(id: string, atMs: number): void {
    const held = this.#held.get(id);
    if (held && held.shownAt === undefined) {
      held.shownAt = atMs;
      this.#picked = undefined;
    }
  }

  /** Puts a cue in hand: the next answer is to it. */
  pick(id: string): void {
    if (this.#held.has(id)) this.#picked = id;
  }

  /** Takes an answer to what is in hand, and says to which cue it was. A can't takes the cue away at once. */
  reply(reply: Reply, nowMs: number): string | null {
    const held = this.inHand(nowMs);
    if (held === undefined) return null;
    this.#picked = undefined;
    if (reply === "cant") this.#drop(held.cue.id, "cant", nowMs);
    else {
      held.reply = reply;
      held.repliedAt = nowMs;
    }
    return held.cue.id;
  }

  /**
   * What an answer is to: what was picked; else the newest that stands unanswered; else the next announced one, so that a
   * can't may come before its moment.
   */
  inHand(nowMs: number): Held | undefined {
    const picked = this.#picked === undefined ? undefined : this.#held.get(this.#picked);
    if (picked) return picked;
    const standing = this.#shown().filter((one) => one.reply === undefined);
    return standing.at(-1) ?? this.announced(nowMs).find((one) => one.reply === undefined);
  }

  /** The words before her now. */
  get words(): Held | undefined {
    return this.#shown().filter((one) => one.cue.kind === "words").at(-1);
  }

  /** The words that come, if they come soon. */
  nextWords(nowMs: number): Held | undefined {
    return this.announced(nowMs).find((one) => one.cue.kind === "words");
  }

  /** Signs that stand now, newest first. */
  get signs(): Held[] {
    return this.#shown().filter((one) => one.cue.kind !== "words").reverse();
  }

  /** Signs that come soon, soonest first. */
  nextSigns(nowMs: number): Held[] {
    return this.announced(nowMs).filter((one) => one.cue.kind !== "words");
  }

  get isEmpty(): boolean {
    return this.#held.size === 0 && this.#leaving.length === 0;
  }

  get leaving(): readonly Leaving[] {
    return this.#leaving;
  }

  announced(nowMs: number): Held[] {
    return [...this.#held.values()]
      .filter((one) => one.shownAt === undefined && one.cue.due - nowMs <= AHEAD_MS)
      .sort((a, b) => a.cue.due - b.cue.due);
  }

  /** Lets go of what has had its time. Gives whether anything changed. */
  sweep(nowMs: number): boolean {
    const before = this.#held.size + this.#leaving.length;
    const words = this.words;
    for (const [id, held] of this.#held) {
      if (held.shownAt === undefined) continue;
      const isWords = held.cue.kind === "words";
      const past = isWords
        ? held !== words || nowMs - held.shownAt > WORDS_STAND_MS
        : nowMs - held.shownAt > SIGN_STANDS_MS ||
          held.repliedAt !== undefined && nowMs - Math.max(held.repliedAt, held.shownAt) > ANSWERED_STANDS_MS;
      // Words make room for the next at once: two lines may not be read as one.
      if (past && isWords) this.#held.delete(id);
      else if (past) this.#drop(id, "done", nowMs);
    }
    this.#leaving = this.#leaving.filter((one) => nowMs < one.untilMs);
    return this.#held.size + this.#leaving.length !== before;
  }

  #drop(id: string, why: WhyWithdrawn | "done", nowMs: number): void {
    const held = this.#held.get(id);
    if (!held) return;
    this.#held.delete(id);
    if (this.#picked === id) this.#picked = undefined;
    const seen = held.shownAt !== undefined || held.cue.due - nowMs <= AHEAD_MS;
    if (seen) this.#leaving.push({ ...held, why, untilMs: nowMs + LEAVES_MS });
  }

  #shown(): Held[] {
    return [...this.#held.values()]
      .filter((one) => one.shownAt !== undefined)
      .sort((a, b) => a.shownAt! - b.shownAt! || a.cue.due - b.cue.due);
  }
}
