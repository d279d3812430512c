import { expect, test } from 'vitest';
import { isFigure, refineGrid } from '../../../extractors/layout/refine.ts';
import type { GridCell, RuledGrid } from '../../../extractors/layout/grid.ts';
import { letterHeight, lineAt } from '../words-at.ts';

/** A grid whose cells are given as [r0, r1, c0, c1]. */
function grid(xs: number[], ys: number[], cells: [number, number, number, number][]): RuledGrid {
  return {
    xs,
    ys,
    agreement: 1,
    cells: cells.map(([r0, r1, c0, c1]): GridCell => ({
      r0,
      r1,
      c0,
      c1,
      box: [xs[c0]!, ys[r0]!, xs[c1 + 1]!, ys[r1 + 1]!],
      openTop: false,
      openBottom: false,
    })),
  };
}

const shape = (g: RuledGrid): string[] => g.cells.map((c) => `${c.r0}-${c.r1} ${c.c0}-${c.c1}`);

const heading: [number, number, number, number][] = [
  [0, 0, 0, 0],
  [0, 0, 1, 1],
  [0, 0, 2, 2],
];

test('rows without walls are split at the walls of the heading when their words keep clear of them', () => {
  const g = grid([0, 100, 200, 300], [0, 20, 40, 60, 80], [...heading, [1, 1, 0, 2], [2, 2, 0, 2], [3, 3, 0, 2]]);
  const words = [
    ...lineAt(25, [5, 'Sapi'], [120, '12'], [220, '3,4']),
    ...lineAt(45, [5, 'Kerbau'], [120, '7'], [220, '1,1']),
    ...lineAt(65, [5, 'Kambing'], [120, '9'], [220, '-']),
  ];
  expect(shape(refineGrid(g, words, letterHeight)).slice(3, 6)).toEqual(['1-1 0-0', '1-1 1-1', '1-1 2-2']);
});

test('a band of text over all columns stays one cell', () => {
  const g = grid([0, 100, 200, 300], [0, 20, 40, 60, 80], [...heading, [1, 1, 0, 2], [2, 2, 0, 2], [3, 3, 0, 2]]);
  const words = [25, 45, 65].flatMap((y) => lineAt(y, [5, 'MISI PERTAMA membangun masyarakat yang maju']));
  expect(refineGrid(g, words, letterHeight)).toEqual(g);
});

test('a band stays one cell where its blanks happen to fall on the walls', () => {
  const g = grid([0, 42, 200, 300], [0, 20, 40, 60, 80], [...heading, [1, 1, 0, 2], [2, 2, 0, 2], [3, 3, 0, 2]]);
  const words = [25, 45, 65].flatMap((y) => lineAt(y, [5, 'DUA'], [25, 'TIG'], [44.5, 'EMPAT'], [74, 'LIMA']));
  expect(refineGrid(g, words, letterHeight)).toEqual(g);
});

test('lines of figures in one ruled row are rows of their own', () => {
  const g = grid(
    [0, 100, 200],
    [0, 20, 80],
    [
      [0, 0, 0, 0],
      [0, 0, 1, 1],
      [1, 1, 0, 0],
      [1, 1, 1, 1],
    ],
  );
  const words = [
    ...lineAt(5, [5, 'Ternak'], [120, 'Jumlah']),
    ...lineAt(25, [5, 'Sapi'], [120, '1.200']),
    ...lineAt(40, [5, 'Kerbau'], [120, '350']),
    ...lineAt(55, [5, 'Kambing'], [120, '88']),
  ];
  const refined = refineGrid(g, words, letterHeight);
  expect(refined.ys).toEqual([0, 20, 37.5, 52.5, 80]);
  expect(shape(refined)).toEqual([
    '0-0 0-0',
    '0-0 1-1',
    '1-1 0-0',
    '1-1 1-1',
    '2-2 0-0',
    '2-2 1-1',
    '3-3 0-0',
    '3-3 1-1',
  ]);
});

test('wrapped text beside a target is one row', () => {
  const g = grid(
    [0, 100, 220, 300],
    [0, 80],
    [
      [0, 0, 0, 0],
      [0, 0, 1, 1],
      [0, 0, 2, 2],
    ],
  );
  const words = [
    ...lineAt(5, [5, 'Persentase desa'], [105, 'Jumlah desa maju'], [230, '80']),
    ...lineAt(17, [5, 'yang sudah'], [105, 'dibagi jumlah']),
    ...lineAt(29, [5, 'mandiri'], [105, 'desa seluruhnya']),
  ];
  expect(refineGrid(g, words, letterHeight)).toEqual(g);
});

test('a column that holds several figures a line is several columns, its heading with them', () => {
  const g = grid(
    [0, 100, 300],
    [0, 20, 80],
    [
      [0, 0, 0, 0],
      [0, 0, 1, 1],
      [1, 1, 0, 0],
      [1, 1, 1, 1],
    ],
  );
  const words = [
    ...lineAt(5, [110, 'Jumlah'], [200, 'Persen']),
    ...lineAt(25, [5, 'Sapi'], [115, '1.200'], [210, '60,1']),
    ...lineAt(40, [5, 'Kerbau'], [115, '350'], [210, '20,7']),
    ...lineAt(55, [5, 'Kambing'], [115, '88'], [210, '19,2']),
  ];
  const refined = refineGrid(g, words, letterHeight);
  expect(refined.xs).toHaveLength(4);
  expect(shape(refined)).toHaveLength(12);
});

test('figures are numbers as tables print them and signs for none', () => {
  for (const text of ['12', '1.234,5', '-0,4', '17 %', '(3)', '5*', '-', '–', 'n.a.', '2 870 000'])
    expect(isFigure(text), text).toBe(true);
  for (const text of ['Sapi', '12 ekor sapi', 'tahun 2016', 'Q1 2010', '']) expect(isFigure(text), text).toBe(false);
});

test('a figure that its narrow column wraps makes no second row beside a name of two lines', () => {
  const columns = [0, 1, 2, 3];
  const g = grid(
    [0, 100, 140, 180, 220],
    [0, 20, 60],
    [
      ...columns.map((c): [number, number, number, number] => [0, 0, c, c]),
      ...columns.map((c): [number, number, number, number] => [1, 1, c, c]),
    ],
  );
  const words = [
    ...lineAt(5, [5, 'Indikator'], [105, '2020'], [145, '2021'], [185, '2022']),
    ...lineAt(25, [5, 'Indeks Kepuasan'], [105, '83'], [145, '83,5'], [185, '87']),
  ];
  expect(refineGrid(g, [...words, ...lineAt(40, [5, 'Masyarakat'], [150, '0'])], letterHeight)).toEqual(g);
  const two = [...words, ...lineAt(40, [5, 'Indeks Pelayanan'], [105, '1'], [145, '2'], [185, '3'])];
  expect(refineGrid(g, two, letterHeight).ys).toHaveLength(4);
});
