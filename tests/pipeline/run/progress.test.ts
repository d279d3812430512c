import { expect, test } from 'vitest';
import { PipelineError } from '../../../pipeline/model/errors.ts';
import { createProgress } from '../../../pipeline/run/progress.ts';

function written(columns?: number): { text: string[]; target: Parameters<typeof createProgress>[0] } {
  const text: string[] = [];
  return { text, target: { write: (part) => text.push(part), isTTY: columns !== undefined, columns } };
}

test('without a terminal there is one plain line a document, refusals with reason and remedy', () => {
  const { text, target } = written();
  const { onEvent, end } = createProgress(target, () => 0);
  const { refusal } = new PipelineError('encrypted-pdf', 'The PDF asks for a password', { file: 'b.pdf' });
  onEvent({ type: 'listed', documents: 2 });
  onEvent({ type: 'opened', file: 'a.pdf', pages: 1 });
  onEvent({ type: 'page', file: 'a.pdf', page: 1, cached: false, seconds: 3, refusal: null });
  onEvent({ type: 'document', file: 'a.pdf', pages: 1, rows: 12, seconds: 3.14, refusals: [] });
  onEvent({ type: 'document', file: 'b.pdf', pages: 0, rows: null, seconds: 0, refusals: [refusal] });
  end();
  expect(text).toEqual([
    '[1/2] a.pdf: 1 page, 12 rows, 3.1 s\n',
    '[2/2] b.pdf: refused; The PDF asks for a password -> Remove the password (for example: qpdf --decrypt in.pdf out.pdf)\n',
  ]);
});

test('on a terminal the bar tells the time left from the pages read so far', () => {
  const { text, target } = written(80);
  let clock = 0;
  const { onEvent } = createProgress(target, () => clock);
  onEvent({ type: 'listed', documents: 2 });
  onEvent({ type: 'opened', file: 'a.pdf', pages: 4 });
  for (const page of [1, 2]) {
    clock += 10_000;
    onEvent({ type: 'page', file: 'a.pdf', page, cached: false, seconds: 10, refusal: null });
  }
  // Two of four pages are left, and another document of the same length: 6 pages of 10 seconds.
  expect(text.at(-1)?.trimEnd()).toBe('\r##########.......... 0/2 documents, 2/4 pages, about 60 s left');
  expect(text.every((part) => part.length <= 81)).toBe(true);
});
