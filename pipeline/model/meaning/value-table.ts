/** Values of years as rows of a table: the number, what it bounds, and the text as printed. */
import type { Indicator } from './dataset.ts';
import { entryTable, textColumn, type Cell, type ColumnHead, type EntryTable } from './field.ts';
import type { YearValue } from './measure.ts';

const number = (name: string, description: string, of: (value: YearValue) => number | null) => ({
  name,
  type: 'number' as const,
  description,
  of,
});

/**
 * The table `targets` as one field fills it: targets, and the value that they start from. A range has no `value`, since neither end
 * of it is one; of a bound ("at least 90") one side stays open.
 */
export function valueTable(
  key: string,
  kind: 'target' | 'baseline',
  valuesOf: (row: Indicator) => readonly YearValue[],
): EntryTable {
  const columns: readonly (ColumnHead & { of: (value: YearValue, row: Indicator) => Cell })[] = [
    textColumn('kind', 'target, or baseline: the value at the start', () => kind),
    {
      name: 'year',
      type: 'integer',
      description: 'The year that the value is for; empty where the paper names none',
      of: (value) => value.year,
    },
    number('value', 'The number, in the unit of the row; empty for a range and for what is no number', (value) =>
      value.to === undefined ? value.value : null,
    ),
    number('low', 'The least that the text allows; empty where it sets none', (value) => bounds(value)[0]),
    number('high', 'The most that the text allows; empty where it sets none', (value) => bounds(value)[1]),
    textColumn(
      'bound',
      'How the number bounds the value: at-least, at-most, more-than, less-than, about',
      (value) => value.bound ?? null,
    ),
    textColumn('unit', 'Symbol of the unit of the row', (_, row) => row.unit?.symbol ?? null),
    textColumn('text', 'The value as printed', (value) => value.text),
    textColumn('grade', 'The word of a scale: BB, WTP ...', (value) => value.grade ?? null),
    number('ratioOf', 'First side of a ratio such as 1 : 15', (value) => value.ratio?.[0] ?? null),
    number('ratioTo', 'Second side of the ratio', (value) => value.ratio?.[1] ?? null),
    textColumn(
      'heading',
      'Printed heading of a column that names no year, or stands for the end of a plan',
      (value) => value.heading ?? null,
    ),
  ];
  return entryTable(
    key,
    { name: 'targets', title: 'Targets and baselines by year' },
    valuesOf,
    columns,
    ({ place }) => place,
  );
}

function bounds({ value, to, bound }: YearValue): [low: number | null, high: number | null] {
  if (value === null) return [null, null];
  if (to !== undefined) return [Math.min(value, to), Math.max(value, to)];
  if (bound === 'about') return [null, null];
  if (bound === 'at-least' || bound === 'more-than') return [value, null];
  if (bound === 'at-most' || bound === 'less-than') return [null, value];
  return [value, value];
}
