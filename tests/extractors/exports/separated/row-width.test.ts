import { describe, expect, test } from 'vitest';
import { readTextExport } from '../../../../extractors/exports/read.ts';
import { joinLines } from '../../../../pipeline/model/reading/text.ts';
import { sampleHints } from '../sample-hints.ts';

const heading = ['No', 'Indikator Kinerja', 'Formula', 'Sumber Data'].join('\t');
const rows = [
  ['1', 'Persentase jalan mantap', 'Jumlah A dibagi jumlah B', 'Renstra'],
  ['2', 'Indeks jalan', 'Hasil survei', 'BPS'],
  ['3', 'Persentase jembatan baik', 'Jumlah C dibagi jumlah D', 'Data jembatan'],
];

function read(text: string): { rows: string[][]; codes: string[] } {
  const pages = readTextExport(text, sampleHints).pages;
  const grid = pages[0]?.grids[0];
  const all = Array.from({ length: grid?.rows ?? 0 }, (_, r) =>
    (grid?.cells ?? []).filter((c) => c.row === r).map((c) => joinLines(c.lines)),
  );
  return { rows: all.slice(1), codes: pages.flatMap((page) => page.issues.map(({ code }) => code)) };
}

const lines = rows.map((row) => row.join('\t'));

describe('rows whose line end became another sign', () => {
  test.each([
    ['a tab', '\t'],
    ['a space', ' '],
  ])('%s are taken apart again, and that is told', (_, end) => {
    const found = read([heading, `${lines[0]}${end}${lines[1]}${end}${lines[2]}`].join('\n'));
    expect(found).toEqual({ rows, codes: ['row-split-uncertain'] });
  });

  test.each([
    ['a vertical tab', '\v'],
    ['a form feed', '\f'],
    ['the sign of old mainframes', '\u0085'],
    ['a line separator', '\u2028'],
  ])('%s are rows as they were', (_, end) => {
    expect(read([heading, ...lines].join(end))).toEqual({ rows, codes: [] });
  });

  test('are told when nothing says where one ends', () => {
    const nameFirst = ['Indikator Kinerja', 'Formula', 'Sumber Data'].join('\t');
    const found = read([nameFirst, 'Jalan mantap\tHasil survei\tBPS Air bersih\tHasil ukur\tBPS'].join('\n'));
    expect(found.codes).toContain('row-incomplete');
  });
});

test('a break of a line inside a cell leaves the row whole', () => {
  const broken = lines[0]!.replace('dibagi ', 'dibagi\v');
  expect(read([heading, broken, ...lines.slice(1)].join('\n'))).toEqual({ rows, codes: [] });
});

test('a row that ends before a column that the others fill is told, one whose column is empty everywhere is not', () => {
  const cut = lines[1]!.split('\t').slice(0, 3).join('\t');
  expect(read([heading, lines[0], cut, lines[2]].join('\n')).codes).toEqual(['row-incomplete']);
  const bare = lines.map((line) => line.split('\t').slice(0, 3).join('\t'));
  expect(read([heading, `${lines[0]}`, ...bare.map((line) => `${line}\t`)].join('\n')).codes).toEqual([]);
});

test('a row with one cell too many is told', () => {
  expect(read([heading, lines[0], `${lines[1]}\tlagi`, lines[2]].join('\n')).codes).toContain('row-incomplete');
});
