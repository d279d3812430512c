/** Everything that `ikat learn` finds; only what is asked for is made, and nothing is written here. */
import { lessonsOf } from '../../normalizers/learning/lessons.ts';
import { readVocabularyTexts } from '../../normalizers/vocabulary/files.ts';
import { mergeDatasets } from '../../output/dataset/dataset.ts';
import type { DocumentDataset } from '../model/meaning/dataset.ts';
import type { Decision } from '../model/meaning/decision.ts';
import { knowledgeOf } from '../stages/knowledge.ts';
import { understood, type LearntRun } from './learnt-run.ts';
import { refitConfidence, type Refit } from './refit.ts';
import { tryLessons, type Proposal } from './trial.ts';
import { truthsOf, type DecidedTruths } from './truth-files.ts';

/** `files` leads from ids of documents to their names; `truths` and `refit` are null where nobody asked for them. */
export type Learnt = {
  decisions: number;
  proposals: Proposal[];
  files: ReadonlyMap<string, string>;
  truths: DecidedTruths | null;
  refit: Refit | null;
  written: string[];
};

type Wanted = { truths: boolean; refit: boolean; onStep?: (done: number, of: number) => void };

/** Learns from decisions about runs. Throws what opening runs and the vocabulary throws. */
export async function learnFrom(
  runs: readonly LearntRun[],
  vocabularyFolder: string | null,
  decisions: readonly Decision[],
  wanted: Wanted,
): Promise<Learnt> {
  const texts = await readVocabularyTexts(vocabularyFolder);
  const knowledge = await knowledgeOf(texts);
  const shares = new Map<string, DocumentDataset>();
  for await (const { share } of understood(runs, knowledge)) shares.set(share.document.id, share);
  const rowsOf = new Map([...shares].map(([id, { indicators }]) => [id, indicators]));
  const lessons = lessonsOf(decisions, rowsOf, knowledge.vocabulary);
  const trial = { runs, texts, shares, decisions };
  const proposals = await tryLessons(lessons, trial, (done) => wanted.onStep?.(done, lessons.length));
  const read = mergeDatasets([...shares.values()], []);
  return {
    decisions: decisions.length,
    proposals,
    files: new Map([...shares].map(([id, { document }]) => [id, document.file])),
    truths: wanted.truths ? truthsOf(read, decisions, knowledge.vocabulary) : null,
    refit: wanted.refit ? await refitConfidence(runs, texts, decisions) : null,
    written: [],
  };
}
