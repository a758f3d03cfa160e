/** Evenings as the API shows them, for tests and for the preview. */
import type { Entry, EveningState, EveningView, Flow, Role } from "../app/evening/view.ts";

const SEATS: Record<Role, string> = { human: "s1", os: "s2", surrogate: "s3" };

const FLOWS: Flow[] = [
  { from: "s2", up: "voice", to: "s1", down: "voice" },
  { from: "s2", up: "voice", to: "s3", down: "voice" },
  { from: "s2", up: "whisper", to: "s3", down: "whisper" },
  { from: "s1", up: "mic", to: "s2", down: "mic1" },
  { from: "s3", up: "mic", to: "s2", down: "mic2" },
  { from: "s3", up: "camera", to: "s2", down: "camera1" },
];

/** Alex, Sam and Robin; live with everything but Alex's lens open, at the door with hardly anything agreed. */
export function evening(state: EveningState, role?: Role): EveningView {
  const live = state === "live";
  const door = state === "at-door" || state === "preparing";
  const all = ["s1", "s2", "s3"];
  const row = (subject: string, kind: "act" | "channel", title: string, yes: string[]) => ({
    subject,
    kind,
    title,
    needs: all,
    yes,
    inScope: yes.length === all.length,
    until: yes.length === all.length ? "2026-11-23T23:00:00Z" : null,
  });
  const agreed = (late: string[]) => door ? late : all;
  return {
    id: "00000000-0000-4000-8000-000000000000",
    state,
    since: "2026-11-23T19:00:00Z",
    endsAt: "2026-11-23T23:00:00Z",
    ...(role ? { you: SEATS[role] } : {}),
    note: door ? "Waiting for Robin." : null,
    waits: door
      ? [{ for: "arrival", seats: ["s3"] }]
      : state === "paused"
      ? [{ for: "yes", seats: ["s3"] }]
      : state === "out-of-role"
      ? [{ for: "step-back", seats: ["s3"] }]
      : [],
    parties: [
      {
        seat: "s1",
        role: "human",
        name: "Alex",
        presentedBy: "person",
        present: true,
        connected: true,
        hears: live ? ["s2"] : [],
        heardBy: live ? ["s2"] : [],
        seenBy: [],
      },
      {
        seat: "s2",
        role: "os",
        name: "Sam",
        presentedBy: "person",
        present: true,
        connected: true,
        hears: live ? ["s1", "s3"] : [],
        heardBy: live ? ["s1", "s3"] : [],
        seenBy: [],
      },
      {
        seat: "s3",
        role: "surrogate",
        name: "Robin",
        presentedBy: "person",
        present: !door,
        connected: !door,
        hears: live ? ["s2"] : [],
        heardBy: live ? ["s2"] : [],
        seenBy: live ? ["s2"] : [],
      },
    ],
    sheet: [
      row("voice", "act", "Voice", agreed(["s1", "s2"])),
      row("walk", "act", "Walk", agreed(["s2"])),
      row("hands", "act", "Hands", ["s1"]),
      row("embrace", "act", "Embrace", []),
      row("dance", "act", "Dance", []),
      row("private", "act", "Private", []),
      row("mic:s1", "channel", "Alex's microphone", agreed(["s1", "s2"])),
      row("lens:s1", "channel", "Alex's lens", ["s2"]),
      row("mic:s3", "channel", "Robin's microphone", agreed(["s2"])),
      row("lens:s3", "channel", "Robin's lens", agreed(["s2"])),
      { ...row("cues", "channel", "Cues", agreed(["s2"])), needs: ["s2", "s3"] },
      row("transcript", "channel", "Transcript", []),
      row("recording", "channel", "Recording", []),
      { ...row("place", "channel", "Place", []), needs: ["s1", "s3"] },
    ],
    flows: live ? FLOWS : [],
    sentence: door
      ? "Nothing is agreed by all yet."
      : "Tonight until 23:00: voice, walk. Robin's lens: yes. Recording: no.",
  };
}

export function entry(id: string, role: Role): Entry {
  const audio = (...names: string[]) => names.map((name) => ({ name, kind: "audio" as const }));
  const video = (...names: string[]) => names.map((name) => ({ name, kind: "video" as const }));
  const slots = {
    human: { up: [...audio("mic"), ...video("camera")], down: audio("voice", "voice2", "music") },
    surrogate: { up: [...audio("mic"), ...video("camera")], down: audio("voice", "whisper", "voice2", "music") },
    os: {
      up: audio("voice", "whisper"),
      down: [...audio("mic1", "mic2", "mic3", "mic4"), ...video("camera1", "camera2", "camera3", "camera4")],
    },
  }[role];
  return { seat: SEATS[role], stopCredential: "s", iceServers: [], slots, socket: `/api/evenings/${id}/socket` };
}
