/** What the sheet says about one row and one person. Pure. */
import type { EveningView, SheetRow } from "../evening/view.ts";

export type Cell = "not-asked" | "yes" | "not-yet";

export function cell(row: SheetRow, seat: string): Cell {
  if (row.yes.includes(seat)) return "yes";
  return row.needs.includes(seat) ? "not-yet" : "not-asked";
}

/** Whether a row asks anything of me: only such a cell can be touched. */
export function isMine(row: SheetRow, you: string | undefined): boolean {
  return you !== undefined && (row.needs.includes(you) || row.yes.includes(you));
}

/** The seats whose yes is still missing. */
export function missing(row: SheetRow): string[] {
  return row.needs.filter((seat) => !row.yes.includes(seat));
}

/** `mic:s1` → `{ channel: "mic", seat: "s1" }`; `voice` → `{ channel: "voice" }`. */
export function partsOf(subject: string): { channel: string; seat?: string } {
  const [channel = "", seat] = subject.split(":");
  return seat === undefined ? { channel } : { channel, seat };
}

/** How many of the rows that ask me I have answered with yes. */
export function answered(view: EveningView): { yes: number; of: number } {
  const mine = view.sheet.filter((row) => isMine(row, view.you));
  return { yes: mine.filter((row) => cell(row, view.you!) === "yes").length, of: mine.length };
}
