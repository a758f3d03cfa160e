/**
 * What the preview's server says over an evening's socket, by the scene that the evening's id names: cues as they would come
 * from an OS, ears as they would be measured. The same messages as the real one's (docs/api.md).
 */
import type { EveningView } from "../../app/evening/view.ts";

export interface Beat {
  atMs: number;
  /** `dueIn`, ms from that moment, becomes the cue's `due`. */
  say?: Record<string, unknown> & { cue?: Record<string, unknown> & { dueIn?: number } };
  /** What changes in the view then. */
  change?: (view: EveningView) => EveningView;
}

const words = (id: string, text: string, dueIn: number) => ({
  type: "cue",
  v: 1,
  cue: { id, from: "s2", kind: "words", text, dueIn },
});
const sign = (id: string, kind: string, text: string, pattern: string, dueIn: number) => ({
  type: "cue",
  v: 1,
  cue: { id, from: "s2", kind, text, pattern, dueIn },
});

const line = words("w1", "Take your time. I’m right here.", 100);
const closer = sign("g1", "gesture", "A little closer", "closer", 8_000);
const osIs = (change: Record<string, unknown>) => (view: EveningView): EveningView => ({
  ...view,
  parties: view.parties.map((one) => one.role === "os" ? { ...one, ...change } : one),
});

export const scenes: Record<string, Beat[]> = {
  line: [{ atMs: 300, say: line }, { atMs: 320, say: words("w2", "Tell me about today.", 9_000) }, {
    atMs: 340,
    say: closer,
  }],
  sign: [{ atMs: 300, say: line }, { atMs: 310, say: sign("g1", "gesture", "A little closer", "closer", 400) }, {
    atMs: 320,
    say: sign("g2", "breath", "Breathe", "breathe", 9_000),
  }],
  long: [{
    atMs: 300,
    say: words(
      "w1",
      "When I was small we had a house by the sea, and in the evening my mother opened every window, so that the whole room smelt of salt and of bread; I have never slept so well since.",
      100,
    ),
  }],
  withdrawn: [{ atMs: 300, say: line }, { atMs: 310, say: closer }, {
    atMs: 2_500,
    say: { type: "cue-withdrawn", id: "g1", why: "retracted" },
  }],
  frozen: [{ atMs: 300, say: line }, { atMs: 310, say: closer }, {
    atMs: 900,
    say: { type: "cues-frozen", frozen: true },
    change: osIs({ found: false }),
  }],
  lost: [{ atMs: 300, change: osIs({ found: false, connected: false }) }],
  recording: [{ atMs: 100, change: osIs({ presentedBy: "recording" }) }],
  stopped: [{ atMs: 800, say: { type: "stopped", by: "s3" } }],
};

/** Ears as the server adds them up once a second. */
export const EARS = {
  type: "ears",
  ears: [
    { seat: "s1", network: 3.1, buffer: 80.5, device: 12, deviceFrom: "reported", total: 95.6 },
    { seat: "s3", network: 21.4, buffer: 92, device: null, deviceFrom: "unknown", total: 113.4 },
  ],
};
