/**
 * Fields of an indicator that are a text, a number or a list in a column of their own. A line here is a field: it is read from the column
 * of this role, stands in dataset, CSV, report, explanation and difference, and can be decided. Its headings are lines of
 * `normalizers/vocabulary/headings.csv`.
 */
import type { Bilingual } from './finding.ts';

type PlainField = {
  key: string;
  label: Bilingual;
  /** What the column of the CSV file says. */
  csv: string;
  /** A text where nothing is said; a number as it is printed, a list with an entry for each that its cell holds. */
  kind?: 'number' | 'list';
  /** Left out of checks of spelling and cut texts: others wrote it. */
  foreign?: true;
  /** Absent from datasets that were written before the field was known. */
  later?: true;
};

export const plainFields = [
  { key: 'goal', label: { id: 'Tujuan', en: 'Goal (tujuan)' }, csv: 'Tujuan' },
  { key: 'goalIndicator', label: { id: 'Indikator tujuan', en: 'Goal indicator' }, csv: 'Indikator tujuan' },
  { key: 'objective', label: { id: 'Sasaran', en: 'Objective (sasaran)' }, csv: 'Sasaran' },
  {
    key: 'regionalObjective',
    label: { id: 'Sasaran daerah', en: 'Regional objective' },
    csv: 'Sasaran of the region',
    foreign: true,
  },
  {
    key: 'regionalIndicator',
    label: { id: 'Indikator daerah', en: 'Regional indicator' },
    csv: 'Indicator of the region',
    foreign: true,
  },
] as const satisfies readonly PlainField[];

type Line = (typeof plainFields)[number];
export type PlainKey = Line['key'];
/** Keys of the lines that hold a number, or a list. */
export type NumberKey = Extract<Line, { kind: 'number' }>['key'];
export type ListKey = Extract<Line, { kind: 'list' }>['key'];

/** The keys, in the order of the dataset. */
export const plainKeys: readonly PlainKey[] = plainFields.map(({ key }) => key);

const lineOf = (key: string): PlainField | undefined => plainFields.find((one) => one.key === key);

/** What a line holds; null for a field that is none of these lines. */
export function plainKindOf(key: string): 'text' | 'number' | 'list' | null {
  const line = lineOf(key);
  return line ? (line.kind ?? 'text') : null;
}

/** One value for each line, by its kind. */
export function plainValues<Text, Numbered, Listed>(make: {
  text: (key: PlainKey) => Text;
  number: (key: PlainKey) => Numbered;
  list: (key: PlainKey) => Listed;
}): { [Key in PlainKey]: Key extends NumberKey ? Numbered : Key extends ListKey ? Listed : Text } {
  return Object.fromEntries(plainKeys.map((key) => [key, make[plainKindOf(key) ?? 'text'](key)])) as {
    [Key in PlainKey]: Key extends NumberKey ? Numbered : Key extends ListKey ? Listed : Text;
  };
}

/** One value for each line, whatever it holds. */
export function plainTexts<Value>(valueOf: (key: PlainKey) => Value): Record<PlainKey, Value> {
  return Object.fromEntries(plainKeys.map((key) => [key, valueOf(key)])) as Record<PlainKey, Value>;
}

/** Whether datasets of before may lack the field. */
export function cameLater(key: PlainKey): boolean {
  return lineOf(key)?.later === true;
}
