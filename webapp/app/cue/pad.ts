/** `<sf-cue-pad>`: a line to write, the library's cues with their keys, when they are due; and the library's own editing. */
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Attendance } from "../session/attendance.ts";
import type { Piece } from "../style/parts.ts";
import { words } from "../words/words.ts";
import { type CueDraft, type CueKind, KINDS, MAX_TEXT, PATTERN_NAMES, type PatternName, readDraft } from "./cue.ts";
import { signIcon } from "./icons.ts";
import {
  add,
  change,
  keepLibrary,
  type Library,
  MAX_LIBRARY,
  read,
  recallLibrary,
  remove,
  reorder,
  write,
} from "./library.ts";
import { named } from "./named.ts";

const DUE_IN_S = [0, 2, 5, 10];
/** A library is text; more than this is something else. */
const MAX_FILE_BYTES = 100_000;

export class CuePad extends LitElement {
  static override properties = {
    at: { attribute: false },
    acts: { attribute: false },
    open: { attribute: false },
    to: {},
  };
  declare at: Attendance;
  declare acts: { act: string; title: string }[];
  /** Whether a cue would be taken now. */
  declare open: boolean;
  declare to: string;
  #library: Library = recallLibrary(words.cue.library());
  #dueInS = 0;
  #editing = false;
  #notOurs = false;

  protected override createRenderRoot() {
    return this;
  }

  /** Sends the library's nth cue, from 0, as its key does. */
  sendNth(nth: number): void {
    const draft = this.#library[nth];
    if (draft) this.#send(draft);
  }

  /** Puts the caret where a line is written. */
  write(): void {
    this.querySelector<HTMLInputElement>("input[name=line]")?.focus();
  }

  protected override render() {
    return html`
      <h2>${words.desk.cues(this.to)}</h2>
      ${this.open ? nothing : html`
        <p class="waiting">${words.desk.cuesNotAgreed}</p>
      `} ${this.#line()} ${this.#due()} ${this.#editing ? this.#editor() : this.#keys()}
    `;
  }

