/** The table as it is shown, as a file: its rows, its columns, its order. */
import type { Cell } from '../../../../pipeline/model/meaning/field.ts';
import { workbookFiles } from '../../../catalogue/formats/sheets.ts';
import { safeCell } from '../../../dataset/safe-cell.ts';
import type { Explorer } from '../exploring/explorer.ts';
import { save } from './saving.ts';
import { storedZip } from './stored-zip.ts';

/** Columns that say which indicator a row is, whatever is shown. */
const alwaysFirst = 'id';

function contentOf(page: Explorer): {
  heads: { name: string; type: 'string' | 'integer' | 'number' | 'boolean' }[];
  rows: () => Iterable<Cell[]>;
} {
  const columns = page.shownColumns();
  const ids = page.held.indicators.texts('id');
  const rows = page.sorted();
  return {
    heads: [{ name: alwaysFirst, type: 'string' }, ...columns.map(({ key, type }) => ({ name: key, type }))],
    rows: function* () {
      for (const row of rows) yield [ids.of(row), ...columns.map(({ value }) => value(row))];
    },
  };
}

/** As CSV after RFC 4180: UTF-8, comma, CRLF; no cell runs as a formula. */
export function saveCsv(page: Explorer): void {
  const { heads, rows } = contentOf(page);
  const lines = [lineOf(heads.map(({ name }) => name))];
  for (const row of rows()) lines.push(lineOf(row));
  save('indicators.csv', 'text/csv', lines);
}

function lineOf(cells: readonly Cell[]): string {
  const told = cells.map((cell) => {
    if (cell === null) return '';
    const text = typeof cell === 'string' ? safeCell(cell) : String(cell);
    return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${told.join(',')}\r\n`;
}

/** As XLSX: typed columns, the heading frozen, codes as text. */
export function saveWorkbook(page: Explorer): void {
  const { heads, rows } = contentOf(page);
  const columns = heads.map((head) => ({ ...head, description: head.name }));
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  save('indicators.xlsx', type, storedZip(workbookFiles([{ name: 'indicators', columns, rows }])));
}
