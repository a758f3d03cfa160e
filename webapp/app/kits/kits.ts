/** A kit, as `GET /api/kits` tells it. */
export interface Kit {
  id: string;
  label: string;
  name: string;
  place: string;
  state: KitState;
  since: string;
  holder: string | null;
  /** In per cent; null where nobody has looked. */
  battery: number | null;
  edition: number;
  /** The steps that one may take. */
  next: KitState[];
}

export type KitState =
  | "ready"
  | "out"
  | "worn"
  | "handed-over"
  | "returned"
  | "cleaned"
  | "wiped"
  | "faulty"
  | "retired";

/** A line of a kit's log. */
export interface KitLine {
  at: string;
  kind: "moved" | "battery" | "fault";
  by: string | null;
  text: string;
}

/** Somebody whom a kit can go out to. */
export interface Holder {
  id: string;
  name: string;
}
