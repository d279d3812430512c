/** What changed in each field of a row. */
import type { Indicator } from '../../pipeline/model/meaning/dataset.ts';
import { indicatorFields } from '../../pipeline/model/meaning/fields.ts';
import { causeOf, type Cause } from './cause.ts';
import { diffWords, type WordRun } from './words.ts';

/** One field that differs: both values as text, the words between them, and for numbers the difference. */
export type FieldChange = {
  field: string;
  old: string | null;
  new: string | null;
  words: WordRun[];
  /** New less old, for numbers only. */
  difference: number | null;
  cause: Cause;
};

type Value = string | number | null;

/** The compared values of a row by key. */
function comparedValues(row: Indicator): Map<string, Value> {
  const map = new Map<string, Value>();
  for (const { key, value } of indicatorFields.flatMap(({ compared }) => compared(row))) {
    // two targets without a year share a key: they are compared together
    map.set(key, map.has(key) ? `${map.get(key)} | ${value}` : value);
  }
  return map;
}

/** Every field in which the two rows differ, in the order of the schema. */
export function fieldChanges(before: Indicator, after: Indicator): FieldChange[] {
  const a = comparedValues(before);
  const b = comparedValues(after);
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((field) => {
    const [x, y] = [a.get(field) ?? null, b.get(field) ?? null];
    return x === y ? [] : [changeOf(field, x, y, causeOf(field, before, after))];
  });
}

function changeOf(field: string, x: Value, y: Value, cause: Cause): FieldChange {
  const [before, after] = [x === null ? null : String(x), y === null ? null : String(y)];
  const numbers = typeof x === 'number' && typeof y === 'number';
  return {
    field,
    old: before,
    new: after,
    words: diffWords(before ?? '', after ?? ''),
    // ten digits: 0.1 + 0.2 must not show as a change of its own
    difference: numbers ? Number((y - x).toPrecision(10)) : null,
    cause,
  };
}
