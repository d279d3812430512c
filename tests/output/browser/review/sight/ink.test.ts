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
  for (const y of at) data.fill(grey, y * width + 20, y * width + 60);
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
