import { expect, it } from 'vitest';
import { streaksOf } from '../../../../extractors/page/rules/streaks.ts';
import type { TracedRule } from '../../../../extractors/raster/rule-tracing.ts';

const sheet = { width: 3509, height: 2480 };
const down = (c: number, from: number, to: number): TracedRule => ({
  kind: 'vertical',
  from,
  to,
  points: [from, (from + to) / 2, to].map((t) => ({ t, c })),
  thickness: 4,
  fill: 1,
  gaps: [],
});

it('a line from edge to edge of the sheet is a streak, also in pieces; walls of a table are none', () => {
  const whole = down(900, 14, 2478);
  const pieces = [down(1580, 0, 2020), down(1582, 2048, 2480)];
  const walls = [down(240, 240, 2110), down(1100, 240, 2110)];
  expect(streaksOf([whole, ...pieces, ...walls], sheet)).toEqual(new Set([whole, ...pieces]));
});

it('what ends before the edge, or leaves most of the sheet out, is no streak', () => {
  expect(streaksOf([down(900, 14, 2300)], sheet).size).toBe(0);
  expect(streaksOf([down(900, 0, 400), down(900, 2000, 2480)], sheet).size).toBe(0);
});

it('a picture that its table fills has walls from edge to edge, and so has a small picture', () => {
  const walls = [200, 900, 2000].map((x) => down(x, 0, 2480));
  expect(streaksOf(walls, sheet).size).toBe(0);
  expect(streaksOf([down(300, 0, 800)], { width: 1200, height: 800 }).size).toBe(0);
});
