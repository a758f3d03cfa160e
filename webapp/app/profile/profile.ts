/** What somebody is like to be with, as `GET /api/me/profile` tells it. */
export interface Profile {
  role: "human" | "surrogate";
  /** ISO 639-1, the ones they like best first. */
  languages: string[];
  limits: Record<string, Limit>;
  wishes: string;
  seeks: string;
  exclusive: boolean;
  story: string;
  edition: number;
}

export type Limit = "never" | "ask" | "fine";

export type ProfileText = "wishes" | "seeks" | "story";

export const LIMITS: readonly Limit[] = ["never", "ask", "fine"];

export const ACTS = ["voice", "walk", "hands", "embrace", "dance", "private"];

export const CHANNELS = ["mic", "lens", "cues", "transcript", "recording", "place"];

/** Where a text's word of that number begins and ends, counted from 1 as the server counts. */
export function spanOfWord(text: string, number: number): [number, number] {
  let count = 0;
  for (const word of text.matchAll(/\S+/g)) {
    if (++count === number) return [word.index, word.index + word[0].length];
  }
  return [text.length, text.length];
}
