import { expect, test } from 'vitest';
import { withoutWallStrokes } from '../../../../extractors/page/rules/wall-strokes.ts';
import { pixelSize } from '../../../../extractors/raster/prepare.ts';
import type { Component } from '../../../../extractors/raster/components.ts';
import type { Box } from '../../../../pipeline/model/geometry.ts';

const letterHeight = 24;
/** A cell of 400 by 200 pixels. */
const cell = [0, 0, 400 * pixelSize, 200 * pixelSize] as Box;
const part = (x0: number, y0: number, width: number, height: number): Component => ({
  x0,
  y0,
  x1: x0 + width,
  y1: y0 + height,
  area: width * height,
});
const word = [0, 1, 2, 3, 4].map((i) => part(40 + 26 * i, 40, 20, 24));

test('strokes alone on the sides of a cell are pieces of its walls', () => {
  const strokes = [part(3, 100, 4, 30), part(9, 100, 4, 30), part(392, 42, 4, 18)];
  expect(withoutWallStrokes([...word, ...strokes], cell, letterHeight)).toEqual(word);
});

test('a letter like a stroke at the side stays beside its word, and one away from the side stays alone', () => {
  const first = part(4, 40, 5, 24);
  const next = [part(16, 40, 20, 24), ...word];
  expect(withoutWallStrokes([first, ...next], cell, letterHeight)).toEqual([first, ...next]);
  const digit = part(200, 120, 6, 24);
  expect(withoutWallStrokes([...word, digit], cell, letterHeight)).toEqual([...word, digit]);
});
