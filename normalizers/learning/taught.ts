/** What people say of cells beside what was made of them: what there is to learn from. */
import type { Indicator } from '../../pipeline/model/meaning/dataset.ts';
import type { Decision, DecidedValue, FieldDecision } from '../../pipeline/model/meaning/decision.ts';
import { fieldOf } from '../../pipeline/model/meaning/fields.ts';
import { cellOf, isDecidable, valueOf } from '../../pipeline/model/meaning/seen.ts';
import { rowsOfField } from '../decided/held.ts';
import { squeeze } from '../text/plain-text.ts';

/** `read` is the text of the cell as the vocabulary met it, after mends; `was` the value made of it, `said` the decided one. */
export type Taught = { decision: FieldDecision; row: Indicator; read: string; was: DecidedValue; said: DecidedValue };

/** A lesson rests on so many cells: one person may err once, and one page may be torn. */
export const fewestCells = 2;

/** The decided values of which the cell is read as it was seen, a cell once, in the order of the decisions. */
export function taughtBy(decisions: readonly Decision[], rowsOf: ReadonlyMap<string, readonly Indicator[]>): Taught[] {
  return decisions.flatMap((decision): Taught[] => {
    if (decision.decided !== 'right' && decision.decided !== 'corrected') return [];
    const rows = rowsOf.get(decision.seen.document);
    if (!rows || !isDecidable(decision.field)) return [];
    const found = rowsOfField(decision, rows);
    if ('because' in found) return [];
    const row = found.rows[0]!;
    return [
      { decision, row, read: readIn(row, decision.field), was: valueOf(row, decision.field), said: decision.value },
    ];
  });
}

/** The text of the cell with its mends: what a line of the vocabulary would have to know. */
function readIn(row: Indicator, field: string): string {
  const cell = fieldOf(field)?.decided === 'years' ? null : cellOf(row, field);
  if (!cell) return '';
  return squeeze(cell.edits.reduce((text, { from, to }) => text.replace(from, to), cell.raw));
}

/** Who decided these, each once. */
export function namesOf(taught: readonly Taught[]): string {
  return [...new Set(taught.map(({ decision }) => decision.by))].sort().join(', ');
}
