/**
 * What a party hears: one `<audio>` element for each down slot, so that the browser gives each its own buffer. The press
 * that joins unlocks them. A lost earpiece never becomes a loudspeaker: when an output vanishes, the ears are muted until
 * the wearer says that it is back.
 */

import type { SlotCount } from "./counters.ts";

export interface EarsNews {
  changed(): void;
}

export class Ears {
  readonly #elements = new Map<string, HTMLAudioElement>();
  readonly #box = document.createElement("div");
  #outputs = new Set<string>();
  readonly #hushed = new Map<string, number>();
  #muted = false;
  #earpieceLost = false;
  #blocked = false;

  constructor(private readonly news: EarsNews) {
    this.#box.hidden = true;
    this.#box.dataset.ears = "";
    document.body.append(this.#box);
    navigator.mediaDevices?.addEventListener("devicechange", this.#devicesChanged);
    this.rememberOutputs();
  }

  get earpieceLost(): boolean {
    return this.#earpieceLost;
  }

  /** Whether the browser holds sound back until another press. */
  get blocked(): boolean {
    return this.#blocked;
  }

  /** Whether something else took the sound: a call, another app. What the browser held back from the start is not that. */
  get interrupted(): boolean {
    return !this.#blocked && [...this.#elements.values()].some((one) => one.paused && !one.ended && one.srcObject);
  }

  element(slot: string): HTMLAudioElement | undefined {
    return this.#elements.get(slot);
  }

  /** Plays a slot's track from now on. */
  play(slot: string, track: MediaStreamTrack): void {
    let element = this.#elements.get(slot);
    if (element === undefined) {
      element = document.createElement("audio");
      element.dataset.slot = slot;
      element.autoplay = true;
      this.#elements.set(slot, element);
      this.#box.append(element);
    }
    element.muted = this.#silent(slot);
    element.srcObject = new MediaStream([track]);
    this.#start(element);
  }

  /** By a press: whatever the browser held back may play now. */
  unblock(): void {
    this.#blocked = false;
    for (const element of this.#elements.values()) this.#start(element);
    this.news.changed();
  }

  /** Silence at once, whatever still sits in a buffer. */
  mute(muted: boolean): void {
    this.#muted = muted;
    this.#apply();
  }

  /** Drops what a slot still has in its buffer: silent for so long, then as before. */
  hush(slot: string, forMs: number): void {
    clearTimeout(this.#hushed.get(slot));
    const timer = setTimeout(() => {
      this.#hushed.delete(slot);
      this.#apply();
    }, forMs);
    this.#hushed.set(slot, timer);
    this.#apply();
  }

  /** Writes a slot's counters on its element, for whoever measures from outside. */
  show(slot: string, count: SlotCount): void {
    const element = this.#elements.get(slot);
    if (element) Object.assign(element.dataset, countAttributes(count));
  }

  earpieceIsBack(): void {
    this.#earpieceLost = false;
    this.#apply();
    this.rememberOutputs();
    this.news.changed();
  }

  /** Device ids show only after a permission: call it again when one was given. */
  async rememberOutputs(): Promise<void> {
    this.#outputs = await outputs();
  }

  /** Looks whether an output has gone. */
  watch(): void {
    this.#devicesChanged();
  }

  close(): void {
    navigator.mediaDevices?.removeEventListener("devicechange", this.#devicesChanged);
    for (const timer of this.#hushed.values()) clearTimeout(timer);
    for (const element of this.#elements.values()) {
      element.muted = true;
      element.srcObject = null;
    }
    this.#box.remove();
    this.#elements.clear();
  }

  #start(element: HTMLAudioElement): void {
    element.play().catch((broken) => {
      if (broken instanceof DOMException && broken.name === "NotAllowedError") {
        this.#blocked = true;
        this.news.changed();
      }
    });
  }

  #silent(slot: string): boolean {
    return this.#muted || this.#earpieceLost || this.#hushed.has(slot);
  }

  #apply(): void {
    for (const [slot, element] of this.#elements) element.muted = this.#silent(slot);
  }

  #devicesChanged = async () => {
    const now = await outputs();
    const gone = [...this.#outputs].some((id) => !now.has(id));
    this.#outputs = now;
    if (!gone || this.#elements.size === 0) return;
    this.#earpieceLost = true;
    this.#apply();
    this.news.changed();
  };
}

export function countAttributes(count: SlotCount): Record<string, string> {
  return {
    packets: String(count.packets),
    decoded: String(count.decoded),
    concealed: String(count.concealed),
    silentConcealed: String(count.silentConcealed),
    samples: String(count.totalSamples),
  };
}

async function outputs(): Promise<Set<string>> {
  try {
    const devices = await navigator.mediaDevices.enumerateDevices();
    return new Set(
      devices.filter((one) => one.kind === "audiooutput" && one.deviceId !== "").map((one) => one.deviceId),
    );
  } catch {
    return new Set();
  }
}
