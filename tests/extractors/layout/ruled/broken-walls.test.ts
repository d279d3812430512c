import { expect, test } from 'vitest';
import { joinBrokenWalls, joinOverBands } from '../../../../extractors/layout/ruled/broken-walls.ts';
import type { Track } from '../../../../extractors/layout/rules.ts';

const wall = (...spans: [from: number, to: number][]): Track[] => [
  { kind: 'vertical', at: 200, spans: spans.map(([from, to]) => ({ from, to })) },
];
const edge = (at: number, from = 50, to = 500): Track => ({ kind: 'horizontal', at, spans: [{ from, to }] });
const joined = (vertical: Track[], ...horizontal: Track[]) =>
  joinBrokenWalls(vertical, horizontal, 9)[0]!.spans.map(({ from, to }) => [from, to]);

test('long pieces of a wall are joined over a break that is short beside them', () => {
  expect(joined(wall([100, 276], [287, 478], [488, 870]), edge(100))).toEqual([[100, 870]]);
});

test('pieces stay apart where the break is wide, or a piece is short beside it', () => {
  expect(joined(wall([100, 276], [302, 600]))).toEqual([
    [100, 276],
    [302, 600],
  ]);
  expect(joined(wall([100, 160], [171, 600]))).toEqual([
    [100, 160],
    [171, 600],
  ]);
});

test('the walls of two tables end at their edges, and a level rule elsewhere across parts nothing', () => {
  expect(joined(wall([100, 276], [287, 478]), edge(276))).toEqual([
    [100, 276],
    [287, 478],
  ]);
  expect(joined(wall([100, 276], [287, 478]), edge(288, 190, 400))).toEqual([
    [100, 276],
    [287, 478],
  ]);
  expect(joined(wall([100, 276], [287, 478]), edge(276, 300, 400))).toEqual([[100, 478]]);
});

test('a band that stops the walls between columns parts no table: its sides run through, and no rule closes the columns', () => {
  const upright = (at: number, ...spans: [number, number][]): Track => ({ ...wall(...spans)[0]!, at });
  const sides = [upright(50, [54, 531]), upright(500, [54, 531])];
  const inner = [upright(100, [73, 433], [452, 522]), upright(300, [74, 433], [453, 522])];
  const spansOf = (tracks: Track[]) =>
    tracks.filter((t) => inner.some(({ at }) => at === t.at)).map((t) => t.spans.map(({ from, to }) => [from, to]));
  const frame = [edge(54), edge(522)];
  expect(spansOf(joinOverBands([...sides, ...inner], frame))).toEqual([[[54, 522]], [[54, 522]]]);
  const asTheyAre = inner.map((t) => t.spans.map(({ from, to }) => [from, to]));
  // two tables, each with its own edge; one upright rule alone; no sides
  const closed = [...frame, edge(73), edge(452)];
  expect(spansOf(joinOverBands([...sides, ...inner], closed))).toEqual(asTheyAre);
  expect(spansOf(joinOverBands([...sides, inner[0]!], frame))).toEqual([asTheyAre[0]]);
  expect(spansOf(joinOverBands(inner, frame))).toEqual(asTheyAre);
});
