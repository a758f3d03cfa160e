/** Which microphone and which camera this device uses, remembered in this browser only. */
import type { Choice, DeviceKind } from "./devices.ts";

const REMEMBERED = "souffleur.devices";

interface Remembered {
  microphone?: string;
  camera?: string;
  plain?: boolean;
}

export class DeviceChoices {
  /** What there is to choose from; names show only after a permission. */
  found: { microphone: MediaDeviceInfo[]; camera: MediaDeviceInfo[] } = { microphone: [], camera: [] };
  #chosen: Remembered = recall();

  get microphone(): Choice {
    return { ...this.#present("microphone"), plain: this.#chosen.plain ?? false };
  }

  get camera(): Choice {
    return this.#present("camera");
  }

  get plain(): boolean {
    return this.#chosen.plain ?? false;
  }

  choose(kind: DeviceKind, deviceId: string): void {
    this.#keep({ ...this.#chosen, [kind]: deviceId });
  }

  choosePlain(plain: boolean): void {
    this.#keep({ ...this.#chosen, plain });
  }

  async refresh(): Promise<void> {
    const devices = await navigator.mediaDevices.enumerateDevices();
    const named = devices.filter((one) => one.deviceId !== "");
    this.found = {
      microphone: named.filter((one) => one.kind === "audioinput"),
      camera: named.filter((one) => one.kind === "videoinput"),
    };
  }

  /** A device that was chosen once and is not plugged in now must not keep the evening from opening another. */
  #present(kind: DeviceKind): Choice {
    const deviceId = this.#chosen[kind];
    return deviceId && this.found[kind].some((one) => one.deviceId === deviceId) ? { deviceId } : {};
  }

  #keep(chosen: Remembered): void {
    this.#chosen = chosen;
    try {
      localStorage.setItem(REMEMBERED, JSON.stringify(chosen));
    } catch {
      // Then it holds until the page is closed.
    }
  }
}

function recall(): Remembered {
  try {
    return JSON.parse(localStorage.getItem(REMEMBERED) ?? "{}");
  } catch {
    return {};
  }
}
