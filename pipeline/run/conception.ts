/** The last step over all documents of a run: rows of all agencies become comparable. */
import { readFile } from 'node:fs/promises';
import { formConcepts } from '../../normalizers/concepts/concepts.ts';
import { readDecisions, resolveDecisions, type Decision } from '../../normalizers/concepts/decisions.ts';
import { loadVocabulary } from '../../normalizers/vocabulary/files.ts';
import type { Vocabulary } from '../../normalizers/vocabulary/vocabulary.ts';
import { cannotRead } from '../model/file-fault.ts';
import type { Dataset } from '../model/meaning/dataset.ts';

/** What concepts are formed with: the vocabulary of the run, and what people decided. */
export type Conception = { vocabulary: Vocabulary; decisions: readonly Decision[] };

/** Loads both; `decisions` is the path of a CSV file. Throws `decisions-line` and what `loadVocabulary` throws. */
export async function loadConception(from: {
  vocabulary: string | null;
  decisions: string | null;
}): Promise<Conception> {
  const vocabulary = await loadVocabulary(from.vocabulary);
  if (from.decisions === null) return { vocabulary, decisions: [] };
  const text = await readFile(from.decisions, 'utf8').catch((error: unknown) => {
    throw cannotRead(error, from.decisions!);
  });
  return { vocabulary, decisions: readDecisions(text, from.decisions) };
}

/**
 * The dataset with its concepts, the facets of each row, and what was found in doing so. Works on any dataset, also on
 * one put together from several runs: concepts and their ids are made anew from the rows alone.
 */
export function conceive(dataset: Dataset, { vocabulary, decisions }: Conception): Dataset {
  const resolved = resolveDecisions(decisions, dataset);
  const { concepts, conceptOf, facetsOf, issues } = formConcepts(dataset, vocabulary, resolved.verdicts);
  const indicators = dataset.indicators.map((indicator) => {
    const facets = facetsOf.get(indicator.id);
    return { ...indicator, ...(facets ? { facets } : {}), concept: conceptOf.get(indicator.id) ?? null };
  });
  return { ...dataset, indicators, concepts, issues: [...dataset.issues, ...resolved.issues, ...issues] };
}
