/** Giving a sign: in the hand where the device can, else as a quiet tone in her ear. Which way is remembered here only. */
import type { Tones } from "../session/tones.ts";
import type { PatternName } from "./cue.ts";
import { tones, vibration } from "./patterns.ts";

const REMEMBERED = "souffleur.signs";
const WAYS = ["hand", "ear", "both"] as const;

export type SignWay = typeof WAYS[number];

export class Signs {
  #chosen: SignWay | undefined = recall();

  /** @param mayHear whether a tone may sound: not while her earpiece is lost, or her ears are shut */
  constructor(private readonly tones: Tones, private readonly mayHear: () => boolean) {}

  /** A desk's browser has the call and nothing that shakes: only what is held in a hand is asked to. */
  get canVibrate(): boolean {
    return "vibrate" in navigator && matchMedia("(any-pointer: coarse)").matches;
  }

  get way(): SignWay {
    if (!this.canVibrate) return "ear";
    return this.#chosen ?? "hand";
  }

  choose(way: SignWay): void {
    this.#chosen = way;
    try {
      localStorage.setItem(REMEMBERED, way);
    } catch {
      // Then it holds until the page is closed.
    }
  }

  give(name: PatternName): void {
    const way = this.way;
    // A hidden page may not vibrate, and says so; then the ear gets it.
    const felt = way !== "ear" && navigator.vibrate(vibration(name));
    if ((way !== "hand" || !felt) && this.mayHear()) this.tones.play(tones(name));
  }

  /** Cuts a rhythm short. */
  still(): void {
    if (this.canVibrate) navigator.vibrate(0);
  }
}

function recall(): SignWay | undefined {
  try {
    return WAYS.find((one) => one === localStorage.getItem(REMEMBERED));
  } catch {
    return undefined;
  }
}
