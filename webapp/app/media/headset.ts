/**
 * Whether a microphone speaks through a Bluetooth headset's telephone profile (HFP), in which everything in that ear is
 * dull and late. No browser says so; three things give it away, and the page says which of them did. Pure but for
 * {@link Band}.
 */

export interface Telephone {
  /** The device's name, the rate that the browser tells, or what the sound itself lacks. */
  by: "name" | "rate" | "sound";
  /** Nothing above this is carried, as far as it is known. */
  upToHz: number | undefined;
}

/** Windows says "Hands-Free AG Audio", Android "Bluetooth headset", PulseAudio "Handsfree" or "Headset Head Unit". */
const NAMES = /hands[- ]?free|\bhfp\b|\bhsp\b|\bag audio\b|headset head unit|bluetooth headset/i;
/** CVSD samples 8 000 times a second, mSBC 16 000 (HFP 1.8 §5.7): half of it is the highest that can be heard. */
const WIDEST_RATE_HZ = 16_000;
/** What a filter lets through beside its edge. */
const SLACK = 1.1;

/** By what the browser tells of it. */
export function toldTelephone(
  label: string,
  rateHz: number | undefined,
  maxRateHz: number | undefined,
): Telephone | undefined {
  const rate = Math.min(rateHz ?? Infinity, maxRateHz ?? Infinity);
  if (rate <= WIDEST_RATE_HZ) return { by: "rate", upToHz: rate / 2 };
  return NAMES.test(label) ? { by: "name", upToHz: undefined } : undefined;
}

/** Louder than this in the band that every telephone carries: somebody speaks. */
const SPEECH_DB = -65;
/** An s is louder than this beside its vowels; what a poor resampler invents above a telephone's edge is softer. */
const BELOW_SPEECH_DB = 55;
/** Sixteen bits hiss by themselves, just below this in each of 1 024 bands. */
const HISS_DB = -118;

/**
 * The highest frequency that holds anything at all in one moment's spectrum; undefined while nobody speaks.
 *
 * @param bandsDb an analyser's bands, dB, from 0 Hz to half the rate
 */
export function ceilingHz(bandsDb: Float32Array, rateHz: number): number | undefined {
  const bandHz = rateHz / 2 / bandsDb.length;
  let loudestDb = -Infinity;
  for (let band = Math.ceil(300 / bandHz); band * bandHz < 3_400; band++) {
    loudestDb = Math.max(loudestDb, bandsDb[band]!);
  }
  if (!(loudestDb > SPEECH_DB)) return undefined;
  const nothingDb = Math.max(loudestDb - BELOW_SPEECH_DB, HISS_DB);
  let top = bandsDb.length - 1;
  while (top > 0 && !(bandsDb[top]! > nothingDb)) top--;
  return top * bandHz;
}

/** So many moments of speech hold an s or an f, which reach above 8 kHz through every other microphone. */
const ENOUGH = 40;

/** Gathers moments of speech until it is known how high the sound reaches. */
export class Ceiling {
  /** The highest moment may be a click, which holds every frequency; two of them hardly ever are. */
  #highestHz = 0;
  #nextHighestHz = 0;
  #moments = 0;

  /** @returns the telephone that was heard, `null` once it is clear that there is none, undefined while it is not known */
  hear(momentHz: number | undefined): Telephone | null | undefined {
    if (momentHz === undefined) return undefined;
    this.#nextHighestHz = Math.max(this.#nextHighestHz, Math.min(this.#highestHz, momentHz));
    this.#highestHz = Math.max(this.#highestHz, momentHz);
    if (this.#nextHighestHz > WIDEST_RATE_HZ / 2 * SLACK) return null;
    if (++this.#moments < ENOUGH) return undefined;
    const narrow = this.#nextHighestHz <= 4_000 * SLACK;
    return { by: "sound", upToHz: narrow ? 4_000 : 8_000 };
  }
}
