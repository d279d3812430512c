import { expect, test } from 'vitest';
import { readTextExport } from '../../../extractors/exports/read.ts';
import { joinLines, lineText } from '../../../pipeline/model/reading/text.ts';
import type { Page } from '../../../pipeline/model/reading/page.ts';
import { sampleHints } from './sample-hints.ts';

const row = (...cells: string[]) => cells.join('\t');

function texts(page: Page | undefined): string[][] {
  const grid = page?.grids[0];
  return Array.from({ length: grid?.rows ?? 0 }, (_, r) =>
    (grid?.cells ?? []).filter((c) => c.row === r).map((c) => joinLines(c.lines)),
  );
}

test('pieces of a table between blank lines are grids of successive pages, text around them stays text', () => {
  const text = [
    'INDIKATOR KINERJA UTAMA',
    '',
    row('No', 'Indikator Kinerja', 'Formula', 'Sumber Data'),
    row('1', 'Persentase jalan mantap', 'Jumlah A dibagi jumlah B', 'Renstra'),
    '',
    row('2', 'Indeks jalan', 'Hasil survei', 'BPS'),
    '',
    'Kepala Dinas',
  ].join('\n');
  const read = readTextExport(text, sampleHints);
  expect(read.kind).toBe('table-text');
  expect(read.pages).toHaveLength(2);
  expect(texts(read.pages[1])).toEqual([['2', 'Indeks jalan', 'Hasil survei', 'BPS']]);
  expect(read.pages.map((p) => p.lines.map((l) => l.line))).toEqual([[1], [8]]);
});

test('a heading broken over two cells is put right and the repair is reported', () => {
  const text = [row('N', 'O TUJUAN', 'Indikator Kinerja', 'Sumber Data'), row('1', 'Sehat', 'Angka sakit', 'BPS')].join(
    '\n',
  );
  const page = readTextExport(text, sampleHints).pages[0];
  expect(texts(page)[0]).toEqual(['NO', 'TUJUAN', 'Indikator Kinerja', 'Sumber Data']);
  expect(page?.issues.map((i) => i.code)).toEqual(['reading-mended']);
});

const stray = [
  row('No', 'Indikator Kinerja', 'Rumus Penghitungan', 'N', 'Sumber Data', 'Penanggung Jawab'),
  row('1', '1.1.1 Persentase guru yang', 'Jumlah guru sarjana', 'X 100', 'Dapodik', 'Bidang A'),
  row('', 'sarjana', 'Jumlah guru', '', '', ''),
  row('2', '1.1.2 Persentase siswa lulus', 'Jumlah siswa lulus', 'X 100', 'Dapodik', 'Bidang B'),
  row('', '·', 'Jumlah siswa', '', '', ''),
  row('1.1.3 Persentase sekolah baik', 'Jumlah sekolah baik', 'X 100', 'Dapodik', 'Bidang C', ''),
].join('\n');

test('two physical rows are one row; the factor of a stray column follows numerator and denominator', () => {
  const page = readTextExport(stray, sampleHints).pages[0];
  const formula = page?.grids[0]?.cells.find((c) => c.row === 1 && c.column === 2);
  expect(page?.grids[0]?.columns).toBe(5);
  expect(formula?.lines.map((l) => [l.line, lineText(l)])).toEqual([
    [2, 'Jumlah guru sarjana'],
    [3, 'Jumlah guru'],
    [2, 'X 100'],
  ]);
  expect(texts(page)[1]?.[1]).toBe('1.1.1 Persentase guru yang sarjana');
  expect(texts(page)[2]?.[1]).toBe('1.1.2 Persentase siswa lulus');
});

test('a row that slipped one column to the left is put back below its headings', () => {
  const page = readTextExport(stray, sampleHints).pages[0];
  expect(texts(page)[3]).toEqual([
    '',
    '1.1.3 Persentase sekolah baik',
    'Jumlah sekolah baik X 100',
    'Dapodik',
    'Bidang C',
  ]);
  expect(page?.issues.some((i) => i.code === 'row-split-uncertain' && i.message.startsWith('line 6:'))).toBe(true);
});

