/** The table as it is shown, as a file: its rows, its columns, its order. */
import type { Cell } from '../../../../pipeline/model/meaning/field.ts';
import { forExcel } from '../../../catalogue/formats/excel-cell.ts';
import { workbookFiles } from '../../../catalogue/formats/sheets.ts';
import { safeCell } from '../../../dataset/safe-cell.ts';
import type { Explorer } from '../exploring/explorer.ts';
import { save } from './saving.ts';
import { storedZip } from './stored-zip.ts';

/** The column that says which indicator a row is, whatever is shown: the key of all other tables. */
const alwaysFirst = 'id';

function contentOf(page: Explorer): {
  heads: { name: string; type: 'string' | 'integer' | 'number' | 'boolean' }[];
  rows: () => Iterable<Cell[]>;
} {
  const columns = page.shownColumns();
  const ids = page.held.indicators.texts('id');
  const rows = page.sorted();
  return {
    heads: [{ name: alwaysFirst, type: 'string' }, ...columns.map(({ label, type }) => ({ name: label(), type }))],
    rows: function* () {
      for (const row of rows) yield [ids.of(row), ...columns.map(({ value }) => value(row))];
    },
  };
}

/** As CSV after RFC 4180: UTF-8, comma, CRLF; no cell runs as a formula. */
export function saveCsv(page: Explorer): void {
  save('indicators.csv', 'text/csv', [...linesOf(page, { separator: ',', isExcel: false })]);
}

/** As CSV for a double click in Excel of a country that writes a decimal comma: byte order mark, semicolons. */
export function saveExcelCsv(page: Explorer): void {
  save('indicators.csv', 'text/csv', ['\ufeff', ...linesOf(page, { separator: ';', isExcel: true })]);
}

type Signs = { separator: string; isExcel: boolean };

function* linesOf(page: Explorer, signs: Signs): Iterable<string> {
  const { heads, rows } = contentOf(page);
  yield lineOf(
    heads.map(({ name }) => name),
    signs,
  );
  for (const row of rows()) yield lineOf(row, signs);
}

function lineOf(cells: readonly Cell[], { separator, isExcel }: Signs): string {
  const told = cells.map((cell) => {
    const meant = isExcel ? forExcel(cell) : cell;
    if (meant === null) return '';
    const text = typeof meant === 'string' ? safeCell(meant) : String(meant);
    return text.includes(separator) || /["\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${told.join(separator)}\r\n`;
}

/** As XLSX: typed columns, the heading frozen, codes as text. */
export function saveWorkbook(page: Explorer): void {
  const { heads, rows } = contentOf(page);
  const columns = heads.map((head) => ({ ...head, description: head.name }));
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  save('indicators.xlsx', type, storedZip(workbookFiles([{ name: 'indicators', columns, rows }])));
}
