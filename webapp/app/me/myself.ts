/** Who I am here, as `GET /api/me` tells it. */
export interface Myself {
  joined: boolean;
  role: "human" | "surrogate" | "os" | "host" | null;
  name: string;
  /** What is still to do before a first evening. */
  open: Step[];
  adult: { provider: string; method: string; identity: boolean; at: string } | null;
  safetyContact: { name: string; mail: string; state: "asked" | "agreed" | "declined" } | null;
  hostCall: { wanted: PartOfDay[]; held: boolean } | null;
  couples: Bond[];
  oses: OwnOs[];
}

export type Step = "assurance" | "safety-contact" | "host-call";

export type PartOfDay = "morning" | "afternoon" | "evening" | "weekend";

export const PARTS_OF_DAY: readonly PartOfDay[] = ["morning", "afternoon", "evening", "weekend"];

/** A couple, or one to be. */
export interface Bond {
  id: string;
  human: string;
  os: string;
  together: boolean;
}

/** An OS that one operates. */
export interface OwnOs {
  id: string;
  name: string;
  version: string;
  conversations: number;
  code: string;
  edition: number;
}

/** As whom one joins; a host does not join by a page. */
export type JoinsAs = "human" | "surrogate" | "os";

export const JOINS_AS: readonly JoinsAs[] = ["human", "surrogate", "os"];

/** A date as the server reads it, or nothing where the three make none. */
export function isoDate(day: string, month: string, year: string): string | undefined {
  if (!/^\d{1,2}$/.test(day.trim()) || !/^\d{1,2}$/.test(month.trim()) || !/^\d{4}$/.test(year.trim())) {
    return undefined;
  }
  const [d, m, y] = [Number(day), Number(month), Number(year)];
  const date = new Date(Date.UTC(y, m - 1, d));
  const same = date.getUTCFullYear() === y && date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
  return same ? date.toISOString().slice(0, 10) : undefined;
}

/** A code in groups of four, as people read one aloud. */
export function grouped(code: string): string {
  return code.replace(/(.{4})(?=.)/g, "$1 ");
}
