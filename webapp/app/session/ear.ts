/**
 * How late a voice is in an ear: what this page can tell of it once a second, and what the server tells of everybody's.
 */
import type { Leg } from "../media/leg.ts";

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

export async function readBuffers(leg: Leg, slots: readonly string[]): Promise<Map<string, BufferCount>> {
  const counts = new Map<string, BufferCount>();
  for (const slot of slots) {
    for (const report of (await leg.receiverOf(slot)?.getStats())?.values() ?? []) {
      if (report.type !== "inbound-rtp" || report.kind !== "audio") continue;
      counts.set(slot, { delayS: report.jitterBufferDelay ?? 0, emitted: report.jitterBufferEmittedCount ?? 0 });
    }
  }
  return counts;
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
