/** Hetzelfde als en-kits.ts in het Nederlands. */
import type { KitState } from "../kits/kits.ts";
import type { enKits } from "./en-kits.ts";

const when = new Intl.DateTimeFormat("nl-NL", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });

const states: Record<KitState, (holder: string) => string> = {
  "ready": () => "Klaar op de plank",
  "out": (holder) => `Bij ${holder}`,
  "worn": (holder) => `${holder} draagt hem`,
  "handed-over": (holder) => `${holder} heeft hem overgedragen`,
  "returned": () => "Terug, nog te reinigen",
  "cleaned": () => "Schoon, nog te wissen",
  "wiped": () => "Schoon en leeg, nog op de plank te leggen",
  "faulty": () => "Er is iets mee",
  "retired": () => "Niet meer in gebruik",
};

export const nlKitsProblems: Record<string, { title: string; detail: string }> = {
  "kit-not-named": { title: "Niet genoteerd", detail: "Een kit heeft een naam en een plaats, van hooguit 60 letters." },
  "kit-not-now": { title: "Niet nu", detail: "Dat volgt niet op waar de kit nu is. Kijk nog eens." },
  "kit-to-whom": { title: "Aan wie?", detail: "Een kit gaat mee met een surrogaat." },
  "kit-battery": { title: "Niet genoteerd", detail: "Een batterij heeft 0 tot 100 procent." },
  "kit-fault": { title: "Niet genoteerd", detail: "Zeg in hooguit 200 letters wat er is." },
};

export const nlKits: typeof enKits = {
  kits: {
    none: "Er is nog geen kit.",
    noneWithYou: "Je hebt geen kit bij je.",
    state: (state, holder, since) => `${states[state](holder ?? "iemand")}, sinds ${when.format(new Date(since))}.`,
    kept: (place) => `Vaste plaats: ${place}.`,
    battery: (percent) => percent === null ? "" : `Batterij ${percent} % toen er het laatst gekeken is.`,
    step: {
      "ready": "Op de plank",
      "out": "Geef hem mee",
      "worn": "Ik draag hem",
      "handed-over": "Overgedragen",
      "returned": "Hij is terug",
      "cleaned": "Gereinigd",
      "wiped": "Gewist",
      "faulty": "Er is iets mee",
      "retired": "Gebruik hem niet meer",
    } as Record<KitState, string>,
    toWhom: "Aan wie",
    more: "Batterij, gebreken en logboek",
    batteryNow: "Batterij nu, in procent",
    fault: "Wat is er mee?",
    note: "Noteer het",
    label: "Het label",
    hours: "Uren en plaats",
    another: "Nog een kit",
    name: "Hoe noem je hem?",
    place: "Waar ligt hij?",
    placeMeans: "Een plank of een bureau van het huis; nooit iemands adres.",
    register: "Schrijf hem op",
    line: ({ at, kind, by, text }) =>
      `${when.format(new Date(at))}, ${by ?? "iemand"}: ${
        kind === "moved"
          ? states[text as KitState](by ?? "iemand").toLowerCase()
          : kind === "battery"
          ? `batterij ${text} %`
          : text
      }`,
  },
};
