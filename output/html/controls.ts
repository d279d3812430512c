/** The parts that people act with: the bar of filters, the help, chips. */
import { markup, type Content, type Markup } from './markup.ts';

/** A filter of rows: `name` is the `data-` attribute that it compares; the first choice is "all". */
export type Filter = {
  name: string;
  label: string;
  all: string;
  choices: readonly (readonly [value: string, label: string])[];
};

/** The bar with search, filters, the count of rows shown and the help button; it works without a server. */
export function filterBar(filters: readonly Filter[], what: string): Markup {
  const selects = filters
    .filter((f) => f.choices.length > 0)
    .map(
      (f) =>
        markup`<select data-filter="${f.name}" aria-label="${f.label}"><option value="">${f.all}</option>${f.choices.map(
          ([value, label]) => markup`<option value="${value}">${label}</option>`,
        )}</select>`,
    );
  return markup`<div class="bar" role="search" aria-label="Filter ${what}"><div>
<input type="search" data-search placeholder="Search text ( / )" aria-label="Search text">${selects}
<button type="button" data-reset hidden>Clear</button>
<output data-shown aria-live="polite"></output>
<button type="button" data-help aria-label="Keyboard help">?</button></div></div>`;
}

/** The help that `?` opens; `extra` are the keys of one page beside those that all pages share. */
export function helpDialog(extra: readonly (readonly [key: string, does: string])[]): Markup {
  const keys: (readonly [string, string])[] = [
    ['j', 'next row'],
    ['k', 'previous row'],
    ['/', 'search'],
    ...extra,
    ['Esc', 'leave the search; clear all filters'],
    ['?', 'this help'],
  ];
  return markup`<dialog aria-labelledby="help-title"><h2 id="help-title">Keys</h2><table>${keys.map(
    ([key, does]) => markup`<tr><th scope="row"><kbd>${key}</kbd></th><td>${does}</td></tr>`,
  )}</table><form method="dialog"><button autofocus>Close</button></form></dialog>`;
}

/** A small label; `tone` is a severity, `good` or `plain`. */
export function chip(tone: string, text: Content): Markup {
  return markup`<span class="chip ${tone}">${text}</span>`;
}

/** A chip that sets filters when pressed, or by its key: `set` is `name=value`, several joined by `;`. */
export function filterChip(tone: string, set: string, text: Content, key?: string): Markup {
  const shortcut = key === undefined ? null : markup` data-key="${key}" aria-keyshortcuts="${key}"`;
  return markup`<button type="button" class="chip ${tone}" data-set="${set}"${shortcut}>${text}</button>`;
}
