import { expect, test } from 'vitest';
import type { OpenTable } from '../../../../extractors/layout/grid.ts';
import { figureTables, ruledTables } from '../../../../extractors/layout/open/regions.ts';
import type { Track } from '../../../../extractors/layout/rules.ts';
import type { Word } from '../../../../pipeline/model/reading/text.ts';
import { letterHeight, lineAt } from '../../words-at.ts';

const rule = (at: number, from = 50, to = 420): Track => ({ kind: 'horizontal', at, spans: [{ from, to }] });
/** Rows of a table as texts; a cell over several places is there once, its other places are "<" or "^". */
function texts({ grid, owned }: OpenTable): string[][] {
  const rows = grid.ys.slice(1).map(() => grid.xs.slice(1).map(() => ''));
  grid.cells.forEach(({ r0, r1, c0, c1 }, i) => {
    for (let r = r0; r <= r1; r++) for (let c = c0; c <= c1; c++) rows[r]![c] = c > c0 ? '<' : '^';
    rows[r0]![c0] = owned![i]!.map((w) => w.text).join(' ');
  });
  return rows;
}
const figures = (y: number, label: string, ...values: string[]): Word[] =>
  lineAt(y, [50, label], ...values.map((v, i): [number, string] => [230 + 60 * i - 5 * v.length, v]));
const read = (words: readonly Word[], rules: readonly Track[]): string[][][] =>
  ruledTables(words, rules, letterHeight, 'figures').map(texts);

test('three rules: heading, rows and nothing of the title and the note around them', () => {
  const words = [
    ...lineAt(80, [50, 'Table 1. Roads by kind']),
    ...figures(104, 'Kind', 'Paved', 'Other'),
    ...figures(120, 'Lower valley', '1,204', '33'),
    ...figures(134, 'Coast', '87', '6'),
    ...figures(148, 'Total', '1,291', '39'),
    ...lineAt(166, [50, 'Source: survey of roads']),
  ];
  expect(read(words, [rule(100), rule(117), rule(161)])).toEqual([
    [
      ['Kind', 'Paved', 'Other'],
      ['Lower valley', '1,204', '33'],
      ['Coast', '87', '6'],
      ['Total', '1,291', '39'],
    ],
  ]);
});

test('a heading over a short rule stands over the columns that the rule covers', () => {
  const words = [
    ...lineAt(104, [215, 'Roads'], [335, 'Paths']),
    ...figures(120, 'Kind', 'New', 'Old', 'New', 'Old'),
    ...figures(140, 'Coast', '1', '2', '3', '4'),
    ...figures(154, 'Hills', '5', '6', '7', '8'),
    ...figures(168, 'Plain', '9', '1', '2', '3'),
  ];
  const [table] = read(words, [rule(100), rule(116, 200, 295), rule(116, 320, 415), rule(134), rule(181)]);
  expect(table!.slice(0, 3)).toEqual([
    ['Kind', 'Roads', '<', 'Paths', '<'],
    ['^', 'New', 'Old', 'New', 'Old'],
    ['Coast', '1', '2', '3', '4'],
  ]);
});

test('figures a space apart are two columns, groups of three digits are one figure', () => {
  const apart = ['1,204', '87', '9,310', '45'].flatMap((v, i) =>
    lineAt(120 + 14 * i, [50, 'Row'], [200 - 5 * v.length, v], [203, '1,000']),
  );
  const grouped = ['12', '87', '93', '45'].flatMap((v, i) =>
    lineAt(120 + 14 * i, [50, 'Row'], [190, v], [203, `${100 + i}`]),
  );
  const head = lineAt(104, [50, 'Name'], [180, 'Sum']);
  const rules = [rule(100), rule(117), rule(175)];
  expect(read([...head, ...apart], rules)[0]![1]).toEqual(['Row', '1,204', '1,000']);
  expect(read([...head, ...grouped], rules)[0]![1]).toEqual(['Row', '12 100']);
});

test('a label of two lines is one row, a label alone that had room for more is a row of its own', () => {
  const words = [
    ...figures(104, 'Kind', 'Sum'),
    ...lineAt(120, [50, 'Rural']),
    ...lineAt(134, [50, 'Ships that enter']),
    ...figures(148, 'and leave', '7'),
    ...figures(162, 'Boats', '5'),
    ...figures(176, 'Ferries', '4'),
  ];
  expect(read(words, [rule(100), rule(117), rule(190)])[0]).toEqual([
    ['Kind', 'Sum'],
    ['Rural', ''],
    ['Ships that enter and leave', '7'],
    ['Boats', '5'],
    ['Ferries', '4'],
  ]);
});

test('a currency goes with the figure behind it', () => {
  const words = [
    ...figures(104, 'Kind', 'Sum', 'Rest'),
    ...lineAt(120, [50, 'Boats'], [200, '$'], [220, '12'], [275, '34']),
    ...lineAt(134, [50, 'Ferries'], [200, '$'], [215, '345'], [280, '4']),
    ...lineAt(148, [50, 'Rafts'], [200, '$'], [225, '6'], [280, '5']),
  ];
  expect(read(words, [rule(100), rule(117), rule(161)])[0]![2]).toEqual(['Ferries', '$ 345', '4']);
});

test('rows of figures show a table without a rule, running text in two columns shows none', () => {
  const words = [
    ...figures(104, 'Kind', 'Paved', 'Other'),
    ...figures(120, 'Coast', '1,204', '33'),
    ...figures(134, 'Hills', '87', '6'),
    ...figures(148, 'Plain', '91', '39'),
  ];
  expect(figureTables(words, [], letterHeight).map(texts)).toEqual([
    [
      ['Kind', 'Paved', 'Other'],
      ['Coast', '1,204', '33'],
      ['Hills', '87', '6'],
      ['Plain', '91', '39'],
    ],
  ]);
  const prose = [0, 1, 2, 3, 4, 5].flatMap((i) =>
    lineAt(104 + 14 * i, [50, 'of the 12 roads that were seen in'], [300, 'all 14 of them lie near the coast']),
  );
  expect(figureTables(prose, [], letterHeight)).toEqual([]);
});

test('numbers beside the axes of a chart are no table', () => {
  const words = [0, 1, 2, 3, 4].flatMap((i) => lineAt(104 + 20 * i, [50, `${400 - 50 * i}`], [250, `${400 - 50 * i}`]));
  expect(figureTables(words, [], letterHeight)).toEqual([]);
});
