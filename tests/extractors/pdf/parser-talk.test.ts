import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { brokenStreams, complaintOf, isParserError, unlistedPages } from '../../../extractors/pdf/parser-talk.ts';

test('what the parser says of lost parts is told from what it repairs, and from what sound files make it say', () => {
  expect(complaintOf('Info: Bad encoding in flate stream')?.loses).toBe(true);
  expect(complaintOf('Warning: Unable to decode image "img_p0_1": "no data".')?.loses).toBe(true);
  expect(complaintOf('Warning: Indexing all PDF objects')?.loses).toBe(false);
  expect(complaintOf('Warning: TT: undefined function: 32')).toBeNull();
  expect(complaintOf('Info: page=1 - getOperatorList: time=3ms, len=20')).toBeNull();
});

const packed = deflateSync(Buffer.from(Array.from({ length: 400 }, (_, i) => `${i} 700 Td (${i * i}) Tj`).join('\n')));

/** A file with one packed stream. */
function fileOf(stream: Buffer): Uint8Array {
  const head = `%PDF-1.4\n1 0 obj\n<< /Filter /FlateDecode /Length ${stream.length} >>\nstream\n`;
  return Uint8Array.from(Buffer.concat([Buffer.from(head), stream, Buffer.from('\nendstream\nendobj\n')]));
}

test('a packed stream that is whole is no complaint, even without the check at its end', async () => {
  expect(await brokenStreams(fileOf(packed))).toEqual([]);
  expect(await brokenStreams(fileOf(packed.subarray(0, -4)))).toEqual([]);
});

test('a stream whose end was cut off or overwritten with zeros lacks a part', async () => {
  const half = Math.floor(packed.length / 2);
  const zeros = Buffer.concat([packed.subarray(0, half), Buffer.alloc(packed.length - half)]);
  const lost = [expect.objectContaining({ loses: true })];
  expect(await Promise.all([packed.subarray(0, half), zeros].map((stream) => brokenStreams(fileOf(stream))))).toEqual([
    lost,
    lost,
  ]);
});

test('a stream of some hundred kilobytes that unpacks to hundreds of megabytes is followed, and not held', async () => {
  const long = deflateSync(Buffer.alloc(200e6, 'q 1 0 0 1 7 9 cm Q\n'));
  const before = process.memoryUsage().rss;
  expect(await brokenStreams(fileOf(long))).toEqual([]);
  expect(await brokenStreams(fileOf(long.subarray(0, -1001)))).toEqual([expect.objectContaining({ loses: true })]);
  expect(process.memoryUsage().rss - before).toBeLessThan(250e6);
});

test('pages that stand in the file and not in its list are told', () => {
  const page = (number: number) => `${number} 0 obj\n<< /Type /Page /Parent 1 0 R >>\nendobj\n`;
  const file = Buffer.from(`1 0 obj\n<< /Type /Pages >>\nendobj\n${page(2)}${page(3)}`);
  expect(unlistedPages(file, 2)).toEqual([]);
  expect(unlistedPages(file, 1)).toHaveLength(1);
});

test('a packed part that says it holds nothing lacks nothing; one that says otherwise does', async () => {
  expect(await brokenStreams(fileOf(Buffer.alloc(0)))).toEqual([]);
  const emptied = Buffer.from('1 0 obj\n<< /Length 40 /Filter /FlateDecode >>\nstream\n\nendstream\nendobj\n');
  expect(await brokenStreams(Uint8Array.from(emptied))).toHaveLength(1);
  expect(complaintOf('Warning: Empty "FlateDecode" stream.')).toBeNull();
});

test('what the parser throws is told from what other code throws, also code that the parser calls', () => {
  const thrownAt = (...calls: string[]) =>
    Object.assign(new Error('gone'), { stack: `Error: gone\n${calls.join('\n')}` });
  const parser = '    at XRef.fetch (file:///app/node_modules/pdfjs-dist/legacy/build/pdf.worker.mjs:64682:13)';
  const windows = '    at XRef.fetch (file:///C:\\app\\node_modules\\pdfjs-dist\\legacy\\build\\pdf.worker.mjs:1:13)';
  const ours = '    at readContent (file:///app/dist/extractors/pdf/content.js:20:3)';
  expect([thrownAt(parser, ours), thrownAt(windows)].map(isParserError)).toEqual([true, true]);
  expect([thrownAt(ours, parser), thrownAt(), parser, null].map(isParserError)).toEqual([false, false, false, false]);
});
