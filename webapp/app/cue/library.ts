/**
 * The console's own cues, in the order of its keys. They stay in this browser; they leave it as a file that the person
 * saves. Pure but for {@link recallLibrary} and {@link keepLibrary}.
 */
import { CUE_VERSION, type CueDraft, readDraft } from "./cue.ts";

const KEPT = "souffleur.cues";
/** More than a person finds again. */
export const MAX_LIBRARY = 60;

/** What stands there before anybody has changed it: `words.cue.library()` gives the texts. */
export type Library = readonly CueDraft[];

export function add(library: Library, draft: CueDraft): Library {
  return library.length >= MAX_LIBRARY ? library : [...library, draft];
}

export function change(library: Library, at: number, draft: CueDraft): Library {
  return library.map((one, index) => index === at ? draft : one);
}

export function remove(library: Library, at: number): Library {
  return library.filter((_, index) => index !== at);
}

/** Moves one by so many places; at either end it stays. */
export function reorder(library: Library, at: number, by: number): Library {
  const to = Math.min(library.length - 1, Math.max(0, at + by));
  const moved = [...library];
  const [one] = moved.splice(at, 1);
  if (one === undefined) return library;
  moved.splice(to, 0, one);
  return moved;
}

/** As a file: `{"v":1,"cues":[{"kind":…,"text":…}]}`, each cue as the protocol's schema has it, without id and time. */
export function write(library: Library): string {
  return JSON.stringify({ v: CUE_VERSION, cues: library }, undefined, 2) + "\n";
}

/** Reads a file; undefined when it is none of ours. Cues that cannot be read are left out. */
export function read(text: string): Library | undefined {
  try {
    const said = JSON.parse(text);
    if (said?.v !== CUE_VERSION || !Array.isArray(said.cues)) return undefined;
    return said.cues.map(readDraft).filter((one: CueDraft | undefined) => one !== undefined).slice(0, MAX_LIBRARY);
  } catch {
    return undefined;
  }
}

export function recallLibrary(first: Library): Library {
  try {
    const kept = localStorage.getItem(KEPT);
    return kept === null ? first : read(kept) ?? first;
  } catch {
    return first;
  }
}

export function keepLibrary(library: Library): void {
  try {
    localStorage.setItem(KEPT, write(library));
  } catch {
    // Then it holds until the page is closed.
  }
}
