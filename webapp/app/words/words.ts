/** The words of the page's language. English is the only one so far; another is one more module and one more line. */
import { en, type Words } from "./en.ts";

const byLanguage: Record<string, Words> = { en };

export const words: Words = byLanguage[globalThis.document?.documentElement.lang ?? "en"] ?? en;
