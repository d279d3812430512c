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
  partJointHeadings(grid, words, known)
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
