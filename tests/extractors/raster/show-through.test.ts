import { expect, test } from 'vitest';
import type { Gray } from '../../../extractors/raster/bitmap.ts';
import type { TracedRule } from '../../../extractors/raster/rule-tracing.ts';
import { withoutPaleRules } from '../../../extractors/raster/show-through.ts';

const dpi = 100;

/** White paper of 400 by 400 with upright rules: at `x`, of a grey, from `from` to `to`. */
function paper(rules: readonly { x: number; grey: (y: number) => number; from: number; to: number }[]): Gray {
  const data = new Uint8Array(400 * 400).fill(255);
  for (const { x, grey, from, to } of rules)
    for (let y = from; y < to; y++) data.fill(grey(y), y * 400 + x, y * 400 + x + 2);
  return { width: 400, height: 400, data };
}

const traced = (x: number, from = 20, to = 380): TracedRule => ({
  kind: 'vertical',
  from,
  to,
  points: Array.from({ length: Math.floor((to - from) / 10) + 1 }, (_, i) => ({ t: from + 10 * i, c: x + 0.5 })),
  thickness: 2,
  fill: 1,
  gaps: [],
});

const whole = (x: number, grey: (y: number) => number) => ({ x, grey, from: 20, to: 380 });
const black = () => 20;
const pale = () => 220;

test('a rule of the back, seen through the paper, is none of the page', () => {
  const picture = paper([whole(50, black), whole(200, pale), whole(350, black)]);
  const kept = withoutPaleRules(picture, [traced(50), traced(200), traced(350)], dpi);
  expect(kept.map((rule) => rule.points[0]!.c)).toEqual([50.5, 350.5]);
});

test('it is none either where lines of text cross it, dark as they are', () => {
  const crossed = (y: number): number => (y % 30 < 12 ? 20 : 220);
  const picture = paper([whole(50, black), whole(200, crossed), whole(350, black)]);
  expect(withoutPaleRules(picture, [traced(50), traced(200), traced(350)], dpi)).toHaveLength(2);
});

test('a dotted rule is one of the page: its dots are as dark as other rules', () => {
  const dotted = (y: number): number => (y % 4 < 1 ? 60 : 240);
  const picture = paper([whole(50, black), whole(200, dotted), whole(350, black)]);
  expect(withoutPaleRules(picture, [traced(50), traced(200), traced(350)], dpi)).toHaveLength(3);
});

test('a table with pale rules alone keeps them', () => {
  const picture = paper([50, 200, 350].map((x) => whole(x, pale)));
  expect(withoutPaleRules(picture, [traced(50), traced(200), traced(350)], dpi)).toHaveLength(3);
});

test('a rule ends where only one of the back goes on in line with it', () => {
  const half = (y: number): number => (y < 200 ? 20 : 220);
  const picture = paper([whole(50, black), whole(200, pale), whole(350, half)]);
  const kept = withoutPaleRules(picture, [traced(50), traced(200), traced(350)], dpi);
  expect(kept.map(({ from, to }) => [from, to])).toEqual([
    [20, 380],
    [20, 200],
  ]);
});
