/** The columns that the table can show: what a cell says, how it is sorted, and what it is in a file. */
import type { Cell, ColumnHead } from '../../../../pipeline/model/meaning/field.ts';
import { labelOf } from '../../kit/labels.ts';
import { language } from '../../kit/language.ts';
import { issueTitle, keyWord, sureness, tell } from '../opened/wording.ts';
import { entriesOf, type Holdings } from '../opened/holdings.ts';
import type { Texts } from '../opened/table.ts';

type ColumnKind = 'text' | 'number' | 'list' | 'sure';

/** `shown` is for people, `value` for files. `width` in rem. */
export type Column = {
  key: string;
  label: () => string;
  kind: ColumnKind;
  width: number;
  shown: (row: number) => string;
  value: (row: number) => Cell;
  type: ColumnHead['type'];
  /** A number for each row by which it is sorted; rows without a value have none (NaN). */
  order: () => Float64Array;
};

/** Shown at first. */
export const usualColumns: readonly string[] = [
  'name',
  'agencyName',
  'year',
  'formula',
  'unit',
  'targets',
  'confidence',
];

type Words = (text: string) => string;
const asIs: Words = (text) => text;
const inWords =
  (kind: string): Words =>
  (text) =>
    keyWord(kind, text);

export function columnsOf(held: Holdings): Column[] {
  const { indicators, documents, agencies, concepts, documentOf, agencyOf, conceptOf } = held;
  const count = indicators.count;
  const itself = Int32Array.from({ length: count }, (_, row) => row);
  const texts = (
    key: string,
    label: () => string,
    width: number,
    {
      column,
      refers = itself,
      words = asIs,
      kind = 'text',
    }: { column: Texts; refers?: Int32Array; words?: Words; kind?: ColumnKind },
  ): Column => {
    const of = (row: number): string | null => (refers[row]! < 0 ? null : column.of(refers[row]!));
    return {
      key,
      label,
      kind,
      width,
      shown: (row) => {
        const text = of(row);
        return text === null ? '' : kind === 'list' ? entriesOf(text).map(words).join('; ') : words(text);
      },
      value: of,
      type: 'string',
      order: () => {
        const ranks = ranksOf(column.values, words);
        return Float64Array.from({ length: count }, (_, row) => {
          const to = refers[row]!;
          return to < 0 || column.at[to] === 0 ? NaN : ranks[column.at[to]! - 1]!;
        });
      },
    };
  };
  const numbers = (
    key: string,
    label: () => string,
    width: number,
    {
      of,
      kind = 'number',
      shown = String,
      type = 'integer',
    }: {
      of: (row: number) => number | null;
      kind?: ColumnKind;
      shown?: (value: number) => string;
      type?: ColumnHead['type'];
    },
  ): Column => ({
    key,
    label,
    kind,
    width,
    shown: (row) => {
      const value = of(row);
      return value === null ? '' : shown(value);
    },
    value: of,
    type,
    order: () => Float64Array.from({ length: count }, (_, row) => of(row) ?? NaN),
  });
  const field = (
    key: string,
    width: number,
    more: { words?: Words; kind?: ColumnKind; label?: () => string } = {},
  ): Column => texts(key, more.label ?? (() => labelOf(key)), width, { column: indicators.texts(key), ...more });
  const ofAgency = (
    key: string,
    column: string,
    label: () => string,
    width: number,
    more: { words?: Words; kind?: ColumnKind } = {},
  ): Column => texts(key, label, width, { column: agencies.texts(column), refers: agencyOf, ...more });
  const years = documents.numbers('year');
  const sure = indicators.numbers('confidence');
  const pages = indicators.numbers('page');
  const multiplier = indicators.numbers('multiplier');
  const formula = field('formula', 15);
  const [numerator, denominator] = [indicators.texts('numerator'), indicators.texts('denominator')];
  // a fraction in one line; the text of its cell has no stroke
  const ratioOf = (row: number): string | null => {
    const [above, below] = [numerator.of(row), denominator.of(row)];
    const times = multiplier[row] ?? null;
    if (above === null || below === null) return null;
    return `${bracketed(above)} / ${bracketed(below)}${times === null ? '' : ` × ${times}`}`;
  };
  return [
    field('name', 20),
    ofAgency('agencyName', 'name', () => tell('agency'), 12),
    ofAgency('regionName', 'regionName', () => tell('regionHead'), 12),
    ofAgency('regionLevel', 'level', () => tell('regionLevel'), 8, { words: inWords('level') }),
    ofAgency('sectors', 'sectors', () => tell('sector'), 12, { words: inWords('sector'), kind: 'list' }),
    numbers('year', () => tell('year'), 4.5, { of: (row) => years[documentOf[row]!] ?? null }),
    field('code', 5),
    field('canonicalName', 22),
    field('goal', 20),
    field('objective', 20),
    field('level', 9, { words: inWords('rowLevel') }),
    {
      ...formula,
      shown: (row) => ratioOf(row) ?? formula.shown(row),
      value: (row) => ratioOf(row) ?? formula.value(row),
    },
    field('numerator', 20, { label: () => labelOf('formula.numerator') }),
    field('denominator', 20, { label: () => labelOf('formula.denominator') }),
    numbers('multiplier', () => labelOf('formula.multiplier'), 6, {
      of: (row) => multiplier[row] ?? null,
      type: 'number',
    }),
    field('unit', 5.5),
    field('measure', 9, { words: inWords('measure') }),
    field('targets', 10, { kind: 'list' }),
    field('baseline', 9, { kind: 'list' }),
    field('responsible', 14, { kind: 'list' }),
    field('dataSources', 14, { kind: 'list' }),
    field('programs', 18, { kind: 'list' }),
    field('definition', 24),
    field('rationale', 24),
    texts('conceptLabel', () => tell('concept'), 20, { column: concepts.texts('label'), refers: conceptOf }),
    field('terms', 14, { kind: 'list', words: (key) => held.termLabel(key) ?? keyWord('term', key) }),
    field('issues', 16, { kind: 'list', words: issueTitle, label: () => tell('findings') }),
    numbers('confidence', () => tell('certainty'), 6, {
      of: (row) => sure[row] ?? null,
      kind: 'sure',
      shown: sureness,
      type: 'number',
    }),
    texts('file', () => tell('file'), 14, { column: documents.texts('file'), refers: documentOf }),
    numbers('page', () => tell('page'), 5, { of: (row) => pages[row] ?? null }),
  ];
}

