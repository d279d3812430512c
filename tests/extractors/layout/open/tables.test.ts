import { expect, test } from 'vitest';
import { findOpenTables } from '../../../../extractors/layout/open/tables.ts';
import type { Rule } from '../../../../extractors/layout/rules.ts';
import type { Word } from '../../../../pipeline/model/reading/text.ts';
import { letterHeight, lineAt } from '../../words-at.ts';

const rule = (at: number, from = 40, to = 440): Rule => ({ kind: 'horizontal', at, from, to, thickness: 0.5 });
const find = (words: Word[], rules: Rule[] = []) => findOpenTables(words, rules, letterHeight, () => 0, 'text-layer');

test('labels, colons and values in line are a table of three columns', () => {
  const words = [
    ...lineAt(100, [40, 'Nama Unit'], [120, ':'], [135, 'Dinas Perikanan']),
    ...lineAt(114, [40, 'Tugas'], [120, ':'], [135, 'Melaksanakan urusan perikanan dan']),
    ...lineAt(128, [135, 'kelautan di daerah']),
    ...lineAt(142, [40, 'Fungsi'], [120, ':'], [135, 'Pembinaan nelayan']),
    ...lineAt(166, [40, 'INDIKATOR KINERJA UTAMA']),
  ];
  const [table, ...more] = find(words);
  expect(more).toEqual([]);
  expect(table?.grid.xs).toHaveLength(4);
  expect(table?.grid.ys).toHaveLength(4);
  expect(table?.words.map((w) => w.text)).not.toContain('INDIKATOR');
});

test('figures below each other are a table, whatever its language', () => {
  const words = [
    ...lineAt(100, [40, 'Land'], [200, 'Menge'], [300, 'Anteil']),
    ...lineAt(114, [40, 'Bayern'], [205, '12'], [305, '3,5']),
    ...lineAt(128, [40, 'Hessen'], [205, '7'], [305, '1,2']),
    ...lineAt(142, [40, 'Sachsen'], [205, '9'], [305, '2,0']),
  ];
  expect(find(words).map(({ grid }) => [grid.xs.length - 1, grid.ys.length - 1])).toEqual([[3, 4]]);
});

test('body text in two columns, lists and tables of contents are no tables', () => {
  const body = [100, 112, 124, 136].flatMap((y) =>
    lineAt(y, [40, 'kinerja yang baik dan benar sekali'], [260, 'di daerah menurut aturan yang ada']),
  );
  const list = [100, 112, 124].flatMap((y, i) => lineAt(y, [40, `${i + 1}.`], [70, 'Pelaksanaan urusan daerah']));
  const contents = [100, 112, 124].flatMap((y, i) => lineAt(y, [40, 'Bab satu ..........'], [400, `${i + 3}`]));
  expect(find(body)).toEqual([]);
  expect(find(list)).toEqual([]);
  expect(find(contents)).toEqual([]);
});

test('between horizontal rules each line of figures is a row; a frame further down is no part of it', () => {
  const words = [
    ...lineAt(103, [45, 'Uraian'], [200, 'Jumlah'], [300, 'Persen']),
    ...lineAt(118, [45, 'Sapi'], [205, '12'], [305, '3,5']),
    ...lineAt(132, [45, 'Kerbau'], [205, '7'], [305, '1,2']),
    ...lineAt(146, [45, 'Kambing'], [205, '9'], [305, '2,0']),
    ...[180, 192, 204].flatMap((y) => lineAt(y, [45, 'Kotak ini memuat uraian tentang peternakan di daerah'])),
  ];
  const [table, ...more] = find(words, [rule(100), rule(116), rule(160), rule(220)]);
  expect(more).toEqual([]);
  expect(table?.method).toBe('half-ruled');
  expect([table!.grid.xs.length - 1, table!.grid.ys.length - 1]).toEqual([3, 4]);
});
