import { expect, it } from 'vitest';
import { plainTables, tablesCsv, tablesHtml } from '../../output/tables.ts';
import type { Table, TableCell } from '../../pipeline/model/reading/table.ts';

function cell(row: number, column: number, text: string, more: Partial<TableCell> = {}): TableCell {
  return {
    row,
    column,
    rowSpan: 1,
    columnSpan: 1,
    page: 4,
    box: [0, row * 10, 50, row * 10 + 10],
    lines: [{ words: text.split(' ').map((word) => ({ text: word, box: null, confidence: 1 })), box: null }],
    confidence: 0.98765,
    header: row === 0,
    segments: [],
    ...more,
  };
}

const table: Table = {
  index: 0,
  kind: 'iku',
  score: 1,
  because: ['its headings'],
  pages: [4, 5],
  method: 'ruled',
  rows: 3,
  columns: 2,
  headerRows: 1,
  cells: [
    cell(2, 1, '=2 <b>'),
    cell(0, 0, 'Sasaran'),
    cell(0, 1, 'Indikator Kinerja'),
    cell(1, 0, 'Naik', { rowSpan: 2 }),
    cell(1, 1, 'Nilai', { confidence: 0.3, box: null }),
  ],
  agreement: 1,
  joins: [],
};
const documents = [{ file: 'folder/x.pdf', tables: [table] }];

it('gives the pinned JSON shape with cells in reading order', () => {
  const plain = plainTables(documents);
  expect(plain.schema).toBe('ikat/tables/1');
  expect(plain.tables[0]).toMatchObject({ file: 'x.pdf', pages: [4, 5], kind: 'iku' });
  expect(plain.tables[0]?.cells[1]).toEqual({
    row: 0,
    column: 1,
    rowSpan: 1,
    columnSpan: 1,
    text: 'Indikator Kinerja',
    header: true,
    page: 4,
    box: [0, 0, 50, 10],
    confidence: 0.988,
  });
});

it('gives CSV with a spanning text once and no live formula', () => {
  expect(tablesCsv(documents).split('\r\n')).toEqual([
    'file,table,row,column 1,column 2',
    'x.pdf,1,1,Sasaran,Indikator Kinerja',
    'x.pdf,1,2,Naik,Nilai',
    "x.pdf,1,3,,'=2 <b>",
    '',
  ]);
});

it('gives HTML with spans, headings and escaped text', () => {
  const page = tablesHtml(documents);
  expect(page).toContain('<td rowspan="2" colspan="1">Naik</td>');
  expect(page).toContain('<th scope="col" rowspan="1" colspan="1">Sasaran</th>');
  expect(page).toContain('<td rowspan="1" colspan="1">=2 &lt;b&gt;</td>');
  expect(page).toContain('class="unsure"');
});
