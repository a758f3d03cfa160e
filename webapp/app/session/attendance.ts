/**
 * What one party has open while in an evening: the socket, the line to the relay, ears, microphone, camera. It begins
 * with one press and ends with the evening. Devices follow what flows: nothing is open that reaches nobody.
 */
import { call, Problem } from "../api/call.ts";
import { CUE_VERSION, type CueDraft, readCue, type Reply, type WhyWithdrawn } from "../cue/cue.ts";
import { Hand } from "../cue/hand.ts";
import { Score } from "../cue/score.ts";
import { Signs } from "../cue/signs.ts";
import { type Entry, type EveningView, flowsFromMe, isOver, me, type Move } from "../evening/view.ts";
import { countDown, type SlotCount } from "../media/counters.ts";
import { Device } from "../media/devices.ts";
import { Ears } from "../media/ears.ts";
import { Level, outputLatencyMs, SPEAKS_ABOVE, wakeLevels } from "../media/levels.ts";
import { SoundWatch } from "../media/sound-watch.ts";
import { Line, type LineState } from "../media/line.ts";
import { DeviceChoices } from "../media/choices.ts";
import { waitMs } from "./backoff.ts";
import { type BufferCount, bufferMs, type EarDelay, readBuffers, readEars } from "./ear.ts";
import { EveningSocket, OS_PING_EVERY_MS, PING_EVERY_MS } from "./socket.ts";
import { rememberCredential, type StopAnswer, tellStop } from "./stop.ts";
import { Tones } from "./tones.ts";

/**
 * What sits in a browser's buffer when a voice is cut is gone after this. A buffer grows with the machine's load (400 ms
 * were recorded); the house's calm notice, which plays in the same slot, begins with as much silence.
 */
const HUSH_MS = 700;
/** Between syllables a speaker still speaks. */
const SPEECH_HOLD_MS = 600;
const SPEECH_EVERY_MS = 100;
/** While something flows and nothing is heard or seen yet, counters are read often: the join's time is measured by them. */
const COUNT_FIRST_EVERY_MS = 50;
const COUNT_EVERY_MS = 1_000;

export type WithdrawAnswer = { answer: "done"; cutMs: number } | { answer: "cut-not-recorded" };
export type Key = "voice" | "whisper";

export class Attendance {
  readonly choices = new DeviceChoices();
  readonly microphone: Device;
  readonly camera: Device;
  readonly ears: Ears;
  readonly sound: SoundWatch;
  readonly line: Line;
  readonly socket: EveningSocket;
  view: EveningView;
  socketUp = false;
  /** When the last news came (ISO), while no more does. */
  staleSince: string | undefined;
  lineProblem: Problem | undefined;
  stop: StopAnswer | undefined;
  stoppedBy: string | null | undefined;
  /** Whether the OS's voice is in my ear at this moment. */
  speaksNow = false;
  /** The join press → the first decoded sample or picture, ms. */
  setupMs: number | undefined;
  counts = new Map<string, SlotCount>();
  previewing = false;
  readonly keys: Record<Key, boolean> = { voice: false, whisper: false };
  /** The surrogate's cues; empty for everybody else. */
  readonly hand = new Hand();
  /** What the OS at this page has sent; empty for everybody else. */
  readonly score = new Score();
  readonly signs: Signs;
  /** Both ears' delays, as the server last told them. */
  delays: EarDelay[] = [];
  /** Whether I hold the key that lets the OS hear me while out of role. */
  talking = false;
  /** `performance.now()` when it was over for this page. */
  overAtMs: number | undefined;
  /** Says `hand` at every change to the cues in hand, at once: they do not wait for the page's own drawing. */
  readonly news = new EventTarget();
  #tracks = new Map<string, MediaStreamTrack>();
  #keyTracks = new Map<Key, MediaStreamTrack>();
  #keySource: MediaStreamTrack | undefined;
  /** The next view comes after a gap: whether it still knows my leg is to be looked at. */
  #afterGap = false;
  #withdrawing = new Set<string>();
  #tones = new Tones();
  #buffers = new Map<string, BufferCount>();
  #cuesSent = 0;
  #talk: Promise<unknown> = Promise.resolve();
  #speech = new Map<string, Level>();
  #speechUntilMs = 0;
  #timers: number[] = [];
  #countTimer: number | undefined;
  #wakeLock: WakeLockSentinel | undefined;
  #closed = false;

