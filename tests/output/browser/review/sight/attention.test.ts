import { describe, expect, it } from 'vitest';
import {
  firstToLookAt,
  isLastRead,
  nextAbsent,
  unseenDoubts,
} from '../../../../../output/browser/review/sight/attention.ts';
import { issue } from '../../../../../pipeline/model/issue.ts';
import type { Box } from '../../../../../pipeline/model/geometry.ts';
import type { FieldScreen } from '../../../../../pipeline/model/review/answers.ts';

function field(key: string, confidence: number, more: Partial<FieldScreen> = {}): FieldScreen {
  const left = 10 * key.length;
  const box: Box = [left, 10, left + 5, 20];
  return {
    ...{ key, value: 'x', raw: 'x', edits: [], confidence, segments: [{ page: 1, box }], shared: 1, concluded: false },
    ...{ choices: [], opinions: [], disagreed: false, absent: false, ...more },
  };
}

const said = [{ as: 'right', value: 'x', by: 'Rina', on: '2026-03-01' }];
const row = (fields: FieldScreen[], issues = [] as ReturnType<typeof issue>[]) => ({ fields, issues });
const none = new Set<string>();

describe('fields that have to be looked at before a row is taken', () => {
  it('are those read in doubt and those with an error about them, in the order in which they stand', () => {
    const fields = [field('name', 0.99), field('unit', 0.2), field('objective', 0.95), field('responsible', 0.7)];
    const wrong = issue('formula-upside-down', 'it is', { field: 'objective' });
    expect(unseenDoubts(row(fields, [{ ...wrong, severity: 'error' }]), none)).toEqual([1, 2, 3]);
    expect(unseenDoubts(row(fields, [{ ...wrong, severity: 'warning' }]), none)).toEqual([1, 3]);
  });

  it('are none that was seen, was decided, holds nothing, or is concluded', () => {
    const fields = [
      field('name', 0.1),
      field('objective', 0.1, { opinions: said }),
      field('definition', 0.1, { value: null }),
      field('unit', 0.1, { concluded: true }),
      field('programs', 0.1, { value: [] }),
    ];
    expect(unseenDoubts(row(fields), none)).toEqual([0]);
    expect(unseenDoubts(row(fields), new Set(['name']))).toEqual([]);
  });

  it('are one where parts were read in one cell, and none where one of the parts was seen', () => {
    const segments = [{ page: 1, box: [1, 2, 3, 4] as Box }];
    const parts = ['formula.numerator', 'formula.denominator'].map((key) => field(key, 0.3, { segments }));
    expect(unseenDoubts(row(parts), none)).toEqual([0]);
    expect(unseenDoubts(row(parts), new Set(['formula.denominator']))).toEqual([]);
  });

  it('are apart in a text export, where no field has a box', () => {
    const segments = [{ page: 1, box: null }];
    const fields = ['name', 'unit', 'formula.numerator', 'formula.denominator'];
    expect(unseenDoubts(row(fields.map((key) => field(key, 0.3, { segments }))), none)).toEqual([0, 1, 2]);
  });
});

describe('the first look at a row', () => {
  it('is at what reviewers disagree about, then at the first doubt, then at what was found, then at the top', () => {
    const [sure, less, doubted] = [field('name', 0.99), field('unit', 0.9), field('responsible', 0.4)];
    const disputed = field('baseline', 0.99, { disagreed: true, opinions: said });
    expect(firstToLookAt(row([sure, less, doubted, field('targets.2024', 0.1), disputed]))).toBe(4);
    expect(firstToLookAt(row([sure, less, doubted, field('targets.2024', 0.1)]))).toBe(2);
    const found = issue('unit-unknown', 'it is', { field: 'unit' });
    expect(firstToLookAt(row([sure, less], [{ ...found, severity: 'warning' }]))).toBe(1);
    expect(firstToLookAt(row([sure, { ...less, opinions: said }], [{ ...found, severity: 'warning' }]))).toBe(0);
    expect(firstToLookAt(row([sure, less], [{ ...found, severity: 'info' }]))).toBe(0);
    expect(firstToLookAt(row([sure, less]))).toBe(0);
  });
});

describe('fields of which nothing was read', () => {
  const fields = [
    field('name', 0.9),
    field('unit', 0.1, { absent: true }),
    field('code', 0.9),
    field('goal', 0.1, { absent: true }),
  ];

  it('come one after the other, round and round', () => {
    expect([0, 1, 3].map((at) => nextAbsent(fields, at))).toEqual([1, 3, 1]);
    expect(nextAbsent([field('name', 0.9)], 0)).toBe(-1);
  });

  it('are no doubts, and nobody has to go through them to be done', () => {
    expect(unseenDoubts(row(fields), none)).toEqual([]);
    expect([0, 2, 3].map((at) => isLastRead(fields, at))).toEqual([false, true, true]);
  });
});
