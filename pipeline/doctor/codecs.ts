/** One PDF for every way in which scanners store a picture: a decoder that is missing leaves blank pages. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readContent } from '../../extractors/pdf/content.ts';
import { openPdf } from '../../extractors/pdf/pdfjs.ts';
import { readPicture } from '../../extractors/pdf/picture.ts';
import { packageRoot } from '../run/identity.ts';
import { check, type Check } from './machine.ts';

/** `ink` is the range in which the share of dark pixels lies when the picture is read as well as can be. */
const Expected = z.object({ files: z.record(z.string(), z.object({ ink: z.tuple([z.number(), z.number()]) })) });

const dark = 128; // of 255
/** A decoder is there when the picture is neither blank nor black; how well it is read is for the tests to say. */
const tolerance = 10;

/** A check for every file that `fixtures/codecs/expected.json` names. */
export async function checkCodecs(folder: string = join(packageRoot(), 'fixtures/codecs')): Promise<Check[]> {
  const remedy = 'Install again with npm ci: pdfjs-dist must have its folder wasm';
  let expected: z.infer<typeof Expected>;
  try {
    expected = Expected.parse(JSON.parse(await readFile(join(folder, 'expected.json'), 'utf8')));
  } catch {
    return [{ name: 'PDF pictures', status: 'failed', detail: `no test pictures in ${folder}`, remedy }];
  }
  const checks: Check[] = [];
  for (const [file, { ink }] of Object.entries(expected.files)) {
    checks.push(await check(`PDF picture ${file.replace('.pdf', '')}`, remedy, () => inkOf(join(folder, file), ink)));
  }
  return checks;
}

async function inkOf(path: string, [least, most]: [number, number]): Promise<string> {
  const pdf = await openPdf(new Uint8Array(await readFile(path)));
  try {
    const page = await pdf.page(1);
    const { gray } = await readPicture(page, await readContent(page));
    const share = gray.data.reduce((count, value) => count + (value < dark ? 1 : 0), 0) / gray.data.length;
    const found = `${(100 * share).toFixed(1)} % dark`;
    if (share < least / tolerance || share > most * tolerance) throw new Error(`${found}: it was not decoded`);
    return found;
  } finally {
    await pdf.close();
  }
}
