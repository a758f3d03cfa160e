/** Wat de pagina's over brieven en agenda's in het Nederlands zeggen. Deel van `nl`. */
import type { PostWords } from "./en-post.ts";

const moment = new Intl.DateTimeFormat("nl-NL", { weekday: "long", hour: "2-digit", minute: "2-digit" });

const day = new Intl.DateTimeFormat("nl-NL", { day: "numeric", month: "long" });

export const nlPost: PostWords = {
  post: {
    loading: "De brieven zijn onderweg.",
    empty: "Er is nog niemand geschreven.",
    to: (address: string, iso: string) => `Aan ${address}, ${moment.format(new Date(iso))}`,
  },

  feed: {
    loading: "Het adres van je agenda is onderweg.",
    off: "Je telefoon of computer kan je avonden in de eigen agenda tonen. Maak een adres en abonneer je daar op.",
    on: (iso: string) =>
      `Je agenda heeft een adres, gemaakt op ${
        day.format(new Date(iso))
      }. Wij bewaren er geen kopie van: wie het kwijt is, maakt een nieuw.`,
    says:
      "Het vertelt wanneer, en verder niets: geen naam, geen plek, niets van wat je hebt afgesproken. Wie het adres heeft, kan het lezen.",
    make: "Maak een adres",
    address: "Het adres van je agenda",
    copy: "Kopieer",
    copied: "Gekopieerd",
    copyByHand: "Je browser laat deze pagina niet kopiëren. Het is geselecteerd: kopieer het zelf.",
    open: "Open in mijn agenda",
    once: "Je ziet het deze ene keer. Zet het nu in je agenda en geef het aan niemand.",
    change: "Maak een nieuw adres",
    changeMeans: "Het adres dat je hebt, stopt meteen. Agenda’s die het gebruiken tonen je avonden niet meer.",
    changeNow: "Maak het nieuwe",
    end: "Zet het uit",
    endMeans: "Het adres stopt meteen. Je kunt altijd een ander maken.",
    endNow: "Zet het nu uit",
    keep: "Houd het",
  },
};
