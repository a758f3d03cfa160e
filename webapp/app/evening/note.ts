/** What is waited for and what is agreed, as sentences in the page's own language, from what the server tells as data. */
import { partsOf } from "../consent/sheet-rows.ts";
import type { Words } from "../words/en.ts";
import { words } from "../words/words.ts";
import { type EveningView, isOver, nameOf, namesOf, type SheetRow, type Wait } from "./view.ts";

/** What is waited for, or what is true just now; empty when there is nothing to say. */
export function noteOf(view: EveningView, say: Words = words): string {
  const waits = (view.waits ?? []).map((wait) => waitSentence(view, wait, say));
  switch (view.state) {
    case "preparing":
      return say.nobodyYet;
    case "live":
      return inScope(view, "voice") ? "" : say.voiceNotAgreed;
    case "paused":
      return [say.held, ...waits].join(" ");
    case "out-of-role":
      return [say.stateMeans(view.state), ...waits].join(" ");
    case "at-door":
      return waits.join(" ");
    case "ended":
    case "stopped":
      return "";
  }
}

function waitSentence(view: EveningView, wait: Wait, say: Words): string {
  const others = wait.seats.filter((seat) => seat !== view.you).sort();
  return say.waits(wait.for, namesOf(view, others), others.length < wait.seats.length);
}

/** "Tonight until 23:00: voice, walk. Robin’s lens: yes." */
export function agreedSentence(view: EveningView, say: Words = words): string {
  if (isOver(view.state)) return say.agreed.over;
  const agreed = view.sheet.filter((row) => row.inScope);
  if (agreed.length === 0) return say.agreed.nothing(view.endsAt);
  const shared = agreed.filter((row) => partsOf(row.subject).seat === undefined).map((row) =>
    titleOf(view, row, say).toLowerCase()
  );
  const dark = inScope(view, "private");
  const devices = agreed.filter((row) => partsOf(row.subject).seat !== undefined).map((row) =>
    say.agreed.device(titleOf(view, row, say), dark && partsOf(row.subject).channel === "lens")
  );
  return [say.agreed.shared(view.endsAt, shared), ...devices].join(" ");
}

/** What a row is about, in words. */
export function titleOf(view: EveningView, row: SheetRow, say: Words = words): string {
  const { channel, seat } = partsOf(row.subject);
  const holder = seat === undefined ? undefined : nameOf(view, seat);
  return say.subject(channel, holder, seat !== undefined && seat === view.you, row.title);
}

function inScope(view: EveningView, subject: string): boolean {
  return view.sheet.some((row) => row.subject === subject && row.inScope);
}
