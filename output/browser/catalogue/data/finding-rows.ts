/** Finds rows by what people type: words in any order, in any field; a term by any of its names; numbers and signs as they are written. */
import { foldText } from '../../../../pipeline/model/print/fold.ts';
import { hitsOf, readQuery, type Names } from '../../kit/search.ts';
import { entriesOf, type Holdings } from '../opened/holdings.ts';
import { patternOf, signsIn } from './typed-signs.ts';

/** The columns that are searched, of the row itself and of what it refers to; the first is the one that tables show. */
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
  'unit',
  'unitLabel',
  'targets',
  'baseline',
  'responsible',
  'dataSources',
  'programs',
  'id',
];
const keyColumns = ['terms', 'responsibleKeys', 'dataSourceKeys'];

/** A column with its texts folded, each once: `at` gives for each row its place from 1. */
type Folded = { key: string; at: Int32Array; values: readonly string[]; folded: string[] };

/** Where a row was found: the column, and its text; `text` is null where it holds the term that was asked for by no name of it. */
export type Hit = { column: string; text: string | null; name: string };

/** A part of a search: what it is called, whether a text says it, and in which columns it is looked for. */
type Asked = { name: string; isIn: (text: string) => boolean; searches?: (column: string) => boolean };

export type Finder = {
  /** For each row 1 where it is found; null for an empty search. */
  find: (typed: string) => Uint8Array | null;
  /** Where something of the search stands that the name of the row does not say; null where its name says all of it. */
  hit: (typed: string, row: number) => Hit | null;
  /** What is found, in texts as they are printed; null for an empty search. */
  marks: (typed: string) => RegExp | null;
  /** Folds a share of the texts; false when nothing is left to fold. */
  prepare: (share: number) => boolean;
};

export function finderOf(held: Holdings): Finder {
  const { indicators, documents, agencies, concepts, documentOf, agencyOf, conceptOf } = held;
  const count = indicators.count;
  const own = (key: string): Folded => ({ key, ...indicators.texts(key), folded: [] });
  const through = (
    key: string,
    refers: Int32Array,
    { at, values }: { at: Int32Array; values: readonly string[] },
  ): Folded => ({ key, at: refers.map((row) => (row < 0 ? 0 : at[row]!)), values, folded: [] });
  const years = [...new Set(documents.numbers('year').flatMap((year) => year ?? []))];
  const yearAt = Int32Array.from(documents.numbers('year'), (year) => years.indexOf(year ?? -1) + 1);
  const columns: Folded[] = [
    ...searched.map(own),
    through('agencyName', agencyOf, agencies.texts('name')),
    through('regionName', agencyOf, agencies.texts('regionName')),
    through('regionCode', agencyOf, agencies.texts('regionCode')),
    through('year', documentOf, { at: yearAt, values: years.map(String) }),
    through('file', documentOf, documents.texts('file')),
    through('hash', documentOf, documents.texts('id')),
    through('document', documentOf, documents.texts('title')),
    through('conceptLabel', conceptOf, concepts.texts('label')),
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
  /** The rows one of whose texts fits; each text is asked once. */
  const rowsWith = (fits: (column: Folded, value: number) => boolean): Uint8Array => {
    const rows = new Uint8Array(count);
    for (const column of columns) {
      const { at, values } = column;
      const hits = Uint8Array.from(values, (_, value) => (fits(column, value) ? 1 : 0));
      if (!hits.includes(1)) continue;
      for (let row = 0; row < count; row++) if (at[row]! > 0 && hits[at[row]! - 1] === 1) rows[row] = 1;
    }
    return rows;
  };
  const keep = (key: string, make: () => Uint8Array): Uint8Array => {
    const known = kept.get(key);
    if (known) return known;
    const rows = make();
    if (kept.size > 200) kept.clear();
    kept.set(key, rows);
    return rows;
  };
  const holding = (text: string): Uint8Array =>
    keep(text, () => {
      while (prepare(Infinity)) continue;
      return rowsWith(({ folded }, value) => folded[value]!.includes(text));
    });
  const writing = (sign: string): Uint8Array =>
    keep(`as written ${sign}`, () => {
      const pattern = patternOf(sign);
      return rowsWith(({ key, values }, value) => pattern.searches(key) && pattern.fits(values[value]!));
    });
  const having = (key: string): Uint8Array => {
    const rows = new Uint8Array(count);
    for (const { at, values } of keys) {
      const hits = Uint8Array.from(values, (value) => (entriesOf(value).includes(key) ? 1 : 0));
      for (let row = 0; row < count; row++) if (at[row]! > 0 && hits[at[row]! - 1] === 1) rows[row] = 1;
    }
    return rows;
  };
  const read = (typed: string): { signs: string[] } & ReturnType<typeof readQuery> => {
    const { signs, rest } = signsIn(typed);
    return { signs, ...readQuery(rest, names) };
  };
  const textAt = ({ at, values }: Folded, row: number): string | null => values[at[row]! - 1] ?? null;
  return {
    prepare,
    find: (typed) => {
      const { words, terms, signs } = read(typed);
      const asked = [
        ...words.map(holding),
        ...signs.map(writing),
        ...terms.map(({ key, names: all }) => united([having(key), ...all.map(holding)], count)),
      ];
      if (asked.length === 0) return null;
      const rows = new Uint8Array(count);
      for (let row = 0; row < count; row++) if (asked.every((one) => one[row] === 1)) rows[row] = 1;
      return rows;
    },
    hit: (typed, row) => {
      const { words, terms, signs } = read(typed);
      const asked: Asked[] = [
        ...terms.map(({ names: all, said }) => ({
          name: said[0] ?? '',
          isIn: (text: string) => all.some((one) => foldText(text).includes(one)),
        })),
        ...words.map((word) => ({ name: word, isIn: (text: string) => foldText(text).includes(word) })),
        ...signs.map((sign) => ({ name: sign, isIn: patternOf(sign).fits, searches: patternOf(sign).searches })),
      ];
      const name = textAt(columns[0]!, row) ?? '';
      const missing = asked.find(({ isIn }) => !isIn(name));
      if (!missing) return null;
      const searches = missing.searches ?? ((): boolean => true);
      for (const column of columns) {
        const text = textAt(column, row);
        if (text !== null && searches(column.key) && missing.isIn(text))
          return { column: column.key, text, name: missing.name };
      }
      return { column: 'terms', text: null, name: missing.name };
    },
    marks: (typed) => {
      const { signs, ...query } = read(typed);
      const all = [...signs.map((sign) => patternOf(sign).source), hitsOf(query)?.source].filter((one) => one);
      return all.length === 0 ? null : new RegExp(all.join('|'), 'giu');
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
