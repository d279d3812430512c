import { expect, test } from 'vitest';
import { brierOf, refitted, type Claim } from '../../../normalizers/confidence/refit.ts';
import {
  logOdds,
  logitOf,
  probability,
  type ConfidenceModel,
} from '../../../normalizers/vocabulary/confidence-model.ts';

const model: ConfidenceModel = {
  reportBelow: 0.9,
  models: new Map([['name', { intercept: logOdds(0.95), weights: new Map([['doubt', -2]]) }]]),
};
const sure = (of: ConfidenceModel): number => probability(logitOf('name', {}, 'ocr', of));
const claims = (count: number, wrong: number): Claim[] =>
  Array.from({ length: count }, (_, i) => ({ kind: 'name', reading: 'ocr', confidence: 0.95, right: i >= wrong }));

test('what was stated too high is stated as often as it proved right, and no other reading is touched', () => {
  const now = refitted(model, claims(200, 60), ['name']);
  expect(sure(now)).toBeGreaterThan(0.66);
  expect(sure(now)).toBeLessThan(0.76);
  expect(probability(logitOf('name', {}, 'text-layer', now))).toBeCloseTo(0.95);
  const after = claims(200, 60).map((one) => ({ ...one, confidence: sure(now) }));
  expect(brierOf(after)!).toBeLessThan(brierOf(claims(200, 60))!);
});

test('a refit goes on from the one before', () => {
  const once = refitted(model, claims(200, 60), ['name']);
  const again = refitted(
    once,
    claims(200, 60).map((one) => ({ ...one, confidence: sure(once) })),
    ['name'],
  );
  expect(Math.abs(sure(again) - sure(once))).toBeLessThan(0.02);
});

test('a handful of values moves nothing', () => {
  expect(sure(refitted(model, claims(20, 20), ['name']))).toBe(sure(model));
});
