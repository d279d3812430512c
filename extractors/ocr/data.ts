/** The data that the OCR engine reads with: where they lie, and which they are. No engine is loaded to tell. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PipelineError } from '../../pipeline/model/errors.ts';
import { faultWords, fewOf } from '../../pipeline/model/file-fault.ts';

export type OcrOptions = { ocrData?: string | undefined };

export const language = 'ind';

/** The folder of our own data: beside this file or, from a build, its twin beside `dist`. How they were made: docs/ocr-data.md. */
function ownFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const folders = [join(here, 'trained'), join(here, '../../../extractors/ocr/trained')];
  return folders.find((folder) => existsSync(folder)) ?? folders[1]!;
}

/** Where the language data lie: the folder that the user names, else ours. */
export function dataFile(options: OcrOptions): { folder: string; file: string; gzip: boolean } {
  const folder = options.ocrData ?? ownFolder();
  for (const [name, gzip] of [
    [`${language}.traineddata.gz`, true],
    [`${language}.traineddata`, false],
  ] as const)
    if (existsSync(join(folder, name))) return { folder, file: join(folder, name), gzip };
  const reason = `${folder} holds no ${language}.traineddata(.gz) (found: ${heldBy(folder)})`;
  throw new PipelineError('ocr-data-missing', reason);
}

function heldBy(folder: string): string {
  try {
    return fewOf(readdirSync(folder));
  } catch (error) {
    return `nothing, ${faultWords(error)}`;
  }
}

/** What reads the text: recorded with every run and part of every stored result's address. */
export function ocrIdentity(options: OcrOptions): { engine: string; language: string; sha256: string } {
  const { file } = dataFile(options);
  const { version } = createRequire(import.meta.url)('tesseract.js/package.json') as { version: string };
  const core = createRequire(import.meta.url)('tesseract.js-core/package.json') as { version: string };
  return {
    engine: `tesseract.js ${version} (core ${core.version})`,
    language,
    sha256: createHash('sha256').update(readFileSync(file)).digest('hex'),
  };
}
