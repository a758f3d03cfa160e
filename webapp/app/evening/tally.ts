/** Who hears and who sees, in words, on every live page: nobody is listened to without knowing it. */
import { html, nothing, type TemplateResult } from "lit";
import { earIcon, lensIcon, micIcon } from "../style/parts.ts";
import { words } from "../words/words.ts";
import { noteOf } from "./note.ts";
import { type EveningView, me, nameOf, namesOf, osOf, type Party, tally, waitedFor } from "./view.ts";

/** @param staleSince when the last news came (ISO), if no more does */
export function tallyLines(view: EveningView, staleSince?: string): TemplateResult {
  const you = me(view);
  return html`
    <ul class="tally" aria-live="polite" ?data-stale="${staleSince !== undefined}">
      ${staleSince === undefined ? nothing : html`
        <li class="waiting">${words.noNews(staleSince)}</li>
      `} ${tally(view).map(({ seat, what, reach }) => {
        const holder = seat === view.you ? undefined : nameOf(view, seat);
        const open = reach.length > 0;
        return html`
          <li data-tally="${what.join(" ")}" data-seat="${seat}" ?data-open="${open}">
            ${what.includes("lens") ? lensIcon(open) : micIcon(open)}
            <span>${words.tally(what, holder, namesOf(view, reach))}</span>
          </li>
        `;
      })} ${you === undefined ? nothing : html`
        <li data-tally="ear" ?data-open="${you.hears.length > 0}">
          ${earIcon()}<span>${words.hears(namesOf(view, you.hears))}</span>
        </li>
      `}
    </ul>
  `;
}

/** An AI is announced as an AI; a person who speaks as the OS is shown as one. */
export function whoSpeaks(view: EveningView): TemplateResult | typeof nothing {
  const os = osOf(view);
  // Who will sit there is not known before somebody does.
  if (!os?.present) return nothing;
  if (os.presentedBy !== "person") {
    const said = os.presentedBy === "recording" ? words.recording(os.name) : words.ai(os.name);
    return html`
      <p class="who" data-presented="${os.presentedBy}">${said}</p>
    `;
  }
  const said = os.seat === view.you ? words.youAs(os.name) : words.personAs(os.name);
  return html`
    <p class="who" data-presented="person"><i aria-hidden="true">☻</i> ${said}</p>
  `;
}

/** Whether somebody is here, in a word and for the eye. */
export function presenceOf(one: Party): { state: "lost" | "connected" | "here" | "away"; text: string } {
  if (one.present && one.found === false) return { state: "lost", text: words.notFound };
  if (one.connected) return { state: "connected", text: words.door.connected };
  return one.present ? { state: "here", text: words.door.here } : { state: "away", text: words.door.notHere };
}

/** The parties as chips: who is here, who is on the line. */
export function people(view: EveningView): TemplateResult {
  return html`
    <ul class="people">
      ${view.parties.map((one) => {
        const { state, text } = presenceOf(one);
        const kind = one.presentedBy === "recording"
          ? `${words.role(one.role)}, ${words.aRecording}`
          : one.role !== "os" || !one.present
          ? words.role(one.role)
          : `${words.role("os")}, ${one.presentedBy === "person" ? words.door.person : words.door.program}`;
        return html`
          <li data-seat="${one.seat}" data-presence="${state}">
            <i aria-hidden="true"></i>
            <span><b>${one.seat === view.you
              ? html`
                ${one.name} <small>(${words.you.toLowerCase()})</small>
              `
              : one.name}</b>
              <small>${kind} · ${text}</small></span>
            </li>
          `;
        })}
      </ul>
    `;
  }

  export function waiting(view: EveningView): string | undefined {
    const note = noteOf(view);
    if (note) return note;
    const names = waitedFor(view).filter((one) => one.seat !== view.you).map((one) => one.name);
    return names.length === 0 ? undefined : `${words.door.waiting} ${words.list(names)}.`;
  }
