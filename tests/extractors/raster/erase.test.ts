import { describe, expect, it } from 'vitest';
import { eraseRules, paperOf } from '../../../extractors/raster/erase.ts';
import type { TracedRule } from '../../../extractors/raster/rule-tracing.ts';
import { grayOfPoints } from './paint.ts';

const width = 120;
const height = 80;
const rule: TracedRule = {
  kind: 'horizontal',
  from: 10,
  to: 110,
  points: [10, 40, 70, 110].map((t) => ({ t, c: 40 })),
  thickness: 3,
  fill: 1,
  gaps: [],
};
const isRule = (x: number, y: number): boolean => x >= 10 && x < 110 && y >= 39 && y < 42;
/** A letter's stem that crosses the rule from 25 to 60, and a dot far away from it. */
const isStem = (x: number, y: number): boolean => x >= 50 && x < 54 && y >= 25 && y < 60;
const isDot = (x: number, y: number): boolean => x >= 80 && x < 84 && y >= 20 && y < 24;
const isInk = (x: number, y: number): boolean => isRule(x, y) || isStem(x, y) || isDot(x, y);
const gray = grayOfPoints(width, height, (x, y) => (isInk(x, y) ? 10 : 250));
const mask = { width, height, data: Uint8Array.from(gray.data, (v) => (v < 128 ? 1 : 0)) };

describe('taking a rule out', () => {
  const clean = eraseRules(gray, mask, [rule], 255);

  it('paints it with paper, in picture and mask', () => {
    for (const x of [12, 30, 100]) {
      expect(clean.gray.data[40 * width + x]).toBe(255);
      expect(clean.mask.data[40 * width + x]).toBe(0);
    }
  });

  it('keeps the letter that crosses it whole', () => {
    for (const y of [26, 38, 39, 40, 41, 42, 58]) {
      expect(clean.gray.data[y * width + 52]).toBe(10);
      expect(clean.mask.data[y * width + 52]).toBe(1);
    }
  });

  it('leaves other ink and the given picture as they were', () => {
    expect(clean.gray.data[22 * width + 82]).toBe(10);
    expect(gray.data[40 * width + 30]).toBe(10);
    expect(mask.data[40 * width + 30]).toBe(1);
  });

  it('does the same to a rule that runs down', () => {
    const down: TracedRule = { ...rule, kind: 'vertical', to: 70, points: [10, 40, 70].map((t) => ({ t, c: 60 })) };
    const lying = grayOfPoints(width, height, (x, y) => (x >= 59 && x < 62 && y >= 10 && y < 70 ? 10 : 250));
    const inked = { width, height, data: Uint8Array.from(lying.data, (v) => (v < 128 ? 1 : 0)) };
    expect(eraseRules(lying, inked, [down], 255).mask.data.includes(1)).toBe(false);
  });
});

it('a burr across a rule goes with it, a stem that is longer stays', () => {
  const burr = (x: number, y: number): boolean => x >= 30 && x < 32 && y >= 37 && y < 45;
  const sheet = grayOfPoints(width, height, (x, y) => (isInk(x, y) || burr(x, y) ? 10 : 250));
  const inked = { width, height, data: Uint8Array.from(sheet.data, (v) => (v < 128 ? 1 : 0)) };
  const { mask: left } = eraseRules(sheet, inked, [rule], 255);
  expect([37, 40, 44].map((y) => left.data[y * width + 30])).toEqual([0, 0, 0]);
  expect(left.data[30 * width + 52]).toBe(1);
});

it('the usual grey of paper is its most frequent bright value, however much ink there is', () => {
  expect(paperOf(grayOfPoints(100, 100, (x) => (x < 60 ? 20 : x < 95 ? 231 : 244)))).toBe(231);
});

it('takes a double rule out whose lines run together, and not the stem that crosses it', () => {
  const isDouble = (x: number, y: number): boolean => x >= 10 && x < 110 && y >= 34 && y < 46;
  const both = grayOfPoints(width, height, (x, y) => (isDouble(x, y) || isStem(x, y) ? 10 : 250));
  const ink = { width, height, data: Uint8Array.from(both.data, (v) => (v < 128 ? 1 : 0)) };
  const { mask: left } = eraseRules(both, ink, [{ ...rule, thickness: 8 }], 255);
  expect([12, 30, 100].map((x) => left.data[40 * width + x])).toEqual([0, 0, 0]);
  expect(left.data[40 * width + 51]).toBe(1);
});
