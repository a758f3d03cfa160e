/** Small pieces that several pages show. */
import { html, nothing, svg, type TemplateResult } from "lit";
import { Problem } from "../api/call.ts";
import type { EveningState } from "../evening/view.ts";
import { words } from "../words/words.ts";

export type Piece = TemplateResult | typeof nothing;

/** A state in words and in a shape: colour never speaks alone. */
export function stateChip(state: EveningState): TemplateResult {
  return html`
    <span class="chip" data-state="${state}"><i aria-hidden="true"></i>${words.state(state)}</span>
  `;
}

export function notice(tone: "waiting" | "safe" | "plain", text: unknown, action: unknown = nothing): TemplateResult {
  return html`
    <div class="notice" data-tone="${tone}" role="status"><p>${text}</p>${action}</div>
  `;
}

/** What happened and what to do now. */
export function problemNotice(problem: Problem): TemplateResult {
  const said = problem.status === 0
    ? words.problem.offline
    : problem.status === 401
    ? words.problem.signedOut
    : inWords(problem);
  const action = problem.status === 401
    ? html`
      <a class="button" href="/login?to=${location.pathname}">${words.sheet.signInAgain}</a>
    `
    : nothing;
  return notice("waiting", said, action);
}

/** In this page's language where the kind is known. What only programs meet is told as the server tells it, in English. */
function inWords(problem: Problem): TemplateResult {
  const known = words.problem.of(problem.kind);
  if (known) {
    return html`
      <b>${known.title}.</b> ${known.detail}
    `;
  }
  return html`
    <b>${words.problem.other}</b> <span lang="en">${problem.detail || problem.title}</span>
  `;
}

export function asProblem(broken: unknown): Problem {
  return broken instanceof Problem ? broken : new Problem(-1, "", words.problem.other, String(broken));
}

/** A lens, open or struck through. */
export function lensIcon(open: boolean): TemplateResult {
  return html`
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${open
      ? svg`
        <circle cx="12" cy="12" r="8" /><circle class="fill" cx="12" cy="12" r="3.5" />
      `
      : svg`
        <circle cx="12" cy="12" r="8" /><path d="M5 19 19 5" />
      `}</svg>
  `;
}

export function micIcon(open: boolean): TemplateResult {
  return html`
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <rect class="${open ? "fill" : ""}" x="9" y="3" width="6" height="11" rx="3" />
      <path d="M6 11a6 6 0 0 0 12 0M12 17v4" />${open ? nothing : svg`
        <path d="M4 20 20 4" />
      `}
    </svg>
  `;
}

export function earIcon(): TemplateResult {
  return html`
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M7 10a5 5 0 0 1 10 0c0 4-4 4-4 7a3 3 0 0 1-5 2M10 10a2 2 0 0 1 4 0" />
    </svg>
  `;
}
