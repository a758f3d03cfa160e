/** The consent sheet: rows are acts and channels, columns are people, and a person touches one column only. */
import { html, nothing, type TemplateResult } from "lit";
import { agreedSentence, titleOf } from "../evening/note.ts";
import { type EveningView, osOf, type Party, type SheetRow } from "../evening/view.ts";
import { words } from "../words/words.ts";
import { cell, isMine, partsOf } from "./sheet-rows.ts";

export interface SheetActions {
  agree(subject: string): void;
  withdraw(subject: string): void;
  /** Whether an answer is under way for a row. */
  busy(subject: string): boolean;
}

export function sheet(view: EveningView, actions: SheetActions): TemplateResult {
  const others = view.parties.filter((one) => one.seat !== view.you);
  const mine = view.parties.find((one) => one.seat === view.you);
  const group = (kind: SheetRow["kind"], title: string) => {
    const rows = view.sheet.filter((row) => row.kind === kind);
    if (rows.length === 0) return nothing;
    return html`
      <tbody>
        <tr class="group"><th scope="rowgroup" colspan="${others.length + (mine ? 2 : 1)}">${title}</th></tr>
        ${rows.map((row) => sheetRow(view, row, others, actions))}
      </tbody>
    `;
  };
  return html`
    <div class="sheet">
      <div class="scroll" tabindex="0" role="region" aria-label="${words.sheet.title}">
        <table>
          <caption class="hidden">${words.sheet.title}</caption>
          <thead>
            <tr>
              <th scope="col">${words.sheet.what}</th>
              ${others.map((one) =>
                html`
                  <th scope="col">${one.name}</th>
                `
              )} ${mine
                ? html`
                  <th scope="col" class="mine">${words.you}</th>
                `
                : nothing}
            </tr>
          </thead>
          ${group("act", words.sheet.acts)} ${group("channel", words.sheet.channels)}
        </table>
      </div>
      <p class="sentence" data-sentence>${agreedSentence(view)}</p>
    </div>
  `;
}

function sheetRow(view: EveningView, row: SheetRow, others: Party[], actions: SheetActions): TemplateResult {
  const what = titleOf(view, row);
  const { channel } = partsOf(row.subject);
  return html`
    <tr data-subject="${row.subject}" ?data-in-scope="${row.inScope}">
      <th scope="row">
        <span class="what">${what}</span>
        <small>${words.subjectMeans(channel, osOf(view)?.name ?? "")}</small>
        ${row.inScope
          ? html`
            <small class="agreed">${words.sheet.open(row.until)}</small>
          `
          : nothing}
      </th>
      ${others.map((one) =>
        html`
          <td data-seat="${one.seat}">${mark(cell(row, one.seat))}</td>
        `
      )} ${view.you === undefined ? nothing : html`
        <td class="mine" data-seat="${view.you}">${myCell(view, row, what, actions)}</td>
      `}
    </tr>
  `;
}

function myCell(view: EveningView, row: SheetRow, what: string, actions: SheetActions): TemplateResult {
  if (!isMine(row, view.you)) return mark("not-asked");
  const busy = actions.busy(row.subject);
  if (cell(row, view.you!) === "yes") {
    return html`
      ${mark("yes")}
      <button
        type="button"
        class="answer"
        data-answer="withdraw"
        aria-label="${words.sheet.withdrawFrom(what)}"
        ?disabled="${busy}"
        @click="${() => actions.withdraw(row.subject)}"
      >
        ${words.sheet.withdraw}
      </button>
    `;
  }
  return html`
    <button
      type="button"
      class="answer"
      data-answer="agree"
      aria-label="${words.sheet.agreeTo(what)}"
      ?disabled="${busy}"
      @click="${() => actions.agree(row.subject)}"
    >
      ${words.sheet.agree}
    </button>
  `;
}

function mark(answer: ReturnType<typeof cell>): TemplateResult {
  const text = { "yes": words.sheet.yes, "not-yet": words.sheet.notYet, "not-asked": words.sheet.notAsked }[answer];
  const shape = { "yes": "✓", "not-yet": "○", "not-asked": "–" }[answer];
  return html`
    <span class="mark" data-mark="${answer}"><i aria-hidden="true">${shape}</i> <span>${text}</span></span>
  `;
}
