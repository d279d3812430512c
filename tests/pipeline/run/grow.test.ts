import { describe, expect, test } from 'vitest';
import { PipelineError } from '../../../pipeline/model/errors.ts';
import type { DocumentOutcome } from '../../../pipeline/batch/outcome.ts';
import { grow } from '../../../pipeline/run/grow.ts';

type Made = { rows: string };

const read = (file: string, bytes: string, rows = bytes): DocumentOutcome<Made> => ({
  input: { file, path: `/in/${file}` },
  id: `sha256:${bytes}`,
  kind: null,
  pages: [],
  result: { rows },
  madeBy: 'm',
  refusal: null,
  seconds: 1,
});
const unread = (file: string, code: 'unreadable-file' | 'empty-file'): DocumentOutcome<Made> => ({
  ...read(file, ''),
  id: null,
  result: null,
  refusal: new PipelineError(code, 'so', { file }).refusal,
});
const shown = ({ documents }: ReturnType<typeof grow<Made>>) =>
  documents.map(({ outcome, earlier }) => [outcome.input.file, outcome.result?.rows ?? null, earlier]);

describe('the union of runs', () => {
  test('holds what was there and what was added, sorted by path, whatever came first', () => {
    const expected = [
      ['a.pdf', 'A'],
      ['b.pdf', 'B'],
    ];
    const first = grow([read('b.pdf', 'B')], [read('a.pdf', 'A')]);
    const second = grow([read('a.pdf', 'A')], [read('b.pdf', 'B')]);
    expect(shown(first).map((one) => one.slice(0, 2))).toEqual(expected);
    expect(shown(second).map((one) => one.slice(0, 2))).toEqual(expected);
    expect(first.replaced).toEqual([]);
  });

  test('has a file with new bytes once, and names both versions', () => {
    const { documents, replaced } = grow([read('a.pdf', 'old')], [read('a.pdf', 'new')]);
    expect(documents.map(({ outcome }) => outcome.id)).toEqual(['sha256:new']);
    expect(replaced).toEqual([{ file: 'a.pdf', before: 'sha256:old', after: 'sha256:new' }]);
  });

  test('replaces nothing when the same bytes are given again', () => {
    const again = grow([read('a.pdf', 'A')], [read('a.pdf', 'A')]);
    expect([shown(again), again.replaced]).toEqual([[['a.pdf', 'A', false]], []]);
  });

  test('takes what was made now of bytes that an earlier path has too', () => {
    const grown = grow([read('old/a.pdf', 'A', 'made then')], [read('new/a.pdf', 'A', 'made now')]);
    expect(shown(grown)).toEqual([
      ['new/a.pdf', 'made now', false],
      ['old/a.pdf', 'made now', true],
    ]);
  });

  test('keeps the earlier version of a file that could not be read from the disk this time', () => {
    const grown = grow([read('a.pdf', 'A')], [unread('a.pdf', 'unreadable-file')]);
    expect(shown(grown)).toEqual([
      ['a.pdf', null, false],
      ['a.pdf', 'A', true],
    ]);
    expect(grown.replaced).toEqual([]);
  });

  test('lets an empty file take the place of what was there, and says so', () => {
    const grown = grow([read('a.pdf', 'A')], [unread('a.pdf', 'empty-file')]);
    expect(shown(grown)).toEqual([['a.pdf', null, false]]);
    expect(grown.replaced).toEqual([{ file: 'a.pdf', before: 'sha256:A', after: null }]);
  });

  test('keeps two files of one path that were given together', () => {
    const grown = grow([], [read('a.pdf', 'A'), read('a.pdf', 'B')]);
    expect(shown(grown).map(([, rows]) => rows)).toEqual(['A', 'B']);
  });
});
