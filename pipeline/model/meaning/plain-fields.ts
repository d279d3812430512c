/**
 * Fields of an indicator that are plain text of a column of their own. A line here is a field: it is read from the column
 * of this role, stands in dataset, CSV, report, explanation and difference, and can be decided. Its headings are lines of
 * `normalizers/vocabulary/headings.csv`.
 */
import type { Bilingual } from './finding.ts';

type PlainField = {
  key: string;
  label: Bilingual;
  /** What the column of the CSV file says. */
  csv: string;
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

export type PlainKey = (typeof plainFields)[number]['key'];

/** The keys, in the order of the dataset. */
export const plainKeys: readonly PlainKey[] = plainFields.map(({ key }) => key);

/** One value for each plain field. */
export function plainTexts<Value>(valueOf: (key: PlainKey) => Value): Record<PlainKey, Value> {
  return Object.fromEntries(plainKeys.map((key) => [key, valueOf(key)])) as Record<PlainKey, Value>;
}

/** Whether datasets of before may lack the field. */
export function cameLater(key: PlainKey): boolean {
  const field: PlainField | undefined = plainFields.find((one) => one.key === key);
  return field?.later === true;
}
