import { expect, it } from 'vitest';
import { parentsOf, type Standing } from '../../normalizers/parents.ts';

const row = (at: number, more: Partial<Standing> = {}): Standing => {
  return { table: 0, view: 0, row: at, code: null, level: null, ...more };
};

it('a programme stands below the objective beside it or before it', () => {
  const programme = (at: number) => row(at, { view: 1, level: 'programme' });
  expect(parentsOf([row(1), row(4), programme(1), programme(2), programme(4)])).toEqual([null, null, 0, 0, 1]);
});

it('an objective stands below the goal beside it', () => {
  const goal = (at: number) => row(at, { view: 1, level: 'goal' });
  expect(parentsOf([row(1), row(2), row(5), goal(1), goal(4)])).toEqual([3, 3, 4, null, null]);
});

it('a code names the row whose code it goes on from', () => {
  const coded = (at: number, code: string) => row(at, { code });
  expect(parentsOf([coded(1, '1.1'), coded(2, '1.1.1'), coded(3, '1.2.1')])).toEqual([null, 0, null]);
});

it('a goal stands above the objectives when it is the only one before them', () => {
  const goal = (at: number) => row(at, { level: 'goal' });
  const objective = (at: number) => row(at, { level: 'objective' });
  expect(parentsOf([goal(1), objective(3), objective(4)])).toEqual([null, 0, 0]);
  expect(parentsOf([goal(1), goal(2), objective(4)])).toEqual([null, null, null]);
});
