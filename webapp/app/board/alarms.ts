/** What on the board needs a host's eyes. Pure. */
import { type EveningView, isFound, isOver } from "../evening/view.ts";

export type AlarmKind = "stopped" | "os-lost" | "device-lost" | "paused";

export interface Alarm {
  kind: AlarmKind;
  names: string[];
}

/**
 * Why an evening needs somebody, most urgent first; none when it does not. Before it is live nobody is lost: who is not
 * there yet is waited for.
 */
export function alarms(view: EveningView): Alarm[] {
  if (view.state === "stopped") return [{ kind: "stopped", names: [] }];
  if (isOver(view.state) || view.state === "preparing" || view.state === "at-door") return [];
  const lost = view.parties.filter((one) => !one.present || !isFound(one));
  const oses = lost.filter((one) => one.role === "os").map((one) => one.name);
  const people = lost.filter((one) => one.role !== "os").map((one) => one.name);
  const found: Alarm[] = [];
  if (oses.length > 0) found.push({ kind: "os-lost", names: oses });
  if (people.length > 0) found.push({ kind: "device-lost", names: people });
  if (view.state === "paused") found.push({ kind: "paused", names: [] });
  return found;
}
