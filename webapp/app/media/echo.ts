/**
 * Whether the OS's voice, out of an open loudspeaker, comes back through the microphone. It was measured where a machine
 * can measure it (docs/performance.md); everywhere else nobody knows, and then an earpiece is needed.
 */

/** Desktop Chromium cancels what it plays itself, out of every page's microphone, from this version on as measured. */
const MEASURED_CHROMIUM = 156;

/** @param plain whether the microphone is handed over as it is, without a canceller */
export function earpieceNeeded(
  plain: boolean,
  agent: { brands?: { brand: string; version: string }[]; mobile?: boolean } | undefined,
): boolean {
  if (plain || !agent || agent.mobile) return true;
  return !agent.brands?.some(({ brand, version }) => brand === "Chromium" && Number(version) >= MEASURED_CHROMIUM);
}

/** The same, for the browser that this page runs in. */
export function earpieceNeededHere(plain: boolean): boolean {
  return earpieceNeeded(plain, (navigator as { userAgentData?: Parameters<typeof earpieceNeeded>[1] }).userAgentData);
}
