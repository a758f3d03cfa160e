/** An evening as the server shows it to one party (docs/api.md), and what can be read from it. Pure: no DOM, no clock. */

export type EveningState = "preparing" | "at-door" | "live" | "out-of-role" | "paused" | "ended" | "stopped";
export type Role = "human" | "os" | "surrogate";

export interface Party {
  seat: string;
  role: Role;
  name: string;
  /** Who is behind the seat: `recording` is the house's own rehearsal OS, or the mannequin. */
  presentedBy: "person" | "program" | "recording";
  /** Came in. */
  present: boolean;
  /** Has a media leg that answers. */
  connected: boolean;
  /** False when the seat is silent: an OS for 1.5 s, a person's device for 30 s. */
  found?: boolean;
  hears: string[];
  heardBy: string[];
  seenBy: string[];
}

export interface SheetRow {
  subject: string;
  kind: "act" | "channel";
  title: string;
  /** Seats whose yes it takes. */
  needs: string[];
  yes: string[];
  inScope: boolean;
  until: string | null;
}

/** What an evening that is not live waits for; `step-back` is a yes in the state out of role. */
export type WaitsFor = "records" | "arrival" | "yes-to-voice" | "line" | "found" | "yes" | "step-back";

export interface Wait {
  for: WaitsFor;
  /** The seats that it waits for; none where it waits for a thing. */
  seats: string[];
}

export interface Flow {
  from: string;
  up: string;
  to: string;
  down: string;
}

export interface EveningView {
  id: string;
  state: EveningState;
  since: string;
  endsAt: string;
  /** My seat; absent for a host. */
  you?: string;
  note?: string | null;
  waits?: Wait[];
  parties: Party[];
  sheet: SheetRow[];
  flows: Flow[];
  sentence?: string | null;
}

export interface EveningSummary {
  id: string;
  state: EveningState;
  startsAt: string;
  endsAt: string;
  role: Role | "host" | null;
  seat: string | null;
  with: string[];
  open: boolean;
}

export interface SlotName {
  name: string;
  kind: "audio" | "video";
}

export interface Entry {
  seat: string;
  stopCredential: string;
  iceServers: RTCIceServer[];
  slots: { up: SlotName[]; down: SlotName[] };
  socket: string;
}

export type Move = "out-of-role" | "back-in-role" | "pause" | "resume" | "end" | "talk" | "hush";

export function isOver(state: EveningState): boolean {
  return state === "ended" || state === "stopped";
}

/** The moves that a state offers, in the order of their buttons. */
export function movesIn(state: EveningState): Move[] {
  switch (state) {
    case "live":
      return ["out-of-role", "pause"];
    case "out-of-role":
      return ["back-in-role", "pause"];
    case "paused":
      return ["resume"];
    case "preparing":
    case "at-door":
    case "ended":
    case "stopped":
      return [];
  }
}

export function party(view: EveningView, seat: string | undefined): Party | undefined {
  return view.parties.find((one) => one.seat === seat);
}

export function me(view: EveningView): Party | undefined {
  return party(view, view.you);
}

export function nameOf(view: EveningView, seat: string): string {
  return party(view, seat)?.name ?? seat;
}

export function namesOf(view: EveningView, seats: readonly string[]): string[] {
  return seats.map((seat) => nameOf(view, seat));
}

export function osOf(view: EveningView): Party | undefined {
  return view.parties.find((one) => one.role === "os");
}

/** Whether what I send in this slot reaches anybody now. A device is open for nothing less. */
export function flowsFromMe(view: EveningView, up: string): boolean {
  return view.you !== undefined && view.flows.some((flow) => flow.from === view.you && flow.up === up);
}

/** Whose voice or picture is in a slot of mine now. */
export function sourceOf(view: EveningView, down: string): { seat: string; up: string } | undefined {
  const flow = view.flows.find((one) => one.to === view.you && one.down === down);
  return flow && { seat: flow.from, up: flow.up };
}

/** One line of the tally: which of a party's lens and microphone, and who is at the other end; nobody when off. */
export interface Tally {
  seat: string;
  what: ("lens" | "mic")[];
  reach: string[];
}

/**
 * Who sees and hears through whom: a line for each party that carries a lens and a microphone, mine first, since it is
 * what I must know first; two lines where lens and microphone differ. The OS carries neither.
 */
export function tally(view: EveningView): Tally[] {
  return view.parties
    .filter((one) => one.role !== "os")
    .sort((a, b) => Number(b.seat === view.you) - Number(a.seat === view.you))
    .flatMap(({ seat, seenBy, heardBy }): Tally[] => {
      const same = seenBy.length === heardBy.length && seenBy.every((one) => heardBy.includes(one));
      return same
        ? [{ seat, what: ["lens", "mic"], reach: seenBy }]
        : [{ seat, what: ["lens"], reach: seenBy }, { seat, what: ["mic"], reach: heardBy }];
    });
}

/** Where the OS is, as far as this page can know. */
export type OsState = "cut-off" | "missing" | "away" | "understudy" | "silent-by-state" | "quiet" | "speaking";

/**
 * @param heardNow whether my own ear gets its voice at this moment
 * @param reached whether my own line is up; while it is not, the view is old and nothing can be said of the OS
 */
export function osState(view: EveningView, heardNow: boolean, reached = true): OsState {
  const os = osOf(view);
  if (!reached) return "cut-off";
  if (!os || !os.present) return "missing";
  // Somebody is heard, and it cannot be the OS: it is the house's understudy, who says so itself.
  if (!isFound(os)) return heardNow ? "understudy" : "away";
  if (view.state !== "live") return "silent-by-state";
  return heardNow ? "speaking" : "quiet";
}

/** Whether a seat answers; a server that does not say has only its media leg to tell by. */
export function isFound(one: Party): boolean {
  return one.found ?? one.connected;
}

/** Who has not come in yet, or has no line. */
export function waitedFor(view: EveningView): Party[] {
  return view.parties.filter((one) => !one.present || !one.connected);
}
