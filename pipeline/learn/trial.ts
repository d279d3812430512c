/** Each proposal tried on the runs that decisions were made on: what it would change, mend and break. */
import { resolveDecisions } from '../../normalizers/concepts/decisions.ts';
import { formConcepts } from '../../normalizers/concepts/concepts.ts';
import { lastDecisions } from '../../normalizers/decided/held.ts';
import { effectOf, type DecidedChange, type Effect } from '../../normalizers/learning/effect.ts';
import type { Lesson } from '../../normalizers/learning/lesson.ts';
import { csvLine } from '../../normalizers/text/csv.ts';
import { extendTexts } from '../../normalizers/vocabulary/extension.ts';
import type { VocabularyTexts } from '../../normalizers/vocabulary/texts.ts';
import type { Vocabulary } from '../../normalizers/vocabulary/vocabulary.ts';
import { mergeDatasets } from '../../output/dataset/dataset.ts';
import { phrasePairs } from '../decisions/conception.ts';
import { PipelineError } from '../model/errors.ts';
import { addAll, addTo } from '../model/groups.ts';
import type { Dataset, DocumentDataset } from '../model/meaning/dataset.ts';
import type { Decision } from '../model/meaning/decision.ts';
import { knowledgeOf } from '../stages/knowledge.ts';
import { understood, type LearntRun } from './learnt-run.ts';
import { runnableIn } from './vocabulary-folder.ts';

/** A proposal with what it does; `fault` says why its lines are none of the vocabulary. */
export type Proposal = Lesson & { effect: Effect; fault: string | null };

export type Trial = {
  runs: readonly LearntRun[];
  /** The vocabulary that the runs are understood with, before any proposal. */
  texts: VocabularyTexts;
  /** The documents as that makes them. */
  shares: ReadonlyMap<string, DocumentDataset>;
  decisions: readonly Decision[];
};

const noEffect: Effect = { changes: [], mends: [], breaks: [] };

/**
 * Tries every proposal by itself. Pages are taken as they were read: what a new word does to the vote between readings is
 * seen with the next reading. `onStep` is told how many proposals were tried.
 */
export async function tryLessons(
  lessons: readonly Lesson[],
  trial: Trial,
  onStep: (done: number) => void = () => undefined,
): Promise<Proposal[]> {
  const { decisions } = lastDecisions(trial.decisions);
  const ofDocument = new Map<string, Decision[]>();
  for (const one of decisions) if ('seen' in one) addTo(ofDocument, one.seen.document, one);
  const touched = await touchedBy(lessons, trial);
  const judgeConcepts = await conceptJudge(decisions, trial);
  const proposals: Proposal[] = [];
  for (const [i, lesson] of lessons.entries()) {
    const texts = lesson.unclear ?? runnableIn(lesson) ?? withLines(trial.texts, lesson);
    if (typeof texts === 'string') proposals.push({ ...lesson, effect: noEffect, fault: texts });
    else {
      const knowledge = await knowledgeOf(texts);
      const effect: Effect = { changes: [], mends: [], breaks: [] };
      const changed = new Map<string, DocumentDataset>();
      for await (const { share } of understood(trial.runs, knowledge, touched)) {
        const { id } = share.document;
        changed.set(id, share);
        const own = ofDocument.get(id) ?? [];
        const found = effectOf(trial.shares.get(id)!.indicators, share.indicators, own, knowledge.vocabulary);
        for (const part of ['changes', 'mends', 'breaks'] as const)
          addAll(effect[part], found[part] as DecidedChange[]);
      }
      const told = judgeConcepts(changed, knowledge.vocabulary);
      addAll(effect.mends, told.mends);
      addAll(effect.breaks, told.breaks);
      proposals.push({ ...lesson, effect, fault: null });
    }
    onStep(i + 1);
  }
  return proposals;
}

/** The documents that all proposals together change: no other is looked at for one alone. */
async function touchedBy(lessons: readonly Lesson[], { runs, texts, shares }: Trial): Promise<Set<string>> {
  let all = texts;
  for (const lesson of lessons) {
    const next = lesson.unclear ?? withLines(all, lesson);
    if (typeof next !== 'string') all = next;
  }
  const touched = new Set<string>();
  if (lessons.length === 0) return touched;
  for await (const { share } of understood(runs, await knowledgeOf(all))) {
    const { id } = share.document;
    if (JSON.stringify(share.indicators) !== JSON.stringify(shares.get(id)?.indicators)) touched.add(id);
  }
  return touched;
}

/** The texts with the lines of a proposal, or why they cannot be there. */
function withLines(texts: VocabularyTexts, { file, columns, lines }: Lesson): VocabularyTexts | string {
  try {
    return extendTexts(texts, { [file]: `${csvLine(columns)}\n${lines.join('\n')}\n` }, 'proposal');
  } catch (error) {
    if (error instanceof PipelineError) return error.refusal.reason;
    throw error;
  }
}

type JudgeConcepts = (
  changed: ReadonlyMap<string, DocumentDataset>,
  vocabulary: Vocabulary,
) => Pick<Effect, 'mends' | 'breaks'>;

/** Whether rows that people said are one thing, or are not, come together by themselves. */
async function conceptJudge(decisions: readonly Decision[], trial: Trial): Promise<JudgeConcepts> {
  const pairs = phrasePairs(decisions);
  if (pairs.length === 0) return () => ({ mends: [], breaks: [] });
  const base = mergeDatasets([...trial.shares.values()], []);
  const { vocabulary: words } = await knowledgeOf(trial.texts);
  const rows = new Map(base.indicators.map((row) => [row.id, row]));
  const { verdicts } = resolveDecisions(pairs, base);
  const decided = verdicts.filter(({ relation }) => relation === 'exact' || relation === 'different');
  const togetherIn = (dataset: Dataset, vocabulary: Vocabulary): boolean[] => {
    const { conceptOf } = formConcepts(dataset, vocabulary);
    return decided.map(({ first, second }) => conceptOf.has(first) && conceptOf.get(first) === conceptOf.get(second));
  };
  const before = togetherIn(base, words);
  return (changed, vocabulary) => {
    const shares = [...trial.shares].map(([id, share]) => changed.get(id) ?? share);
    const after = togetherIn(mergeDatasets(shares, []), vocabulary);
    const told = decided.flatMap(({ first, second, relation, because }, i) => {
      if (before[i] === after[i]) return [];
      const [row, other] = [rows.get(first)!, rows.get(second)!];
      const said = (isOne: boolean): string => `${isOne ? 'one thing with' : 'apart from'} ${other.name}`;
      const { document, position, name } = row;
      const change: DecidedChange = {
        ...{ document, position, name, field: 'concept', by: because.replace('decided by ', '') },
        ...{ before: said(before[i]!), after: said(after[i]!), decided: said(relation === 'exact') },
      };
      return [{ change, isMend: after[i] === (relation === 'exact') }];
    });
    return {
      mends: told.filter(({ isMend }) => isMend).map(({ change }) => change),
      breaks: told.filter(({ isMend }) => !isMend).map(({ change }) => change),
    };
  };
}
