/** The OS's state, in words a person reads slowly. */
import { html, type TemplateResult } from "lit";
import type { Attendance } from "../session/attendance.ts";
import { words } from "../words/words.ts";
import { osOf, osState } from "./view.ts";

export function osLine(at: Attendance): TemplateResult {
  const os = osOf(at.view);
  const state = osState(at.view, at.speaksNow, at.reached);
  return html`
    <p class="os-line" data-os="${state}" aria-live="polite">${words.os(state, os?.name ?? "")}</p>
  `;
}
