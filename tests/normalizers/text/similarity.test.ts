import { expect, it } from 'vitest';
import { nearest, sameNumbers, similarity } from '../../../normalizers/text/similarity.ts';

const meanings = (...keys: string[]) => keys.map((key) => ({ key, meaning: key }));
const limits = { threshold: 0.7, margin: 0.05 };

it('compares without case, marks and word breaks', () => {
  expect(similarity('PENANGGUN G JAWAB', 'Penanggung Jawab')).toBe(1);
  expect(similarity('persen', 'PERSEN')).toBe(1);
});

it('wants short texts to be equal', () => {
  expect(similarity('No', 'Nr')).toBe(0);
});

it('never matches texts with different numbers', () => {
  expect(sameNumbers('target 2023', 'Target 2024')).toBe(false);
  expect(nearest('target 2023', meanings('target2024'), limits)).toBeNull();
});

it('matches nothing when two meanings are equally near', () => {
  expect(nearest('sumber data', meanings('sumberdatu', 'sumberdati'), limits)).toBeNull();
  expect(nearest('sumber dala', meanings('sumberdata', 'penanggungjawab'), limits)?.index).toBe(0);
});
