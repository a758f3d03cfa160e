/** `<sf-evening evening="…">`: one evening for one party, from outside the door to after it. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { call, type Problem } from "../api/call.ts";
import { sheet, type SheetActions } from "../consent/sheet.ts";
import { soundTrouble } from "../media/sound-trouble.ts";
import { Attendance, type Key } from "../session/attendance.ts";
import { waitMs } from "../session/backoff.ts";
import { recallCredential, type StopAnswer, tellStop } from "../session/stop.ts";
import { asProblem, notice, type Piece, problemNotice, stateChip } from "../style/parts.ts";
import { words } from "../words/words.ts";
import { DeviceChoices } from "../media/choices.ts";
import { Device } from "../media/devices.ts";
import { after, howItEnded, type Over } from "./after.ts";
import { afterScript, nextAt } from "./after-script.ts";
import { deskLive } from "./desk.ts";
import { deviceLive, headsetLine } from "./device.ts";
import { atDoor, atDoorKit, devicePicks, deviceTrouble, outside } from "./door.ts";
import { HeadsetKey } from "./headset.ts";
import { kitLive, ownLens, signsCheck } from "./kit.ts";
import { agreedSentence } from "./note.ts";
import { handSteps, step, type StepActions } from "./steps.ts";
import { people, tallyLines, whoSpeaks } from "./tally.ts";
import { type EveningState, type EveningView, isOver, me, type Move } from "./view.ts";
import "./pocket.ts";
import type { CuePad } from "../cue/pad.ts";

/** A page that has just changed under a finger takes no step from it: the press was meant for what stood there before. */
const SETTLE_MS = 700;
/** Somebody who has not come in yet sees news this often. */
const LOOK_EVERY_MS = 3_000;
const KEYS: Record<string, Key> = { v: "voice", w: "whisper" };

