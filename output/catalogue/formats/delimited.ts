/** A table as CSV: plain, or as Excel opens it by a double click where the decimal sign is a comma, as in Indonesia. */
import { csvText } from '../../dataset/csv.ts';
import type { TidyTable } from '../tidy/tidy-table.ts';
import { inBatches } from './batches.ts';
import { forExcel } from './excel-cell.ts';

const rowsAtOnce = 500; // a piece of some hundred kilobytes

/** UTF-8 after RFC 4180: comma, CRLF, one line of headings; an empty cell is null. */
export function* csvPieces(table: TidyTable): Iterable<string> {
  yield csvText([table.columns.map(({ name }) => name)]);
  for (const rows of inBatches(table.rows(), rowsAtOnce)) yield csvText(rows);
}

/**
 * With the mark of the byte order, semicolons and decimal commas. Text that Excel would take for a number, a date or a truth gets an
 * apostrophe before it, as text that looks like a formula does.
 */
export function* excelCsvPieces(table: TidyTable): Iterable<string> {
  yield `\ufeff${csvText([table.columns.map(({ name }) => name)], ';')}`;
  for (const rows of inBatches(table.rows(), rowsAtOnce))
    yield csvText(
      rows.map((row) => row.map(forExcel)),
      ';',
    );
}
