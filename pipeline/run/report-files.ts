/** The report of a run, written when everything else is: what it cannot be made of is told, and costs no result. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { keysOf } from '../../output/dataset/search-text.ts';
import type { Names, ReportInput } from '../../output/report/page-data.ts';
import { reportFiles } from '../../output/report/report.ts';
import { lastDecisions } from '../../normalizers/decided/held.ts';
import type { Vocabulary } from '../../normalizers/vocabulary/vocabulary.ts';
import type { Conception } from '../decisions/conception.ts';
import { madeFrom, type MadeFiles } from '../made/made-files.ts';
import type { Dataset } from '../model/meaning/dataset.ts';
import { keyNames } from '../../normalizers/vocabulary/terms.ts';
import { pageCode } from './page-code.ts';
import { picturesOf, type RunRecord } from './run-record.ts';

/** Everything that the report shows. */
export function reportInput(dataset: Dataset, record: RunRecord, { vocabulary, decided }: Conception): ReportInput {
  const { program, refusals, settings, decisions } = record;
  return {
    dataset,
    pictures: picturesOf(record),
    refusals,
    run: { version: program.ikat, facts: factsOf({ program, settings }) },
    names: namesOf(dataset, vocabulary),
    decided: lastDecisions(decided.decisions).decisions,
    decisions: decisions ? { held: decisions.held, stale: decisions.stale, elsewhere: decisions.elsewhere } : null,
  };
}

/**
 * Writes report.html and the pages of documents, those that are there already excepted, and removes pages of documents that are no
 * more. Returns why there is no report where it could not be made; what the file system refuses is thrown.
 */
export async function writeReport(folder: string, input: ReportInput, made: MadeFiles): Promise<string | null> {
  const written = new Set<string>();
  const files = reportFiles(input);
  const look = madeFrom(pageCode('report'));
  for (;;) {
    let text: string | null = null;
    let file: { path: string; from: string };
    try {
      const next = files.next();
      if (next.done) break;
      const { path, page } = next.value;
      file = { path, from: madeFrom(look, page) };
      if (!made.has(path, file.from)) text = next.value.text;
    } catch (fault) {
      return fault instanceof Error ? fault.message : String(fault);
    }
    if (text !== null) await made.write(file.path, file.from, text);
    written.add(file.path);
  }
  const there = await readdir(join(folder, 'report')).catch(() => []);
  const old = there.filter((name) => name.endsWith('.html') && !written.has(`report/${name}`));
  await Promise.all(old.map((name) => rm(join(folder, 'report', name), { force: true })));
  return null;
}

function factsOf({ program, settings }: Pick<RunRecord, 'program' | 'settings'>): [string, string][] {
  const levels = settings.levels.filter((one) => one !== 'goal' && one !== 'objective');
  return [
    ['Node', program.node],
    ['OCR', `${program.ocr.engine}, ${program.ocr.language} (${program.ocr.sha256.slice(0, 12)})`],
    ['Vocabulary', program.vocabulary.whole.replace('sha256:', '').slice(0, 12)],
    ['Tables taken', ['iku', ...settings.include.filter((kind) => kind !== 'iku')].join(', ')],
    ['Levels taken', ['goal', 'objective', ...levels].join(', ')],
  ];
}

/** The names of every key of the vocabulary that a row holds, in the order of its lines: today's short form first. */
function namesOf({ indicators }: Dataset, vocabulary: Vocabulary): Names[] {
  const wanted = new Set(indicators.flatMap(keysOf));
  return [...keyNames(vocabulary)].filter(([key]) => wanted.has(key));
}
