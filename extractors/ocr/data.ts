/** The data that the OCR engine reads with: where they lie, and which they are. No engine is loaded to tell. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PipelineError } from '../../pipeline/model/errors.ts';
import { faultWords, fewOf } from '../../pipeline/model/file-fault.ts';

export type OcrOptions = { ocrData?: string | undefined };

/** A file of language data, as the engine asks for it; `isOwn`: made by this project. */
export type OcrData = { folder: string; file: string; gzip: boolean; isOwn: boolean };

export const language = 'ind';

const here = createRequire(import.meta.url);

/** The folder of our own data: beside this file or, from a build, its twin beside `dist`. How they were made: docs/ocr-data.md. */
function ownFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const folders = [join(here, 'trained'), join(here, '../../../extractors/ocr/trained')];
  return folders.find((folder) => existsSync(folder)) ?? folders[1]!;
}

/** Where the language data lie: the folder that the user names, else ours. */
export function dataFile(options: OcrOptions): OcrData {
  const folder = options.ocrData ?? ownFolder();
  for (const [name, gzip] of [
    [`${language}.traineddata.gz`, true],
    [`${language}.traineddata`, false],
  ] as const)
    if (existsSync(join(folder, name)))
      return { folder, file: join(folder, name), gzip, isOwn: options.ocrData === undefined };
  const reason = `${folder} holds no ${language}.traineddata(.gz) (found: ${heldBy(folder)})`;
  throw new PipelineError('ocr-data-missing', reason);
}

/** The signs that our data have behind the published ones, in their order. */
export const addedSigns: readonly string[] = Array.from('%+=;<>*[]qQ≤≥²');

/**
 * What a sign of the steps of our data stands for. The engine names steps by the number of their output, and that of the blank
 * lies where the published signs end: it comes as the first added sign, and each added sign as the next one.
 */
export function signOfStep(named: string): string {
  const at = addedSigns.indexOf(named);
  return at < 0 ? named : (addedSigns[at - 1] ?? '');
}

/** The published data that ours were trained from: their network errs at other letters, so it is asked about doubtful words. */
export function secondDataFile(): OcrData {
  const folder = join(dirname(here.resolve('@tesseract.js-data/ind/package.json')), '4.0.0_best_int');
  return { folder, file: join(folder, `${language}.traineddata.gz`), gzip: true, isOwn: false };
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
  const hash = createHash('sha256');
  for (const { file } of [dataFile(options), secondDataFile()]) hash.update(readFileSync(file));
  const { version } = here('tesseract.js/package.json') as { version: string };
  const core = here('tesseract.js-core/package.json') as { version: string };
  return {
    engine: `tesseract.js ${version} (core ${core.version})`,
    language,
    sha256: hash.digest('hex'),
  };
}
