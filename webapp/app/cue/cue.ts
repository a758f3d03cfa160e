/**
 * A cue as it crosses the evening's WebSocket (docs/api.md): words to mouth, gesture, move, pace, breath, pause, due on
 * the session clock. Pure.
 */

/** The version of the protocol that these pages speak. */
export const CUE_VERSION = 1;

export const KINDS = ["words", "gesture", "move", "pace", "breath", "pause"] as const;
export const PATTERN_NAMES = ["slow", "stop", "closer", "back", "breathe"] as const;
export const REPLIES = ["ok", "cant", "slower", "repeat"] as const;

export type CueKind = typeof KINDS[number];
export type PatternName = typeof PATTERN_NAMES[number];
export type Reply = typeof REPLIES[number];
export type WhyWithdrawn = "retracted" | "cant" | "frozen" | "stopped" | "consent" | "out-of-role" | "act";

/** The schema's bound on `text`: two breaths of speech. */
export const MAX_TEXT = 280;

/** What an OS writes; the rest of a cue is made when it is sent. */
export interface CueDraft {
  kind: CueKind;
  text?: string;
  pattern?: PatternName;
  /** The act it belongs to: withdrawing that act's consent withdraws the cue. */
  act?: string;
}

export interface Cue extends CueDraft {
  id: string;
  /** Seat of the OS that sent it. */
  from?: string;
  /** Session clock, ms. */
  due: number;
}

/** Reads what came over the line. Whatever is not a cue is dropped: an unreadable cue is worse than none. */
export function readCue(raw: unknown): Cue | undefined {
  if (typeof raw !== "object" || raw === null) return undefined;
  const said = raw as Record<string, unknown>;
  const { id, due } = said;
  const draft = readDraft(said);
  if (typeof id !== "string" || typeof due !== "number" || !Number.isFinite(due) || !draft) return undefined;
  return { id, due, ...(typeof said.from === "string" ? { from: said.from } : {}), ...draft };
}

/** Reads a cue without its time, as a library keeps it. Text is optional where a breath or a pattern says it all. */
export function readDraft(raw: unknown): CueDraft | undefined {
  if (typeof raw !== "object" || raw === null) return undefined;
  const said = raw as Record<string, unknown>;
  const kind = KINDS.find((one) => one === said.kind);
  const pattern = PATTERN_NAMES.find((one) => one === said.pattern);
  const text = typeof said.text === "string" ? oneLine(said.text) : "";
  if (kind === undefined) return undefined;
  if (text === "" && kind !== "breath" && kind !== "pause") return undefined;
  return {
    kind,
    ...(text === "" ? {} : { text }),
    ...(pattern === undefined ? {} : { pattern }),
    ...(typeof said.act === "string" && said.act !== "" ? { act: said.act } : {}),
  };
}

/** A line is one line, and its length is counted in letters as the schema counts them, not in halves of them. */
function oneLine(text: string): string {
  return [...text.replace(/\s+/g, " ").trim()].slice(0, MAX_TEXT).join("").trim();
}
