/**
 * A party's line to the relay: one leg after the other, without the page being loaded anew. While a leg is out of reach
 * it is kept, and another is tried beside it; whichever is there first carries on.
 */
import { Problem } from "../api/call.ts";
import type { SlotName } from "../evening/view.ts";
import { waitMs } from "../session/backoff.ts";
import { Knock } from "./knock.ts";
import { Leg, type LegState, worthAnotherTry } from "./leg.ts";

export type LineState = "coming" | "up" | "lost" | "refused" | "closed";

export interface LineNews {
  /** The down slots' tracks of a leg that carries from now on; those of the former leg are dead. */
  tracks(tracks: Map<string, MediaStreamTrack>): void;
  state(state: LineState, why?: Problem): void;
}

export class Line {
  #leg: Leg | undefined;
  /** The one that is tried while the other is out of reach. */
  #next: Leg | undefined;
  #up = new Map<string, MediaStreamTrack | null>();
  #tries = 0;
  #legs = 0;
  #retryTimer: number | undefined;
  readonly #knock: Knock;
  #state: LineState = "coming";

  constructor(
    private readonly door: string,
    private readonly slots: { up: SlotName[]; down: SlotName[] },
    private readonly iceServers: RTCIceServer[],
    private readonly news: LineNews,
  ) {
    this.#knock = new Knock(door, this.#hurry);
    globalThis.addEventListener("online", this.#hurry);
    globalThis.addEventListener("pagehide", this.#hide);
    globalThis.addEventListener("pageshow", this.#show);
  }

  get state(): LineState {
    return this.#state;
  }

  get leg(): Leg | undefined {
    return this.#leg;
  }

  /** How many legs have carried this line: 1 unless something was lost on the way. */
  get legs(): number {
    return this.#legs;
  }

  open(): void {
    if (this.#state === "closed") return;
    clearTimeout(this.#retryTimer);
    this.#next?.close();
    const leg = new Leg(this.door, this.slots, this.iceServers, { state: (state) => this.#moved(leg, state) });
    if (this.#leg === undefined) this.#carry(leg);
    else this.#next = leg;
    for (const [name, track] of this.#up) leg.put(name, track).catch(() => this.#again());
    leg.open().catch((broken) => {
      if (leg !== this.#leg && leg !== this.#next) return;
      if (!worthAnotherTry(broken)) return this.#refused(broken as Problem);
      this.#gone(leg);
      // No answer at all is the network's doing, and the network may be back at any moment.
      if (!(broken instanceof Problem) || broken.status === 0) this.#knock.start();
    });
  }

  /** The relay does not know this leg any more: another one, at once. */
  renew(): void {
    if (this.#state !== "up") return;
    this.#drop(false);
    this.#become("lost");
    this.open();
  }

  /** What goes up in a slot from now on, over this leg and each later one. */
  put(name: string, track: MediaStreamTrack | null): void {
    this.#up.set(name, track);
    for (const leg of [this.#leg, this.#next]) leg?.put(name, track).catch(() => this.#again());
  }

  /** @param tell whether the server has to hear of it */
  close(tell: boolean): void {
    if (this.#state === "closed") return;
    this.#become("closed");
    clearTimeout(this.#retryTimer);
    globalThis.removeEventListener("online", this.#hurry);
    globalThis.removeEventListener("pagehide", this.#hide);
    globalThis.removeEventListener("pageshow", this.#show);
    this.#drop(tell);
  }

  #moved(leg: Leg, state: LegState): void {
    if (leg !== this.#leg && leg !== this.#next) return;
    if (state === "connected") {
      this.#arrived(leg);
    } else if (state === "lost") {
      this.#gone(leg);
    } else if (state === "away" && leg === this.#leg) {
      this.#again();
      this.#knock.start();
    }
  }

  #arrived(leg: Leg): void {
    const other = leg === this.#leg ? this.#next : this.#leg;
    this.#next = undefined;
    if (leg !== this.#leg) this.#carry(leg);
    other?.close();
    this.#tries = 0;
    clearTimeout(this.#retryTimer);
    this.#become("up");
  }

  #carry(leg: Leg): void {
    this.#leg = leg;
    this.#legs++;
    this.news.tracks(leg.tracks);
  }

  /** This one will not come any more; the other one may be about to. */
  #gone(leg: Leg): void {
    leg.close();
    if (leg === this.#leg) this.#leg = undefined;
    else this.#next = undefined;
    if (this.#next === undefined) this.#again();
  }

  #refused(why: Problem): void {
    this.#drop();
    this.#become("refused", why);
  }

  #again(): void {
    if (this.#state === "closed") return;
    this.#become("lost");
    clearTimeout(this.#retryTimer);
    this.#retryTimer = setTimeout(() => this.open(), waitMs(++this.#tries, Math.random()));
  }

  #drop(tell = true): void {
    for (const leg of [this.#leg, this.#next]) leg?.close(tell);
    this.#leg = undefined;
    this.#next = undefined;
  }

  #become(state: LineState, why?: Problem): void {
    if (state !== "lost") this.#knock.stop();
    if (this.#state === state && why === undefined) return;
    this.#state = state;
    this.news.state(state, why);
  }

  #hurry = () => {
    if (this.#state === "lost") this.open();
  };

  #hide = () => this.#drop();

  /** Back from the browser's page cache: the former leg has been left by {@link #hide}. */
  #show = (event: PageTransitionEvent) => {
    if (event.persisted && this.#state !== "closed" && this.#leg === undefined) this.open();
  };
}
