/** How loud a track is, for meters and for "speaks now". Measured on this device; nothing is kept. */

/** −60 dBFS is an empty meter, 0 dBFS a full one. */
const FLOOR_DB = -60;
/** Speech into a decent microphone stays above this; a quiet room stays below. */
export const SPEAKS_ABOVE = 0.25;

let context: AudioContext | undefined;

/**
 * Call it within a press, or the browser keeps the context asleep. There is one for a page's whole life: each has the
 * device called a hundred times a second.
 */
export function wakeLevels(): void {
  context ??= new AudioContext({ latencyHint: "interactive" });
  if (context.state === "suspended") context.resume().catch(() => {});
}

/** Where a tone can be made; undefined while it could not be heard. */
export function awake(): AudioContext | undefined {
  return context?.state === "running" ? context : undefined;
}

/** Whether the browser has put sound to sleep that was awake: on a phone, because a call came in. */
export function asleep(): boolean {
  return context !== undefined && context.state !== "running" && document.visibilityState === "visible";
}

/** How long after leaving the browser a sample reaches the ear, as the browser says; undefined where it does not. */
export function outputLatencyMs(): number | undefined {
  const seconds = context?.outputLatency;
  return seconds ? seconds * 1000 : undefined;
}

/** What a track's sound is made of, from 0 Hz to half the rate. */
export class Spectrum {
  readonly #source: MediaStreamAudioSourceNode;
  readonly #analyser: AnalyserNode;
  readonly #bandsDb: Float32Array<ArrayBuffer>;

  private constructor(audio: AudioContext, track: MediaStreamTrack) {
    this.#source = audio.createMediaStreamSource(new MediaStream([track]));
    this.#analyser = audio.createAnalyser();
    this.#analyser.fftSize = 2048;
    this.#analyser.smoothingTimeConstant = 0;
    this.#bandsDb = new Float32Array(this.#analyser.frequencyBinCount);
    this.#source.connect(this.#analyser);
  }

  /** Nothing before {@link wakeLevels}. */
  static of(track: MediaStreamTrack): Spectrum | undefined {
    return context === undefined || track.readyState === "ended" ? undefined : new Spectrum(context, track);
  }

  get rateHz(): number {
    return this.#analyser.context.sampleRate;
  }

  /** dB of each band, now. */
  now(): Float32Array {
    this.#analyser.getFloatFrequencyData(this.#bandsDb);
    return this.#bandsDb;
  }

  close(): void {
    this.#source.disconnect();
  }
}

export class Level {
  readonly #source: MediaStreamAudioSourceNode;
  readonly #analyser: AnalyserNode;
  readonly #samples: Float32Array<ArrayBuffer>;

  private constructor(audio: AudioContext, readonly track: MediaStreamTrack) {
    this.#source = audio.createMediaStreamSource(new MediaStream([track]));
    this.#analyser = audio.createAnalyser();
    // 2048 samples are 43 ms at 48 kHz: the last syllable, and no more.
    this.#analyser.fftSize = 2048;
    this.#samples = new Float32Array(this.#analyser.fftSize);
    this.#source.connect(this.#analyser);
  }

  /** Nothing before {@link wakeLevels}. */
  static of(track: MediaStreamTrack): Level | undefined {
    return context === undefined || track.readyState === "ended" ? undefined : new Level(context, track);
  }

  /** The loudness of the last 43 ms, 0 (−60 dBFS or less) to 1 (full scale). */
  now(): number {
    this.#analyser.getFloatTimeDomainData(this.#samples);
    return loudness(this.#samples);
  }

  close(): void {
    this.#source.disconnect();
  }
}

/** Root mean square on a scale of decibels, 0 to 1. */
export function loudness(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const db = 20 * Math.log10(Math.sqrt(sum / Math.max(1, samples.length)) + 1e-9);
  return Math.min(1, Math.max(0, 1 - db / FLOOR_DB));
}
