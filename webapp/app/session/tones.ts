/** Quiet tones in the wearer's own ear. */
import { awake } from "../media/levels.ts";

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
  /** @returns whether they sound */
  play(tones: readonly Tone[]): boolean {
    const context = awake();
    if (context === undefined) return false;
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
}
