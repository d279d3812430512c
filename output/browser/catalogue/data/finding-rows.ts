/** Finds rows by what people type: words in any order, in any field; a term by any of its names. */
import { foldText } from '../../../../pipeline/model/print/fold.ts';
import { readQuery, type Names } from '../../kit/search.ts';
import { entriesOf, type Holdings } from '../opened/holdings.ts';

/** The columns that are searched, of the row itself and of what it refers to. */
const searched = [
  'name',
  'canonicalName',
  'code',
  'objective',
  'goal',
  'definition',
  'rationale',
  'formula',
  'numerator',
  'denominator',
  'responsible',
  'dataSources',
  'programs',
  'unitLabel',
  'id',
];
const keyColumns = ['terms', 'responsibleKeys', 'dataSourceKeys'];

/** A column with its texts folded, each once: `at` gives for each row its place from 1. */
type Folded = { at: Int32Array; values: readonly string[]; folded: string[] };

export type Finder = {
  /** For each row 1 where it is found; null for an empty search. */
  find: (typed: string) => Uint8Array | null;
  /** Folds a share of the texts; false when nothing is left to fold. */
  prepare: (share: number) => boolean;
};

export function finderOf(held: Holdings): Finder {
  const { indicators, documents, agencies, concepts, documentOf, agencyOf, conceptOf } = held;
  const count = indicators.count;
  const through = (refers: Int32Array, { at, values }: { at: Int32Array; values: readonly string[] }): Folded => ({
    at: refers.map((row) => (row < 0 ? 0 : at[row]!)),
    values,
    folded: [],
  });
  const columns: Folded[] = [
    ...searched.map((name): Folded => ({ ...indicators.texts(name), folded: [] })),
    through(agencyOf, agencies.texts('name')),
    through(agencyOf, agencies.texts('regionName')),
    through(documentOf, documents.texts('file')),
    through(documentOf, documents.texts('title')),
    through(conceptOf, concepts.texts('label')),
  ];
  const names = namesIn(held);
  const keys = keyColumns.map((name) => indicators.texts(name));
  const kept = new Map<string, Uint8Array>();

  const prepare = (share: number): boolean => {
    let left = share;
    for (const { values, folded } of columns) {
      while (folded.length < values.length && left-- > 0) folded.push(foldText(values[folded.length]!));
      if (left <= 0) return true;
    }
    return false;
  };
  const holding = (text: string): Uint8Array => {
    const known = kept.get(text);
    if (known) return known;
    while (prepare(Infinity)) continue;
    const rows = new Uint8Array(count);
    for (const { at, folded } of columns) {
      const hits = Uint8Array.from(folded, (value) => (value.includes(text) ? 1 : 0));
      if (!hits.includes(1)) continue;
      for (let row = 0; row < count; row++) if (at[row]! > 0 && hits[at[row]! - 1] === 1) rows[row] = 1;
    }
    if (kept.size > 200) kept.clear();
    kept.set(text, rows);
    return rows;
  };
  const having = (key: string): Uint8Array => {
    const rows = new Uint8Array(count);
    for (const { at, values } of keys) {
      const hits = Uint8Array.from(values, (value) => (entriesOf(value).includes(key) ? 1 : 0));
      for (let row = 0; row < count; row++) if (at[row]! > 0 && hits[at[row]! - 1] === 1) rows[row] = 1;
    }
    return rows;
  };
  return {
    prepare,
    find: (typed) => {
      const { words, terms } = readQuery(typed, names);
      const asked = [
        ...words.map(holding),
        ...terms.map(({ key, names: all }) => united([having(key), ...all.map(holding)], count)),
      ];
      if (asked.length === 0) return null;
      const rows = new Uint8Array(count);
      for (let row = 0; row < count; row++) if (asked.every((one) => one[row] === 1)) rows[row] = 1;
      return rows;
    },
  };
}

function united(all: readonly Uint8Array[], count: number): Uint8Array {
  const rows = new Uint8Array(count);
  for (const one of all) for (let row = 0; row < count; row++) if (one[row] === 1) rows[row] = 1;
  return rows;
}

/** The names of each term, but for its misspellings: who types one means no family of terms. */
function namesIn({ names }: Pick<Holdings, 'names'>): Names[] {
  const all = new Map<string, string[]>();
  const [term, name, form] = [names.texts('term'), names.texts('name'), names.texts('form')];
  for (let row = 0; row < names.count; row++) {
    if (form.of(row) === 'misspelling') continue;
    const key = term.of(row)!;
    const known = all.get(key);
    if (known) known.push(name.of(row)!);
    else all.set(key, [name.of(row)!]);
  }
  return [...all];
}
