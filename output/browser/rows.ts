/** The rows of a page and which of them are shown: search, selects, and the buttons that set them. */

/** Every row, in the order of the page. */
export const rows = [...document.querySelectorAll<HTMLElement>('[data-item]')];

/** The field to search in, where the page has one. */
export const search = document.querySelector<HTMLInputElement>('[data-search]');

const filters = [...document.querySelectorAll<HTMLSelectElement>('[data-filter]')];
const groups = [...document.querySelectorAll<HTMLElement>('[data-group]')];
const shown = document.querySelector('[data-shown]');
const nothing = document.querySelector<HTMLElement>('[data-nothing]');
const reset = document.querySelector<HTMLElement>('[data-reset]');

/** Folded texts of rows: a search compares with them at every key. */
const texts = new Map<HTMLElement, string>();

function textOf(row: HTMLElement): string {
  const text = texts.get(row) ?? row.textContent.toLowerCase();
  texts.set(row, text);
  return text;
}

/** A value of a select is one of the words in the row's `data-` attribute, or `below:0.8`, a limit for the number there. */
function fits(row: HTMLElement): boolean {
  const words = search ? search.value.toLowerCase().split(' ') : [];
  return (
    filters.every(({ value, dataset }) => {
      if (value === '') return true;
      const have = row.getAttribute(`data-${dataset['filter'] ?? ''}`) ?? '';
      if (value.startsWith('below:')) return Number(have) < Number(value.slice('below:'.length));
      return have.split(' ').includes(value);
    }) && words.every((word) => textOf(row).includes(word))
  );
}

/** Shows the rows that fit and hides the others, with groups that have none left. */
export function showFitting(): void {
  for (const row of rows) row.hidden = !fits(row);
  for (const group of groups) {
    const inside = [...group.querySelectorAll<HTMLElement>('[data-item]')];
    group.hidden = inside.length > 0 && inside.every((row) => row.hidden);
  }
  const count = rows.filter((row) => !row.hidden).length;
  if (shown) shown.textContent = `${count} of ${rows.length} shown`;
  if (nothing) nothing.hidden = count > 0 || rows.length === 0;
  if (reset) reset.hidden = !search?.value && filters.every((filter) => filter.value === '');
}

/** Empties search and selects. */
export function clearFilters(): void {
  for (const filter of filters) filter.value = '';
  if (search) search.value = '';
  showFitting();
}

/** Sets selects to `name=value`, several joined by `;`, and empties all others. */
export function setFilters(pairs: string): void {
  clearFilters();
  for (const pair of pairs.split(';')) {
    const at = pair.indexOf('=');
    for (const filter of filters) {
      if (filter.dataset['filter'] === pair.slice(0, at)) filter.value = pair.slice(at + 1);
    }
  }
  showFitting();
}

/** Follows what people type and choose. */
export function followFilters(): void {
  for (const filter of filters) filter.addEventListener('change', showFitting);
  search?.addEventListener('input', showFitting);
  reset?.addEventListener('click', clearFilters);
}
