/**
 * Brings each cue to the screen on the frame nearest its due time, gives its sign at the same moment, and tells when it was
 * seen. Between cues it sleeps; it wakes in time to know the screen's rate.
 */
import type { Attendance } from "../session/attendance.ts";
import { Frames } from "./frames.ts";
import { patternOf } from "./patterns.ts";

/** Some twenty frames: enough to know how often this screen paints. */
const AWAKE_BEFORE_MS = 350;
/** "In 3 s" is read, not watched. */
const REDRAW_EVERY_MS = 250;
/** A cue that comes again after a reload still stands to be read; its sign was for a moment that has gone. */
const SIGN_IS_FOR_MS = 2_000;
/** A browser that tells when it painted does so by then. */
const PAINT_NEWS_WITHIN_MS = 150;

/** What each shown cue's element carries in `elementtiming`, so that the browser tells when it painted. */
export const paintName = (id: string) => `cue-${id}`;

export class Stage {
  readonly #frames = new Frames();
  readonly #signed = new Set<string>();
  readonly #unseen = new Map<string, { frameMs: number; timer: number }>();
  #observer: PerformanceObserver | undefined;
  #frame: number | undefined;
  #timer: number | undefined;

  /** @param draw paints what is in hand now, before it returns */
  constructor(private readonly at: Attendance, private readonly draw: () => void) {}

  open(): void {
    this.at.news.addEventListener("hand", this.#plan);
    document.addEventListener("visibilitychange", this.#plan);
    if (globalThis.PerformanceObserver?.supportedEntryTypes?.includes("element")) {
      this.#observer = new PerformanceObserver((list) => list.getEntries().forEach(this.#painted));
      this.#observer.observe({ type: "element", buffered: false });
    }
    this.#plan();
  }

  close(): void {
    this.at.news.removeEventListener("hand", this.#plan);
    document.removeEventListener("visibilitychange", this.#plan);
    this.#observer?.disconnect();
    cancelAnimationFrame(this.#frame ?? 0);
    clearTimeout(this.#timer);
    for (const { timer } of this.#unseen.values()) clearTimeout(timer);
  }

  #plan = (): void => {
    clearTimeout(this.#timer);
    const hand = this.at.hand;
    const nowMs = this.at.socket.now();
    if (nowMs === undefined) {
      this.draw();
      this.#timer = setTimeout(this.#plan, REDRAW_EVERY_MS);
      return;
    }
    hand.sweep(nowMs);
    this.draw();
    const dueInMs = hand.nextDueMs === undefined ? undefined : hand.nextDueMs - nowMs;
    // A hidden page paints nothing; her ear is still there.
    if (document.hidden) this.#signUnseen(nowMs);
    else if (dueInMs !== undefined && dueInMs < AWAKE_BEFORE_MS) {
      this.#frame ??= requestAnimationFrame(this.#paint);
      return;
    }
    if (hand.isEmpty) return;
    const sleepMs = Math.min(REDRAW_EVERY_MS, Math.max(10, (dueInMs ?? Infinity) - AWAKE_BEFORE_MS));
    this.#timer = setTimeout(this.#plan, hand.leaving.length > 0 ? Math.min(sleepMs, 60) : sleepMs);
  };

  #paint = (frameMs: number): void => {
    this.#frame = undefined;
    this.#frames.frame(frameMs);
    const sessionMs = this.at.socket.clock.sessionAt(frameMs);
    if (sessionMs === undefined) return this.#plan();
    const aheadMs = sessionMs - frameMs;
    const due = this.at.hand.due((dueMs) => this.#frames.isNearest(frameMs, dueMs - aheadMs));
    for (const cue of due) {
      this.at.hand.shown(cue.id, this.#frames.seenMs(frameMs) + aheadMs);
      const pattern = patternOf(cue);
      const inTime = sessionMs - cue.due < SIGN_IS_FOR_MS;
      if (pattern && !this.#signed.delete(cue.id) && inTime) this.at.signs.give(pattern);
      const timer = setTimeout(() => this.#tell(cue.id, this.#frames.seenMs(frameMs)), PAINT_NEWS_WITHIN_MS);
      this.#unseen.set(cue.id, { frameMs, timer });
    }
    if (due.length > 0) this.at.news.dispatchEvent(new Event("hand"));
    else this.#plan();
  };

  #painted = (entry: PerformanceEntry): void => {
    const { identifier = "", renderTime = 0 } = entry as PerformanceEntry & {
      identifier?: string;
      renderTime?: number;
    };
    for (const [id, { frameMs }] of this.#unseen) {
      if (paintName(id) !== identifier || renderTime <= 0) continue;
      this.#frames.painted(frameMs, renderTime);
      this.#tell(id, renderTime);
    }
  };

  #tell(id: string, seenMs: number): void {
    clearTimeout(this.#unseen.get(id)?.timer);
    if (!this.#unseen.delete(id)) return;
    const at = this.at.socket.clock.sessionAt(seenMs);
    if (at !== undefined) this.at.cueShown(id, at);
  }

  #signUnseen(nowMs: number): void {
    for (const cue of this.at.hand.due((dueMs) => dueMs <= nowMs)) {
      const pattern = patternOf(cue);
      if (!pattern || this.#signed.has(cue.id)) continue;
      this.#signed.add(cue.id);
      this.at.signs.give(pattern);
    }
  }
}
