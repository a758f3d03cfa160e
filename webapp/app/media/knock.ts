/**
 * Finds out when there is a way to the server again. Whoever waits for one slow answer may wait long after a tunnel: what
 * TCP has lost it tries again after twice as long each time. So short questions follow each other, and the first answer
 * of any kind ends them.
 */
const EVERY_MS = 500;
const TIMEOUT_MS = 1_500;

export class Knock {
  #timer: number | undefined;

  /** @param answered called once, unless {@link stop} comes first */
  constructor(private readonly door: string, private readonly answered: () => void) {}

  start(): void {
    if (this.#timer === undefined) this.#timer = setInterval(() => this.#knock(), EVERY_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  async #knock(): Promise<void> {
    const asked = this.#timer;
    try {
      await fetch(this.door, { method: "OPTIONS", cache: "no-store", signal: AbortSignal.timeout(TIMEOUT_MS) });
    } catch {
      return;
    }
    if (asked === undefined || asked !== this.#timer) return;
    this.stop();
    this.answered();
  }
}
