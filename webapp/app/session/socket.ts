/** The evening's WebSocket: views and cues in, pings, cues and stop out. It comes back by itself until it is closed. */
import type { EveningView } from "../evening/view.ts";
import { waitMs } from "./backoff.ts";
import { SessionClock } from "./clock.ts";

export interface SocketNews {
  view(view: EveningView): void;
  stopped(by: string | null): void;
  /** Whether the server is heard. */
  line(up: boolean): void;
  /** Several tries in a row have failed: something else than a moment's gap. */
  unanswered(): void;
  /** Anything else that the server says: cues, delays, errors. */
  said(message: Record<string, unknown>): void;
}

const TRIES_BEFORE_ASKING = 3;

/** The first pings come close together, so that the clock is known at once. */
const FIRST_PINGS = 5;
const FIRST_PING_EVERY_MS = 200;
export const PING_EVERY_MS = 1_000;
/** An OS is missed after 1.5 s without a word: its console speaks up twice a second. */
export const OS_PING_EVERY_MS = 500;
/** Three pings without a word: the line is dead, though nobody has said so. */
const SILENCE_MS = 3_500;

export class EveningSocket {
  readonly clock = new SessionClock();
  #socket: WebSocket | undefined;
  #pingTimer: number | undefined;
  #retryTimer: number | undefined;
  #tries = 0;
  #pings = 0;
  #heardMs = 0;
  #closed = false;

  constructor(
    private readonly path: string,
    private readonly news: SocketNews,
    private readonly pingEveryMs: number = PING_EVERY_MS,
  ) {
    globalThis.addEventListener("online", this.#hurry);
  }

  open(): void {
    if (this.#closed) return;
    clearTimeout(this.#retryTimer);
    const address = new URL(this.path, location.href);
    address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(address);
    this.#socket = socket;
    socket.onopen = () => {
      this.#tries = 0;
      this.#pings = 0;
      this.#heardMs = performance.now();
      this.news.line(true);
      this.#ping();
    };
    socket.onmessage = (message) => this.#read(message.data);
    socket.onclose = () => {
      if (this.#socket === socket) this.#lost();
    };
  }

  /** Sends a stop, if the line is up; the other way (fetch) does not depend on it. */
  stop(): void {
    this.say({ type: "stop" });
  }

  /** @returns whether the line took it; nothing is kept for later */
  say(message: { type: string } & Record<string, unknown>): boolean {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  /** The session clock now, ms; undefined before the first pong. */
  now(): number | undefined {
    return this.clock.sessionAt(performance.now());
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#pingTimer);
    clearTimeout(this.#retryTimer);
    globalThis.removeEventListener("online", this.#hurry);
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
  }

  #hurry = () => {
    if (!this.#closed && this.#socket === undefined) this.open();
  };

  #lost(): void {
    this.#socket = undefined;
    clearTimeout(this.#pingTimer);
    if (this.#closed) return;
    this.news.line(false);
    if (this.#tries >= TRIES_BEFORE_ASKING) this.news.unanswered();
    this.#retryTimer = setTimeout(() => this.open(), waitMs(++this.#tries, Math.random()));
  }

  #ping(): void {
    const socket = this.#socket;
    if (socket?.readyState !== WebSocket.OPEN) return;
    if (performance.now() - this.#heardMs > SILENCE_MS) {
      socket.onclose = null;
      socket.close();
      this.#lost();
      return;
    }
    socket.send(JSON.stringify({ type: "ping", t0: performance.now() }));
    this.#pingTimer = setTimeout(
      () => this.#ping(),
      ++this.#pings < FIRST_PINGS ? FIRST_PING_EVERY_MS : this.pingEveryMs,
    );
  }

  #read(data: unknown): void {
    const receivedMs = performance.now();
    this.#heardMs = receivedMs;
    let message;
    try {
      message = JSON.parse(String(data));
    } catch {
      return;
    }
    switch (message?.type) {
      case "view":
        this.news.view(message.view as EveningView);
        break;
      case "pong":
        this.clock.add(Number(message.t0), Number(message.session), receivedMs);
        break;
      case "stopped":
        this.news.stopped(message.by ?? null);
        break;
      default:
        if (typeof message === "object" && message !== null) this.news.said(message);
    }
  }
}
