/** What is known of a field of an indicator, whatever its value: how it is named, read, compared, written and decided. */
import type { Indicator } from './dataset.ts';
import type { DecidedValue } from './decision.ts';
import type { Bilingual } from './finding.ts';
import type { YearValue } from './measure.ts';
import type { ColumnRole } from './record.ts';

/**
 * A value that is compared between two runs. `key` names it in differences: the field's own, or a part of it. `as` is the
 * kind of value: words may differ in letters only, those of a `key` never do, `layout` is form and never meaning. `matters` orders changes of
 * meaning, the largest first.
 */
export type ComparedValue = {
  key: string;
  value: string | number | null;
  as: 'words' | 'number' | 'names' | 'key' | 'layout';
  matters: number;
};

/** What tells a text from the unit, source or term of the vocabulary that it stands for. */
export const keyMark: Bilingual = { id: 'dikenal sebagai', en: 'known as' };

/** What a cell of a written table may hold; null is an empty cell. */
export type Cell = string | number | boolean | null;

/** A column of a written table: its Table Schema type, and what it says. Codes are text, whatever they look like. */
export type ColumnHead = {
  name: string;
  type: 'string' | 'integer' | 'number' | 'boolean';
  description: string;
};

/** A column of indicators.csv, and how to fill it. */
export type FieldColumn = ColumnHead & { of: (row: Indicator) => Cell };

/**
 * The table of its own of a field that may hold several values: a value a row. `cellsOf` gives the values of an indicator, each with
 * the key of the evidence that tells its place, and its own `place` where that is another. Fields that fill the same table have equal `columns`.
 */
export type EntryTable = {
  name: string;
  title: string;
  columns: readonly ColumnHead[];
  cellsOf: (row: Indicator) => { evidence: string; place: YearValue['place']; cells: Cell[] }[];
};

export type IndicatorField = {
  key: keyof Indicator;
  label: Bilingual;
  /** Columns that it is read from; none for what is concluded. */
  roles: readonly ColumnRole[];
  /** Whether a value of its own stands under this key in the evidence, and whether a row has one. */
  read: ((row: Indicator) => boolean) | null;
  /** The field that it is concluded from where it has no evidence of its own. */
  from: keyof Indicator | null;
  /** One cell often stands for many rows. */
  shared: boolean;
  /** The texts that people are shown, one an entry; null: it is not shown among the fields. */
  shown: ((row: Indicator) => string[]) | null;
  /** The texts as the paper has them. */
  printed: (row: Indicator) => (string | null)[];
  /** Checks of spelling and cut texts look at it. */
  proofread: boolean;
  /** The value as a person writes it; `part` is what a key says behind its point: a part of a formula, a year. */
  value: (row: Indicator, part: string | undefined) => DecidedValue;
  /** How much it tells rows apart: a weight in their distance; 0 for not at all. */
  tells: number;
  /** What rows are told apart by, in one text; null: the letters of its value. */
  told: ((row: Indicator) => string) | null;
  compared: (row: Indicator) => ComparedValue[];
  csv: readonly FieldColumn[];
  /** Null for a field of one value, which stands in the table of indicators alone. */
  entries: EntryTable | null;
  /** What a person may put in its place; null: it follows from other fields. */
  decided: DecidedKind | null;
};

/** `text`: one text; `list`: texts, one an entry; `years`: texts by year; `formula`: a text or its parts. */
type DecidedKind = 'text' | 'list' | 'years' | 'formula';

/** A column of text. */
export function textColumn<Of = FieldColumn['of']>(
  name: string,
  description: string,
  of: Of,
): { name: string; type: 'string'; description: string; of: Of } {
  return { name, type: 'string', description, of };
}

/** A text, a number as it is written, or texts, one an entry; null for whatever has a form of its own. */
function heldValue(value: unknown): DecidedValue {
  if (Array.isArray(value)) {
    return value.map((entry: string | { text: string }) => (typeof entry === 'string' ? entry : entry.text));
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

/** A field of which nothing is said but what is given. */
export function field(
  given: Pick<IndicatorField, 'key' | 'label'> & Partial<Omit<IndicatorField, 'key' | 'label'>>,
): IndicatorField {
  return {
    roles: [],
    read: null,
    from: null,
    shared: false,
    shown: null,
    printed: () => [],
    proofread: false,
    value: (row) => heldValue(row[given.key]),
    tells: 0,
    told: null,
    compared: () => [],
    csv: [],
    entries: null,
    decided: null,
    ...given,
  };
}

/** The table of a field whose values are `Entry`s; `key` is that of the field in the evidence. */
export function entryTable<Entry>(
  key: string,
  { name, title }: Pick<EntryTable, 'name' | 'title'>,
  entriesOf: (row: Indicator) => readonly Entry[],
  columns: readonly (ColumnHead & { of: (entry: Entry, row: Indicator) => Cell })[],
  placeOf: (entry: Entry) => YearValue['place'] = () => undefined,
): EntryTable {
  return {
    name,
    title,
    columns: columns.map(({ of: _, ...head }) => head),
    cellsOf: (row) =>
      entriesOf(row).map((entry) => ({
        evidence: key,
        place: placeOf(entry),
        cells: columns.map(({ of }) => of(entry, row)),
      })),
  };
}

export type TextKey = {
  [Key in keyof Indicator]-?: Indicator[Key] extends string | null ? Key : never;
}[keyof Indicator];

/** A field that holds one text or null. `csv` is what its column says, `matters` its weight in differences. */
export function textField(
  key: TextKey,
  label: Bilingual,
  csv: string,
  matters: number,
  more: Partial<IndicatorField> = {},
): IndicatorField {
  const of = (row: Indicator): string | null => row[key];
  const as = key === 'concept' ? 'key' : 'words';
  return field({
    key,
    label,
    shown: (row) => oneText(of(row)),
    compared: (row) => [{ key, value: of(row), as, matters }],
    csv: [textColumn(key, csv, of)],
    ...more,
  });
}

/** A text field that is read from its own column. */
export function printedField(
  key: TextKey,
  label: Bilingual,
  csv: string,
  matters: number,
  more: Partial<IndicatorField> = {},
): IndicatorField {
  return textField(key, label, csv, matters, {
    read: (row) => row[key] !== null,
    printed: (row) => [row[key]],
    proofread: true,
    decided: 'text',
    ...more,
  });
}

export const oneText = (text: string | null): string[] => (text === null ? [] : [text]);

/** Entries in one cell of a table, joined by " | "; null for none. */
export const joinedTexts = (texts: readonly (string | null)[]): string | null =>
  texts.filter((text) => text).join(' | ') || null;

/** "2024: 92,5", or the text alone where no year is known. */
export const textOfYear = (value: { year: number | null; text: string }): string =>
  value.year === null ? value.text : `${value.year}: ${value.text}`;
