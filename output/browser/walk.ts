/** Going from row to row: by a step, to the first one shown, and to the one that the address names. */
import { clearFilters, rows } from './rows.ts';

/** Puts the focus on the row and brings it into view. */
function goTo(row: HTMLElement | undefined): void {
  if (!row) return;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: 'start' });
}

/** Goes one row forwards or back among those that are shown and wanted; from outside the rows, to the first or last of them. */
export function step(by: 1 | -1, wanted: (row: HTMLElement) => boolean = () => true): void {
  const here = document.activeElement?.closest<HTMLElement>('[data-item]');
  const at = here ? rows.indexOf(here) : null;
  const open = (row: HTMLElement): boolean => !row.hidden && wanted(row);
  if (by > 0) goTo(rows.slice(at === null ? 0 : at + 1).find(open));
  else goTo(rows.slice(0, at ?? rows.length).findLast(open));
}

/** Goes to the first row that is shown. */
export function goToFirst(): void {
  goTo(rows.find((row) => !row.hidden));
}

/** Goes to the row that the address names; filters that hide it are cleared. */
export function goToTarget(): void {
  const id = decodeURIComponent(location.hash.slice(1));
  const row = rows.find((each) => each.id === id && id !== '');
  if (row?.hidden) clearFilters();
  goTo(row);
}
