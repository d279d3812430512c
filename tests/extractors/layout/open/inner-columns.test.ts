import { expect, test } from 'vitest';
import { innerColumns } from '../../../../extractors/layout/open/inner-columns.ts';
import type { GridCell } from '../../../../extractors/layout/grid.ts';
import { letterHeight, lineAt } from '../../words-at.ts';

const cell = (r: number, y0: number, y1: number): GridCell => ({
  r0: r,
  r1: r,
  c0: 0,
  c1: 0,
  box: [40, y0, 400, y1],
  openTop: false,
  openBottom: false,
});
const gridOf = (ys: number[]) => ({
  xs: [40, 400],
  ys,
  cells: ys.slice(1).map((y, r) => cell(r, ys[r]!, y)),
  agreement: 1,
});

test('a list of named entries is one column: numbers and colons of a sentence are no figures', () => {
  const words = [
    ...lineAt(22, [45, 'Dinas Kesehatan']),
    ...[62, 74, 86].flatMap((y, i) => lineAt(y, [45, `Misi ${i + 1}`], [95, ': Mewujudkan tata kelola yang bersih'])),
  ];
  expect(innerColumns(gridOf([20, 60, 100]), words, letterHeight).xs).toEqual([40, 400]);
});

test('columns of figures between two rules are parted, and every edge is a number', () => {
  const words = [
    ...lineAt(22, [45, 'Jumlah penduduk menurut tahun']),
    ...[62, 74, 86].flatMap((y) => lineAt(y, [45, 'Laki-laki'], [200, '1.204'], [300, '1.310'])),
  ];
  const grid = innerColumns(gridOf([20, 60, 100]), words, letterHeight);
  expect(grid.xs.length).toBeGreaterThan(2);
  expect([...grid.xs, ...grid.ys].every(Number.isFinite)).toBe(true);
});
