/** Which row of the old run is which row of the new one, by what they say and where they stand, not by position. */
import type { Dataset, Indicator } from '../../pipeline/model/meaning/dataset.ts';
import { addAll, addTo } from '../../pipeline/model/groups.ts';
import { compareNumber, compareText, firstDifference } from '../dataset/order.ts';
import { pairDocuments, uniqueMates } from './documents.ts';
import { contentKey, featuresOf } from './row-distance.ts';
import { alignDocument, pairing, type RowAlignment } from './align-document.ts';

/**
 * Aligns all rows of two datasets: documents first, then in each pair of documents exact unique rows, stable ids,
 * place on paper, distinctive keys, cheapest assignment in the gaps; then splits and merges; then rows that went to
 * another document. Deterministic, one to one. After patience diff and daff (see docs of the project).
 */
export function alignRows(before: Dataset, after: Dataset): RowAlignment[] {
  const out: RowAlignment[] = [];
  const lost: Indicator[] = [];
  const fresh: Indicator[] = [];
  const [rowsBefore, rowsAfter] = [rowsByDocument(before), rowsByDocument(after)];
  for (const pair of pairDocuments(before, after)) {
    // features are made for one pair of documents at a time: those of all rows are larger than both datasets
    const left = (rowsBefore.get(pair.old?.id ?? '') ?? []).map(featuresOf);
    const right = (rowsAfter.get(pair.new?.id ?? '') ?? []).map(featuresOf);
    const aligned = alignDocument(left, right, pair);
    addAll(out, aligned.rows);
    addAll(
      lost,
      aligned.lost.map(({ row }) => row),
    );
    addAll(
      fresh,
      aligned.fresh.map(({ row }) => row),
    );
  }
  const elsewhere = uniqueMates(lost, fresh, (row) => contentKey(featuresOf(row)));
  const gone = new Set(elsewhere.flat());
  for (const [a, b] of elsewhere) {
    const pair = { a: featuresOf(a), b: featuresOf(b), because: 'the same row in another document' };
    out.push({ ...pairing(pair), moved: true });
  }
  for (const row of lost) if (!gone.has(row)) out.push(single('removed', row));
  for (const row of fresh) if (!gone.has(row)) out.push(single('added', row));
  return inOrder(out, before, after);
}

function rowsByDocument(dataset: Dataset): Map<string, Indicator[]> {
  const rows = new Map<string, Indicator[]>();
  for (const row of [...dataset.indicators].sort((a, b) => a.position - b.position || compareText(a.id, b.id)))
    addTo(rows, row.document, row);
  return rows;
}

const single = (kind: 'added' | 'removed', row: Indicator): RowAlignment => ({
  old: kind === 'removed' ? [row] : [],
  new: kind === 'added' ? [row] : [],
  kind,
  because: 'no row of the other run is like it',
  moved: false,
  distance: null,
});

/** The order of the new run; a removed row stands after the new place of the row that it followed in the old one. */
function inOrder(rows: RowAlignment[], before: Dataset, after: Dataset): RowAlignment[] {
  const filesOf = (dataset: Dataset): Map<string, string> => new Map(dataset.documents.map((d) => [d.id, d.file]));
  const [filesBefore, filesAfter] = [filesOf(before), filesOf(after)];
  const newPlace = new Map<string, { file: string; position: number }>();
  for (const { old, new: fresh } of rows)
    for (const row of old)
      if (fresh[0])
        newPlace.set(row.id, { file: filesAfter.get(fresh[0].document) ?? '', position: fresh.at(-1)?.position ?? 0 });
  const placed = new Map<string, Indicator[]>();
  for (const row of before.indicators) if (newPlace.has(row.id)) addTo(placed, row.document, row);
  for (const list of placed.values()) list.sort((x, y) => x.position - y.position);
  const removedPlace = (row: Indicator): { file: string; position: number } => {
    const earlier = lastBefore(placed.get(row.document) ?? [], row.position);
    return (earlier && newPlace.get(earlier.id)) ?? { file: filesBefore.get(row.document) ?? '', position: 0 };
  };
  const keyed = rows.flatMap((row) => {
    const [a, b] = [row.old[0], row.new[0]];
    if (b) return [{ row, file: filesAfter.get(b.document) ?? '', position: b.position, then: 0, id: b.id }];
    return a ? [{ row, ...removedPlace(a), then: a.position, id: a.id }] : [];
  });
  keyed.sort((x, y) =>
    firstDifference(
      compareText(x.file, y.file),
      compareNumber(x.position, y.position),
      compareNumber(x.then, y.then),
      compareText(x.id, y.id),
    ),
  );
  return keyed.map((k) => k.row);
}

/** The last row above a position, in rows sorted by theirs. */
function lastBefore(rows: readonly Indicator[], position: number): Indicator | undefined {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle]!.position < position) low = middle + 1;
    else high = middle;
  }
  return rows[low - 1];
}
