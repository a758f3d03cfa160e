/** A cue's name in a sentence. Pure. */
import { words } from "../words/words.ts";
import type { Cue, CueDraft } from "./cue.ts";

const MAX_LETTERS = 40;

export function named(cue: Cue | CueDraft): string {
  const text = cue.text ?? (cue.pattern ? words.cue.pattern(cue.pattern) : words.cue.kind(cue.kind));
  const short = text.length <= MAX_LETTERS ? text : text.slice(0, MAX_LETTERS - 1).trimEnd() + "…";
  return cue.kind === "words" ? `“${short}”` : short;
}
