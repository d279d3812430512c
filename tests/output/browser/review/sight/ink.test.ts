import { expect, it } from 'vitest';
import { inkOf, type Greys } from '../../../../../output/browser/review/sight/ink.ts';
import type { Box } from '../../../../../pipeline/model/geometry.ts';

const box: Box = [100, 50, 200, 350];

/** White paper in rules, with ink of a grey at some heights. */
function paper(at: readonly number[], grey = 60): Greys {
  const [width, height] = [100, 300];
  const data = new Uint8Array(width * height).fill(245);
  for (let y = 0; y < height; y++) for (const x of [0, 1, 98, 99]) data[y * width + x] = 0;
  for (let x = 0; x < width; x++) for (const y of [0, 1, 298, 299]) data[y * width + x] = 0;
  // letters have gaps
  for (const y of at) for (let x = 20; x < 60; x++) if (x % 6 > 1) data[y * width + x] = grey;
  return { width, height, data };
}

it('leaves out white paper below and above what stands in a cell, but not its rules', () => {
  expect(inkOf(box, paper([20, 21, 40]))).toEqual([100, 50, 200, 98]);
  expect(inkOf(box, paper([270]))).toEqual([100, 312, 200, 350]);
});

it('keeps everything between the first and the last ink, however faint', () => {
  expect(inkOf(box, paper([10, 200], 205))).toEqual([100, 50, 200, 258]);
});

it('shows a cell whole that is written full, and a strip of a blank one', () => {
  expect(inkOf(box, paper([15, 280]))).toEqual(box);
  expect(inkOf(box, paper([]))).toEqual([100, 50, 200, 70]);
});

it('takes the rules of a leaning sheet for no ink, far from the edges as they stand', () => {
  const blank = paper([]);
  const data = Uint8Array.from(blank.data);
  for (let y = 0; y < 300; y++)
    for (const x of [8, 88]) data.fill(30, y * 100 + x + Math.floor(y / 80), y * 100 + x + 2 + Math.floor(y / 80));
  for (let x = 0; x < 100; x++)
    for (const y of [8, 288]) for (const thick of [0, 1]) data[(y + thick + Math.floor(x / 40)) * 100 + x] = 30;
  expect(inkOf(box, { ...blank, data })).toEqual([100, 50, 200, 70]);
  // letters beside such a rule are ink
  for (const y of [40, 41, 42]) data.fill(60, y * 100 + 20, y * 100 + 32);
  expect(inkOf(box, { ...blank, data })).toEqual([100, 50, 200, 100]);
});
