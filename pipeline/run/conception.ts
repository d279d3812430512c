/** The last step over all documents of a run: rows of all agencies become comparable. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formConcepts, type Conceived } from '../../normalizers/concepts/concepts.ts';
import { readDecisions, resolveDecisions, type Decision } from '../../normalizers/concepts/decisions.ts';
import { loadVocabulary } from '../../normalizers/vocabulary/files.ts';
import type { Vocabulary } from '../../normalizers/vocabulary/vocabulary.ts';
import { sha256 } from '../../output/dataset/checksum.ts';
import { writeFileAtomic } from '../../output/write.ts';
import { cannotRead } from '../model/file-fault.ts';
import type { Issue } from '../model/issue.ts';
import type { Dataset, Facets } from '../model/meaning/dataset.ts';
import { codeKey } from './code-key.ts';

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
  return laid(dataset, formConcepts(dataset, vocabulary, resolved.verdicts), resolved.issues);
}

/** What a run keeps of its concepts, below its store. */
const keptName = 'concepts.json';

/**
 * As `conceive`, with the result kept in a run's store: where neither rows, agencies, decisions, vocabulary nor code
 * have changed, nothing is formed anew. What is kept and cannot be read is made again.
 */
export async function conceiveKept(dataset: Dataset, conception: Conception, store: string): Promise<Dataset> {
  const { vocabulary, decisions } = conception;
  const path = join(store, keptName);
  const key = keyOf(dataset, conception);
  const kept = await readKept(path);
  const resolved = resolveDecisions(decisions, dataset);
  if (kept?.key === key) {
    const { concepts, conceptOf, facetsOf, issues } = kept;
    return laid(
      dataset,
      { concepts, conceptOf: new Map(conceptOf), facetsOf: new Map(facetsOf), issues },
      resolved.issues,
    );
  }
  const formed = formConcepts(dataset, vocabulary, resolved.verdicts);
  const { concepts, conceptOf, facetsOf, issues } = formed;
  const made: Kept = { key, concepts, conceptOf: [...conceptOf], facetsOf: [...facetsOf], issues };
  await writeFileAtomic(path, JSON.stringify(made));
  return laid(dataset, formed, resolved.issues);
}

type Kept = Pick<Conceived, 'concepts' | 'issues'> & {
  key: string;
  conceptOf: [string, string][];
  facetsOf: [string, Facets][];
};

async function readKept(path: string): Promise<Kept | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Kept;
  } catch {
    return null;
  }
}

/** Everything that concepts are formed from. */
function keyOf({ indicators, agencies, documents }: Dataset, { vocabulary, decisions }: Conception): string {
  const code = codeKey({ entries: ['normalizers/concepts/concepts.ts'], lazy: false });
  const rows = indicators.map(({ id, document, agency, name, definition, objective, formula, unit }) => [
    id,
    document,
    agency,
    name,
    definition,
    objective,
    formula,
    unit,
  ]);
  const years = documents.map(({ id, year }) => [id, year]);
  return sha256(JSON.stringify([code, vocabulary.hash, decisions, agencies, years, rows]));
}

function laid(
  dataset: Dataset,
  { concepts, conceptOf, facetsOf, issues }: Conceived,
  decided: readonly Issue[],
): Dataset {
  const indicators = dataset.indicators.map((indicator) => {
    const facets = facetsOf.get(indicator.id);
    return { ...indicator, ...(facets ? { facets } : {}), concept: conceptOf.get(indicator.id) ?? null };
  });
  return { ...dataset, indicators, concepts, issues: [...dataset.issues, ...decided, ...issues] };
}
