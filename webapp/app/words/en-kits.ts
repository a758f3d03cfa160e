/** What the page of kits says in English. */
import type { KitLine, KitState } from "../kits/kits.ts";

const when = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });

const states: Record<KitState, (holder: string) => string> = {
  "ready": () => "Ready on its shelf",
  "out": (holder) => `With ${holder}`,
  "worn": (holder) => `${holder} wears it`,
  "handed-over": (holder) => `${holder} has handed it over`,
  "returned": () => "Back, to be cleaned",
  "cleaned": () => "Clean, to be wiped",
  "wiped": () => "Clean and empty, to be put on its shelf",
  "faulty": () => "Something is wrong with it",
  "retired": () => "Not used any more",
};

export const enKitsProblems: Record<string, { title: string; detail: string }> = {
  "kit-not-named": { title: "Not noted", detail: "A kit has a name and a place, of 60 letters at most." },
  "kit-not-now": { title: "Not just now", detail: "That does not follow on where the kit is now. Look again." },
  "kit-to-whom": { title: "To whom?", detail: "A kit goes out to a surrogate." },
  "kit-battery": { title: "Not noted", detail: "A battery has 0 to 100 per cent." },
  "kit-fault": { title: "Not noted", detail: "Say what is wrong in 200 letters at most." },
};

export const enKits = {
  kits: {
    none: "There is no kit yet.",
    noneWithYou: "You have no kit with you.",
    state: (state: KitState, holder: string | null, since: string) =>
      `${states[state](holder ?? "somebody")}, since ${when.format(new Date(since))}.`,
    kept: (place: string) => `Its place: ${place}.`,
    battery: (percent: number | null) => percent === null ? "" : `Battery ${percent} % when last looked at.`,
    step: {
      "ready": "On its shelf",
      "out": "Give it out",
      "worn": "I wear it",
      "handed-over": "Handed over",
      "returned": "It is back",
      "cleaned": "Cleaned",
      "wiped": "Wiped",
      "faulty": "Something is wrong",
      "retired": "Use it no more",
    } as Record<KitState, string>,
    toWhom: "To whom",
    more: "Battery, faults and log",
    batteryNow: "Battery now, in per cent",
    fault: "What is wrong with it?",
    note: "Note it",
    label: "Its label",
    hours: "Its hours and place",
    another: "Another kit",
    name: "What do you call it?",
    place: "Where is it kept?",
    placeMeans: "A shelf or a desk of the house; never anybody’s address.",
    register: "Write it down",
    line: ({ at, kind, by, text }: KitLine) =>
      `${when.format(new Date(at))}, ${by ?? "somebody"}: ${
        kind === "moved"
          ? states[text as KitState](by ?? "somebody").toLowerCase()
          : kind === "battery"
          ? `battery ${text} %`
          : text
      }`,
  },
};
