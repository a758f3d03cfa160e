/** What in a plain text is an address that can be followed. Pure. */

export type Piece = string | { href: string };

/** Ends before what closes a sentence or a bracket rather than an address. */
const ADDRESS = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]]/g;

/** The text in order, its addresses apart. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(ADDRESS)) {
    if (match.index > at) found.push(text.slice(at, match.index));
    found.push({ href: match[0] });
    at = match.index + match[0].length;
  }
  if (at < text.length) found.push(text.slice(at));
  return found;
}
