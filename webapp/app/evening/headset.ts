/**
 * The headset's key, where the browser delivers it. A page gets it only while a sound file of its own plays, so a silent
 * one loops. Nothing listens until a press has once arrived in a trial: what was never seen to work is not relied on.
 */

/** How long somebody needs to find the key. */
const TRIAL_MS = 15_000;
/** Shorter files do not get a media session in Chromium. */
const SILENCE_S = 10;
const SAMPLE_RATE = 8_000;
const ACTIONS = ["play", "pause", "stop"] as const;

export type HeadsetState = "off" | "listening" | "heard" | "unheard" | "unable";

export class HeadsetKey {
  #state: HeadsetState = "mediaSession" in navigator ? "off" : "unable";
  #file: HTMLAudioElement | undefined;
  #timer: number | undefined;
  #pressed: (() => void) | undefined;

  constructor(private readonly changed: () => void) {}

  get state(): HeadsetState {
    return this.#state;
  }

  /** Within a press: waits for one press of the key, by which nothing stops. */
  tryOut(): void {
    if (this.#state === "unable") return;
    this.#become("listening");
    this.#play();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#become("unheard");
      this.#silence();
    }, TRIAL_MS);
  }

  /** While in the pocket a press of the key does this; only where a trial has shown that it arrives. */
  arm(pressed: (() => void) | undefined): void {
    if (this.#state !== "heard") return;
    this.#pressed = pressed;
    if (pressed) this.#play();
    else this.#silence();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#pressed = undefined;
    this.#silence();
  }

  #heard = (): void => {
    if (this.#state === "listening") {
      clearTimeout(this.#timer);
      this.#become("heard");
      this.#silence();
    } else this.#pressed?.();
  };

  #play(): void {
    this.#file ??= silentFile();
    this.#file.play().catch(() => this.#become("unable"));
    for (const action of ACTIONS) {
      try {
        navigator.mediaSession.setActionHandler(action, this.#heard);
      } catch {
        // This browser does not know that one.
      }
    }
    navigator.mediaSession.playbackState = "playing";
  }

  #silence(): void {
    this.#file?.pause();
    if (!("mediaSession" in navigator)) return;
    for (const action of ACTIONS) {
      try {
        navigator.mediaSession.setActionHandler(action, null);
      } catch {
        // As above.
      }
    }
    navigator.mediaSession.playbackState = "none";
  }

  #become(state: HeadsetState): void {
    this.#state = state;
    this.changed();
  }
}

function silentFile(): HTMLAudioElement {
  const file = document.createElement("audio");
  file.loop = true;
  file.src = URL.createObjectURL(new Blob([silence(SILENCE_S)], { type: "audio/wav" }));
  return file;
}

/** A WAV file of so many seconds of nothing: 8 bits, one channel; 128 is zero. */
export function silence(seconds: number): Uint8Array<ArrayBuffer> {
  const samples = seconds * SAMPLE_RATE;
  const file = new Uint8Array(44 + samples).fill(128);
  const view = new DataView(file.buffer);
  const text = (at: number, said: string) =>
    [...said].forEach((letter, i) => view.setUint8(at + i, letter.charCodeAt(0)));
  text(0, "RIFF");
  view.setUint32(4, 36 + samples, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, SAMPLE_RATE, true);
  view.setUint32(28, SAMPLE_RATE, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  text(36, "data");
  view.setUint32(40, samples, true);
  return file;
}
