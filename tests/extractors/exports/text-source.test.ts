import { expect, test } from 'vitest';
import { openTextSource } from '../../../extractors/exports/text-source.ts';
import { PipelineError } from '../../../pipeline/model/errors.ts';
import { sampleHints as hints } from './sample-hints.ts';

function refusedFor(text: string | Uint8Array): { code: string; reason: string; remedy: string } | null {
  try {
    openTextSource(Buffer.from(text), hints);
    return null;
  } catch (error) {
    if (error instanceof PipelineError) return error.refusal;
    throw error;
  }
}

const heading = 'No\tIndikator Kinerja Utama\tSatuan\n';

test.each([
  ['a million cells in a line', `${heading}${'a\t'.repeat(1_000_000)}`, /^Line 2 .* 1000001 cells/],
  ['a line without end', `${heading}${'kata '.repeat(60_000)}`, /^Line 2 .* 60000 words/],
  ['twenty thousand brackets', `${heading}1\t${'('.repeat(20_000)}a${')'.repeat(20_000)}\t%`, /brackets 20000 deep/],
  ['more bytes than any export', new Uint8Array(21_000_000).fill(97), /21\.0 MB/],
  ['more rows than can be understood', `${heading}${'1\tPersentase\t%\n'.repeat(4000)}`, /4001 rows/],
  ['markup that lies in itself', `<table><tr><td>${'<div>'.repeat(30_000)}`, /deeper/],
  ['spans over everything', `<table>${'<tr><td rowspan=500 colspan=500>x</td></tr>'.repeat(99)}</table>`, /spans/],
])('a text of %s is refused as a text', (_, text, reason) => {
  const refusal = refusedFor(text);
  expect(refusal?.reason).toMatch(reason);
  expect(refusal?.code).toBe('too-much-text');
  expect(refusal?.remedy).toBe('Split the file into smaller ones');
});

test('a table of a thousand rows is none of these', () => {
  expect(refusedFor(`${heading}${'1\tPersentase (a) [b]\t%\n'.repeat(1000)}`)).toBeNull();
});
