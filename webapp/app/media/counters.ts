/** What a leg has really decoded, by down slot: from the browser's own statistics. */
import type { Leg } from "./leg.ts";

export interface SlotCount {
  packets: number;
  /** Audio samples that came out of the jitter buffer, without concealment; video: pictures decoded. */
  decoded: number;
  /** Audio samples invented for lost ones. */
  concealed: number;
  /** Those of them that were invented while nothing was said anyway. */
  silentConcealed: number;
  totalSamples: number;
}

export async function countDown(leg: Leg, slots: readonly string[]): Promise<Map<string, SlotCount>> {
  const counts = new Map<string, SlotCount>();
  for (const slot of slots) {
    const receiver = leg.receiverOf(slot);
    if (receiver === undefined) continue;
    for (const report of (await receiver.getStats()).values()) {
      if (report.type !== "inbound-rtp") continue;
      counts.set(slot, {
        packets: report.packetsReceived ?? 0,
        decoded: report.kind === "audio" ? report.jitterBufferEmittedCount ?? 0 : report.framesDecoded ?? 0,
        concealed: report.concealedSamples ?? 0,
        silentConcealed: report.silentConcealedSamples ?? 0,
        totalSamples: report.totalSamplesReceived ?? 0,
      });
    }
  }
  return counts;
}
