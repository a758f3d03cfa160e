/** Before the evening is live: coming in, who is here, the kit, the sheet. */
import { html, nothing, type TemplateResult } from "lit";
import type { Device, DeviceKind } from "../media/devices.ts";
import type { Attendance } from "../session/attendance.ts";
import { notice, type Piece } from "../style/parts.ts";
import { words } from "../words/words.ts";
import { people, waiting, whoSpeaks } from "./tally.ts";
import { type EveningView, me, osOf } from "./view.ts";

/** Outside the door: one press, and nothing opens by it. */
export function outside(
  view: EveningView,
  coming: boolean,
  again: boolean,
  peek: Device,
  comeIn: () => void,
): TemplateResult {
  const means = again ? words.door.afterReload : view.state === "live" ? words.door.comeInLive : words.door.comeInMeans;
  return html`
    <section class="outside">
      ${whoSpeaks(view)} ${people(view)}
      <p>${means}</p>
      <button type="button" class="primary large" data-do="come-in" ?disabled="${coming}" @click="${comeIn}">
        ${coming ? words.door.coming : words.door.comeIn}
      </button>
      ${me(view)?.role === "os" || coming ? nothing : peekThrough(peek)}
    </section>
  `;
}

export function atDoor(at: Attendance): TemplateResult {
  const view = at.view;
  const note = waiting(view);
  return html`
    <section class="at-door">
      ${note
        ? html`
          <p class="waiting" data-note role="status">${note}</p>
        `
        : nothing}
      <p class="quiet">${words.stateMeans(view.state)}</p>
      ${people(view)}
    </section>
  `;
}

/** What I carry, before it is needed. */
export function atDoorKit(at: Attendance): TemplateResult {
  return html`
    ${me(at.view)?.role !== "os"
      ? notice("plain", words.door.earpiece(osOf(at.view)?.name ?? ""))
      : nothing} ${me(at.view)?.role === "os" ? nothing : lensPreview(at)} ${devicePicks(at)}
  `;
}

/** Before coming in: what the lens sees, for its holder alone. */
function peekThrough(peek: Device): TemplateResult {
  const on = peek.state !== "closed";
  return previewBox(on, peek.track, () => peek.want(!on), troubleOf(peek));
}

/** Only its holder sees the preview; it is sent to nobody. */
function lensPreview(at: Attendance): TemplateResult {
  return previewBox(at.previewing, at.camera.track, () => at.preview(!at.previewing), nothing);
}

function previewBox(
  on: boolean,
  track: MediaStreamTrack | undefined,
  toggle: () => void,
  trouble: Piece,
): TemplateResult {
  return html`
    <section class="preview" data-preview="${on ? "on" : "off"}">
      <h2>${words.door.previewTitle}</h2>
      ${on
        ? html`
          <figure class="own-lens"><sf-picture .track="${track}" label="${words.door
            .previewTitle}"></sf-picture></figure>
        `
        : nothing} ${trouble}
      <p class="quiet">${words.door.previewMeans}</p>
      <button type="button" data-do="preview" aria-pressed="${on ? "true" : "false"}" @click="${toggle}">${on
        ? words.door.previewOff
        : words.door.preview}</button>
    </section>
  `;
}

/** Shown when there is something to choose, or when the microphone can be taken plain. */
export function devicePicks(at: Attendance): Piece {
  const isOs = me(at.view)?.role === "os";
  const { microphone, camera } = at.choices.found;
  const kinds: [DeviceKind, string, MediaDeviceInfo[]][] = [["microphone", words.door.microphone, microphone]];
  if (!isOs) kinds.push(["camera", words.door.camera, camera]);
  const many = kinds.filter(([, , found]) => found.length > 1);
  if (many.length === 0 && !isOs) return nothing;
  return html`
    <details class="devices">
      <summary>${words.door.devices}</summary>
      ${many.map(([kind, title, found]) => pick(at, kind, title, found))}
      <label class="check">
        <input type="checkbox" data-do="plain" .checked="${at.choices.plain}" @change="${(event: Event) => {
          at.choices.choosePlain((event.target as HTMLInputElement).checked);
          at.rechoose();
        }}">
        <span>${words.door.plain}</span>
      </label>
    </details>
  `;
}

function pick(at: Attendance, kind: DeviceKind, title: string, found: MediaDeviceInfo[]): TemplateResult {
  const chosen = at.choices[kind].deviceId ?? found[0]?.deviceId;
  return html`
    <label class="pick">
      <span>${title}</span>
      <select data-pick="${kind}" @change="${(event: Event) => {
        at.choices.choose(kind, (event.target as HTMLSelectElement).value);
        at.rechoose();
      }}">
        ${found.map((one) =>
          html`
            <option value="${one.deviceId}" ?selected="${one.deviceId === chosen}">${one.label}</option>
          `
        )}
      </select>
    </label>
  `;
}

/** What a device's refusal means and what to do now. */
export function deviceTrouble(at: Attendance): Piece[] {
  return [at.microphone, at.camera].map(troubleOf);
}

function troubleOf(device: Device): Piece {
  if (device.state !== "refused" && device.state !== "missing" && device.state !== "busy") return nothing;
  return notice(
    "waiting",
    trouble(device),
    html`
      <button type="button" @click="${() => device.retry()}">${words.live.deviceAgain}</button>
    `,
  );
}

function trouble(device: Device): string {
  const what = device.kind === "camera" ? words.live.camera : words.live.microphone;
  if (device.state === "missing") return words.live.deviceMissing(what);
  return device.state === "busy" ? words.live.deviceBusy(what) : words.live.deviceRefused(what);
}
