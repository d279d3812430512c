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

  test.each([
    ['time ran out', 'time-out', 'what was read before', /time ran out; what was read before stays/],
    ['the document itself is at fault', 'no-pages', null, /^the document itself is at fault$/],
  ] as const)('when the same bytes could not be read now as %s, rows are: %s', (why, code, rows, reason) => {
    const { refusal } = new PipelineError(code, why, { file: 'a.pdf' });
    const now = { ...read('a.pdf', 'A'), result: null, refusal };
    const [document] = grow([read('a.pdf', 'A', 'what was read before')], [now]).documents;
    expect([document!.outcome.result?.rows ?? null, document!.earlier]).toEqual([rows, false]);
    expect(document!.outcome.refusal?.reason).toMatch(reason);
  });

  test('keeps the whole document when a page of it ran out of time now', () => {
    const page = { number: 2, key: 'k', read: null, cached: false, seconds: 9, letters: null };
    const { refusal } = new PipelineError('time-out', 'slow', { file: 'a.pdf', page: 2 });
    const now = { ...read('a.pdf', 'A', 'half of it'), pages: [{ ...page, refusal }] };
    const [document] = grow([read('a.pdf', 'A', 'all of it')], [now]).documents;
    expect(document!.outcome.result).toEqual({ rows: 'all of it' });
    expect(document!.outcome.refusal).toMatchObject({ page: null, reason: 'page 2: slow; what was read before stays' });
  });

  test('tells where both lay when a file of the same name came from elsewhere', () => {
    const elsewhere = { ...read('a.pdf', 'B'), input: { file: 'a.pdf', path: '/other/a.pdf' } };
    const { replaced } = grow([read('a.pdf', 'A')], [elsewhere]);
    expect(replaced[0]!.paths).toEqual({ before: '/in/a.pdf', after: '/other/a.pdf' });
  });
});
