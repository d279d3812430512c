/** What a run folder recorded of what made it, for telling why two runs differ. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../../output/dataset/checksum.ts';
import type { RunFacts } from '../../output/diff/run-facts.ts';
import type { Picture } from '../../output/report/page-data.ts';
import { RunRecord } from './run-record.ts';

/** The facts of a run folder; null for a dataset on its own, and for a record of another version. */
export async function readFacts(run: string, pictures: readonly Picture[]): Promise<RunFacts | null> {
  const text = await readFile(join(run, 'run.json'), 'utf8').catch(() => null);
  const record = text === null ? null : recordOf(text);
  if (!record) return null;
  const { program, settings, decisions } = record;
  const hashes = new Map<string, string>();
  for (const { document, page, file } of pictures) {
    const bytes = await readFile(join(run, file)).catch(() => null);
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
    ocr: program.ocr.sha256,
    settings: JSON.stringify({ include, levels, keepOfficials }),
    decisions: decisions?.hash ?? null,
    picture: (document, page) => hashes.get(`${document} ${page}`) ?? null,
  };
}

function recordOf(text: string): RunRecord | null {
  try {
    return RunRecord.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
