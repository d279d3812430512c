import { describe, expect, it } from 'vitest';
import { recogniseColumns } from '../../../normalizers/columns/columns.ts';
import type { Table } from '../../../pipeline/model/reading/table.ts';
import { headings, tableOf } from '../table-of.ts';

/** A table of targets for years below one heading. */
function table(...years: string[]): Table {
  const group = { text: 'Target', columnSpan: years.length };
  return tableOf(2, [
    [{ text: 'Indikator Kinerja Utama', rowSpan: 2 }, { text: 'Satuan', rowSpan: 2 }, group],
    [null, null, ...years],
    ['Persentase jalan mantap', '%', ...years.map((_, i) => String(70 + i))],
  ]);
}

/** The same as a text layer tells it. */
function told(read: Table): Table {
  const lines = (lines: Table['cells'][number]['lines']) =>
    lines.map((line) => ({ ...line, words: line.words.map((word) => ({ ...word, confidence: 1 })) }));
  return { ...read, cells: read.cells.map((cell) => ({ ...cell, lines: lines(cell.lines) })) };
}

const targets = (read: Table) => recogniseColumns(read, headings).columns.filter(({ role }) => role === 'target');
const years = (read: Table) => targets(read).map(({ year }) => year);
const said = (read: Table) =>
  recogniseColumns(read, headings)
    .issues.filter(({ code }) => code === 'reading-mended' || code === 'low-confidence')
    .map(({ code, field }) => `${code} ${field ?? ''}`);

describe('years of columns', () => {
  it.each([
    ['the last', ['2018', '2019', '2020', '2028'], [2018, 2019, 2020, 2021]],
    ['the first', ['2818', '2019', '2020', '2021'], [2018, 2019, 2020, 2021]],
    ['one between', ['2018', '2079', '2020', '2021'], [2018, 2019, 2020, 2021]],
    ['one read as letters', ['2018', '2019', '202O', '2O21'], [2018, 2019, 2020, 2021]],
    ['one with dirt beside it', ['2018', '2019', '2020', '2028 77'], [2018, 2019, 2020, 2021]],
    ['one of three', ['2022', '2023', '2074'], [2022, 2023, 2024]],
  ])('%s, misread on a scan, is told by those beside it, and an issue says so', (_, read, are) => {
    expect(years(table(...read))).toEqual(are);
    expect(said(table(...read))[0]).toBe('reading-mended targets');
    const scores = targets(table(...read)).map(({ score }) => score);
    expect(Math.min(...scores)).toBeLessThan(Math.max(...scores));
  });

  it.each([
    ['in step', ['2018', '2019', '2020', '2021']],
    ['two by two', ['2016', '2018', '2020', '2022']],
  ])('years %s stay as they are, without an issue', (_, read) => {
    expect(years(table(...read))).toEqual(read.map(Number));
    expect(said(table(...read))).toEqual([]);
  });

  it('what the file itself tells is never changed', () => {
    expect(years(told(table('2018', '2019', '2020', '2028')))).toEqual([2018, 2019, 2020, 2028]);
  });

  it('a last year that may be that of the plan stays and is doubted', () => {
    expect(years(table('2021', '2022', '2023', '2026'))).toEqual([2021, 2022, 2023, 2026]);
    expect(said(table('2021', '2022', '2023', '2026'))).toEqual(['low-confidence targets']);
  });

  it('a year out of order that two digits part from its place is none', () => {
    expect(years(table('2018', '2019', '2077', '2021'))).toEqual([2018, 2019, null, 2021]);
    expect(said(table('2018', '2019', '2077', '2021'))).toEqual(['low-confidence targets']);
  });
});
