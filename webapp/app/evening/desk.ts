/** The OS's console: cameras large, microphones with levels and names, the two keys, the cues, both ears' delays. */
import { html, nothing, type TemplateResult } from "lit";
import "../cue/pad.ts";
import "../cue/score-line.ts";
import type { EarDelay } from "../session/ear.ts";
import type { Attendance, Key } from "../session/attendance.ts";
import { words } from "../words/words.ts";
import "../media/level-bar.ts";
import "../media/picture.ts";
import { noteOf } from "./note.ts";
import { step, type StepActions } from "./steps.ts";
import { presenceOf } from "./tally.ts";
import { type EveningView, movesIn, nameOf, type Party, party, sourceOf } from "./view.ts";
import type { Piece } from "../style/parts.ts";

export function deskLive(at: Attendance, actions: StepActions): TemplateResult {
  const view = at.view;
  const slots = at.entry.slots.down;
  const cameras = occupied(view, slots.filter((one) => one.kind === "video").map((one) => one.name), "camera");
  const mics = occupied(view, slots.filter((one) => one.kind === "audio").map((one) => one.name), "mic");
  const surrogate = view.parties.find((one) => one.role === "surrogate");
  const note = noteOf(view);
  const means = note || (view.state === "live" ? "" : words.stateMeans(view.state));
  return html`
    <section class="live desk">
      <div class="keys">
        ${talkKey(at, "voice", "V", words.live.voiceKey)} ${talkKey(
          at,
          "whisper",
          "W",
          words.live.whisperKey(surrogate?.name ?? ""),
        )}
        <div class="moves" role="group" aria-label="${words.live.moves}">
          ${movesIn(view.state).map((move) => step(move, actions))} ${step("end", actions, true)}
        </div>
        ${keyList()}
      </div>
      <div class="stage">
        ${means
          ? html`
            <p class="means" data-means>${means}</p>
          `
          : nothing}
        <div class="cameras">
          ${cameras.map(({ slot, seat, open }) => camera(at, seat, slot, open, mics.find((one) => one.seat === seat)))}
        </div>
        <sf-score-line .at="${at}"></sf-score-line>
      </div>
      <sf-cue-pad .at="${at}" .acts="${actsInScope(view)}" .open="${cuesFlow(view)}" to="${surrogate?.name ??
        ""}"></sf-cue-pad>
    </section>
  `;
}

interface Occupied {
  seat: string;
  slot: string | undefined;
  open: boolean;
}

/** A person's lens, and under it the microphone with its level. */
function camera(
  at: Attendance,
  seat: string,
  slot: string | undefined,
  open: boolean,
  mic: Occupied | undefined,
): TemplateResult {
  const name = nameOf(at.view, seat);
  return html`
    <figure data-camera="${seat}" ?data-open="${open}">
      <sf-picture
        data-slot="${slot ?? ""}"
        data-frames="${slot ? at.counts.get(slot)?.decoded ?? 0 : 0}"
        label="${words.live.lensOf(name)}"
        dark="${words.live.noPicture}"
        .track="${open && slot ? at.track(slot) : undefined}"
      ></sf-picture>
      <figcaption class="of">
        <span>${words.live.lensOf(name)}</span>
        ${mic
          ? html`
            <span class="ear" data-mic="${seat}" ?data-open="${mic.open}">
              <span>${words.live.micOf(name)}${mic.open ? nothing : html`
                · ${words.live.off}
              `}</span>
              <sf-level .track="${mic.open && mic.slot ? at.track(mic.slot) : undefined}" label="${words.live.micOf(
                name,
              )}"></sf-level>
            </span>
          `
          : nothing} ${presence(party(at.view, seat))} ${delay(at.delays.find((ear) => ear.seat === seat))}
      </figcaption>
    </figure>
  `;
}

function presence(one: Party | undefined): Piece {
  if (!one) return nothing;
  const { state, text } = presenceOf(one);
  return html`
    <span class="presence" data-presence="${state}"><i aria-hidden="true"></i>${text}</span>
  `;
}

/** When that ear hears the voice: the sum large enough to be read, its parts beside it. */
function delay(ear: EarDelay | undefined): TemplateResult {
  const known = (value: number | null | undefined) => value ?? undefined;
  return html`
    <span class="delay" data-delay-of="${ear?.seat ?? ""}"><b>${words.desk.ear(known(ear?.total))}</b>${ear
      ? html`
        · ${words.desk.earParts(known(ear.network), known(ear.buffer), known(ear.device))}
      `
      : nothing}</span>
  `;
}

function keyList(): TemplateResult {
  return html`
    <dl class="key-list" aria-label="${words.desk.keys}">
      ${words.desk.keyList().map(([key, does]) =>
        html`
          <div>
            <dt><kbd>${key}</kbd></dt>
            <dd>${does}</dd>
          </div>
        `
      )}
    </dl>
  `;
}

/** The acts that a cue may belong to now. */
function actsInScope(view: EveningView): { act: string; title: string }[] {
  return view.sheet
    .filter((row) => row.kind === "act" && row.inScope)
    .map((row) => ({ act: row.subject, title: words.subject(row.subject, undefined, false, row.title) }));
}

function cuesFlow(view: EveningView): boolean {
  return view.state === "live" && view.sheet.some((row) => row.subject === "cues" && row.inScope);
}

function talkKey(at: Attendance, key: Key, letter: string, to: string): TemplateResult {
  const open = at.keys[key];
  const flows = at.view.flows.some((flow) => flow.from === at.view.you && flow.up === key);
  const down = (event: Event) => {
    (event.currentTarget as HTMLElement).setPointerCapture?.((event as PointerEvent).pointerId);
    at.press(key, true);
  };
  const up = () => at.press(key, false);
  return html`
    <div class="key" data-key="${key}" ?data-open="${open}">
      <button
        type="button"
        class="talk"
        data-hold="${key}"
        ?disabled="${!flows}"
        aria-pressed="${open ? "true" : "false"}"
        @pointerdown="${down}"
        @pointerup="${up}"
        @pointercancel="${up}"
      >
        <b>${key === "voice" ? words.live.voice : words.live.whisper}</b> <kbd>${letter}</kbd>
        <small>${words.live.hold}, ${to}</small>
      </button>
      <button type="button" class="lock" data-lock="${key}" ?disabled="${!flows}" @click="${() =>
        at.press(key, !open)}">
        ${open ? words.live.unlock : words.live.lock}
      </button>
      <sf-level .track="${at.sending(key)}" label="${key === "voice"
        ? words.live.voice
        : words.live.whisper}"></sf-level>
    </div>
  `;
}

/** Each person who may carry a lens or microphone, with the slot that it is in now. */
function occupied(view: EveningView, slots: string[], up: string): Occupied[] {
  const bySeat = new Map<string, string>();
  for (const slot of slots) {
    const source = sourceOf(view, slot);
    if (source && source.up === up) bySeat.set(source.seat, slot);
  }
  return view.parties.filter((one) => one.role !== "os").map((one) => {
    const slot = bySeat.get(one.seat);
    return { seat: one.seat, slot, open: slot !== undefined };
  });
}
