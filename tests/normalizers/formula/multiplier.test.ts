import { expect, test } from 'vitest';
import { readLoneMultiplier } from '../../../normalizers/formula/multiplier.ts';
import { tokenize } from '../../../normalizers/formula/tokens.ts';
import { linesOf } from '../text-lines.ts';

test.each([
  ['100', 100],
  ['100%', 100],
  ['X 100', 100],
  ['(100 %', 100],
  ['100”', 100],
  ['x 1.000', 1000],
  ['tahun 100', null],
  ['100 tahun', null],
  ['x 100% x 1.000', null],
  ['persen', null],
  ['', null],
])('what stands alone as a multiplier: "%s"', (text, value) => {
  expect(readLoneMultiplier(tokenize(linesOf(text)))).toBe(value);
});