  #line(): TemplateResult {
    return html`
      <form class="write" @submit="${this.#submit}">
        <input name="line" maxlength="${MAX_TEXT}" autocomplete="off" placeholder="${words.desk
          .write}" aria-label="${words
          .desk.write}">
        <button type="submit" data-do="send-line" ?disabled="${!this.open}">${words.desk.send}</button>
      </form>
    `;
  }

  #due(): TemplateResult {
    return html`
      <div class="due" role="group" aria-label="${words.desk.when}">
        ${DUE_IN_S.map((seconds) =>
          html`
            <button type="button" data-due-in="${seconds}" aria-pressed="${seconds === this.#dueInS
              ? "true"
              : "false"}" @click="${() => {
              this.#dueInS = seconds;
              this.requestUpdate();
            }}">${seconds === 0 ? words.desk.now : words.desk.inS(seconds)}</button>
          `
        )}
      </div>
    `;
  }

  #keys(): TemplateResult {
    return html`
      <ol class="pad">
        ${this.#library.map((draft, at) =>
          html`
            <li>
              <button type="button" data-cue-key="${at + 1}" ?disabled="${!this.open}" @click="${() =>
                this.#send(draft)}">
                ${at < 9
                  ? html`
                    <kbd>${at + 1}</kbd>
                  `
                  : nothing}
                <span>${named(draft)}</span>
                ${draft.kind === "words" ? nothing : signIcon(draft)}
              </button>
            </li>
          `
        )}
      </ol>
      <button type="button" class="quiet small" data-do="edit-library" @click="${() => this.#edit(true)}">${words.desk
        .edit}</button>
    `;
  }

  #editor(): TemplateResult {
    return html`
      <p class="quiet">${words.desk.libraryMeans}</p>
      <ol class="library">${repeat(this.#library, (_, at) => at, (draft, at) => this.#row(draft, at))}</ol>
      ${this.#notOurs
        ? html`
          <p class="waiting" role="status">${words.desk.notOurs}</p>
        `
        : nothing}
      <div class="moves">
        <button type="button" data-do="add-cue" ?disabled="${this.#library.length >= MAX_LIBRARY}" @click="${() =>
          this.#keep(add(this.#library, { kind: "words", text: "…" }))}">${words.desk.add}</button>
        <button type="button" class="quiet" data-do="save-library" @click="${() => this.#save()}">${words.desk
          .save}</button>
        <label class="button quiet">
          <span>${words.desk.load}</span>
          <input type="file" class="hidden" data-do="load-library" accept="application/json,.json" @change="${this
            .#load}">
        </label>
        <button type="button" class="primary" data-do="edit-done" @click="${() => this.#edit(false)}">${words.desk
          .editDone}</button>
      </div>
    `;
  }

  #row(draft: CueDraft, at: number): TemplateResult {
    const what = named(draft);
    const changed = (with_: Partial<Record<keyof CueDraft, string>>) => {
      const next = readDraft({ ...draft, ...with_ });
      if (next) this.#keep(change(this.#library, at, next));
      else this.requestUpdate();
    };
    const value = (event: Event) => (event.target as HTMLInputElement | HTMLSelectElement).value;
    return html`
      <li>
        <label class="wide">
          <span class="hidden">${words.desk.textTitle}</span>
          <input maxlength="${MAX_TEXT}" .value="${draft.text ?? ""}" @change="${(event: Event) =>
            changed({ text: value(event) })}">
        </label>
        ${choice(
          words.desk.kindTitle,
          draft.kind,
          KINDS.map((kind) => [kind, words.cue.kind(kind)]),
          (kind) => changed({ kind: kind as CueKind }),
        )} ${choice(
          words.desk.patternTitle,
          draft.pattern ?? "",
          [
            ["", words.desk.noPattern],
            ...PATTERN_NAMES.map((name): [string, string] => [name, words.cue.pattern(name)]),
          ],
          (name) => changed({ pattern: name as PatternName }),
        )} ${choice(
          words.desk.actTitle,
          draft.act ?? "",
          [["", words.desk.noAct], ...this.#actChoices(draft)],
          (act) => changed({ act }),
        )}
        <span class="order">
          <button type="button" class="quiet" aria-label="${words.desk.up(
            what,
          )}" ?disabled="${at === 0}" @click="${() => this.#keep(reorder(this.#library, at, -1))}">↑</button>
          <button type="button" class="quiet" aria-label="${words.desk.down(what)}" ?disabled="${at ===
            this.#library.length - 1}" @click="${() => this.#keep(reorder(this.#library, at, 1))}">↓</button>
          <button type="button" class="quiet" aria-label="${words.desk.remove(what)}" @click="${() =>
            this.#keep(remove(this.#library, at))}">×</button>
        </span>
      </li>
    `;
  }

  /** The evening's agreed acts, and the one that the cue has already. */
  #actChoices(draft: CueDraft): [string, string][] {
    const agreed = this.acts.map(({ act, title }): [string, string] => [act, title]);
    const has = draft.act;
    if (has === undefined || agreed.some(([act]) => act === has)) return agreed;
    return [...agreed, [has, words.subject(has, undefined, false, has)]];
  }

  #send(draft: CueDraft): void {
    if (this.open) this.at.sendCue(draft, this.#dueInS * 1000);
  }

  #submit = (event: Event): void => {
    event.preventDefault();
    const input = (event.target as HTMLFormElement).elements.namedItem("line") as HTMLInputElement;
    const draft = readDraft({ kind: "words", text: input.value });
    if (!draft || !this.open) return;
    this.#send(draft);
    input.value = "";
    // The keys work again at once.
    input.blur();
  };

  #edit(on: boolean): void {
    this.#editing = on;
    this.#notOurs = false;
    this.requestUpdate();
  }

  #keep(library: Library): void {
    this.#library = library;
    keepLibrary(library);
    this.requestUpdate();
  }

  #save(): void {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([write(this.#library)], { type: "application/json" }));
    link.download = "cues.json";
    link.click();
    URL.revokeObjectURL(link.href);
  }

  #load = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (!file) return;
    const library = file.size > MAX_FILE_BYTES ? undefined : read(await file.text());
    input.value = "";
    this.#notOurs = library === undefined;
    if (library) this.#keep(library);
    else this.requestUpdate();
  };
}

function choice(title: string, now: string, all: [string, string][], chosen: (value: string) => void): Piece {
  return html`
    <label>
      <span class="hidden">${title}</span>
      <select @change="${(event: Event) => chosen((event.target as HTMLSelectElement).value)}">
        ${all.map(([value, text]) =>
          html`
            <option value="${value}" ?selected="${value === now}">${text}</option>
          `
        )}
      </select>
    </label>
  `;
}

customElements.define("sf-cue-pad", CuePad);
