/**
 * What happens to a person's sound that nobody in the evening did: a call comes in, the browser puts the sound to sleep,
 * a microphone is taken away, a headset changes to its telephone profile. All of it is shown, and one tap restores what
 * can be restored.
 */
import type { Device } from "./devices.ts";
import type { Ears } from "./ears.ts";
import { Ceiling, ceilingHz, type Telephone, toldTelephone } from "./headset.ts";
import { asleep, outputLatencyMs, Spectrum, wakeLevels } from "./levels.ts";

/** A headset that changes its profile moves by more than this; a busy machine's own wandering stays below. */
const LATER_MS = 80;
/** A track that has just been changed is still for a moment; what is still for longer was taken. */
const TAKEN_LOOKS = 10;
/** Not every system says that a device has come or gone; a look a second finds it all the same. */
const DEVICES_EVERY_LOOKS = 10;
/** Latency wanders for a moment after the start. */
const SETTLED_LOOKS = 30;

export class SoundWatch {
  #told: Telephone | undefined;
  #ceiling: Ceiling | undefined;
  #spectrum: Spectrum | undefined;
  #track: MediaStreamTrack | undefined;
  #looks = 0;
  #usualMs: number | undefined;
  #laterMs: number | undefined;
  #stillLooks = 0;

  constructor(
    private readonly ears: Ears,
    private readonly microphone: Device,
    private readonly changed: () => void,
  ) {}

  /** The headset's telephone profile, and by what it was found. */
  get telephone(): Telephone | undefined {
    return this.#told;
  }

  /** By how much later everything is heard than at the start, ms; undefined while it is as it was. */
  get laterMs(): number | undefined {
    return this.#laterMs;
  }

  /** Whether something else has the sound now. */
  get interrupted(): boolean {
    return this.#stillLooks >= TAKEN_LOOKS;
  }

  /** Call it several times a second. */
  look(): void {
    if (++this.#looks % DEVICES_EVERY_LOOKS === 0) this.ears.watch();
    const before = this.interrupted;
    const still = this.ears.interrupted || this.microphone.interrupted || asleep();
    this.#stillLooks = still ? this.#stillLooks + 1 : 0;
    if ([before !== this.interrupted, this.#lookAtMicrophone(), this.#lookAtLatency()].includes(true)) this.changed();
  }

  /** By a tap: whatever can be had again is asked for again. */
  restore(): void {
    wakeLevels();
    this.ears.unblock();
    this.microphone.reopenIfInterrupted();
    this.look();
  }

  close(): void {
    this.#spectrum?.close();
    this.#spectrum = undefined;
  }

  #lookAtMicrophone(): boolean {
    const track = this.microphone.track;
    if (track !== this.#track) {
      const before = this.#told;
      this.#track = track;
      this.close();
      this.#ceiling = undefined;
      this.#told = track && toldTelephone(track.label, track.getSettings().sampleRate, maxRate(track));
      if (track && !this.#told) {
        this.#spectrum = Spectrum.of(track);
        this.#ceiling = new Ceiling();
      }
      return before !== this.#told;
    }
    if (!this.#spectrum || !this.#ceiling) return false;
    const heard = this.#ceiling.hear(ceilingHz(this.#spectrum.now(), this.#spectrum.rateHz));
    if (heard === undefined) return false;
    this.close();
    this.#told = heard ?? undefined;
    return heard !== null;
  }

  #lookAtLatency(): boolean {
    const nowMs = outputLatencyMs();
    if (nowMs === undefined || this.#looks < SETTLED_LOOKS) return false;
    this.#usualMs ??= nowMs;
    const later = nowMs - this.#usualMs > LATER_MS ? Math.round(nowMs - this.#usualMs) : undefined;
    const changed = (later === undefined) !== (this.#laterMs === undefined);
    this.#laterMs = later;
    return changed;
  }
}

function maxRate(track: MediaStreamTrack): number | undefined {
  return (track.getCapabilities?.().sampleRate as { max?: number } | undefined)?.max;
}
