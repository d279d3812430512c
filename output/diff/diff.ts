/** Two datasets -> what changed, row by row and field by field, the heaviest first. */
import { changeKinds } from '../../pipeline/model/choices.ts';
import type { ChangeWeight, DatasetDiff, FieldChange, RowChange } from '../../pipeline/model/meaning/difference.ts';
import type { Dataset, Indicator } from '../../pipeline/model/meaning/dataset.ts';
import { rootOf } from '../../pipeline/model/meaning/fields.ts';
import { alignRows } from './align.ts';
import type { RowAlignment } from './align-document.ts';
import { rowCause } from './causes/cause.ts';
import { pairDocuments } from './documents.ts';
import { factChanges } from './fact-changes.ts';
import { fieldChanges, type Comparing } from './field-changes.ts';
import { wordsOf } from './known-words.ts';
import { differencesOf, partNames, type RunFacts } from './causes/run-facts.ts';
import { joinRows } from './split-merge.ts';
import { withoutOtherYears, yearsOf } from './years.ts';

type ChangeKind = RowChange['kind'];

/** Where what the runs recorded of themselves is known. */
type Facts = { old?: RunFacts | null; new?: RunFacts | null };

/** Everything that changed from one dataset to the other; unchanged rows are only counted. */
export function diffDatasets(before: Dataset, after: Dataset, facts: Facts = {}): DatasetDiff {
  const counts = Object.fromEntries([...changeKinds, 'unchanged'].map((kind) => [kind, 0])) as DatasetDiff['counts'];
  const weights: DatasetDiff['weights'] = { meaning: 0, reading: 0, form: 0 };
  const differences = differencesOf(
    { dataset: before, facts: facts.old ?? null },
    { dataset: after, facts: facts.new ?? null },
  );
  const comparing: Comparing = { differences, isWord: wordsOf(before, after) };
  const [files, ids] = [
    [before, after].map((d) => new Map(d.documents.map((x) => [x.id, x.file]))),
    [before, after].map((d) => new Set(d.documents.map(({ id }) => id))),
  ];
  const years = [before, after].map((d) => new Map(d.documents.map((x) => [x.id, x.year])));
  const isOfOtherYear = ({ old, new: fresh }: RowAlignment): boolean => {
    const [a, b] = [years[0]!.get(old[0]?.document ?? ''), years[1]!.get(fresh[0]?.document ?? '')];
    return a != null && b != null && a !== b;
  };
  const changes: RowChange[] = [];
  const alignments = alignRows(before, after);
  const pairs = pairDocuments(before, after);
  const gone = new Set(pairs.filter((pair) => !pair.old || !pair.new).map((pair) => (pair.old ?? pair.new)!.id));
  const withDocument = new Map<RowChange, string>();
  const saidOf = new Map<RowAlignment, RowChange['says']>();
  for (const alignment of alignments) {
    const all = changedFields(alignment, comparing);
    const fields = isOfOtherYear(alignment) ? withoutOtherYears(all, alignment.old, alignment.new) : all;
    const kind = kindOf(alignment, fields);
    counts[kind]++;
    if (kind === 'unchanged') continue;
    const says = saysOf(kind, alignment.moved, fields);
    saidOf.set(alignment, says);
    const weight = heaviest(kind, fields);
    weights[weight]++;
    const known = alignment.old.length === 0 ? ids[0]! : ids[1]!;
    const change: RowChange = {
      kind,
      moved: alignment.moved,
      says,
      weight,
      matters: mattersOf(kind, fields),
      because: alignment.because,
      distance: alignment.distance,
      cause:
        kind === 'changed' || kind === 'moved'
          ? null
          : rowCause([...alignment.old, ...alignment.new], known, differences),
      old: alignment.old.map((r) => placeIn(r, files[0]!)),
      new: alignment.new.map((r) => placeIn(r, files[1]!)),
      fields: [...fields].sort((a, b) => b.matters - a.matters),
    };
    changes.push(change);
    const [own] = [...alignment.old, ...alignment.new];
    if ((kind === 'added' || kind === 'removed') && gone.has(own!.document)) withDocument.set(change, own!.document);
  }
  const rowsGone = countsIn(withDocument.values());
  const rank = (change: RowChange): number => (withDocument.has(change) ? rankWithDocument : rankOf(change));
  return {
    schema: 'ikat/diff/3',
    counts,
    weights,
    differs: differences.known ? [...differences.parts].map((part) => partNames[part]) : null,
    documents: pairs.map(({ old, new: fresh, because }) => ({
      old: old?.file ?? null,
      new: fresh?.file ?? null,
      sameBytes: old?.id === fresh?.id,
      because,
      rows: old && fresh ? 0 : (rowsGone.get((old ?? fresh)!.id) ?? 0),
    })),
    facts: factChanges(pairs, before, after, comparing),
    years: yearsOf(pairs, alignments, saidOf),
    // rows of equal weight stay in the order of the new run
    changes: changes.sort((a, b) => rank(b) - rank(a)),
  };
}

