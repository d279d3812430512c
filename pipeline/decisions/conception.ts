/** The last step over all documents of a run: what people decided, then rows of all agencies become comparable. */
import { formConcepts, type Conceived } from '../../normalizers/concepts/concepts.ts';
import { resolveDecisions, type PairDecision } from '../../normalizers/concepts/decisions.ts';
import type { Verdict } from '../../normalizers/concepts/verdicts.ts';
import { applyDecisions } from '../../normalizers/decided/decided.ts';
import { lastDecisions, type Stale } from '../../normalizers/decided/held.ts';
import { loadVocabulary } from '../../normalizers/vocabulary/files.ts';
import type { Vocabulary } from '../../normalizers/vocabulary/vocabulary.ts';
import type { Dataset } from '../model/meaning/dataset.ts';
import type { Decision } from '../model/meaning/decision.ts';
import type { DecisionSet } from './decision-files.ts';

/** What concepts are formed with: the vocabulary of the run, what people decided, and which documents others took the place of. */
export type Conception = { vocabulary: Vocabulary; decided: DecisionSet; replacedBy?: ReadonlyMap<string, string> };

/** Forms the concepts of a dataset, or finds what was formed before. */
export type FormConcepts = (dataset: Dataset, vocabulary: Vocabulary, verdicts: readonly Verdict[]) => Conceived;

/** A dataset with what was decided, what became of the decisions, and those that are about something that is read otherwise now. */
export type DecidedDataset = { dataset: Dataset; decisions: DecisionOutcome; stale: readonly Stale[] };

/** `hash` is null where nobody decided anything. */
type DecisionOutcome = { hash: string | null; held: number; stale: number; elsewhere: number };

/** Loads the vocabulary, with the folder that extends it if there is one. Throws what `loadVocabulary` throws. */
export async function loadConception(extension: string | null, decided: DecisionSet): Promise<Conception> {
  return { vocabulary: await loadVocabulary(extension), decided };
}

/**
 * The dataset as people decided it, with its concepts, the facets of each row, and what was found in doing so. Works on any
 * dataset as it was read, also on one put together from several runs: concepts and their ids are made anew from the rows alone.
 */
export function conceive(
  read: Dataset,
  { vocabulary, decided, replacedBy }: Conception,
  form: FormConcepts = formConcepts,
): DecidedDataset {
  const { dataset, held, stale, elsewhere } = applyDecisions(read, decided.decisions, vocabulary, replacedBy);
  const resolved = resolveDecisions([...phrasePairs(decided.decisions), ...decided.pairs], dataset);
  const { concepts, conceptOf, facetsOf, issues } = form(dataset, vocabulary, resolved.verdicts);
  const indicators = dataset.indicators.map((indicator) => {
    const facets = facetsOf.get(indicator.id);
    return { ...indicator, ...(facets ? { facets } : {}), concept: conceptOf.get(indicator.id) ?? null };
  });
  return {
    dataset: { ...dataset, indicators, concepts, issues: [...dataset.issues, ...resolved.issues, ...issues] },
    decisions: { hash: decided.hash, held, stale: stale.length, elsewhere },
    stale,
  };
}

/** The last word on each pair of phrases. */
export function phrasePairs(decisions: readonly Decision[]): PairDecision[] {
  return lastDecisions(decisions).decisions.flatMap((decision): PairDecision[] => {
    if (decision.decided !== 'concept') return [];
    const { first, second, relation, by, on, why } = decision;
    return [{ line: `What ${by} decided on ${on}`, first, second, relation, by, on, note: why ?? '' }];
  });
}
