/**
 * How late a voice is in an ear: what this page can tell of it once a second, and what the server tells of everybody's.
 */

/** One ear's delay, ms, as the server adds it up; what nobody knows is null and said to be unknown. */
export interface EarDelay {
  seat: string;
  network: number | null;
  buffer: number | null;
  device: number | null;
  deviceFrom: "reported" | "unknown";
  total: number | null;
}

/** A jitter buffer's counters so far: seconds × samples waited, and samples let out. */
export interface BufferCount {
  delayS: number;
  emitted: number;
}

/**
 * What a sample waited in the buffer, on average, between two readings of all slots.
 *
 * @returns ms; undefined when nothing came out
 */
export function bufferMs(
  before: ReadonlyMap<string, BufferCount>,
  now: ReadonlyMap<string, BufferCount>,
): number | undefined {
  let delayS = 0;
  let emitted = 0;
  for (const [slot, count] of now) {
    const last = before.get(slot) ?? { delayS: 0, emitted: 0 };
    // Counters begin anew with each leg.
    if (count.emitted <= last.emitted || count.delayS < last.delayS) continue;
    delayS += count.delayS - last.delayS;
    emitted += count.emitted - last.emitted;
  }
  return emitted === 0 ? undefined : delayS / emitted * 1000;
}

// deno-lint-ignore no-explicit-any
export function readBuffers(inbound: ReadonlyMap<string, any>): Map<string, BufferCount> {
  const heard = [...inbound].filter(([, report]) => report.kind === "audio");
  return new Map(heard.map(([slot, report]) => [slot, {
    delayS: report.jitterBufferDelay ?? 0,
    emitted: report.jitterBufferEmittedCount ?? 0,
  }]));
}

/** Reads `ears` as it came; whatever is no number is unknown. */
export function readEars(raw: unknown): EarDelay[] {
  if (!Array.isArray(raw)) return [];
  const number = (value: unknown) => typeof value === "number" && Number.isFinite(value) ? value : null;
  return raw.filter((one) => typeof one?.seat === "string").map((one) => ({
    seat: one.seat,
    network: number(one.network),
    buffer: number(one.buffer),
    device: number(one.device),
    deviceFrom: one.deviceFrom === "reported" ? "reported" as const : "unknown" as const,
    total: number(one.total),
  }));
}
