/** What a leg has really decoded, by down slot: from the browser's own statistics. */
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

// deno-lint-ignore no-explicit-any
export function countDown(inbound: ReadonlyMap<string, any>): Map<string, SlotCount> {
  return new Map([...inbound].map(([slot, report]) => [slot, {
    packets: report.packetsReceived ?? 0,
    decoded: report.kind === "audio" ? report.jitterBufferEmittedCount ?? 0 : report.framesDecoded ?? 0,
    concealed: report.concealedSamples ?? 0,
    silentConcealed: report.silentConcealedSamples ?? 0,
    totalSamples: report.totalSamplesReceived ?? 0,
  }]));
}
