/** What a run folder recorded of what made it, for telling why two runs differ. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { readVocabularyTexts } from '../../normalizers/vocabulary/files.ts';
import { vocabularyHash } from '../../normalizers/vocabulary/texts.ts';
import { sha256 } from '../../output/dataset/checksum.ts';
import type { RunFacts } from '../../output/diff/causes/run-facts.ts';
import type { Picture } from '../../output/report/page-data.ts';
import { writeFileAtomic } from '../../output/write.ts';
import { readBytes, readText } from '../model/read-file.ts';
import { storeName } from './kept-pages.ts';
import { RunRecord } from './run-record.ts';

/** The facts of a run folder; null for a dataset on its own, and for a record of another version. */
export async function readFacts(run: string, pictures: readonly Picture[]): Promise<RunFacts | null> {
  const record = await recordOf(run);
  if (!record) return null;
  const { program, settings, decisions } = record;
  const hashes = new Map<string, string>();
  for (const { document, page, file } of pictures) {
    const bytes = await readBytes(join(run, file)).catch(() => null);
    if (bytes) hashes.set(`${document} ${page}`, sha256(bytes));
  }
  const { include, levels, keepOfficials } = settings;
  return {
    letters: program.code.letters,
    pages: program.code.pages,
    meaning: program.code.meaning,
    concepts: program.code.concepts ?? null,
    reading: program.vocabulary.reading,
    vocabulary: program.vocabulary.whole,
    vocabularyFiles: program.vocabulary.files ?? null,
    vocabularyLines: program.vocabulary.own ?? [],
    vocabularyTexts: await readKeptVocabulary(run, program.vocabulary.whole),
    ocr: program.ocr.sha256,
    settings: JSON.stringify({ include, levels, keepOfficials }),
    decisions: decisions?.hash ?? null,
    picture: (document, page) => hashes.get(`${document} ${page}`) ?? null,
  };
}

const vocabularyPath = (run: string, hash: string): string =>
  join(run, storeName, 'vocabulary', `${hash.replace(/\W/g, '-')}.json.gz`);

/** Keeps the vocabulary that made a run, 300 kB: a difference names lines of it when the next version has others. */
export async function keepVocabulary(run: string, hash: string, extension: string | null): Promise<void> {
  const path = vocabularyPath(run, hash);
  if (await stat(path).catch(() => null)) return;
  const texts = await readVocabularyTexts(extension);
  // somebody may have edited a file while the run went on
  if (vocabularyHash(texts) === hash) await writeFileAtomic(path, gzipSync(JSON.stringify(texts)));
}

const Texts = z.record(z.string(), z.string());

/** Null where nothing is kept, or nothing that can be read. */
async function readKeptVocabulary(run: string, hash: string): Promise<Record<string, string> | null> {
  try {
    const packed = await readBytes(vocabularyPath(run, hash));
    const texts = Texts.parse(JSON.parse(gunzipSync(packed, { maxOutputLength: mostVocabulary }).toString('utf8')));
    return vocabularyHash(texts) === hash ? texts : null;
  } catch {
    return null;
  }
}

const mostVocabulary = 100e6; // bytes; ours has 1.4 million

/** The record of a run folder; null where there is none that can be read, and for one of another version. */
export async function recordOf(run: string): Promise<RunRecord | null> {
  try {
    return RunRecord.safeParse(JSON.parse(await readText(join(run, 'run.json')))).data ?? null;
  } catch {
    return null;
  }
}
