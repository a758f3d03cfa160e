/** A party's line to the relay: one leg after the other, without the page being loaded anew. */
import type { Problem } from "../api/call.ts";
import type { SlotName } from "../evening/view.ts";
import { waitMs } from "../session/backoff.ts";
import { Leg, worthAnotherTry } from "./leg.ts";

export type LineState = "coming" | "up" | "lost" | "refused" | "closed";

export interface LineNews {
  /** The down slots' tracks of a leg that has just been made; those of the former leg are dead. */
  tracks(tracks: Map<string, MediaStreamTrack>): void;
  state(state: LineState, why?: Problem): void;
}

export class Line {
  #leg: Leg | undefined;
  #up = new Map<string, MediaStreamTrack | null>();
  #tries = 0;
  #legs = 0;
  #retryTimer: number | undefined;
  #state: LineState = "coming";

  constructor(
    private readonly door: string,
    private readonly slots: { up: SlotName[]; down: SlotName[] },
    private readonly iceServers: RTCIceServer[],
    private readonly news: LineNews,
  ) {
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

  /** How many legs this line has had: 1 unless something was lost on the way. */
  get legs(): number {
    return this.#legs;
  }

  open(): void {
    if (this.#state === "closed") return;
    clearTimeout(this.#retryTimer);
    const leg = new Leg(this.door, this.slots, this.iceServers, {
      state: (state) => {
        if (leg !== this.#leg) return;
        if (state === "connected") {
          this.#tries = 0;
          this.#become("up");
        } else if (state === "lost") {
          this.#again();
        }
      },
    });
    this.#leg = leg;
    this.#legs++;
    this.news.tracks(leg.tracks);
    for (const [name, track] of this.#up) leg.put(name, track).catch(() => this.#again());
    leg.open().catch((broken) => {
      if (leg !== this.#leg) return;
      if (worthAnotherTry(broken)) this.#again();
      else this.#become("refused", broken as Problem);
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
    this.#leg?.put(name, track).catch(() => this.#again());
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

  #again(): void {
    if (this.#state === "closed") return;
    this.#drop();
    this.#become("lost");
    clearTimeout(this.#retryTimer);
    this.#retryTimer = setTimeout(() => this.open(), waitMs(++this.#tries, Math.random()));
  }

  #drop(tell = true): void {
    const leg = this.#leg;
    this.#leg = undefined;
    leg?.close(tell);
  }

  #become(state: LineState, why?: Problem): void {
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
