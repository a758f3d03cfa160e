/** Cutting a line into what one glance holds. Pure. */

/** Unhurried speech is about 13 letters a second. */
const MS_PER_LETTER = 75;
const MIN_MS = 1_800;

/**
 * Cuts a line into phrases that each fit: after a sentence where one ends late enough, else after a comma, else between
 * words. A single word that fits nowhere stands alone.
 *
 * @param fits whether so much is seen at one glance
 */
export function phrases(text: string, fits: (phrase: string) => boolean): string[] {
  const found: string[] = [];
  let left = text.trim().split(/\s+/).filter((word) => word !== "");
  while (left.length > 0) {
    let most = 1;
    while (most < left.length && fits(left.slice(0, most + 1).join(" "))) most++;
    const cut = most === left.length ? most : niceCut(left, most);
    found.push(left.slice(0, cut).join(" "));
    left = left.slice(cut);
  }
  return found;
}

/** How long a phrase is spoken, unhurried. */
export function speakMs(phrase: string): number {
  return Math.max(MIN_MS, phrase.length * MS_PER_LETTER);
}

function niceCut(words: readonly string[], most: number): number {
  for (const end of [/[.!?…]["”’]?$/, /[,;:–—]$/]) {
    for (let at = most; at > most / 3; at--) if (end.test(words[at - 1]!)) return at;
  }
  return most;
}
