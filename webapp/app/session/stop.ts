/** Stopping: silent here at once, then told to the server until it answers. Nothing may stand before it. */
import { Problem, send } from "../api/call.ts";
import { waitMs } from "./backoff.ts";

export type StopAnswer =
  | { kind: "telling"; tries: number }
  | { kind: "done"; cutMs: number | undefined }
  | { kind: "cut-not-recorded" }
  | { kind: "not-yours" };

/** The credential outlives a reload of the page, never the tab. */
const remembered = (evening: string) => `souffleur.stop.${evening}`;

export function rememberCredential(evening: string, credential: string): void {
  try {
    sessionStorage.setItem(remembered(evening), credential);
  } catch {
    // Storage may be forbidden; the session's cookie stops too.
  }
}

export function recallCredential(evening: string): string | undefined {
  try {
    return sessionStorage.getItem(remembered(evening)) ?? undefined;
  } catch {
    return undefined;
  }
}

/**
 * Tells the server until it says done or not yours. The request outlives the page (keepalive); each try is a new one,
 * since stopping twice is stopping.
 *
 * @param answered hears of every try that is still without an answer, and of the answer
 * @param pause waits between tries
 */
export async function tellStop(
  evening: string,
  answered: (answer: StopAnswer) => void,
  pause: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): Promise<void> {
  const credential = recallCredential(evening);
  for (let tries = 1;; tries++) {
    answered({ kind: "telling", tries });
    try {
      const headers: Record<string, string> = credential ? { "Stop-Credential": credential } : {};
      const answer = await send("POST", `/api/evenings/${evening}/stop`, {
        keepalive: true,
        headers,
        signal: AbortSignal.timeout(5_000),
      });
      const said = await answer.json().catch(() => ({}));
      if (said.answer === "cut-not-recorded") answered({ kind: "cut-not-recorded" });
      else answered({ kind: "done", cutMs: typeof said.cutMs === "number" ? said.cutMs : undefined });
      return;
    } catch (broken) {
      const status = broken instanceof Problem ? broken.status : 0;
      if (status === 403 || status === 404) {
        answered({ kind: "not-yours" });
        return;
      }
      if (status === 409 || status === 410) {
        // Somebody was quicker: it is over already.
        answered({ kind: "done", cutMs: undefined });
        return;
      }
    }
    await pause(waitMs(tries, Math.random()));
  }
}
