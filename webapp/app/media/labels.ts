/** Naming an offer's m-lines. Pure. */

/**
 * Adds `a=label:NAME` (RFC 4574) to each media section whose mid is named. Only the offer that is posted carries labels;
 * the browser's own description is left as it made it.
 *
 * @param sdp an offer, CRLF or LF
 * @param names slot name by mid
 */
export function labelled(sdp: string, names: ReadonlyMap<string, string>): string {
  const [session = "", ...media] = sdp.split(/^(?=m=)/m);
  return session + media.map((section) => {
    const mid = /^a=mid:(\S+)/m.exec(section)?.[1];
    const name = mid === undefined ? undefined : names.get(mid);
    if (name === undefined || /^a=label:/m.test(section)) return section;
    return section.replace(/\r?\n?$/, "") + `\r\na=label:${name}\r\n`;
  }).join("");
}
