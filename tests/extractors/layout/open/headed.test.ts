import { expect, test } from 'vitest';
import { headedTables } from '../../../../extractors/layout/open/headed.ts';
import { headlessTables } from '../../../../extractors/layout/open/headless.ts';
import { tracksOf, type Rule } from '../../../../extractors/layout/rules.ts';
import type { Word } from '../../../../pipeline/model/reading/text.ts';
import { letterHeight, lineAt } from '../../words-at.ts';

const names = /^(No|Sasaran Strategis|Indikator Kinerja|Rumus|Target|Sumber Data)$/;
const known = (text: string): number => (names.test(text) ? 1 : 0);
const rule = (at: number, from = 30, to = 500): Rule => ({ kind: 'horizontal', at, from, to, thickness: 0.5 });
const find = (words: Word[], rules: Rule[] = []) =>
  headedTables(words, tracksOf(rules, 'horizontal', 3.5), letterHeight, known);

const title = lineAt(60, [200, 'DINAS PARIWISATA']);
const heading = [
  ...lineAt(90, [80, 'Sasaran'], [200, 'Indikator']),
  ...lineAt(96, [35, 'No'], [340, 'Rumus'], [440, 'Sumber Data']),
  ...lineAt(102, [75, 'Strategis'], [205, 'Kinerja']),
];
const first = [
  ...lineAt(120, [38, '1'], [65, 'Naiknya tamu'], [185, 'Kunjungan wisata'], [300, 'Jumlah tamu'], [435, 'BPS']),
  ...lineAt(132, [65, 'daerah'], [300, 'dibagi penduduk']),
];
const second = [
  ...lineAt(154, [38, '2'], [185, 'Lama tinggal'], [300, 'Jumlah malam dibagi'], [435, 'Dinas']),
  ...lineAt(166, [300, 'jumlah tamu']),
];

test('a table without any rule is found by its heading of several lines', () => {
  const [table] = find([...title, ...heading, ...first, ...second]);
  expect([table!.grid.xs.length - 1, table!.grid.ys.length - 1]).toEqual([5, 3]);
  expect(table!.words.map((w) => w.text)).not.toContain('PARIWISATA');
});

test('column numbers tell the columns that headings hide', () => {
  const wide = [
    ...lineAt(90, [35, 'No'], [70, 'Sasaran Strategis'], [180, 'Indikator Kinerja'], [275, 'Rumus'], [312, 'Target']),
    ...lineAt(108, [38, '1'], [110, '2'], [220, '3'], [282, '4'], [325, '5']),
  ];
  const rows = [130, 154].flatMap((y, i) =>
    lineAt(y, [38, `${i + 1}`], [70, 'Naiknya tamu'], [180, 'Kunjungan'], [272, 'jumlah'], [310, '45']),
  );
  const [table] = find([...wide, ...rows]);
  expect(table?.grid.xs).toHaveLength(6);
  expect(table?.grid.ys).toHaveLength(5);
});

test('a rule over part of the columns closes their cells and leaves the others merged', () => {
  const rules = [rule(85), rule(116), rule(148, 30, 58), rule(148, 180, 500), rule(182), rule(204)];
  const third = lineAt(188, [38, '3'], [65, 'Naiknya mutu'], [185, 'Nilai AKIP'], [300, 'Nilai'], [435, 'LHE']);
  const [table] = find([...heading, ...first, ...second, ...third], rules);
  const objective = table!.grid.cells.filter((c) => c.c0 === 1).map(({ r0, r1 }) => [r0, r1]);
  expect(objective).toEqual([
    [0, 0],
    [1, 2],
    [3, 3],
  ]);
});

test('signatures below a table without rules are no part of it', () => {
  const signed = [...lineAt(190, [345, 'Bontang, 3 Juli 2020']), ...lineAt(202, [350, 'KEPALA DINAS'])];
  const [table] = find([...heading, ...first, ...second, ...signed]);
  expect(table!.words.map((w) => w.text)).not.toContain('Bontang,');
});

test('the rest of a table on a page without heading is found by its columns', () => {
  const rest = [first, second].flat().map((w): Word => {
    const [x0, y0, x1, y1] = w.box!;
    return { ...w, box: [x0, y0 - 80, x1, y1 - 80] };
  });
  const more = lineAt(
    108,
    [38, '3'],
    [65, 'Naiknya mutu'],
    [185, 'Nilai AKIP'],
    [300, 'Nilai dari tim daerah'],
    [435, 'LHE'],
  );
  const [table] = headlessTables([...rest, ...more], [], letterHeight);
  expect([table!.grid.xs.length - 1, table!.grid.ys.length - 1]).toEqual([5, 3]);
});

test('running text on a page is no rest of a table', () => {
  const text = [40, 52, 64, 76].flatMap((y, i) =>
    lineAt(y, [40 + 2 * i, 'uraian tentang kinerja daerah menurut aturan yang berlaku sekarang']),
  );
  expect(headlessTables(text, [], letterHeight)).toEqual([]);
});
