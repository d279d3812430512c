/** Finds the rows that truth speaks of among the indicators of a dataset. */
import type { Dataset, Indicator } from '../../pipeline/model/meaning/dataset.ts';
import type { MarkedRow, RowReference } from '../../pipeline/model/truth/marked-pair.ts';
import { likeness } from '../likeness.ts';

/** `ids` holds the indicator of each found row under its `rowKey`; documents by the file name up to the first dot. */
export type LocatedRows = { ids: Map<string, string>; missingDocuments: string[]; lostRows: MarkedRow[] };

/** A row of a document as one text. */
export const rowKey = ({ document, row }: RowReference): string => `${document}#${row}`;

/** The file name of a document up to its first dot: `tapin` for `scans/tapin.office.pdf`. */
export const documentKey = (file: string): string => (file.split('/').at(-1) ?? '').split('.')[0] ?? '';

/** Least likeness (0 to 1) of names: worn pages lose letters, but neighbours in a list are often half alike. */
const leastAlike = 0.6;

/**
 * Takes the rows of each document one to one by name, best first; of names equally alike the one nearest in place. What
 * is left (a name that could not be read) is taken by its place. A document that is there more than once (other wear,
 * other format) is taken the first time only.
 */
export function locateRows(dataset: Dataset, rows: readonly MarkedRow[]): LocatedRows {
  const located: LocatedRows = { ids: new Map(), missingDocuments: [], lostRows: [] };
  for (const key of new Set(rows.map((row) => row.document))) {
    const wanted = rows.filter((row) => row.document === key);
    const document = dataset.documents.find((one) => documentKey(one.file) === key);
    if (!document) located.missingDocuments.push(key);
    else
      locateIn(
        wanted,
        dataset.indicators.filter((one) => one.document === document.id),
        located,
      );
  }
  return located;
}

function locateIn(wanted: readonly MarkedRow[], found: readonly Indicator[], located: LocatedRows): void {
  const offers = wanted.flatMap((row) =>
    found.flatMap((one) => {
      const alike = likeness(row.name, one.name);
      return alike < leastAlike ? [] : [{ row, one, alike, apart: Math.abs(row.row - one.position) }];
    }),
  );
  offers.sort((a, b) => b.alike - a.alike || a.apart - b.apart);
  const used = new Set<string>();
  for (const { row, one } of offers) {
    if (located.ids.has(rowKey(row)) || used.has(one.id)) continue;
    located.ids.set(rowKey(row), one.id);
    used.add(one.id);
  }
  for (const row of wanted.filter((one) => !located.ids.has(rowKey(one)))) {
    const unreadable = found.find((one) => one.position === row.row && !used.has(one.id));
    if (!unreadable) located.lostRows.push(row);
    else {
      located.ids.set(rowKey(row), unreadable.id);
      used.add(unreadable.id);
    }
  }
}
