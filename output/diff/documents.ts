/** Which document of the old run is which document of the new one. */
import type { Dataset, DatasetDocument } from '../../pipeline/model/meaning/dataset.ts';
import { addTo } from '../../pipeline/model/groups.ts';

/** Two documents taken for the same, and why; one side is null for a document that came or went. */
export type DocumentPair = {
  old: DatasetDocument | null;
  new: DatasetDocument | null;
  because: 'same bytes' | 'same path' | 'same file name' | 'same agency and year' | 'same agency' | 'only in one run';
};

/** Pairs documents one to one: by hash, then path, file name, agency and year, agency; a key must be unique. */
export function pairDocuments(before: Dataset, after: Dataset): DocumentPair[] {
  const pairs: DocumentPair[] = [];
  let left = [...before.documents];
  let right = [...after.documents];
  const steps: [DocumentPair['because'], (d: DatasetDocument, dataset: Dataset) => string | null][] = [
    ['same bytes', (d) => d.id],
    ['same path', (d) => d.file],
    ['same file name', (d) => d.file.split('/').at(-1) ?? d.file],
    ['same agency and year', (d) => (d.agency === null || d.year === null ? null : `${d.agency} ${d.year}`)],
    ['same agency', (d) => d.agency],
  ];
  for (const [because, keyOf] of steps) {
    const mates = uniqueMates(left, right, (d, side) => keyOf(d, side === 'old' ? before : after));
    for (const [a, b] of mates) pairs.push({ old: a, new: b, because });
    const paired = new Set(mates.flat());
    left = left.filter((d) => !paired.has(d));
    right = right.filter((d) => !paired.has(d));
  }
  const place = new Map(before.documents.map((d, i) => [d, i]));
  pairs.sort((a, b) => (place.get(a.old as DatasetDocument) ?? 0) - (place.get(b.old as DatasetDocument) ?? 0));
  return [
    ...pairs,
    ...left.map((d): DocumentPair => ({ old: d, new: null, because: 'only in one run' })),
    ...right.map((d): DocumentPair => ({ old: null, new: d, because: 'only in one run' })),
  ];
}

/** Pairs of items whose key occurs exactly once on each side, in the order of the left side. */
export function uniqueMates<T>(
  left: readonly T[],
  right: readonly T[],
  keyOf: (item: T, side: 'old' | 'new') => string | null,
): [T, T][] {
  const index = (items: readonly T[], side: 'old' | 'new'): Map<string, T[]> => {
    const map = new Map<string, T[]>();
    for (const item of items) {
      const key = keyOf(item, side);
      if (key !== null) addTo(map, key, item);
    }
    return map;
  };
  const there = index(right, 'new');
  return [...index(left, 'old')].flatMap(([key, items]): [T, T][] => {
    const [a] = items;
    const mates = there.get(key) ?? [];
    const [b] = mates;
    return a !== undefined && b !== undefined && items.length === 1 && mates.length === 1 ? [[a, b]] : [];
  });
}