  private constructor(
    readonly id: string,
    readonly entry: Entry,
    view: EveningView,
    private readonly pressedMs: number,
    private readonly changed: () => void,
  ) {
    this.view = view;
    this.ears = new Ears({ changed });
    this.signs = new Signs(this.#tones, () => !this.#closed && !this.ears.earpieceLost);
    this.microphone = new Device("microphone", () => this.choices.microphone, () => this.#deviceChanged());
    this.sound = new SoundWatch(this.ears, this.microphone, changed);
    this.camera = new Device("camera", () => this.choices.camera, () => this.#deviceChanged());
    this.line = new Line(`/api/evenings/${id}/legs`, entry.slots, entry.iceServers, {
      tracks: (tracks) => this.#newTracks(tracks),
      state: (state, why) => this.#lineMoved(state, why),
    });
    this.socket = new EveningSocket(
      entry.socket,
      {
        view: (news) => this.see(news),
        stopped: (by) => this.#stopped(by),
        line: (up) => this.#socketMoved(up),
        unanswered: () => this.#ask(),
        said: (message) => this.#said(message),
      },
      me(view)?.role === "os" ? OS_PING_EVERY_MS : PING_EVERY_MS,
    );
  }

  /**
   * Comes in. Must be called within a press: it unlocks sound.
   *
   * @throws Problem when the evening is over, not mine, or out of reach
   */
  static async begin(id: string, changed: () => void): Promise<Attendance> {
    const pressedMs = performance.now();
    wakeLevels();
    const entry = await call<Entry>("POST", `/api/evenings/${id}/entry`);
    rememberCredential(id, entry.stopCredential);
    const view = await call<EveningView>("GET", `/api/evenings/${id}`);
    const attendance = new Attendance(id, entry, view, pressedMs, changed);
    attendance.#start();
    return attendance;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Whether anything can come and go: the relay answers, and so does the server. */
  get reached(): boolean {
    return this.staleSince === undefined && this.line.state !== "lost" && this.line.state !== "refused";
  }

  track(slot: string): MediaStreamTrack | undefined {
    return this.#tracks.get(slot);
  }

  /** My track in an up slot, if it is open. */
  sending(slot: string): MediaStreamTrack | undefined {
    if (slot === "camera") return this.camera.track;
    if (slot === "mic") return this.microphone.track;
    return this.#keyTracks.get(slot as Key);
  }

  isWithdrawing(subject: string): boolean {
    return this.#withdrawing.has(subject);
  }

  /** Takes a newer view, from the socket or from an answer. */
  see(view: EveningView): void {
    const before = this.view;
    this.view = view;
    for (const subject of this.#withdrawing) {
      const row = view.sheet.find((one) => one.subject === subject);
      if (!row?.yes.includes(view.you ?? "")) this.#withdrawing.delete(subject);
    }
    for (const flow of before.flows) {
      const still = view.flows.some((one) => one.to === flow.to && one.down === flow.down && one.from === flow.from);
      if (flow.to === view.you && !still) this.ears.hush(flow.down, HUSH_MS);
    }
    if (this.#afterGap) {
      this.#afterGap = false;
      // The server has been started anew: my leg is still warm here and unknown there.
      if (this.line.state === "up" && me(view)?.connected === false) this.line.renew();
    }
    if (view.state !== "out-of-role") this.talking = false;
    if (view.state === "out-of-role" && before.state !== "out-of-role") this.#clearHand("out-of-role");
    if (isOver(view.state)) this.close();
    else this.#follow();
    this.changed();
  }

  async grant(subject: string): Promise<void> {
    this.see(await call<EveningView>("POST", `/api/evenings/${this.id}/grants`, { body: { subject } }));
  }

  /** Takes a yes back: closed here at once, then told to the server until it answers. */
  async withdraw(subject: string): Promise<WithdrawAnswer> {
    this.#withdrawing.add(subject);
    if (subject === "cues") this.#clearHand("consent");
    if (subject === "voice") { for (const slot of ["voice", "voice2", "whisper"]) this.ears.hush(slot, HUSH_MS); }
    this.#follow();
    this.changed();
    for (let tries = 1;; tries++) {
      try {
        return await call<WithdrawAnswer>("POST", `/api/evenings/${this.id}/withdrawals`, {
          body: { subject },
          keepalive: true,
        });
      } catch (broken) {
        if (!(broken instanceof Problem && broken.passing) || this.#closed) {
          this.#withdrawing.delete(subject);
          throw broken;
        }
      }
      await new Promise((resolve) => setTimeout(resolve, waitMs(tries, Math.random())));
    }
  }

  async move(move: Move): Promise<void> {
    this.see(await call<EveningView>("POST", `/api/evenings/${this.id}/moves`, { body: { move } }));
  }

  /**
   * Holds or lets go the key that lets the OS hear me while out of role. Let go, the microphone shuts here at once; the
   * server hears of both in their order, and of the last one until it answers.
   */
  talk(down: boolean): void {
    if (this.talking === down) return;
    this.talking = down;
    this.#follow();
    this.changed();
    this.#talk = this.#talk.then(() => this.#tellTalk(down));
  }

  /** Answers the cue in hand, or everything in general where there is none. */
  reply(reply: Reply): void {
    const nowMs = this.socket.now();
    const id = nowMs === undefined ? null : this.hand.reply(reply, nowMs);
    if (reply === "cant") this.signs.still();
    // A can't or an ok is always to something.
    if (id !== null || reply === "slower" || reply === "repeat") this.socket.say({ type: "cue-reply", id, reply });
    this.#handChanged();
  }

  /** Tells that a cue stands on the screen. @param at session clock of the painted frame, ms */
  cueShown(id: string, at: number): void {
    this.socket.say({ type: "cue-shown", id, at });
  }

  /** Sends a cue from the console. */
  sendCue(draft: CueDraft, inMs: number): void {
    const id = `c${++this.#cuesSent}-${crypto.getRandomValues(new Uint32Array(1))[0]!.toString(36)}`;
    const nowMs = this.socket.now();
    this.score.sending(id, draft, nowMs === undefined ? undefined : nowMs + inMs);
    const sent = this.socket.say({
      type: "cue",
      v: CUE_VERSION,
      cue: { id, ...draft, ...(inMs > 0 ? { inMs } : {}) },
    });
    if (!sent) this.score.hear({ type: "cue-refused", id, problem: { type: "offline" } });
    this.changed();
  }

  /** Puts a cue in hand: the next answer is to it. */
  pickCue(id: string): void {
    this.hand.pick(id);
    this.#handChanged();
  }

  retractCue(id: string): void {
    this.socket.say({ type: "cue-retract", id });
  }

  /** One press: silent here before anything is asked of anybody. */
  stopNow(): void {
    this.ears.mute(true);
    this.stoppedBy = this.view.you ?? null;
    this.socket.stop();
    tellStop(this.id, (answer) => {
      // Not mine to stop, or told: either way this side stays silent.
      this.stop = answer;
      this.changed();
    });
    this.close();
  }

  preview(on: boolean): void {
    this.previewing = on;
    this.#follow();
    this.changed();
  }

  /** Opens or closes the OS's voice or whisper; only a person at the console has keys. */
  press(key: Key, down: boolean): void {
    if (this.keys[key] === down) return;
    this.keys[key] = down;
    const track = this.#keyTracks.get(key);
    if (track) track.enabled = down;
    this.changed();
  }

  /** Another device or another way of opening it was chosen. */
  rechoose(): void {
    this.microphone.retry();
    this.camera.retry();
    this.changed();
  }

  /** Everything off and shut on this side. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.overAtMs = performance.now();
    this.ears.mute(true);
    this.signs.still();
    this.hand.clear("stopped", 0);
    this.#handChanged();
    this.microphone.close();
    this.camera.close();
    this.#keys(undefined);
    // A stop closes every leg; nobody needs to be told of this one.
    this.line.close(!isOver(this.view.state) && this.stoppedBy === undefined);
    this.ears.close();
    this.sound.close();
    for (const level of this.#speech.values()) level.close();
    for (const timer of this.#timers) clearInterval(timer);
    clearTimeout(this.#countTimer);
    document.removeEventListener("visibilitychange", this.#stayAwake);
    this.#wakeLock?.release().catch(() => {});
    // The socket may still carry the stop, and who stopped.
    setTimeout(() => this.socket.close(), 2_000);
  }

  #start(): void {
    this.socket.open();
    this.line.open();
    this.#timers.push(setInterval(() => this.#listen(), SPEECH_EVERY_MS));
    this.#count();
    document.addEventListener("visibilitychange", this.#stayAwake);
    this.#stayAwake();
    this.#follow();
  }

  /** Devices and slots follow the view. */
  #follow(): void {
    if (this.#closed) return;
    if (me(this.view)?.role === "os") {
      const speaks = this.#may("voice") || this.#may("whisper");
      this.microphone.want(speaks);
      this.#keys(speaks ? this.microphone.track : undefined);
      for (const key of ["voice", "whisper"] as const) {
        this.line.put(key, this.#may(key) ? this.#keyTracks.get(key) ?? null : null);
      }
    } else {
      const heard = this.#may("mic");
      const seen = this.#may("camera");
      this.microphone.want(heard);
      this.camera.want(seen || this.previewing);
      this.line.put("mic", heard ? this.microphone.track ?? null : null);
      this.line.put("camera", seen ? this.camera.track ?? null : null);
    }
  }

  #may(up: string): boolean {
    const you = this.view.you;
    const channel = { mic: `mic:${you}`, camera: `lens:${you}`, whisper: "cues" }[up] ?? "voice";
    const lost = this.line.state === "lost" || this.line.state === "refused";
    // Let go here, whatever the last view says.
    if (up === "mic" && this.view.state === "out-of-role" && !this.talking) return false;
    return !lost && flowsFromMe(this.view, up) && !this.#withdrawing.has(channel);
  }

  /** Voice and whisper are two copies of one microphone, each open only while its key is. */
  #keys(source: MediaStreamTrack | undefined): void {
    if (source === this.#keySource) return;
    for (const track of this.#keyTracks.values()) track.stop();
    this.#keyTracks.clear();
    this.#keySource = source;
    if (source === undefined) return;
    for (const key of ["voice", "whisper"] as const) {
      const copy = source.clone();
      copy.enabled = this.keys[key];
      this.#keyTracks.set(key, copy);
    }
  }

  #deviceChanged(): void {
    this.ears.rememberOutputs();
    this.choices.refresh().then(this.changed, () => {});
    this.#follow();
    this.changed();
  }

  #newTracks(tracks: Map<string, MediaStreamTrack>): void {
    this.#tracks = tracks;
    for (const level of this.#speech.values()) level.close();
    this.#speech.clear();
    for (const [slot, track] of tracks) {
      if (track.kind !== "audio") continue;
      this.ears.play(slot, track);
      const level = slot === "voice" || slot === "voice2" ? Level.of(track) : undefined;
      if (level) this.#speech.set(slot, level);
    }
    this.changed();
  }

  #lineMoved(state: LineState, why: Problem | undefined): void {
    this.lineProblem = state === "refused" ? why : undefined;
    this.#follow();
    this.changed();
  }

  #socketMoved(up: boolean): void {
    if (up) {
      this.#afterGap = this.staleSince !== undefined;
      this.staleSince = undefined;
    } else this.staleSince ??= new Date().toISOString();
    this.socketUp = up;
    this.hand.line(up);
    this.#handChanged();
    this.changed();
  }

  #said(message: Record<string, unknown>): void {
    const nowMs = this.socket.now() ?? 0;
    switch (message.type) {
      case "cue": {
        const cue = readCue(message.cue);
        if (cue && !this.#closed) this.hand.take(cue);
        this.#handChanged();
        break;
      }
      case "cue-withdrawn":
        this.hand.withdraw(String(message.id), String(message.why) as WhyWithdrawn, nowMs);
        this.#handChanged();
        break;
      case "cues-frozen":
        this.hand.freeze(message.frozen === true);
        this.#handChanged();
        break;
      case "ears":
        this.delays = readEars(message.ears);
        this.changed();
        break;
      default:
        if (this.score.hear(message)) this.changed();
    }
  }

  #handChanged(): void {
    this.news.dispatchEvent(new Event("hand"));
  }

  #clearHand(why: WhyWithdrawn): void {
    this.hand.clear(why, this.socket.now() ?? 0);
    this.signs.still();
    this.#handChanged();
  }

