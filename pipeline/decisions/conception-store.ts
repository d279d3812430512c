/** Concepts that an earlier run into the same store formed: where nothing that they are made of has changed, none is formed anew. */
import { join } from 'node:path';
import { usualLimits } from '../../normalizers/concepts/compare.ts';
import { formConcepts, type Conceived } from '../../normalizers/concepts/concepts.ts';
import { sha256 } from '../../output/dataset/checksum.ts';
import { writeFileAtomic } from '../../output/write.ts';
import { readText } from '../model/read-file.ts';
import { openReadings } from './kept-readings.ts';
import { conceive, type Conception, type DecidedDataset, type FormConcepts } from './conception.ts';
import type { Dataset, Facets } from '../model/meaning/dataset.ts';

/** What a run keeps of its concepts, below its store. */
const keptName = 'concepts.json';

type Kept = Pick<Conceived, 'concepts' | 'issues'> & {
  key: string;
  conceptOf: [string, string][];
  facetsOf: [string, Facets][];
};

/**
 * As `conceive`, with the concepts kept in a run's store: where neither rows, agencies, decisions, vocabulary nor code
 * have changed, nothing is formed anew. `code` is the key of the code that forms them. What is kept and cannot be read is made again.
 */
export async function conceiveKept(
  dataset: Dataset,
  conception: Conception,
  { store, code }: { store: string; code: string },
): Promise<DecidedDataset> {
  const path = join(store, keptName);
  const kept = await readKept(path);
  const made: Kept[] = [];
  const saved: (() => Promise<void>)[] = [];
  const form: FormConcepts = (decided, vocabulary, verdicts) => {
    const key = keyOf(decided, [code, vocabulary.hash], verdicts);
    if (kept?.key === key) return { ...kept, conceptOf: new Map(kept.conceptOf), facetsOf: new Map(kept.facetsOf) };
    const knowledge = sha256(JSON.stringify([code, vocabulary.hash]));
    const readings = openReadings(store, knowledge);
    const formed = formConcepts(decided, vocabulary, verdicts, usualLimits, readings.known);
    const { concepts, conceptOf, facetsOf, issues } = formed;
    made.push({ key, concepts, conceptOf: [...conceptOf], facetsOf: [...facetsOf], issues });
    saved.push(readings.save);
    return formed;
  };
  const result = conceive(dataset, conception, form);
  if (made[0]) await writeFileAtomic(path, JSON.stringify(made[0]));
  for (const save of saved) await save();
  return result;
}

async function readKept(path: string): Promise<Kept | null> {
  try {
    return JSON.parse(await readText(path)) as Kept;
  } catch {
    return null;
  }
}

/** Everything that concepts are formed from. */
function keyOf(
  { indicators, agencies, documents }: Dataset,
  knowledge: readonly string[],
  verdicts: Parameters<FormConcepts>[2],
): string {
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
  return sha256(JSON.stringify([knowledge, verdicts, agencies, years, rows]));
}
