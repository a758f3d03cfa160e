/**
 * One media leg: a peer connection with fixed slots, made by one POST of an offer (WHIP and WHEP, RFC 9725) and ended by
 * DELETE. Never renegotiated: consent moves tracks in and out of the slots, the leg does not notice. A leg that is out of
 * reach goes on asking for the relay and may come back, keys and all, sooner than anything new could be made; one that is
 * lost is not mended. {@link Line} makes another.
 */
import { Problem, send } from "../api/call.ts";
import type { SlotName } from "../evening/view.ts";
import { labelled } from "./labels.ts";

/** A camera's ceiling: 640×480 at 15–20 pictures/s looks well at this, and two of them fit a poor uplink's half. */
const CAMERA_MAX_BPS = 600_000;
const CAMERA_MAX_FPS = 20;
/** A relay that has not answered the first checks by then is not there. */
const CONNECT_TIMEOUT_MS = 8_000;
/** Chromium says "disconnected" after some missed checks and often recovers within this. */
const DISCONNECTED_GRACE_MS = 3_000;
/** The relay forgets a leg that it has not heard for a minute. */
const AWAY_LIMIT_MS = 55_000;

export type LegState = "connecting" | "connected" | "away" | "lost" | "closed";

export interface LegNews {
  state(state: LegState): void;
}

export class Leg {
  readonly #peer: RTCPeerConnection;
  readonly #up = new Map<string, RTCRtpTransceiver>();
  readonly #down = new Map<string, RTCRtpTransceiver>();
  #location: string | undefined;
  #state: LegState = "connecting";
  #timer: number | undefined;

  constructor(
    private readonly door: string,
    slots: { up: SlotName[]; down: SlotName[] },
    iceServers: RTCIceServer[],
    private readonly news: LegNews,
  ) {
    this.#peer = new RTCPeerConnection({ iceServers, bundlePolicy: "max-bundle" });
    for (const slot of slots.up) this.#up.set(slot.name, this.#addUp(slot));
    for (const slot of slots.down) {
      this.#down.set(slot.name, this.#peer.addTransceiver(slot.kind, { direction: "recvonly" }));
    }
    this.#peer.onconnectionstatechange = () => this.#moved();
  }

  get state(): LegState {
    return this.#state;
  }

  /** The track of each down slot; they exist before anything arrives and stay for the leg's life. */
  get tracks(): Map<string, MediaStreamTrack> {
    return new Map([...this.#down].map(([name, slot]) => [name, slot.receiver.track]));
  }

  /** @throws Problem when the door refuses */
  async open(): Promise<void> {
    this.#timer = setTimeout(() => this.#become("lost"), CONNECT_TIMEOUT_MS);
    await this.#peer.setLocalDescription(await this.#peer.createOffer());
    // The relay is ICE-lite and answers to wherever a check comes from: candidates need not be gathered first.
    const names = new Map<string, string>();
    for (const [name, slot] of [...this.#up, ...this.#down]) if (slot.mid !== null) names.set(slot.mid, name);
    const answer = await send("POST", this.door, {
      body: labelled(this.#peer.localDescription!.sdp, names),
      headers: { "Content-Type": "application/sdp", "Accept": "application/sdp, application/problem+json" },
      signal: AbortSignal.timeout(CONNECT_TIMEOUT_MS),
    });
    this.#location = answer.headers.get("Location") ?? undefined;
    const sdp = await answer.text();
    if (this.#state === "closed") {
      this.#leave();
      return;
    }
    await this.#peer.setRemoteDescription({ type: "answer", sdp });
  }

  /** Puts a track into an up slot, or takes it out. A slot that the role has not is ignored. */
  async put(name: string, track: MediaStreamTrack | null): Promise<void> {
    const sender = this.#up.get(name)?.sender;
    if (sender && sender.track !== track) await sender.replaceTrack(track);
  }

  /** What the browser counts of each down slot, in one question: asking costs more than reading. */
  // deno-lint-ignore no-explicit-any
  async inbound(): Promise<Map<string, any>> {
    const slots = new Map([...this.#down].map(([name, slot]) => [slot.mid, name]));
    const found = new Map();
    for (const report of (await this.#peer.getStats()).values()) {
      const slot = report.type === "inbound-rtp" ? slots.get(report.mid) : undefined;
      if (slot !== undefined) found.set(slot, report);
    }
    return found;
  }

  /**
   * Ends it at once on this side.
   *
   * @param tell whether the server has to hear of it; it knows already when the evening is over. The word outlives the page
   */
  close(tell = true): void {
    if (this.#state === "closed") return;
    this.#become("closed");
    if (!tell) this.#location = undefined;
    this.#leave();
  }

  #leave(): void {
    clearTimeout(this.#timer);
    this.#peer.onconnectionstatechange = null;
    this.#peer.close();
    if (this.#location === undefined) return;
    const address = new URL(this.#location, location.href);
    this.#location = undefined;
    if (address.origin !== location.origin) return;
    send("DELETE", address.pathname, { keepalive: true }).catch(() => {
      // The relay notices a silent leg by itself.
    });
  }

  #addUp(slot: SlotName): RTCRtpTransceiver {
    const encoding: RTCRtpEncodingParameters = slot.kind === "video"
      ? { maxBitrate: CAMERA_MAX_BPS, maxFramerate: CAMERA_MAX_FPS, priority: "low", networkPriority: "low" }
      : { priority: "high", networkPriority: "high" };
    return this.#peer.addTransceiver(slot.kind, { direction: "sendonly", sendEncodings: [encoding] });
  }

  #moved(): void {
    switch (this.#peer.connectionState) {
      case "connected":
        clearTimeout(this.#timer);
        this.#become("connected");
        break;
      case "disconnected":
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#goAway(), DISCONNECTED_GRACE_MS);
        break;
      case "failed":
        if (this.#state === "connecting") this.#become("lost");
        else this.#goAway();
        break;
      case "closed":
        this.#become("lost");
        break;
    }
  }

  #goAway(): void {
    if (this.#state !== "connected") return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#become("lost"), AWAY_LIMIT_MS);
    this.#become("away");
  }

  #become(state: LegState): void {
    if (this.#state === state || this.#state === "closed" || this.#state === "lost" && state !== "closed") return;
    this.#state = state;
    if (state === "lost") clearTimeout(this.#timer);
    this.news.state(state);
  }
}

/** Whether asking again can help: the network or a busy server, not a refusal. */
export function worthAnotherTry(broken: unknown): boolean {
  return !(broken instanceof Problem) || broken.passing;
}
