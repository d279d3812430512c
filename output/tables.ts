/** Recovered tables as JSON, CSV and HTML: what is on the paper, before any meaning. */
import { joinLines } from '../pipeline/model/reading/text.ts';
import type { Table, TableCell } from '../pipeline/model/reading/table.ts';
import { csvText, type CsvValue } from './dataset/csv.ts';
import { markup, type Markup } from './html/markup.ts';
import { pageFrame } from './html/page-frame.ts';

/** The tables of one document; `file` is its path or base name. */
export type DocumentTables = { file: string; tables: readonly Table[] };

/** One cell of `ikat/tables/1`; `box` in points, null for text exports. */
type PlainCell = {
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
  text: string;
  header: boolean;
  page: number;
  box: readonly number[] | null;
  confidence: number;
};

/** A table as `ikat tables --format json` prints it. */
export type PlainTable = {
  file: string;
  pages: number[];
  kind: Table['kind'];
  /** How sure the kind is (0 to 1), and what speaks for it and against it. */
  score: number;
  because: string[];
  cells: PlainCell[];
};

/** All tables in the shape `ikat/tables/1`, documents in the order given, cells by row then column. */
export function plainTables(documents: readonly DocumentTables[]): { schema: 'ikat/tables/1'; tables: PlainTable[] } {
  const tables = documents.flatMap(({ file, tables }) =>
    tables.map((t) => ({
      file: file.split('/').at(-1) ?? file,
      pages: [...t.pages],
      kind: t.kind,
      score: t.score,
      because: [...t.because],
      cells: [...t.cells].sort((a, b) => a.row - b.row || a.column - b.column).map(plainCell),
    })),
  );
  return { schema: 'ikat/tables/1', tables };
}

function plainCell(cell: TableCell): PlainCell {
  return {
    row: cell.row,
    column: cell.column,
    rowSpan: cell.rowSpan,
    columnSpan: cell.columnSpan,
    text: joinLines(cell.lines),
    header: cell.header,
    page: cell.page,
    box: cell.box,
    confidence: Math.round(cell.confidence * 1000) / 1000,
  };
}

/**
 * All tables as one CSV: file, table number, row number, then the cells. A spanning cell's text stands in its first
 * place only; the other places are empty.
 */
export function tablesCsv(documents: readonly DocumentTables[]): string {
  const { tables } = plainTables(documents);
  const columns = Math.max(0, ...tables.map(columnsOf));
  const rows: CsvValue[][] = [
    ['file', 'table', 'row', ...Array.from({ length: columns }, (_, i) => `column ${i + 1}`)],
  ];
  tables.forEach((table, i) => {
    for (let r = 0; r < rowsOf(table); r++) {
      const row: CsvValue[] = Array.from({ length: columns }, () => null);
      for (const cell of table.cells) if (cell.row === r) row[cell.column] = cell.text;
      rows.push([table.file, i + 1, r + 1, ...row]);
    }
  });
  return csvText(rows);
}

const rowsOf = (t: PlainTable): number => Math.max(0, ...t.cells.map((c) => c.row + c.rowSpan));
const columnsOf = (t: PlainTable): number => Math.max(0, ...t.cells.map((c) => c.column + c.columnSpan));

/** All tables as one HTML page, spans kept, that opens from disk without a network. */
export function tablesHtml(documents: readonly DocumentTables[]): string {
  const { tables } = plainTables(documents);
  const body = markup`<header class="top"><h1>Tables</h1><p class="muted">${tables.length} recovered</p></header>
    <main class="plain-tables">${tables.map((t, i) => tableHtml(t, i))}</main>`;
  return pageFrame({ title: 'Recovered tables', body, entry: 'page' });
}

function tableHtml(table: PlainTable, index: number): Markup {
  const rows = Array.from({ length: rowsOf(table) }, (_, r) => table.cells.filter((c) => c.row === r));
  return markup`<section aria-labelledby="t${index}">
    <h2 id="t${index}">${table.file} <small>${table.kind}, page ${table.pages.join(', ')}</small></h2>
    <p class="muted">${Math.round(100 * table.score)} % sure: ${table.because.join('; ')}</p>
    <div class="scroll" tabindex="0" role="region" aria-label="Table ${index + 1}">
      <table lang="id">${rows.map((cells) => markup`<tr>${cells.map(cellHtml)}</tr>`)}</table>
    </div>
  </section>`;
}

function cellHtml(cell: PlainCell): Markup {
  const low =
    cell.confidence < 0.5
      ? markup` class="unsure" title="read with ${Math.round(cell.confidence * 100)} % confidence"`
      : null;
  return cell.header
    ? markup`<th scope="col" rowspan="${cell.rowSpan}" colspan="${cell.columnSpan}"${low}>${cell.text}</th>`
    : markup`<td rowspan="${cell.rowSpan}" colspan="${cell.columnSpan}"${low}>${cell.text}</td>`;
}
