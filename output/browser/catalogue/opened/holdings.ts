/** What the first view is drawn from, with what one row is to others. */
import { foldText } from '../../../../pipeline/model/print/fold.ts';
import type { Table } from './table.ts';
import { openTable } from './opening.ts';

export type Holdings = {
  indicators: Table;
  documents: Table;
  agencies: Table;
  concepts: Table;
  names: Table;
  regions: Table;
  /** For each indicator the row of its document, agency and concept, -1 for none. */
  documentOf: Int32Array;
  agencyOf: Int32Array;
  conceptOf: Int32Array;
  /** For each concept the one in whose column it stands. */
  groupOf: Int32Array;
  /** For each document the row of the one that is the first reading of its paper, -1 where it is the first itself. */
  readingOf: Int32Array;
  /** Whether an indicator counts: not in another reading of a paper that is here as well. */
  isCounted: (row: number) => boolean;
  /** What a vocabulary key is called. */
  termLabel: (key: string) => string | null;
  regionName: (code: string) => string | null;
  /** The words of all names of the terms that both texts hold, folded: under another name they are no difference. */
  tiedWords: (first: string, second: string) => ReadonlySet<string>;
};

export async function openHoldings(): Promise<Holdings> {
  const [indicators, documents, agencies, concepts, names, regions] = (await Promise.all(
    ['indicators', 'documents', 'agencies', 'concepts', 'names', 'regions'].map(openTable),
  )) as [Table, Table, Table, Table, Table, Table];
  const place = placesOf(concepts, 'id');
  const groups = concepts.texts('group');
  const labels = new Map<string, string>();
  for (let row = 0; row < names.count; row++) {
    const key = names.texts('term').of(row)!;
    const [short, label] = [names.texts('short').of(row), names.texts('label').of(row)];
    if (!labels.has(key)) labels.set(key, short !== null && label !== null ? `${label} (${short})` : (label ?? key));
  }
  const region = placesOf(regions, 'code');
  const families = familiesOf(names);
  const documentOf = indicators.rows('document');
  const readingOf = documents.rows('readingOf');
  return {
    indicators,
    documents,
    agencies,
    concepts,
    names,
    regions,
    documentOf,
    readingOf,
    isCounted: (row) => readingOf[documentOf[row]!]! < 0,
    agencyOf: indicators.rows('agency'),
    conceptOf: indicators.rows('concept'),
    groupOf: Int32Array.from({ length: concepts.count }, (_, row) => place.get(groups.of(row) ?? '') ?? row),
    termLabel: (key) => labels.get(key) ?? null,
    tiedWords: (first, second) => {
      const [a, b] = [` ${foldText(first)} `, ` ${foldText(second)} `];
      const held = (text: string, family: readonly string[]): boolean =>
        family.some((name) => text.includes(` ${name} `));
      const tied = families.filter((family) => held(a, family) && held(b, family));
      return new Set(tied.flat().flatMap((name) => name.split(' ')));
    },
    regionName: (code) => {
      const row = region.get(code);
      return row === undefined ? null : regions.texts('name').of(row);
    },
  };
}

/** The rows of a table by the texts of a column. */
export function placesOf(table: Table, column: string): Map<string, number> {
  const texts = table.texts(column);
  const places = new Map<string, number>();
  for (let row = 0; row < table.count; row++) {
    const text = texts.of(row);
    if (text !== null && !places.has(text)) places.set(text, row);
  }
  return places;
}

/** The entries of a cell that holds a list. */
export const entriesOf = (cell: string | null): string[] => (cell === null ? [] : cell.split(' | '));

/** The names of each term, folded. */
function familiesOf(names: Table): string[][] {
  const families = new Map<string, string[]>();
  for (let row = 0; row < names.count; row++) {
    const key = names.texts('term').of(row)!;
    const name = foldText(names.texts('name').of(row)!);
    const known = families.get(key);
    if (known) known.push(name);
    else families.set(key, [name]);
  }
  return [...families.values()];
}
