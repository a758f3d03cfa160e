/** The words of the page's language, as its frame names it in `lang`. Another language is one more module and one line. */
import { en, type Words } from "./en.ts";
import { nl } from "./nl.ts";

export type Language = "en" | "nl";

export const languages: Record<Language, Words> = { en, nl };

export const words: Words = languages[globalThis.document?.documentElement.lang as Language] ?? en;
