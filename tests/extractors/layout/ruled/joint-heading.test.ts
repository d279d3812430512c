import { expect, test } from 'vitest';
import { partJointHeadings } from '../../../../extractors/layout/ruled/joint-heading.ts';
import type { RuledGrid } from '../../../../extractors/layout/grid.ts';
import type { Word } from '../../../../pipeline/model/reading/text.ts';
import { lineAt } from '../../words-at.ts';

const xs = [30, 60, 180, 330, 430];
/** A grid whose first row is one cell and whose second has a cell for every column. */
const grid: RuledGrid = {
  xs,
  ys: [90, 108, 140],
  agreement: 1,
  cells: [
    { r0: 0, r1: 0, c0: 0, c1: 3, box: [30, 90, 430, 108], openTop: false, openBottom: false },
    ...[0, 1, 2, 3].map((c) => ({
      r0: 1,
      r1: 1,
      c0: c,
      c1: c,
      box: [xs[c]!, 108, xs[c + 1]!, 140] as [number, number, number, number],
      openTop: false,
      openBottom: false,
    })),
  ],
};
const known = (text: string): number => (/^(No|Indikator|Rumus|Sumber)$/.test(text) ? 1 : 0);
const spansOfTop = (words: Word[]) =>
  partJointHeadings(grid, words, 6, known)
    .cells.filter((cell) => cell.r0 === 0)
    .map(({ c0, c1 }) => [c0, c1]);
const apart = [0, 1, 2, 3].map((c) => [c, c]);

test('headings that ran together are parted at the walls below them', () => {
  expect(spansOfTop(lineAt(93, [35, 'No'], [90, 'Indikator'], [230, 'Rumus'], [360, 'Sumber']))).toEqual(apart);
});

test('so are the numbers of columns', () => {
  expect(spansOfTop(lineAt(93, [40, '1'], [110, '2'], [250, '3'], [380, '4']))).toEqual(apart);
});

test('a title that runs over a wall, or that holds no known heading, stays whole', () => {
  const whole = [[0, 3]];
  expect(spansOfTop(lineAt(93, [35, 'Indikator'], [150, 'Pembangunan'], [340, 'Sumber']))).toEqual(whole);
  expect(spansOfTop(lineAt(93, [35, 'Misi'], [90, 'Pertama'], [230, 'Daerah'], [360, 'Maju']))).toEqual(whole);
});

test('a whole heading on one black band is parted into groups, headings and column numbers', () => {
  const words = [
    ...lineAt(90, [35, 'No'], [90, 'Indikator'], [300, 'Target']),
    ...lineAt(104, [250, '2021'], [360, '2022']),
    ...lineAt(118, [40, '1'], [110, '2'], [250, '3'], [380, '4']),
  ];
  const score = (text: string): number => (/^(No|Indikator|Target)$/.test(text) ? 1 : 0);
  const band = {
    ...grid,
    ys: [88, 132, 160],
    cells: grid.cells.map((c) => (c.r0 === 0 ? { ...c, box: [30, 88, 430, 132] as const } : c)),
  };
  const parted = partJointHeadings(band as unknown as RuledGrid, words, 5, score);
  const places = parted.cells.filter((c) => c.r0 < 3).map(({ r0, r1, c0, c1 }) => `${r0}-${r1} ${c0}-${c1}`);
  expect(places).toEqual([
    '0-1 0-0',
    '0-1 1-1',
    '0-0 2-3',
    '1-1 2-2',
    '1-1 3-3',
    '2-2 0-0',
    '2-2 1-1',
    '2-2 2-2',
    '2-2 3-3',
  ]);
  expect(parted.cells.filter((c) => c.r0 === 3)).toHaveLength(4);
});