test('a speck alone in a cell is nothing, and is reported', () => {
  const page = readTextExport(stray, sampleHints).pages[0];
  expect(page?.issues.filter((i) => i.code === 'unplaced-text').map((i) => i.message)).toEqual([
    'line 5: "·" alone in a cell was taken for a speck',
  ]);
});

test('a row whose only text stands in its first cell is a band over all columns', () => {
  const text = [
    row('No', 'Indikator Kinerja', 'Formula', 'Sumber Data'),
    row('2. CAKUPAN LAYANAN DASAR', '', '', ''),
    row('1', 'Persentase air bersih', 'A / B', 'BPS'),
  ].join('\n');
  const band = readTextExport(text, sampleHints).pages[0]?.grids[0]?.cells.filter((c) => c.row === 1);
  expect(band?.map((c) => [c.columnSpan, joinLines(c.lines)])).toEqual([[4, '2. CAKUPAN LAYANAN DASAR']]);
});

test('semicolons and quoted cells with line breaks are read as a table', () => {
  const text = 'No;Indikator Kinerja;Sumber Data\n1;"Persentase ibu;\nsehat";Profil\n';
  const read = readTextExport(text, sampleHints);
  expect(read.kind).toBe('table-text');
  expect(texts(read.pages[0])[1]).toEqual(['1', 'Persentase ibu; sehat', 'Profil']);
});

test('HTML and LaTeX fractions in cells are marked with their parts and form', () => {
  const text = [
    '## **INDIKATOR KINERJA**',
    row('No', 'Indikator Kinerja', 'Formula'),
    row('1', '<b>Persentase</b> A &amp; B', '<p>Jumlah A</p> <hr/> <p style="x">Jumlah B</p><p>X 100</p>'),
    row('2', 'Rasio', '<p>Rumus :</p> $\\frac{\\text{Jumlah C}}{\\text{Jumlah D}} \\times 100 \\%$'),
  ].join('\n');
  const read = readTextExport(text, sampleHints);
  const parts = (r: number) =>
    read.pages[0]?.grids[0]?.cells
      .find((c) => c.row === r && c.column === 2)
      ?.lines.map((l) => [lineText(l), l.fraction?.part, l.fraction?.form]);
  expect(read.kind).toBe('markup');
  expect(read.pages[0]?.lines.map(lineText)).toEqual(['INDIKATOR KINERJA']);
  expect(texts(read.pages[0])[1]?.[1]).toBe('Persentase A & B');
  expect(parts(1)).toEqual([
    ['Jumlah A', 'numerator', 'html'],
    ['Jumlah B', 'denominator', 'html'],
    ['X 100', 'right', 'html'],
  ]);
  expect(parts(2)).toEqual([
    ['Rumus :', undefined, undefined],
    ['Jumlah C', 'numerator', 'latex'],
    ['Jumlah D', 'denominator', 'latex'],
    ['x 100 %', 'right', 'latex'],
  ]);
});

test('pipe tables and whole HTML tables with spans are grids', () => {
  const pipes = readTextExport('| No | Indikator Kinerja |\n|---|---|\n| 1 | **Angka** A \\| B |\n', sampleHints);
  expect(texts(pipes.pages[0])).toEqual([
    ['No', 'Indikator Kinerja'],
    ['1', 'Angka A | B'],
  ]);
  const html =
    '<table><tr><th>Sasaran</th><th>Indikator Kinerja</th></tr>\n<tr><td rowspan="2">S</td><td>A<br>b</td></tr><tr><td>C</td></tr></table>';
  const grid = readTextExport(html, sampleHints).pages[0]?.grids[0];
  expect(grid?.cells.map((c) => [c.row, c.column, c.rowSpan, joinLines(c.lines)])).toEqual([
    [0, 0, 1, 'Sasaran'],
    [0, 1, 1, 'Indikator Kinerja'],
    [1, 0, 2, 'S'],
    [1, 1, 1, 'A b'],
    [2, 1, 1, 'C'],
  ]);
});

