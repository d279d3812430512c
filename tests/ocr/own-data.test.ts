import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addedSigns, dataFile } from '../../extractors/ocr/data.ts';
import type { OcrReader } from '../../extractors/ocr/engine.ts';
import type { Gray } from '../../extractors/raster/bitmap.ts';
import { createOcrReader } from '../../extractors/ocr/tesseract.ts';
import { paintSheet } from '../../fixtures/make/documents/sheets/paint.ts';
import { readSigns } from '../../fixtures/make/ocr-data/charset.ts';
import { partNumbers, readParts } from '../../fixtures/make/ocr-data/traineddata.ts';
import { upstreamData } from '../../fixtures/make/vocabulary/upstream-data.ts';

let reader: OcrReader;
beforeAll(async () => {
  reader = await createOcrReader({});
});
afterAll(async () => {
  await reader.close();
});

/** What the engine reads in a line of print, 300 dots an inch. */
async function readLine(text: string, family: string): Promise<string> {
  const lines = await reader.read(paintedLine(text, family), 'block');
  return lines.flatMap((line) => line.words.map((word) => word.text)).join(' ');
}

function paintedLine(text: string, family: string): Gray {
  const mark = { kind: 'text', text, x: 8, y: 16, size: 10, letter: { family, cut: 'normal' } } as const;
  const { width, height, data } = paintSheet({ width: 160, height: 24, marks: [mark] }, 300);
  return { width, height, data: Uint8Array.from({ length: width * height }, (_, i) => data[4 * i]!) };
}

test('our data have all signs of the published ones at their numbers, and those of formulas behind them', () => {
  const ours = readParts(gunzipSync(readFileSync(dataFile({}).file)));
  const theirs = readParts(upstreamData());
  const [signs, before] = [ours, theirs].map((parts) => readSigns(parts.get(partNumbers.signs)!)) as [
    string[],
    string[],
  ];
  expect(signs.slice(0, before.length)).toEqual(before);
  expect(signs.slice(before.length)).toEqual(addedSigns);
  for (const part of [partNumbers.words, partNumbers.numbers, partNumbers.punctuation])
    expect(ours.get(part)!.equals(theirs.get(part)!)).toBe(true);
});

test.each(['tinos', 'arimo', 'carlito', 'archivo-narrow'])(
  'signs of formulas are read as such in %s',
  async (family) => {
    for (const text of ['100%', '90%', '(%)', 'x 100%', 'A + B = C', '≥ 75', 'DT-PFM', 'Irigasi'])
      expect(await readLine(text, family)).toBe(text);
  },
);

test('the steps of letters name the signs that were read, with nothing between them', async () => {
  const lines = await reader.read(paintedLine('90% + 2', 'tinos'), 'block', true);
  const likeliest = lines.flatMap((line) =>
    line.words.map(({ steps = [] }) =>
      steps
        .map((step) => Object.entries(step).reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0])
        .filter((sign, i, all) => sign !== all[i - 1])
        .join(''),
    ),
  );
  expect(likeliest).toEqual(['90%', '+', '2']);
});
