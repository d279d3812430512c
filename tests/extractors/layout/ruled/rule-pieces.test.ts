import { expect, test } from 'vitest';
import { groupPieces, overBands, type Piece } from '../../../../extractors/layout/ruled/rule-pieces.ts';

const across = (at: number, to = 500): Piece => ({ kind: 'horizontal', at, from: 40, to });
const down = (at: number, from: number, to: number): Piece => ({ kind: 'vertical', at, from, to });
const table = (from: number, to: number, walls: number[], width = 500): Piece[] => [
  across(from, width),
  across(to, width),
  ...walls.map((at) => down(at, from, to)),
];
const groups = (...pieces: Piece[]) => overBands(groupPieces(pieces)).length;
const walls = [70, 200, 350];

test('a band over all columns of a table whose sides are worn away does not end it', () => {
  expect(groups(...table(100, 180, walls), ...table(196, 260, walls))).toBe(1);
});

test('tables of other columns or widths, at a seam or with a caption between them stay apart', () => {
  expect(groups(...table(100, 180, walls), ...table(196, 260, [70, 260, 420]))).toBe(2);
  expect(groups(...table(100, 180, walls), ...table(196, 260, walls, 480))).toBe(2);
  expect(groups(...table(100, 180, walls), ...table(190, 260, walls))).toBe(2);
  expect(groups(...table(100, 180, walls), ...table(220, 280, walls))).toBe(2);
});
