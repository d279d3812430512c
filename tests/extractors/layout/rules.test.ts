import { describe, expect, it } from 'vitest';
import { coverage, mergeSpans, tracksOf, type Rule } from '../../../extractors/layout/rules.ts';

const across = (at: number, from: number, to: number): Rule => ({ kind: 'horizontal', at, from, to, thickness: 1 });

describe('tracks', () => {
  it('a double rule is one track, between its two lines', () => {
    const tracks = tracksOf([across(100, 0, 200), across(102, 0, 200), across(140, 0, 200)], 'horizontal', 2);
    expect(tracks.map((t) => t.at)).toEqual([101, 140]);
  });

  it('many rules close together do not run into one track', () => {
    const rules = [0, 3, 6, 9, 12, 15, 18].map((at) => across(at, 0, 200));
    expect(tracksOf(rules, 'horizontal', 2).length).toBeGreaterThan(1);
  });

  it('long rules decide the place of a track', () => {
    expect(tracksOf([across(100, 0, 300), across(103, 0, 100)], 'horizontal', 2)[0]!.at).toBeCloseTo(100.75);
  });

  it('only rules of the kind asked for count', () => {
    expect(tracksOf([across(100, 0, 200)], 'vertical', 2)).toEqual([]);
  });
});

it('stretches join over gaps of the bridge and not over wider ones', () => {
  const spans = [
    { from: 60, to: 100 },
    { from: 0, to: 50 },
    { from: 55, to: 58 },
    { from: 120, to: 130 },
  ];
  expect(mergeSpans(spans, 5)).toEqual([
    { from: 0, to: 100 },
    { from: 120, to: 130 },
  ]);
  expect(mergeSpans(spans, 1)).toHaveLength(4);
});

it('coverage is the inked share of a stretch', () => {
  const track = {
    kind: 'horizontal' as const,
    at: 0,
    spans: [
      { from: 0, to: 20 },
      { from: 60, to: 200 },
    ],
  };
  expect(coverage(track, 0, 100)).toBeCloseTo(0.6);
  expect(coverage(track, 100, 100)).toBe(0);
});
