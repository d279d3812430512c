import { expect, test } from 'vitest';
import { withLabels } from '../../../../extractors/layout/ruled/label-column.ts';
import { findRuledGrids } from '../../../../extractors/layout/ruled/grids.ts';
import { tracksOf, type Rule } from '../../../../extractors/layout/rules.ts';
import { letterHeight, lineAt } from '../../words-at.ts';

const across = (at: number, from = 200): Rule => ({ kind: 'horizontal', at, from, to: 400, thickness: 0.5 });
const down = (at: number): Rule => ({ kind: 'vertical', at, from: 90, to: 180, thickness: 0.5 });
const walls = [200, 300, 400].map(down);
const figures = [95, 125, 155].flatMap((y) => lineAt(y, [220, '12'], [320, '34']));
const labels = [95, 125, 155].flatMap((y, i) => lineAt(y, [60, `Biaya ${i}`]));
const labelled = (rules: Rule[], words = [...labels, ...figures]) =>
  withLabels(findRuledGrids(rules, 3.5).grids[0]!, tracksOf(rules, 'horizontal', 3.5), words, letterHeight);

test('labels under a rule that runs on to the left are the first column of a grid', () => {
  const grid = labelled([across(90), across(120, 50), across(150), across(180), ...walls]);
  expect(grid.xs.map(Math.round)).toEqual([50, 200, 300, 400]);
  expect(grid.cells.filter((c) => c.c0 === 0).map((c) => c.r0)).toEqual([0, 1, 2]);
});

test('words beside a grid are no column of it where no rule runs on, or most rows have none', () => {
  const plain = [across(90), across(120), across(150), across(180), ...walls];
  expect(labelled(plain).xs).toHaveLength(3);
  const long = [across(90), across(120, 50), across(150), across(180), ...walls];
  expect(labelled(long, [...labels.slice(0, 2), ...figures]).xs).toHaveLength(3);
});
