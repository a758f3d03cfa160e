/** What pages that are written on share. */
import { html, type TemplateResult } from "lit";

/** What was typed into the form that is sent; the page stays. */
export function typed(event: Event): FormData {
  event.preventDefault();
  return new FormData(event.target as HTMLFormElement);
}

/** Something that is so or not, with a touch target of its own. */
export function tick(name: string, value: string, title: string, on: boolean): TemplateResult {
  return html`
    <label class="tick">
      <input type="checkbox" name="${name}" value="${value}" ?checked="${on}" /> ${title}
    </label>
  `;
}
