/** A sign's shape: two that come together, two that part, a wave that comes to rest, a hand that stays, a breath. */
import { html, svg, type TemplateResult } from "lit";
import type { Cue, CueDraft, PatternName } from "./cue.ts";

const SHAPES: Record<PatternName, TemplateResult> = {
  closer: svg`
    <path d="M3 6l6 6-6 6M21 6l-6 6 6 6" />
  `,
  back: svg`
    <path d="M9 6l-6 6 6 6M15 6l6 6-6 6" />
  `,
  slow: svg`
    <path d="M2 12c2-8 4-8 6 0s4 6 6 0 3-3 4 0h4" />
  `,
  stop: svg`
    <path d="M8 4v16M16 4v16" />
  `,
  breathe: svg`
    <circle cx="12" cy="12" r="9" /><circle cx="12" cy="12" r="4" />
  `,
};

/** What a cue without a sign is, by its kind. */
const KINDS: Record<CueDraft["kind"], TemplateResult> = {
  words: svg`
    <path d="M4 5h16v11H10l-5 4v-4H4z" />
  `,
  gesture: svg`
    <path d="M4 18c5 0 4-12 9-12 4 0 3 6 7 6" />
  `,
  move: svg`
    <path d="M4 12h15M13 6l6 6-6 6" />
  `,
  pace: SHAPES.slow,
  breath: SHAPES.breathe,
  pause: SHAPES.stop,
};

export function signIcon(cue: Cue | CueDraft): TemplateResult {
  return html`
    <svg class="icon sign" viewBox="0 0 24 24" aria-hidden="true">${cue.pattern
      ? SHAPES[cue.pattern]
      : KINDS[cue.kind]}</svg>
  `;
}
