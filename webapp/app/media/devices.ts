/**
 * Microphone and camera, open for exactly as long as they are wanted. Closing stops the track, so that the device's own
 * light goes out; nothing is merely muted.
 */

export type DeviceKind = "microphone" | "camera";
export type DeviceState = "closed" | "opening" | "open" | "refused" | "missing" | "busy";

export interface Choice {
  deviceId?: string;
  /** Hands the microphone over as it is: for a voice that comes from a program or a mixing desk. */
  plain?: boolean;
}

export class Device {
  #track: MediaStreamTrack | undefined;
  #wanted = false;
  #working = false;
  #state: DeviceState = "closed";
  #openAs: string | undefined;

  constructor(
    readonly kind: DeviceKind,
    private readonly choice: () => Choice,
    private readonly changed: () => void,
  ) {}

  get track(): MediaStreamTrack | undefined {
    return this.#track;
  }

  get state(): DeviceState {
    return this.#state;
  }

  /** Whether the system holds its sound or picture back, as a phone does while it rings. */
  get interrupted(): boolean {
    return this.#track?.muted ?? false;
  }

  /** By a tap: a device that is held back is asked for anew. */
  reopenIfInterrupted(): void {
    if (!this.interrupted) return;
    this.#release();
    this.#work();
  }

  /** Asks for the device or gives it back. Only the last wish counts; a refusal stands until {@link retry}. */
  want(wanted: boolean): void {
    if (!wanted && (this.#state === "refused" || this.#state === "missing" || this.#state === "busy")) {
      this.#become("closed");
    }
    this.#wanted = wanted;
    this.#work();
  }

  /** After a refusal, or after another device was chosen. */
  retry(): void {
    if (this.#state !== "open" && this.#state !== "opening") this.#state = "closed";
    if (this.#openAs !== undefined && this.#openAs !== JSON.stringify(this.choice())) this.#release();
    this.#work();
  }

  /** At once, whatever is under way. */
  close(): void {
    this.#wanted = false;
    this.#release();
  }

  async #work(): Promise<void> {
    if (!this.#wanted) {
      this.#release();
      return;
    }
    if (this.#working || this.#state !== "closed") return;
    this.#working = true;
    this.#become("opening");
    const choice = this.choice();
    try {
      const stream = await navigator.mediaDevices.getUserMedia(constraints(this.kind, choice));
      const [track] = stream.getTracks();
      if (!this.#wanted || track === undefined) {
        track?.stop();
        this.#become("closed");
      } else {
        this.#track = track;
        this.#openAs = JSON.stringify(choice);
        // Unplugged, or taken back in the browser's own settings.
        track.onended = () => {
          this.#release();
          if (this.#wanted) this.#become("missing");
        };
        track.onmute = track.onunmute = this.changed;
        this.#become("open");
      }
    } catch (broken) {
      this.#become(this.#wanted ? stateAfter(broken) : "closed");
    } finally {
      this.#working = false;
    }
    if (this.#wanted && this.#state === "closed") this.#work();
  }

  #release(): void {
    const track = this.#track;
    this.#track = undefined;
    this.#openAs = undefined;
    if (track) {
      track.onended = track.onmute = track.onunmute = null;
      track.stop();
    }
    if (this.#state === "open") this.#become("closed");
  }

  #become(state: DeviceState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.changed();
  }
}

function constraints(kind: DeviceKind, choice: Choice): MediaStreamConstraints {
  const deviceId = choice.deviceId ? { deviceId: { exact: choice.deviceId } } : {};
  if (kind === "camera") {
    return {
      video: {
        width: { ideal: 640 },
        height: { ideal: 480 },
        // In 300 kbit/s sharper pictures tell a companion more than smoother ones, and a worn phone stays cooler.
        frameRate: { ideal: 15, max: 15 },
        // Pocket and kit both look outwards.
        ...(choice.deviceId ? deviceId : { facingMode: { ideal: "environment" } }),
      },
    };
  }
  const filtered = !choice.plain;
  return {
    audio: {
      channelCount: { ideal: 1 },
      echoCancellation: filtered,
      noiseSuppression: filtered,
      autoGainControl: filtered,
      ...deviceId,
    },
  };
}

function stateAfter(broken: unknown): DeviceState {
  const name = broken instanceof DOMException ? broken.name : "";
  if (name === "NotFoundError" || name === "OverconstrainedError") return "missing";
  if (name === "NotReadableError" || name === "AbortError") return "busy";
  return "refused";
}
