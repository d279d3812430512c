import { expect, test } from 'vitest';
import { PipelineError, refusalCodes, type RefusalCode } from '../../../pipeline/model/errors.ts';
import { commonestReasons } from '../../../pipeline/model/reasons.ts';

const refusal = (code: RefusalCode, file: string, page: number | null = null) =>
  new PipelineError(code, 'why', { file, page }).refusal;

test('the commonest reason comes first, with where it came up first and what to do', () => {
  const found = commonestReasons([
    refusal('empty-file', 'a.pdf'),
    refusal('time-out', 'b.pdf', 3),
    refusal('time-out', 'c.pdf', 1),
  ]);
  expect(found.map(({ code, count }) => [code, count])).toEqual([
    ['time-out', 2],
    ['empty-file', 1],
  ]);
  expect(found[0]).toMatchObject({ file: 'b.pdf', page: 3, remedy: refusalCodes['time-out'][1] });
});

test('ten reasons are told, however many there are', () => {
  const codes = Object.keys(refusalCodes) as RefusalCode[];
  expect(commonestReasons(codes.map((code) => refusal(code, 'a.pdf')))).toHaveLength(10);
});
