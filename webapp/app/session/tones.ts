/** Quiet tones in the wearer's own ear, and what the browser tells of that ear's way out. */

/** A tone stands well under a voice: −26 dB. */
const GAIN = 0.05;
/** Without a soft edge a tone clicks. */
const EDGE_S = 0.02;

export interface Tone {
  fromMs: number;
  ms: number;
  hz: number;
}

export class Tones {
  #context: AudioContext | undefined;

  /** Call it within a press, or the browser keeps it asleep. */
  wake(): void {
    if (typeof AudioContext === "undefined") return;
    this.#context ??= new AudioContext({ latencyHint: "interactive" });
    if (this.#context.state === "suspended") this.#context.resume().catch(() => {});
  }

  /** How long a sample takes from this page to the ear, as the browser reports it; undefined where it does not. */
  get deviceMs(): number | undefined {
    const seconds = this.#context?.state === "running" ? this.#context.outputLatency : undefined;
    // Some browsers report a zero, which no device has.
    return seconds !== undefined && Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined;
  }

  /** @returns whether they sound */
  play(tones: readonly Tone[]): boolean {
    const context = this.#context;
    if (context?.state !== "running") return false;
    const start = context.currentTime;
    for (const { fromMs, ms, hz } of tones) {
      const oscillator = new OscillatorNode(context, { type: "sine", frequency: hz });
      const gain = new GainNode(context, { gain: 0 });
      const [from, to] = [start + fromMs / 1000, start + (fromMs + ms) / 1000];
      gain.gain.setValueAtTime(0, from);
      gain.gain.linearRampToValueAtTime(GAIN, from + EDGE_S);
      gain.gain.setValueAtTime(GAIN, to - EDGE_S);
      gain.gain.linearRampToValueAtTime(0, to);
      oscillator.connect(gain).connect(context.destination);
      oscillator.start(from);
      oscillator.stop(to);
    }
    return true;
  }

  close(): void {
    this.#context?.close().catch(() => {});
    this.#context = undefined;
  }
}