/** A side of a fraction, so that a stroke or a sign in it is not taken for that of the fraction. */
const bracketed = (side: string): string => (/^[\p{L}\p{N}]+$/u.test(side) ? side : `(${side})`);

/** For each text its place in the order of the language. */
function ranksOf(values: readonly string[], words: Words): Float64Array {
  const { compare } = new Intl.Collator(language() === 'id' ? 'id' : 'en', { numeric: true, sensitivity: 'base' });
  const told = values.map(words);
  const order = told.map((_, at) => at).sort((a, b) => compare(told[a]!, told[b]!));
  const ranks = new Float64Array(values.length);
  let rank = 0;
  order.forEach((at, i) => {
    // texts that are equal to the reader keep the order of the rows
    if (i > 0 && compare(told[order[i - 1]!]!, told[at]!) !== 0) rank = i;
    ranks[at] = rank;
  });
  return ranks;
}

/** Rows in the order of a column; what has no value comes last either way, equals in the order of the catalogue. */
export function sortedRows(rows: Int32Array, order: Float64Array, isDown: boolean): Int32Array {
  const turn = isDown ? -1 : 1;
  return rows.slice().sort((a, b) => {
    const [x, y] = [order[a]!, order[b]!];
    if (x === y) return a - b;
    if (Number.isNaN(x)) return Number.isNaN(y) ? a - b : 1;
    if (Number.isNaN(y)) return -1;
    return (x - y) * turn || a - b;
  });
}