export class EveningPage extends LitElement {
  static override properties = { evening: {}, at: { state: true } };
  declare evening: string;
  declare at: Attendance | undefined;
  #view: EveningView | undefined;
  #problem: Problem | undefined;
  #said: TemplateResult | undefined;
  #stop: StopAnswer | undefined;
  #coming = false;
  #busy = new Set<string>();
  #pocket = false;
  #shown: EveningState | undefined;
  #settled = true;
  #sheetOpen = false;
  #lookTimer: number | undefined;
  /** When a stop was pressed before coming in, `performance.now()`. */
  #stoppedAtMs: number | undefined;
  #afterTimer: number | undefined;
  readonly #headset = new HeadsetKey(() => this.requestUpdate());
  /** The lens before coming in: seen here, sent to nobody. */
  readonly #peek = new Device("camera", () => new DeviceChoices().camera, () => this.requestUpdate());

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.documentElement.dataset.theme = "night";
    globalThis.addEventListener("keydown", this.#keyDown);
    globalThis.addEventListener("keyup", this.#keyUp);
    globalThis.addEventListener("blur", this.#letGo);
    this.#look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    globalThis.removeEventListener("keydown", this.#keyDown);
    globalThis.removeEventListener("keyup", this.#keyUp);
    globalThis.removeEventListener("blur", this.#letGo);
    clearTimeout(this.#lookTimer);
    clearTimeout(this.#afterTimer);
    this.#headset.close();
    this.#peek.close();
    this.at?.close();
  }

  /** Comes in. Call it within a press: sound is unlocked by it. */
  async comeIn(): Promise<void> {
    if (this.#coming || this.at) return;
    this.#coming = true;
    this.#problem = undefined;
    // Two holders of one camera are one too many on most phones.
    this.#peek.close();
    this.requestUpdate();
    for (let tries = 1; !this.at; tries++) {
      try {
        this.at = await Attendance.begin(this.evening, () => this.requestUpdate());
        this.#problem = undefined;
        clearTimeout(this.#lookTimer);
      } catch (broken) {
        this.#problem = asProblem(broken);
        this.requestUpdate();
        if (!this.#problem.passing || !this.isConnected) break;
        await new Promise((resolve) => setTimeout(resolve, waitMs(tries, Math.random())));
      }
    }
    this.#coming = false;
    this.requestUpdate();
  }

  protected override render() {
    const view = this.at?.view ?? this.#view;
    this.#expose(view);
    if (view) this.#settle(view.state);
    if (!view) {
      return html`
        <main>${this.#nothingYet()}</main>
      `;
    }
    const stopped = this.at?.stop ?? this.#stop;
    if (isOver(view.state) || stopped) {
      const beganMs = this.at?.overAtMs ?? this.#stoppedAtMs;
      const over: Over = {
        by: this.at?.stoppedBy,
        told: stopped,
        sinceMs: beganMs === undefined ? undefined : performance.now() - beganMs,
      };
      this.#comeBackFor(view, over);
      return html`
        <main>${after(view, over)}</main>
      `;
    }
    return html`
      ${this.#head(view)}
      <main class="${me(view)?.role ?? "host"}">${view.you === undefined ? this.#trouble() : nothing} ${this.#body(
        view,
      )}</main>
      ${this.at && this.#inHand(view)
        ? html`
          <section class="steps" aria-label="${words.live.moves}">${handSteps(this.at, this.#steps())}</section>
        `
        : nothing} ${view.you === undefined ? nothing : this.#stopBar()} ${this.#pocket
        ? html`
          <sf-pocket ?headset="${this.#headset.state === "heard"}" @sf-stop="${this.#stopNow}" @sf-leave="${() =>
            this.#setPocket(false)}"></sf-pocket>
        `
        : nothing}
    `;
  }

  /** The next sentence comes by itself. */
  #comeBackFor(view: EveningView, over: Over): void {
    clearTimeout(this.#afterTimer);
    if (over.sinceMs === undefined) return;
    const next = nextAt(afterScript(howItEnded(view, over), me(view)?.role ?? "human"), over.sinceMs);
    if (next !== undefined) this.#afterTimer = setTimeout(() => this.requestUpdate(), next - over.sinceMs + 1);
  }

  #settle(state: EveningState): void {
    const before = this.#shown;
    if (state === before) return;
    this.#shown = state;
    if (before === undefined) return;
    // Who was still at the sheet when the last yes made it live finds it open below.
    if (before === "at-door" && this.at) this.#sheetOpen = true;
    this.#settled = false;
    setTimeout(() => {
      this.#settled = true;
      this.requestUpdate();
    }, SETTLE_MS);
  }

  #nothingYet(): Piece {
    if (!this.#problem) {
      return html`
        <p class="quiet" role="status">…</p>
      `;
    }
    if (this.#problem.status === 404) {
      return html`
        <section class="after">
          <h1>${words.problem.notYours}</h1>
          <p>${words.problem.notYoursNow}</p>
          <a class="button" href="/home">${words.stop.home}</a>
        </section>
      `;
    }
    return html`
      <h1>${words.home.with([])}</h1>${problemNotice(this.#problem)}
    `;
  }

  #head(view: EveningView): TemplateResult {
    const others = view.parties.filter((one) => one.seat !== view.you).map((one) => one.name);
    return html`
      <header class="head">
        <div class="title">
          ${this.#wayHome(view)}
          <h1 class="${this.#inHand(view) ? "hidden" : ""}">${words.home.with(others)}</h1>${stateChip(view.state)}
          <small>${words.home.until(view.endsAt)}</small>
        </div>
        ${view.you !== undefined && this.at
          ? html`
            ${whoSpeaks(view)} ${tallyLines(view, this.at.staleSince)}
          `
          : nothing}
      </header>
    `;
  }

  /** Only from where nothing is open: a slip of the thumb must not leave a live evening. */
  #wayHome(view: EveningView): Piece {
    if (this.at) return nothing;
    return view.you === undefined
      ? html`
        <a class="way" href="/board">‹ ${words.board.title}</a>
      `
      : html`
        <a class="way" href="/home">‹ ${words.home.title}</a>
      `;
  }

  #body(view: EveningView): Piece {
    if (view.you === undefined) {
      return html`
        <p class="quiet">${words.board.noMedia}</p>${people(view)} ${sheet(view, this.#answers())}
      `;
    }
    const at = this.at;
    if (!at) {
      return outside(view, this.#coming, recallCredential(this.evening) !== undefined, this.#peek, () => this.comeIn());
    }
    const role = me(view)?.role;
    if (view.state === "preparing" || view.state === "at-door") {
      return html`
        ${atDoor(at)} ${this.#sheetOpenly(view)} ${atDoorKit(at)} ${role === "surrogate"
          ? signsCheck(at, () => this.requestUpdate())
          : nothing} ${role === "human" ? headsetLine(this.#headset) : nothing}
      `;
    }
    return html`
      ${role === "os"
        ? deskLive(at, this.#steps())
        : role === "surrogate"
        ? kitLive(at)
        : deviceLive(at, () => this.#setPocket(true))} ${role === "os"
        ? html`
          ${people(view)} ${devicePicks(at)}
        `
        : this.#below(at)} ${this
        .#drawer(view)}
    `;
  }

  /** What is not needed at a glance: one scroll away, under what is. */
  #below(at: Attendance): TemplateResult {
    return html`
      <section class="below" aria-label="${words.kit.below}">
        ${me(at.view)?.role === "surrogate" ? ownLens(at) : nothing} ${people(at.view)} ${me(at.view)?.role === "human"
          ? headsetLine(this.#headset)
          : nothing}
        <div class="moves">${step("end", this.#steps(), true)}</div>
        ${devicePicks(at)}
      </section>
    `;
  }

  #drawer(view: EveningView): TemplateResult {
    return html`
      <details class="drawer" ?open="${this.#sheetOpen}" @toggle="${(event: Event) => {
        this.#sheetOpen = (event.target as HTMLDetailsElement).open;
      }}">
        <summary>${words.sheet.title}<small>${agreedSentence(view)}</small></summary>
        ${sheet(view, this.#answers())}
      </details>
    `;
  }

  #sheetOpenly(view: EveningView): TemplateResult {
    return html`
      <section class="sheet-open">
        <h2>${words.sheet.title}</h2>
        <p class="quiet">${words.sheet.intro}</p>
        ${sheet(view, this.#answers())}
      </section>
    `;
  }

  #steps(): StepActions {
    return {
      move: (move) => this.#move(move),
      busy: (move) => !this.#settled || this.#busy.has(move),
    };
  }

  /** Whether this page is a device in a hand now: no room for what is not needed at a glance. */
  #inHand(view: EveningView): boolean {
    return this.at !== undefined && me(view)?.role !== "os" && ["live", "out-of-role", "paused"].includes(view.state);
  }

  #stopBar(): TemplateResult {
    const onDesk = me(this.at?.view ?? this.#view!)?.role === "os";
    return html`
      <footer class="stop-bar">
        <div class="news">${this.#trouble()}</div>
        <button type="button" class="stop" data-do="stop" @click="${this.#stopNow}">
          <b>${words.stop.button}</b><small>${words.stop.hint}${onDesk
            ? html`
              <kbd>Esc</kbd>
            `
            : nothing}</small>
        </button>
      </footer>
    `;
  }

  #trouble(): Piece {
    const at = this.at;
    return html`
      ${this.#problem ? problemNotice(this.#problem) : nothing} ${this.#said
        ? html`
          <div class="said">${this.#said}<button type="button" class="quiet" @click="${() => this.#hush()}">${words
            .sheet
            .close}</button></div>
        `
        : nothing} ${at && !at.socketUp && at.line.state !== "coming"
        ? notice("waiting", words.problem.offline)
        : nothing} ${at?.line.state === "lost" && at.socketUp
        ? notice("waiting", words.live.lineLost)
        : nothing} ${at?.lineProblem ? problemNotice(at.lineProblem) : nothing} ${at?.ears.earpieceLost
        ? notice(
          "waiting",
          words.live.earpieceLost,
          html`
            <button type="button" data-do="earpiece" @click="${() => at.ears.earpieceIsBack()}">${words.live
              .earpieceBack}</button>
          `,
        )
        : nothing} ${at?.ears.blocked
        ? notice(
          "waiting",
          words.live.soundBlocked,
          html`
            <button type="button" @click="${() => at.ears.unblock()}">${words.live.soundUnblock}</button>
          `,
        )
        : nothing} ${at ? [...soundTrouble(at.sound), ...deviceTrouble(at)] : nothing}
    `;
  }

  /** What a test, or a person with a magnifying glass, can read from outside. */
  #expose(view: EveningView | undefined): void {
    this.toggleAttribute("data-in-hand", view !== undefined && this.#inHand(view));
    this.dataset.state = view?.state ?? "unknown";
    this.dataset.role = view ? me(view)?.role ?? "host" : "unknown";
    this.dataset.joined = String(this.at !== undefined);
    this.dataset.line = this.at?.line.state ?? "none";
    this.dataset.legs = String(this.at?.line.legs ?? 0);
    this.dataset.microphone = this.at?.microphone.state ?? "closed";
    this.dataset.camera = this.at?.camera.state ?? "closed";
    this.dataset.setupMs = String(this.at?.setupMs ?? "");
    this.dataset.clockDoubtMs = this.at?.socket.clock.doubtMs?.toFixed(1) ?? "";
    this.dataset.clockOffsetMs = this.at?.socket.clock.offsetMs?.toFixed(1) ?? "";
  }

  #answers(): SheetActions {
    return {
      agree: (subject) => this.#doing(subject, async () => await this.at?.grant(subject)),
      withdraw: (subject) =>
        this.#doing(subject, async () => {
          const said = await this.at?.withdraw(subject);
          if (!said) return;
          this.#said = notice(
            said.answer === "done" ? "safe" : "waiting",
            said.answer === "done" ? words.sheet.cut(said.cutMs) : words.sheet.cutNotRecorded,
          );
        }),
      busy: (subject) => this.#busy.has(subject) || this.at === undefined,
    };
  }

  #move(move: Move): void {
    this.#doing(move, async () => await this.at?.move(move));
  }

  async #doing(what: string, act: () => Promise<unknown>): Promise<void> {
    this.#busy.add(what);
    this.#said = undefined;
    this.#problem = undefined;
    this.requestUpdate();
    try {
      await act();
    } catch (broken) {
      const problem = asProblem(broken);
      if (problem.kind === "needs-sign-in") {
        this.#said = notice(
          "waiting",
          words.sheet.needsSignIn,
          html`
            <a class="button" data-do="sign-in-again" href="/login/again?to=/evenings/${this.evening}">${words.sheet
              .signInAgain}</a>
          `,
        );
      } else this.#problem = problem;
    }
    this.#busy.delete(what);
    this.requestUpdate();
  }

  #stopNow = () => {
    this.#setPocket(false);
    if (this.at) this.at.stopNow();
    else {
      this.#stoppedAtMs = performance.now();
      this.#peek.close();
      tellStop(this.evening, (answer) => {
        this.#stop = answer;
        this.requestUpdate();
      });
    }
    this.requestUpdate();
  };

  #hush(): void {
    this.#said = undefined;
    this.requestUpdate();
  }

  #setPocket(on: boolean): void {
    this.#pocket = on;
    this.#headset.arm(on ? this.#stopNow : undefined);
    this.requestUpdate();
  }

  /** News for who has not come in; the socket brings them afterwards. */
  async #look(): Promise<void> {
    if (this.at || this.#stop) return;
    try {
      this.#view = await call<EveningView>("GET", `/api/evenings/${this.evening}`);
      if (!this.#coming) this.#problem = undefined;
    } catch (broken) {
      this.#problem = asProblem(broken);
    }
    this.requestUpdate();
    const over = this.#view && isOver(this.#view.state);
    const refused = this.#problem && !this.#problem.passing;
    if (!over && !refused && this.isConnected) this.#lookTimer = setTimeout(() => this.#look(), LOOK_EVERY_MS);
  }

  /** The console's keys. Stop comes first, also out of a field that is being written in. */
  #keyDown = (event: KeyboardEvent) => {
    const at = this.at;
    if (!at || at.closed || me(at.view)?.role !== "os" || event.repeat || event.isComposing) return;
    if (event.key === "Escape") return this.#stopNow();
    if (writes(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = KEYS[event.key.toLowerCase()];
    const pad = this.querySelector<CuePad>("sf-cue-pad");
    if (key) at.press(key, true);
    else if (/^[1-9]$/.test(event.key)) pad?.sendNth(Number(event.key) - 1);
    else if (event.key === "Backspace") {
      const next = at.score.pending(at.socket.now() ?? 0).find((one) => one.state === "pending");
      if (next) at.retractCue(next.id);
    } else if (event.key === "/" && pad) {
      event.preventDefault();
      pad.write();
    }
  };

  #keyUp = (event: KeyboardEvent) => {
    const key = KEYS[event.key.toLowerCase()];
    if (key) this.at?.press(key, false);
  };

  /** A key that is let go in another window must not stay open here. */
  #letGo = () => {
    if (!this.at) return;
    for (const held of this.querySelectorAll<HTMLElement>("[data-hold]:active")) {
      this.at.press(held.dataset.hold as Key, false);
    }
  };
}

function writes(target: EventTarget | null): boolean {
  return target instanceof HTMLElement &&
    target.closest("input:not([type=checkbox]), select, textarea") !== null;
}

customElements.define("sf-evening", EveningPage);
