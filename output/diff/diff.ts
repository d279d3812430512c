/** Two datasets -> what changed, row by row and field by field. */
import type { Dataset, Indicator } from '../../pipeline/model/meaning/dataset.ts';
import { alignRows } from './align.ts';
import type { RowAlignment } from './align-document.ts';
import { pairDocuments, type DocumentPair } from './documents.ts';
import { fieldChanges, type FieldChange } from './field-changes.ts';
import { joinRows } from './split-merge.ts';

/** The kinds of change, in the order in which they are counted. */
export const changeKinds = ['added', 'removed', 'changed', 'moved', 'split', 'merged'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** One changed row; a row that changed and moved is `changed` with `moved` set. */
export type RowChange = {
  kind: ChangeKind;
  moved: boolean;
  because: string;
  distance: number | null;
  old: RowPlace[];
  new: RowPlace[];
  fields: FieldChange[];
};

/** Which row, and where it stands. */
type RowPlace = {
  id: string;
  document: string;
  file: string;
  position: number;
  code: string | null;
  name: string | null;
};

/** The difference of two datasets; unchanged rows are only counted. */
export type DatasetDiff = {
  schema: 'ikat/diff/1';
  counts: Record<ChangeKind | 'unchanged', number>;
  documents: { old: string | null; new: string | null; sameBytes: boolean; because: DocumentPair['because'] }[];
  changes: RowChange[];
};

/** Everything that changed from one dataset to the other, in the order of the new one. */
export function diffDatasets(before: Dataset, after: Dataset): DatasetDiff {
  const counts: DatasetDiff['counts'] = {
    added: 0,
    removed: 0,
    changed: 0,
    moved: 0,
    split: 0,
    merged: 0,
    unchanged: 0,
  };
  const changes: RowChange[] = [];
  const [filesBefore, filesAfter] = [before, after].map((d) => new Map(d.documents.map((x) => [x.id, x.file])));
  for (const alignment of alignRows(before, after)) {
    const fields = changedFields(alignment);
    const kind = kindOf(alignment, fields);
    counts[kind]++;
    if (kind === 'unchanged') continue;
    changes.push({
      kind,
      moved: alignment.moved,
      because: alignment.because,
      distance: alignment.distance,
      old: alignment.old.map((r) => placeOf(r, filesBefore)),
      new: alignment.new.map((r) => placeOf(r, filesAfter)),
      fields,
    });
  }
  const documents = pairDocuments(before, after).map((p) => ({
    old: p.old?.file ?? null,
    new: p.new?.file ?? null,
    sameBytes: p.old?.id === p.new?.id,
    because: p.because,
  }));
  return { schema: 'ikat/diff/1', counts, documents, changes };
}

function changedFields(alignment: RowAlignment): FieldChange[] {
  const one = (rows: Indicator[]): Indicator | null => {
    const [a, b] = rows;
    return a && b ? joinRows(a, b) : (a ?? null);
  };
  const [before, after] = [one(alignment.old), one(alignment.new)];
  return before && after ? fieldChanges(before, after) : [];
}

function kindOf(alignment: RowAlignment, fields: FieldChange[]): ChangeKind | 'unchanged' {
  if (alignment.kind !== 'paired') return alignment.kind;
  if (fields.length > 0) return 'changed';
  return alignment.moved ? 'moved' : 'unchanged';
}

function placeOf(row: Indicator, files: ReadonlyMap<string, string> | undefined): RowPlace {
  const file = files?.get(row.document) ?? row.document;
  return { id: row.id, document: row.document, file, position: row.position, code: row.code, name: row.name };
}
