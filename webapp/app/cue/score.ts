/** What an OS has sent and what became of it: the console's side of the cues. Pure. */
import { type CueDraft, REPLIES, type Reply, type WhyWithdrawn } from "./cue.ts";

/** Two screens of the past; older ones have nothing to say any more. */
const MAX_KEPT = 48;
/** Answers that belong to no cue, newest first. */
const MAX_GENERAL = 3;

export type SentState = "sending" | "pending" | "shown" | "replied" | "withdrawn" | "refused";

export interface Sent {
  id: string;
  /** Absent for a cue that was sent before this page was loaded. */
  draft?: CueDraft;
  state: SentState;
  /** Session clock, ms. */
  due?: number;
  shownAt?: number;
  reply?: Reply;
  why?: WhyWithdrawn;
  /** The refusal's kind, as `too-many-cues`, and its words. */
  problem?: { kind: string; title: string };
}

export interface GeneralReply {
  reply: Reply;
  at: number;
}

export class Score {
  #sent = new Map<string, Sent>();
  #general: GeneralReply[] = [];

  /** Newest first. */
  get all(): Sent[] {
    return [...this.#sent.values()].reverse();
  }

  /** What can still be taken back, soonest first. */
  pending(nowMs: number): Sent[] {
    return this.all
      .filter((one) => one.state === "sending" || one.state === "pending" && (one.due ?? 0) > nowMs)
      .sort((a, b) => (a.due ?? 0) - (b.due ?? 0));
  }

  /** Slower and repeat that were said without a cue in hand. */
  get general(): readonly GeneralReply[] {
    return this.#general;
  }

  sending(id: string, draft: CueDraft, due: number | undefined): void {
    this.#sent.set(id, { id, draft, state: "sending", ...(due === undefined ? {} : { due }) });
    for (const old of this.#sent.keys()) {
      if (this.#sent.size <= MAX_KEPT) break;
      this.#sent.delete(old);
    }
  }

  /** Takes the server's word. Gives whether it was about a cue. */
  hear(message: Record<string, unknown>): boolean {
    const id = typeof message.id === "string" ? message.id : undefined;
    switch (message.type) {
      case "cue-accepted":
        if (id !== undefined) {
          this.#change(id, {
            state: "pending",
            ...(Number.isFinite(message.due) ? { due: message.due as number } : {}),
          });
        }
        return true;
      case "cue-refused":
        if (id !== undefined) this.#refused(id, message.problem);
        return true;
      case "cue-state":
        this.#state(id, message);
        return true;
      default:
        return false;
    }
  }

  #refused(id: string, problem: unknown): void {
    const said = (problem ?? {}) as Record<string, unknown>;
    const kind = String(said.type ?? "").split(/[/:#]/).pop() ?? "";
    // A retraction that came too late changes nothing: the cue stands, or has gone already.
    if (kind === "already-due" || kind === "no-such-cue") return;
    this.#change(id, { state: "refused", problem: { kind, title: String(said.title ?? "") } });
  }

  #state(id: string | undefined, message: Record<string, unknown>): void {
    const at = Number(message.at);
    const reply = REPLIES.find((one) => one === message.reply);
    if (id === undefined) {
      if (reply) this.#general = [{ reply, at }, ...this.#general].slice(0, MAX_GENERAL);
      return;
    }
    if (message.state === "shown") {
      const known = this.#sent.get(id);
      // The answer may overtake the picture.
      this.#change(id, { state: known?.reply ? "replied" : "shown", shownAt: at });
    } else if (message.state === "replied" && reply) {
      this.#change(id, {
        state: reply === "cant" ? "withdrawn" : "replied",
        reply,
        ...(reply === "cant" ? { why: "cant" } : {}),
      });
    } else if (message.state === "withdrawn") {
      this.#change(id, {
        state: "withdrawn",
        ...(reply ? { reply } : {}),
        why: String(message.why ?? "") as WhyWithdrawn,
      });
    }
  }

  #change(id: string, change: Partial<Sent>): void {
    const before = this.#sent.get(id) ?? { id, state: "pending" };
    // What is withdrawn stays withdrawn.
    if (before.state === "withdrawn" && change.state !== "withdrawn") delete change.state;
    this.#sent.set(id, { ...before, ...change } as Sent);
  }
}
