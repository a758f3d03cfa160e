/** The steps that a state offers, each one touch, beside the stop. */
import { html, nothing, type TemplateResult } from "lit";
import "../cue/answers.ts";
import type { Attendance } from "../session/attendance.ts";
import type { Piece } from "../style/parts.ts";
import { words } from "../words/words.ts";
import { me, type Move, movesIn, osOf } from "./view.ts";

export interface StepActions {
  move(move: Move): void;
  /** Whether a step is under way, or the page has just changed under the finger. */
  busy(move: Move): boolean;
}

export function step(move: Move, actions: StepActions, quiet = false): TemplateResult {
  return html`
    <button type="button" data-move="${move}" ?disabled="${actions.busy(move)}" class="${quiet
      ? "quiet"
      : ""}" @click="${() => actions.move(move)}">
      ${words.move(move)}
    </button>
  `;
}

/** What stands above the stop for somebody who carries a device: her answers, his steps, the key to talk to the OS. */
export function handSteps(at: Attendance, actions: StepActions): TemplateResult {
  const { state } = at.view;
  const moves = movesIn(state).map((move) => step(move, actions));
  if (state === "live" && me(at.view)?.role === "surrogate") {
    return html`
      <sf-answers .at="${at}" .steps="${moves}"></sf-answers>
    `;
  }
  return html`
    ${state === "out-of-role" ? talkKey(at) : nothing}
    <div class="moves">${moves}</div>
  `;
}

/** Out of role the OS hears nobody, but whoever holds this. */
function talkKey(at: Attendance): Piece {
  const os = osOf(at.view);
  if (!os) return nothing;
  const down = (event: Event) => {
    if (event instanceof PointerEvent) (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    at.talk(true);
  };
  const up = () => at.talk(false);
  const key = (event: KeyboardEvent, press: () => void) => {
    if (event.key !== " " && event.key !== "Enter") return;
    event.preventDefault();
    press();
  };
  return html`
    <button
      type="button"
      class="talk"
      data-hold="talk"
      aria-pressed="${at.talking ? "true" : "false"}"
      @pointerdown="${down}"
      @pointerup="${up}"
      @pointercancel="${up}"
      @keydown="${(event: KeyboardEvent) => key(event, () => at.talk(true))}"
      @keyup="${(event: KeyboardEvent) => key(event, up)}"
      @blur="${up}"
      @contextmenu="${(event: Event) => event.preventDefault()}"
    >
      <b>${at.talking ? words.kit.talking(os.name) : words.kit.talk(os.name)}</b>
      <small>${words.kit.talkMeans}</small>
    </button>
  `;
}