/** A row that came or went with its whole document follows from that one change: behind what changed in papers of both runs. */
const rankWithDocument = 50;

function countsIn(keys: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

const rankOf = ({ weight, matters }: RowChange): number =>
  weight === 'meaning' ? 100 + matters : weight === 'reading' ? 10 : 0;

function changedFields(alignment: RowAlignment, comparing: Comparing): FieldChange[] {
  const one = (rows: Indicator[]): Indicator | null => {
    const [a, b] = rows;
    return a && b ? joinRows(a, b) : (a ?? null);
  };
  const [before, after] = [one(alignment.old), one(alignment.new)];
  return before && after ? fieldChanges(before, after, comparing) : [];
}

function kindOf(alignment: RowAlignment, fields: FieldChange[]): ChangeKind | 'unchanged' {
  if (alignment.kind !== 'paired') return alignment.kind;
  if (fields.length > 0) return 'changed';
  return alignment.moved ? 'moved' : 'unchanged';
}

const weightOfKind: Partial<Record<ChangeKind, number>> = { removed: 14, split: 13, merged: 13, added: 12 };

function mattersOf(kind: ChangeKind, fields: readonly FieldChange[]): number {
  return Math.max(weightOfKind[kind] ?? 0, ...fields.map(({ matters }) => matters));
}

function heaviest(kind: ChangeKind, fields: readonly FieldChange[]): ChangeWeight {
  if (weightOfKind[kind] !== undefined || fields.some(({ weight }) => weight === 'meaning')) return 'meaning';
  return fields.some(({ weight }) => weight === 'reading') ? 'reading' : 'form';
}

const editOfField: Readonly<Record<string, RowChange['says'][number]>> = {
  name: 'reworded',
  formula: 'redefined',
  definition: 'redefined',
  targets: 'retargeted',
  baseline: 'retargeted',
  unit: 'unit',
  responsible: 'responsible',
  concept: 'concept',
  context: 'section',
};

const editOfKind: Partial<Record<ChangeKind, RowChange['says'][number]>> = {
  added: 'new',
  removed: 'dropped',
  split: 'split',
  merged: 'merged',
};

/** What was done to the row, each edit once. What only follows from another field is no edit of its own. */
function saysOf(kind: ChangeKind, moved: boolean, fields: readonly FieldChange[]): RowChange['says'] {
  const says = new Set<RowChange['says'][number]>();
  const own = editOfKind[kind];
  if (own) says.add(own);
  for (const { field, weight, cause } of fields) {
    if (weight !== 'meaning') says.add(weight);
    else if (cause.code !== 'follows') says.add(editOfField[rootOf(field)] ?? 'other');
  }
  if (moved) says.add('moved');
  return [...says];
}

function placeIn(row: Indicator, files: ReadonlyMap<string, string>): RowChange['old'][number] {
  const file = files.get(row.document) ?? row.document;
  return { id: row.id, document: row.document, file, position: row.position, code: row.code, name: row.name };
}
