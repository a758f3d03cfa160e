/** The human's device: almost nothing. The tally stands above it, the stop below. */
import { html, nothing, type TemplateResult } from "lit";
import type { Attendance } from "../session/attendance.ts";
import { words } from "../words/words.ts";
import "../media/level-bar.ts";
import type { HeadsetKey } from "./headset.ts";
import { ownLens } from "./kit.ts";
import { noteOf } from "./note.ts";
import { osLine } from "./os-line.ts";

export function deviceLive(at: Attendance, pocket: () => void): TemplateResult {
  const note = noteOf(at.view);
  return html`
    <section class="live device">
      ${osLine(at)} ${note
        ? html`
          <p class="means" data-means>${note}</p>
        `
        : nothing}
      <sf-level .track="${at.track("voice")}" label="${words.live.yourVoice}"></sf-level>
      ${ownLens(at)}
      <button type="button" class="quiet pocket" data-do="pocket" @click="${pocket}">
        <b>${words.live.pocket}</b><small>${words.live.pocketMeans}</small>
      </button>
    </section>
  `;
}

/** What is true of the headset's key on this device: tried, and arrived; or not. */
export function headsetLine(headset: HeadsetKey): TemplateResult {
  const { state } = headset;
  return html`
    <section class="headset" data-headset="${state}">
      <h2>${words.headset.title}</h2>
      <p class="quiet" role="status">${words.headset[state]}</p>
      ${state === "off" || state === "unheard"
        ? html`
          <button type="button" class="quiet" data-do="headset" @click="${() => headset.tryOut()}">${words.headset
            .start}</button>
        `
        : nothing}
    </section>
  `;
}