  async #tellTalk(down: boolean): Promise<void> {
    for (let tries = 1; !this.#closed && this.view.state === "out-of-role"; tries++) {
      // Pressed and let go again before the server was asked: only the last word counts.
      if (down !== this.talking) return;
      try {
        await this.move(down ? "talk" : "hush");
        return;
      } catch (broken) {
        if (!(broken instanceof Problem && broken.passing)) return;
      }
      await new Promise((resolve) => setTimeout(resolve, waitMs(tries, Math.random())));
    }
  }

  /** What this page knows of its own ear; what it does not know, it says so. */
  // deno-lint-ignore no-explicit-any
  #reportEar(inbound: ReadonlyMap<string, any>): void {
    if (this.line.state !== "up") return;
    const now = readBuffers(inbound);
    const buffer = bufferMs(this.#buffers, now);
    this.#buffers = now;
    if (buffer === undefined) return;
    const device = outputLatencyMs();
    this.socket.say({
      type: "ear",
      buffer: Math.round(buffer * 10) / 10,
      device: device === undefined ? null : Math.round(device * 10) / 10,
      deviceFrom: device === undefined ? "unknown" : "reported",
    });
  }

  /** The socket does not come back: a plain question tells whether it is the network, the sign-in or the evening. */
  async #ask(): Promise<void> {
    try {
      this.see(await call<EveningView>("GET", `/api/evenings/${this.id}`));
      this.lineProblem = undefined;
    } catch (broken) {
      if (broken instanceof Problem && !broken.passing) this.lineProblem = broken;
    }
    this.changed();
  }

  #stopped(by: string | null): void {
    if (this.stoppedBy === undefined) this.stoppedBy = by;
    this.view = { ...this.view, state: "stopped", flows: [] };
    this.close();
    this.changed();
  }

  #listen(): void {
    this.sound.look();
    const nowMs = performance.now();
    if ([...this.#speech.values()].some((level) => level.now() > SPEAKS_ABOVE)) {
      this.#speechUntilMs = nowMs + SPEECH_HOLD_MS;
    }
    const speaks = nowMs < this.#speechUntilMs;
    if (speaks === this.speaksNow) return;
    this.speaksNow = speaks;
    this.changed();
  }

  async #count(): Promise<void> {
    const inbound = await this.line.leg?.inbound().catch(() => undefined);
    if (this.#closed) return;
    if (inbound) {
      this.counts = countDown(inbound);
      if (this.setupMs === undefined && [...this.counts.values()].some((one) => one.decoded > 0)) {
        this.setupMs = Math.round(performance.now() - this.pressedMs);
      }
      for (const [slot, count] of this.counts) this.ears.show(slot, count);
      if (this.setupMs !== undefined) {
        this.#reportEar(inbound);
        this.changed();
      }
    }
    const awaited = this.setupMs === undefined && this.view.flows.some((flow) => flow.to === this.view.you);
    this.#countTimer = setTimeout(() => this.#count(), awaited ? COUNT_FIRST_EVERY_MS : COUNT_EVERY_MS);
  }

  /** The screen stays on: a locked phone loses its microphone. Not every browser can. */
  #stayAwake = async () => {
    if (document.visibilityState !== "visible" || this.#closed || !("wakeLock" in navigator)) return;
    try {
      this.#wakeLock = await navigator.wakeLock.request("screen");
    } catch {
      // Low battery, or not allowed: the evening goes on without.
    }
  };
}
