/** What changed in what documents tell of themselves: agency, region, year, title, signing, and what the agency is for. */
import type { Agency, Dataset, DatasetDocument } from '../../pipeline/model/meaning/dataset.ts';
import type { FactsChange, FieldChange } from '../../pipeline/model/meaning/difference.ts';
import { comparedFacts, factOf, factSeen, factValue } from '../../pipeline/model/meaning/facts-of-document.ts';
import { factCause } from './causes/fact-cause.ts';
import type { DocumentPair } from './documents.ts';
import { heavierOf, type Comparing } from './field-changes.ts';
import { weightOf } from './weight.ts';
import { diffWords } from './words.ts';

type Side = { document: DatasetDocument; agency: Agency | null };

/** For each pair of documents that tell something else of themselves what it is, the heaviest first. */
export function factChanges(
  pairs: readonly DocumentPair[],
  before: Dataset,
  after: Dataset,
  comparing: Comparing,
): FactsChange[] {
  const [old, fresh] = [before, after].map(({ agencies }) => new Map(agencies.map((one) => [one.id, one])));
  const rows = new Map<string, number>();
  for (const { document } of after.indicators) rows.set(document, (rows.get(document) ?? 0) + 1);
  const changes = pairs.flatMap((pair): FactsChange[] => {
    if (!pair.old || !pair.new) return [];
    const sides: [Side, Side] = [
      { document: pair.old, agency: old!.get(pair.old.agency ?? '') ?? null },
      { document: pair.new, agency: fresh!.get(pair.new.agency ?? '') ?? null },
    ];
    const facts = changedFacts(sides, isOfOtherYear(pair), comparing);
    if (facts.length === 0) return [];
    const { weight, matters } = facts[0]!;
    const place = ({ id, file }: DatasetDocument): FactsChange['old'] => ({ document: id, file });
    return [{ old: place(pair.old), new: place(pair.new), weight, matters, rows: rows.get(pair.new.id) ?? 0, facts }];
  });
  return changes.sort((a, b) => heavierOf(a, b) || b.rows - a.rows);
}

/** The paper of another year: it has another title and date, of course, and the years stand in a table of their own. */
const isOfOtherYear = ({ old, new: fresh, because }: DocumentPair): boolean =>
  because === 'same agency' && old?.year != null && fresh?.year != null && old.year !== fresh.year;

function changedFacts([old, fresh]: [Side, Side], ofOtherYear: boolean, comparing: Comparing): FieldChange[] {
  const differing = comparedFacts(old, fresh)
    .filter(({ key }) => !ofOtherYear || key === 'document.region')
    .filter((one) => one.old.value !== one.new.value);
  const changed = new Set(differing.map(({ key }) => key));
  const facts = differing.map((one): FieldChange => {
    const { key } = one;
    const [a, b] = [one.old, one.new].map(({ value }) => (value === null ? null : String(value)));
    const words = diffWords(a ?? '', b ?? '');
    const weight = weightOf(one.old, one.new, words, comparing.isWord);
    const fact = factOf(key);
    return {
      field: key,
      old: a!,
      new: b!,
      words,
      difference: null,
      weight,
      matters: weight === 'meaning' ? one.new.matters : 0,
      cause: factCause(one, old.document, fresh.document, comparing.differences, changed),
      seen: fact && factSeen(fact, fresh.document),
      values: fact && {
        old: factValue(fact, old.document, old.agency),
        new: factValue(fact, fresh.document, fresh.agency),
      },
    };
  });
  return facts.sort(heavierOf);
}
