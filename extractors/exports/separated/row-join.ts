/** Logical rows of separated tables: physical rows that continue the one above, and cells that hold nothing. */
import { endsInside, startsInside } from '../../../pipeline/model/print/flow.ts';
import { joinLines } from '../../../pipeline/model/reading/text.ts';
import type { Openers } from '../lines/hints.ts';
import type { CellRow } from './pieces.ts';
import { editDistance } from '../../../pipeline/model/print/edit-distance.ts';
import { foldText } from '../../../pipeline/model/print/fold.ts';

const upperRoles = new Set([
  'rowNumber',
  'code',
  'regionalObjective',
  'regionalIndicator',
  'goal',
  'goalIndicator',
  'objective',
]);
const closingRoles = new Set([
  'responsible',
  'dataSource',
  'program',
  'target',
  'endTarget',
  'baseline',
  'unit',
  'rowNumber',
  'code',
]);

/** True when a physical row is the rest of the row above: no name, number, source or unit of its own. */
export function continues(row: CellRow, above: CellRow, roles: readonly (string | null)[], openers: Openers): boolean {
  const text = (r: CellRow, c: number) => joinLines(r.cells[c] ?? []);
  const filled = row.cells.flatMap((c, i) => (c.length ? [i] : []));
  if (!filled.length) return false;
  const named = roles.indexOf('indicator');
  if (named < 0)
    return (
      filled.length * 2 < above.cells.filter((c) => c.length).length && filled.every((c) => startsInside(text(row, c)))
    );
  const name = text(row, named);
  if (name && opensName(name, text(above, named), openers)) return false;
  if (filled.every((c) => upperRoles.has(roles[c] ?? ''))) return filled.every((c) => startsInside(text(row, c)));
  // a number or code of its own starts a row
  if (filled.some((c) => ['rowNumber', 'code'].includes(roles[c] ?? ''))) return false;
  if (!name) return text(above, named) !== '';
  return filled.every((c) => !closingRoles.has(roles[c] ?? '') || startsInside(text(row, c)));
}

function opensName(name: string, above: string, openers: Openers): boolean {
  if (endsInside(above)) return false;
  const first = (name.split(' ')[0] ?? '').toLowerCase();
  return !startsInside(name) || openers.indicator.includes(first);
}

/** Marks that a scan leaves in an empty cell; a dash is kept, since in tables it says "none". */
export function isSpeck(text: string): boolean {
  return /^[\s·•.,:;'`´’‘|_~^°"*]+$/u.test(text);
}

/**
 * True when a text only says again how the text above it ends, one letter in eight read otherwise: the export has
 * printed the same line twice.
 */
export function isEcho(text: string, above: string): boolean {
  const again = foldText(text);
  const end = foldText(above).slice(-again.length);
  return again.length >= 8 && again.includes(' ') && editDistance(again, end) <= again.length / 8;
}

/** One row of two: the cells of the second below those of the first. */
export function joinRows(above: CellRow, row: CellRow): CellRow {
  const length = Math.max(above.cells.length, row.cells.length);
  const cells = Array.from({ length }, (_, c) => [...(above.cells[c] ?? []), ...(row.cells[c] ?? [])]);
  return { line: above.line, cells };
}
