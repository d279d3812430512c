import { describe, expect, test } from 'vitest';
import {
  nextOpen,
  noFilters,
  queueOf,
  timeLeft,
  type QueueFilters,
} from '../../../../../output/browser/review/sight/queue-filters.ts';
import type { QueueRow, ReviewDocument } from '../../../../../pipeline/model/review/answers.ts';

const row = (id: string, more: Partial<QueueRow> = {}): QueueRow => ({
  id,
  document: 0,
  position: 1,
  name: id,
  gain: 1,
  sure: false,
  sample: false,
  state: 'open',
  marks: [],
  ...more,
});
const document = (agency: string, tables: ReviewDocument['tables'] = []): ReviewDocument => {
  return { file: `${agency}.pdf`, agency, year: 2024, kind: 'scanned-pdf', rows: 1, facts: [], tables };
};
const sheet = { page: 2, width: 0, height: 0, picture: false };
const left: ReviewDocument['tables'][number] = {
  kind: 'other',
  ...{ pages: [2], rows: 3, level: null, box: null, heading: 'No | Uraian', because: [] },
  ...{ taken: false, sheet, opinions: [], disagreed: false },
};
const documents = [document('Dinas Sosial'), document('Dinas Kesehatan', [left])];
const rows = [
  row('low', { gain: 1 }),
  row('high', { gain: 9 }),
  row('done', { gain: 0, state: 'done' }),
  row('sure', { gain: 0.1, sure: true, sample: true }),
  row('health', { document: 1, gain: 3, marks: ['field:formula', 'code:formula-copied', 'disagree'] }),
  row('old', { gain: 2, marks: ['stale'] }),
];
const queue = (some: Partial<QueueFilters>): string[] => queueOf(rows, documents, { ...noFilters, ...some });

describe('the queue', () => {
  test.each<[string, Partial<QueueFilters>, string[]]>([
    ['what is in doubt, the largest gain first and what is done last', {}, ['high', 'health', 'old', 'low', 'done']],
    ['everything', { which: 'all' }, ['high', 'health', 'old', 'low', 'sure', 'done']],
    ['what nobody looked at', { which: 'open' }, ['high', 'health', 'old', 'low', 'sure']],
    ['the sample', { which: 'sample' }, ['sure']],
    ['disagreements', { which: 'disagree' }, ['health']],
    ['stale decisions', { which: 'stale' }, ['old']],
    ['one agency', { agency: 'Dinas Kesehatan' }, ['health']],
    ['one document', { document: '1' }, ['health']],
    ['a field in doubt', { field: 'formula' }, ['health']],
    ['a finding', { finding: 'formula-copied' }, ['health']],
    ['documents with candidate tables', { candidates: true }, ['health']],
  ])('holds %s', (_, filters, expected) => {
    expect(queue(filters)).toEqual(expected);
  });

  test('goes round to rows that were left out, and ends when all are done', () => {
    const done = new Set(['b', 'c']);
    const isDone = (id: string): boolean => done.has(id);
    expect(nextOpen(['a', 'b', 'c'], 2, isDone)).toBe(0);
    done.add('a');
    expect(nextOpen(['a', 'b', 'c'], 2, isDone)).toBe(-1);
  });
});

describe('the time that is left', () => {
  const minute = 60_000;
  test('is told from the median of the last rows, breaks left out', () => {
    expect(timeLeft([0, minute, 2 * minute, 62 * minute, 63 * minute], 10)).toBe(600);
  });
  test('is not told from two rows', () => {
    expect(timeLeft([0, minute, 2 * minute], 10)).toBeNull();
  });
});