test('a row on the line of the headings is a row: with a tab or a blank where its line end was, and reported', () => {
  const heads = ['No', 'Indikator Kinerja', 'Formula', 'Sumber Data'];
  const cells = ['1', 'Persentase jalan dalam keadaan mantap', 'Jumlah jalan mantap dibagi jumlah jalan', 'Renstra'];
  const more = row('2', 'Indeks jalan', 'Hasil survei', 'BPS');
  for (const line of [row(...heads, ...cells), `${row(...heads)} ${row('', ...cells.slice(1))}`]) {
    const page = readTextExport([line, more].join('\n'), sampleHints).pages[0];
    expect(texts(page).map((r) => r[1])).toEqual(['Indikator Kinerja', cells[1], 'Indeks jalan']);
    expect(page?.issues.map((i) => i.code)).toEqual(['row-split-uncertain']);
  }
});

test('a line of many headings stays one heading', () => {
  const heads = [
    'No',
    'Sasaran Strategis',
    'Indikator Kinerja',
    'Formula',
    'Target 2021',
    'Target 2022',
    'Sumber Data',
  ];
  const page = readTextExport([row(...heads), row('1', 'a', 'b', 'c', '1', '2', 'd')].join('\n'), sampleHints).pages[0];
  expect(texts(page)).toHaveLength(2);
});

test('a text that ends inside a row says so', () => {
  const text = [
    row('No', 'Indikator Kinerja', 'Formula', 'Sumber Data'),
    row('1', 'Persentase jalan mantap', 'Jumlah A dibagi jumlah B', 'Renstra'),
    row('2', 'Indeks ja'),
  ].join('\n');
  expect(readTextExport(text, sampleHints).pages[0]?.issues.map((i) => i.code)).toContain('row-incomplete');
  const trimmed = text.replace('\tRenstra', '');
  expect(
    readTextExport(trimmed, sampleHints)
      .pages[0]?.issues.map((i) => i.message)
      .join(),
  ).not.toContain('text ends');
});

const page = (html: string) => readTextExport(html, sampleHints).pages;
const inner = '<table><tr><td>No</td><td>Indikator Kinerja</td></tr><tr><td>1</td><td>Angka A</td></tr></table>';

test('text before, between and behind HTML tables on one line is kept, captions too', () => {
  const [first, second] = page(
    `<h1>JUDUL</h1>${inner}<p>Antara</p><table><caption>Tabel 2</caption>${inner.slice(7)}<p>Akhir</p>`,
  );
  expect(first?.lines.map(lineText)).toEqual(['JUDUL']);
  expect(second?.lines.map(lineText)).toEqual(['Antara', 'Tabel 2', 'Akhir']);
});

test('a table that gives a page its shape is none; a small one in a cell is text of the cell', () => {
  const [framed] = page(`<table><tr><td>Menu</td><td>\n${inner}\n</td></tr></table>`);
  expect(framed?.lines.map(lineText)).toEqual(['Menu']);
  expect(texts(framed)).toEqual([
    ['No', 'Indikator Kinerja'],
    ['1', 'Angka A'],
  ]);
  const [held] = page(inner.replace('Angka A', '<table><tr><td>Angka A</td></tr></table>'));
  expect(texts(held)[1]).toEqual(['1', 'Angka A']);
});

test('a foot stands below the rows, and cut spans are told', () => {
  const feet =
    '<table><thead><tr><th>No</th><th>Indikator Kinerja</th></tr></thead><tfoot><tr><td>Sumber</td></tr></tfoot><tbody><tr><td>1</td><td>A</td></tr></tbody></table>';
  expect(texts(page(feet)[0])).toEqual([['No', 'Indikator Kinerja'], ['1', 'A'], ['Sumber']]);
  const cells = (...of: string[]) => `<tr>${of.map((one) => `<td>${one}</td>`).join('')}</tr>`;
  const torn = `<table>${cells('No', 'Indikator Kinerja', 'Formula').replace('<td>', '<td colspan="400">')}${cells('1', 'A', 'x')}</table>`;
  expect(texts(page(torn)[0])).toEqual([
    ['No', 'Indikator Kinerja', 'Formula'],
    ['1', 'A', 'x'],
  ]);
  expect(page(torn)[0]?.issues.map(({ code }) => code)).toEqual(['row-split-uncertain']);
});
