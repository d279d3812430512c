/** A run that decisions were made on, to be understood again with other words. */
import { join } from 'node:path';
import { decidedTables, type DecidedTable } from '../../normalizers/decided/decided-tables.ts';
import type { Choice } from '../../normalizers/tables/choice.ts';
import type { Judged } from '../../normalizers/confidence/judge.ts';
import { PipelineError } from '../model/errors.ts';
import type { DocumentDataset } from '../model/meaning/dataset.ts';
import type { Decision } from '../model/meaning/decision.ts';
import { eachDocument } from '../run/kept-pages.ts';
import { readJson } from '../run/read-dataset.ts';
import { RunRecord } from '../run/run-record.ts';
import { understandAgain } from '../stages/again.ts';
import type { Knowledge } from '../stages/knowledge.ts';

/** `choice` is what the run took; `vocabulary` the folder that it was made with, null for ours alone. */
export type LearntRun = {
  folder: string;
  choice: Choice & { keepOfficials: boolean };
  vocabulary: string | null;
  /** The tables that people took and dropped, by document. */
  tables: ReadonlyMap<string, readonly DecidedTable[]>;
};

/** Opens a finished run. Throws `not-a-dataset` for anything else. */
export async function openLearntRun(folder: string, decisions: readonly Decision[] = []): Promise<LearntRun> {
  const record = RunRecord.safeParse(await readJson(join(folder, 'run.json')));
  if (!record.success) throw new PipelineError('not-a-dataset', 'It is no run of this version', { file: folder });
  const { include, levels, keepOfficials, vocabulary } = record.data.settings;
  return { folder, choice: { include, levels, keepOfficials }, vocabulary, tables: decidedTables(decisions) };
}

/** A document as it comes out with some knowledge. */
export type Understood = { share: DocumentDataset; judged: Judged[] };

/** The documents of runs, one after the other, each once; `only` are the ids that are wanted. */
export async function* understood(
  runs: readonly LearntRun[],
  knowledge: Knowledge,
  only?: ReadonlySet<string>,
): AsyncGenerator<Understood> {
  const seen = new Set<string>();
  for (const { folder, choice, tables } of runs) {
    for await (const document of eachDocument(folder, only)) {
      if (seen.has(document.source.id)) continue;
      seen.add(document.source.id);
      yield understandAgain(document, { ...choice, decided: tables.get(document.source.id) ?? [] }, knowledge);
    }
  }
}
