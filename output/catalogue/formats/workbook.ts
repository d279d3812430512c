/** Tables -> one XLSX workbook. Written row by row. */
import { workbookFiles, type SheetTable } from './sheets.ts';
import { zipPieces } from './zip.ts';

/** The workbook, packed. Rows of a table beyond what a sheet holds stand in a further one ("targets_2"). */
export function workbookPieces(tables: readonly SheetTable[], rowsOfSheet?: number): Iterable<Uint8Array> {
  return zipPieces(workbookFiles(tables, rowsOfSheet));
}
