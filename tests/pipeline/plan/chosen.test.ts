import { expect, test } from 'vitest';
import { chooseListed } from '../../../pipeline/plan/chosen.ts';
import type { RunRecord } from '../../../pipeline/run/run-record.ts';

const listed = {
  documents: ['a', 'b', 'c', 'd', 'e'].map((name) => ({ path: `/in/${name}.pdf`, file: `${name}.pdf` })),
  skipped: [],
  refusals: [],
};
const record = {
  documents: [
    { source: '../in/b.pdf', status: 'refused' },
    { source: '../in/d.pdf', status: 'complete' },
    { source: '../in/e.pdf', status: 'partial' },
    { source: null, status: 'refused' },
  ],
} as unknown as RunRecord;

const names = (...choice: Parameters<typeof chooseListed> extends [unknown, ...infer Rest] ? Rest : never): string[] =>
  chooseListed(listed, ...choice).chosen.documents.map(({ file }) => file[0]!);

test('all documents are read where nothing is asked for', () => {
  expect(names('/run', record, {})).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('documents that were refused, or of which a part is missing, are tried again alone', () => {
  expect(names('/run', record, { retryFailed: true })).toEqual(['b', 'e']);
  expect(names('/run', null, { retryFailed: true })).toEqual([]);
});

test('a limit counts documents that the run does not hold, so that the same command goes on through an archive', () => {
  expect(names('/run', record, { limit: 1 })).toEqual(['a', 'b', 'd', 'e']);
  expect(chooseListed(listed, '/run', record, { limit: 1 }).left).toBe(1);
  expect(names('/run', null, { limit: 2 })).toEqual(['a', 'b']);
});
