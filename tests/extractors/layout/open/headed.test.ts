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

test('marks of entries stay with their texts, whatever stands near them on the other side', () => {
  const heads = [
    ...lineAt(
      90,
      [35, 'No'],
      [70, 'Sasaran Strategis'],
      [180, 'Indikator Kinerja'],
      [290, 'Target'],
      [370, 'Sumber Data'],
    ),
    ...lineAt(108, [38, '1'], [110, '2'], [220, '3'], [300, '4'], [395, '5']),
  ];
  const entries = [0, 1, 2].flatMap((i) =>
    lineAt(130 + 12 * i, [180, `${i + 1}. Kunjungan`], [290, '66,75'], [345, `${i + 1}.`], [362, 'Laporan bulanan']),
  );
  // a signature reaches nearly to the marks
  const signed = lineAt(166, [38, '1'], [70, 'Naiknya tamu'], [290, 'Mnnnnnnnnn']);
  const [table] = find([...heads, ...entries, ...signed]);
  const [from, to] = [Math.max(...signed.map((w) => w.box![2])), 345];
  expect(table!.grid.xs).toHaveLength(6);
  expect(table!.grid.xs[4]).toBeGreaterThanOrEqual(from - 3);
  expect(table!.grid.xs[4]).toBeLessThanOrEqual(to);
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

test('rules that box the heading alone leave the rows below it to their words', () => {
  const [boxed] = find([...heading, ...first, ...second], [rule(85), rule(116)]);
  const [bare] = find([...heading, ...first, ...second]);
  expect(boxed!.grid.ys.length).toBe(bare!.grid.ys.length);
  expect(boxed!.words).toEqual(bare!.words);
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

test('a rule ends the heading whose cells stand centred beside each other', () => {
  const short = (text: string): number => (/^(No|Sasaran|Indikator|Rumus|Sumber( Data)?)$/.test(text) ? 1 : 0);
  const words = [
    ...lineAt(88, [38, 'No'], [80, 'Sasaran'], [190, 'Indikator'], [300, 'Rumus'], [440, 'Sumber']),
    ...lineAt(99, [445, 'Data']),
    ...first,
    ...second,
  ];
  const rules = [rule(85), rule(114), rule(148), rule(182)];
  const [table] = headedTables(words, tracksOf(rules, 'horizontal', 3.5), letterHeight, short);
  expect(table!.grid.ys.map(Math.round)).toEqual([85, 115, 148, 182]);
});

test('a rule between heading and rows keeps labels inside the first row out of the heading', () => {
  const words = [
    ...lineAt(88, [38, 'No'], [80, 'Sasaran Strategis'], [190, 'Indikator Kinerja'], [310, 'Target']),
    ...lineAt(120, [310, 'Rumus']),
    ...lineAt(132, [38, '1'], [65, 'Naiknya tamu'], [185, 'Kunjungan wisata'], [300, 'Jumlah tamu']),
    ...lineAt(154, [38, '2'], [185, 'Lama tinggal'], [300, 'Jumlah malam']),
  ];
  const [table] = find(words, [rule(85), rule(114), rule(148), rule(182)]);
  const target = table!.grid.cells.find((c) => c.r0 === 0 && c.c0 === 3);
  expect(target?.box[3]).toBeLessThan(120);
});

test('bars of wide fractions are no rules of the table', () => {
  const bars = [rule(142, 295, 432), rule(176, 295, 432)];
  const [table] = find([...heading, ...first, ...second], bars);
  expect(table!.method).toBe('borderless');
  expect(table!.grid.xs[0]).toBeLessThan(36);
});

test('a year alone above one heading and apart from it belongs to the title', () => {
  const known = (text: string): number => (names.test(text) || text === 'TAHUN 2023 Rumus' ? 1 : 0);
  const line = lineAt(90, [35, 'No'], [70, 'Sasaran Strategis'], [185, 'Indikator Kinerja'], [320, 'Rumus']);
  const words = [...lineAt(68, [310, 'TAHUN 2023']), ...line, ...first, ...second];
  const [table] = headedTables(words, [], letterHeight, known);
  expect(table!.words.map((w) => w.text)).not.toContain('TAHUN');
});

test('rules between rows make a rest of three columns a table', () => {
  const rows = [45, 75, 105, 135, 165].flatMap((y, i) => [
    ...lineAt(y, [35, 'Kunjungan wisata'], [200, `${4 + i}`], [260, 'jumlah tamu dibagi penduduk']),
    ...lineAt(y + 12, [260, 'dalam satu tahun']),
  ]);
  const rules = tracksOf(
    [40, 70, 100, 130, 160, 190].map((y) => rule(y)),
    'horizontal',
    3.5,
  );
  const [table] = headlessTables(rows, rules, letterHeight);
  expect([table?.grid.xs.length, table?.grid.ys.length]).toEqual([4, 6]);
  expect(headlessTables(rows, [], letterHeight)).toEqual([]);
});

test('the rest of a row that a page break cut stands beyond the last rule, a signature does not', () => {
  const cut = lineAt(192, [38, '3'], [185, 'Belanja tamu'], [300, 'Jumlah belanja'], [435, 'Survei']);
  const rules = [rule(85), rule(115), rule(148), rule(185)];
  const words = [...heading, ...first, ...second];
  const rows = (more: Word[]) => find([...words, ...more], rules)[0]!.grid;
  expect(rows(cut).ys.length - rows([]).ys.length).toBe(1);
  expect(rows(cut).cells.filter((c) => c.openBottom).length).toBe(5);
  expect(rows(lineAt(192, [330, 'Kota Lama, 3 Mei 2021'])).ys).toEqual(rows([]).ys);
});

test('headings that nearly touch are headings of their own', () => {
  const close = [
    ...lineAt(90, [35, 'No'], [70, 'Indikator Kinerja'], [185, 'Rumus'], [280, 'Unit'], [335, 'Sumber']),
    // a blank and a half part "Penanggung" of the column before from "Keterangan"
    ...lineAt(102, [265, 'Penanggung'], [322, 'Keterangan']),
  ];
  const scores = (text: string): number =>
    /^(No|Indikator Kinerja|Rumus|Unit Penanggung|Sumber Keterangan)$/.test(text) ? 1 : 0;
  const rows = [130, 154, 178].flatMap((y, i) =>
    lineAt(y, [38, `${i + 1}`], [70, 'Kunjungan'], [180, 'jumlah tamu'], [265, 'Bidang'], [325, 'BPS']),
  );
  const [table] = headedTables([...close, ...rows], [], letterHeight, scores);
  expect([table!.grid.xs.length - 1, table!.grid.ys.length - 1]).toEqual([5, 4]);
});

test('a rule over the columns between merged ones on both sides closes their cells', () => {
  const rules = [rule(85), rule(116), rule(148, 58, 430), rule(182), rule(204)];
  const third = lineAt(188, [38, '3'], [65, 'Naiknya mutu'], [185, 'Nilai AKIP'], [300, 'Nilai'], [435, 'LHE']);
  const [table] = find([...heading, ...first, ...second, ...third], rules);
  expect(table!.grid.cells.filter((c) => c.c0 === 2).map(({ r0, r1 }) => [r0, r1])).toEqual([
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
});

test('on a page that a table goes on to, rules over part of the width close rows beside merged cells without text', () => {
  const row = (y: number, name: string) => [
    ...lineAt(y, [155, name], [300, 'jumlah tamu dibagi'], [435, 'BPS']),
    ...lineAt(y + 12, [300, 'jumlah penduduk']),
  ];
  const words = [
    ...row(45, 'Kunjungan wisata'),
    ...row(75, 'Lama tinggal'),
    ...row(105, 'Belanja tamu'),
    ...lineAt(105, [35, 'Naiknya tamu']),
  ];
  const rules = [rule(40, 150, 500), rule(70, 150, 500), rule(100), rule(130)];
  const [table] = headlessTables(words, tracksOf(rules, 'horizontal', 3.5), letterHeight);
  expect(table!.grid.ys).toEqual([40, 70, 100, 130]);
  expect(table!.grid.xs.some((x) => Math.abs(x - 150) < 3)).toBe(true);
  expect(table!.grid.cells.filter((c) => c.c0 === 0).map(({ r0, r1 }) => [r0, r1])).toEqual([
    [0, 1],
    [2, 2],
  ]);
});
