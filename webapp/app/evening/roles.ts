/** What each role has before it once inside: the human's device, the surrogate's kit, the OS's console. */
import { html, nothing, type TemplateResult } from "lit";
import type { Attendance, Key } from "../session/attendance.ts";
import type { Piece } from "../style/parts.ts";
import { words } from "../words/words.ts";
import { type EveningView, me, nameOf, osOf, osState, sourceOf } from "./view.ts";
import "../media/level-bar.ts";
import "../media/picture.ts";

/** The OS's state, in words a person reads slowly. */
export function osLine(at: Attendance): TemplateResult {
  const os = osOf(at.view);
  const state = osState(at.view, at.speaksNow, at.reached);
  return html`
    <p class="os-line" data-os="${state}" aria-live="polite">${words.os(state, os?.name ?? "")}</p>
  `;
}

/** The human's device: almost nothing. The tally stands above it. */
export function humanLive(at: Attendance, pocket: () => void): TemplateResult {
  return html`
    <section class="live human">
      ${osLine(at)}
      <sf-level .track="${at.track("voice")}" label="${words.live.yourVoice}"></sf-level>
      ${ownLens(at)}
      <button type="button" class="quiet" data-do="pocket" @click="${pocket}">
        ${words.live.pocket}<small>${words.live.pocketMeans}</small>
      </button>
    </section>
  `;
}

/** The surrogate's kit: what she hears, and her lens. */
export function surrogateLive(at: Attendance): TemplateResult {
  return html`
    <section class="live surrogate">
      ${osLine(at)}
      <div class="ear" data-ear="voice">
        <span>${words.live.yourVoice}</span>
        <sf-level .track="${at.track("voice")}" label="${words.live.yourVoice}"></sf-level>
      </div>
      <div class="ear" data-ear="whisper">
        <span>${words.live.yourWhisper}</span>
        <sf-level .track="${at.track("whisper")}" label="${words.live.yourWhisper}"></sf-level>
      </div>
      ${ownLens(at)}
    </section>
  `;
}

/** The OS's console: cameras large, microphones with levels and names, the two keys. */
export function consoleLive(at: Attendance): TemplateResult {
  const view = at.view;
  const slots = at.entry.slots.down;
  const cameras = occupied(view, slots.filter((one) => one.kind === "video").map((one) => one.name), "camera");
  const mics = occupied(view, slots.filter((one) => one.kind === "audio").map((one) => one.name), "mic");
  const surrogate = view.parties.find((one) => one.role === "surrogate");
  return html`
    <section class="live console">
      <div class="stage">
        <div class="cameras">
          ${cameras.map(({ slot, seat, open }) =>
            html`
              <figure data-camera="${seat}" ?data-open="${open}">
                <sf-picture
                  data-slot="${slot ?? ""}"
                  data-frames="${slot ? at.counts.get(slot)?.decoded ?? 0 : 0}"
                  label="${words.live.lensOf(nameOf(view, seat))}"
                  dark="${words.live.noPicture}"
                  .track="${open && slot ? at.track(slot) : undefined}"
                ></sf-picture>
                <figcaption>${words.live.lensOf(nameOf(view, seat))}</figcaption>
              </figure>
            `
          )}
        </div>
        <div class="mics">
          ${mics.map(({ slot, seat, open }) =>
            html`
              <div class="ear" data-mic="${seat}" ?data-open="${open}">
                <span>${words.live.micOf(nameOf(view, seat))}${open ? nothing : html`
                  · ${words.live.off}
                `}</span>
                <sf-level .track="${open && slot ? at.track(slot) : undefined}" label="${words.live.micOf(
                  nameOf(view, seat),
                )}"></sf-level>
              </div>
            `
          )}
        </div>
      </div>
      <div class="keys">
        ${talkKey(at, "voice", "V", words.live.voiceKey)} ${talkKey(
          at,
          "whisper",
          "W",
          words.live.whisperKey(surrogate?.name ?? ""),
        )}
      </div>
    </section>
  `;
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
function occupied(view: EveningView, slots: string[], up: string) {
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

/** My own lens while it is open: what it shows, small. */
function ownLens(at: Attendance): Piece {
  const track = at.camera.track;
  if (!track) return nothing;
  const name = me(at.view)?.name ?? "";
  return html`
    <figure class="own-lens"><sf-picture .track="${track}" label="${words.live.lensOf(name)}"></sf-picture></figure>
  `;
}
