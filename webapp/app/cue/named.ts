/** A cue's name in a sentence. Pure. */
import { words } from "../words/words.ts";
import type { Cue, CueDraft } from "./cue.ts";

const MAX_LETTERS = 30;

export function named(cue: Cue | CueDraft): string {
  const text = cue.text ?? (cue.pattern ? words.cue.pattern(cue.pattern) : words.cue.kind(cue.kind));
  const name = short(text, MAX_LETTERS);
  return cue.kind === "words" ? `“${name}”` : name;
}

/** So many letters at most, ending after a word where one ends late enough. */
export function short(text: string, letters: number): string {
  if (text.length <= letters) return text;
  const cut = text.slice(0, letters - 1);
  const word = cut.lastIndexOf(" ");
  return cut.slice(0, word > letters / 2 ? word : undefined).trimEnd() + "…";
}
