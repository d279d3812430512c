import { expect, it } from 'vitest';
import { addTo, grouped, joinedSets } from '../../../pipeline/model/groups.ts';

it('items stand under their keys, in their order, and keys in the order in which they come first', () => {
  const groups = grouped(['sasaran', 'tujuan', 'satuan', 'target'], (word) => word[0]);
  expect([...groups]).toEqual([
    ['s', ['sasaran', 'satuan']],
    ['t', ['tujuan', 'target']],
  ]);
  addTo(groups, 's', 'sumber');
  addTo(groups, 'p', 'program');
  expect([...groups.values()].map((words) => words.length)).toEqual([3, 2, 1]);
});

it('numbers joined one after the other are one set, and its least number stands for it', () => {
  const sets = joinedSets(6);
  sets.join(5, 4);
  sets.join(1, 5);
  sets.join(4, 1);
  expect([0, 1, 2, 3, 4, 5].map(sets.find)).toEqual([0, 1, 2, 3, 1, 1]);
  expect(sets.add()).toBe(6);
  expect(sets.find(6)).toBe(6);
  sets.join(6, 0);
  expect(sets.find(6)).toBe(0);
});
