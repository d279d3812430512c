import { expect, it } from 'vitest';
import { sheetsInSight } from '../../../../../output/browser/review/sight/sheets-in-sight.ts';
import type { FieldScreen } from '../../../../../pipeline/model/review/answers.ts';

const field = (key: string, pages: number[], shared = 1): FieldScreen => ({
  ...{ key, value: 'x', raw: 'x', edits: [], confidence: 1, shared, concluded: false, choices: [], opinions: [] },
  segments: pages.map((page) => ({ page, box: [0, 0, 1, 1] })),
  disagreed: false,
  absent: false,
});
const sheets = [1, 2, 3, 4].map((page) => ({ page, width: 595, height: 842, picture: true }));
const shown = (fields: FieldScreen[], at: number): number[] =>
  sheetsInSight({ fields }, at, sheets).map(({ page }) => page);

it('shows both pages of a row that is cut by the end of a page, whichever of its fields is looked at', () => {
  const fields = [field('name', [1, 2]), field('unit', [1]), field('responsible', [2])];
  expect([0, 1, 2].map((at) => shown(fields, at))).toEqual([
    [1, 2],
    [1, 2],
    [1, 2],
  ]);
});

it('shows one page of a row that stands on one, however many pages a merged cell of it spans', () => {
  const fields = [field('name', [3]), field('objective', [1, 2, 3, 4], 12)];
  expect(shown(fields, 0)).toEqual([3]);
  expect(shown(fields, 1)).toEqual([1, 2]); // the cell that is looked at
});

it('shows the first page of a row without any place', () => {
  expect(shown([field('code', [])], 0)).toEqual([1]);
});
