/** What changed in each field of a row, and how much that weighs. */
import type { FieldChange } from '../../pipeline/model/meaning/difference.ts';
import type { Indicator } from '../../pipeline/model/meaning/dataset.ts';
import type { ComparedValue } from '../../pipeline/model/meaning/field.ts';
import { fieldOf, indicatorFields, rootOf } from '../../pipeline/model/meaning/fields.ts';
import { isDecidable, seenOf, valueOf } from '../../pipeline/model/meaning/seen.ts';
import { causeOf } from './causes/cause.ts';
import { noDifferences, type Differences } from './causes/run-facts.ts';
import { weightOf, type IsWord, type Weight } from './weight.ts';
import { diffWords } from './words.ts';

/** What comparing needs beside the two rows. */
export type Comparing = { differences: Differences; isWord: IsWord };

const noComparing: Comparing = {
  differences: noDifferences,
  isWord: () => false,
};

/** The compared values of a row by key. */
function comparedValues(row: Indicator): Map<string, ComparedValue> {
  const map = new Map<string, ComparedValue>();
  for (const one of indicatorFields.flatMap(({ compared }) => compared(row))) {
    const known = map.get(one.key);
    // two targets without a year share a key: they are compared together
    map.set(one.key, known ? { ...one, value: `${known.value} | ${one.value}` } : one);
  }
  return map;
}

/** Every field in which the two rows differ, in the order of the schema. */
export function fieldChanges(before: Indicator, after: Indicator, comparing: Comparing = noComparing): FieldChange[] {
  const [a, b] = [comparedValues(before), comparedValues(after)];
  const differing = [...new Set([...a.keys(), ...b.keys()])].filter(
    (key) => (a.get(key)?.value ?? null) !== (b.get(key)?.value ?? null),
  );
  /** Roots of fields that differ in more than form: what is concluded may follow from them. */
  const roots = new Set<string>();
  const weights = new Map<string, Weight>();
  // the table has each field after those that it is concluded from
  return differing.map((field): FieldChange => {
    const [old, fresh] = [a.get(field), b.get(field)];
    const [x, y] = [old?.value ?? null, fresh?.value ?? null];
    const words = diffWords(x === null ? '' : String(x), y === null ? '' : String(y));
    const own = weightOf(old, fresh, words, comparing.isWord);
    const weight = lighter(own, weights.get(baseOf(field)) ?? own);
    weights.set(field, weight);
    if (weight !== 'form') roots.add(rootOf(field));
    const numbers = typeof x === 'number' && typeof y === 'number';
    return {
      field,
      old: x === null ? null : String(x),
      new: y === null ? null : String(y),
      words,
      // ten digits: 0.1 + 0.2 must not show as a change of its own
      difference: numbers ? Number((y - x).toPrecision(10)) : null,
      weight,
      matters: weight === 'meaning' ? Math.max(old?.matters ?? 0, fresh?.matters ?? 0) : 0,
      cause: causeOf(field, before, after, comparing.differences, roots),
      seen: isDecidable(field) ? seenOf(after, field) : null,
      values: isDecidable(field) ? { old: valueOf(before, field), new: valueOf(after, field) } : null,
    };
  });
}

/** What is concluded from a field weighs no more than the change of that field: keys of a text, terms of a name. */
function baseOf(field: string): string {
  return field.endsWith('.key') ? rootOf(field) : (fieldOf(field)?.from ?? '');
}

const order: readonly Weight[] = ['form', 'reading', 'meaning'];

/** For sorting: the heavier first, then what matters more. */
export const heavierOf = (a: { weight: Weight; matters: number }, b: { weight: Weight; matters: number }): number =>
  order.indexOf(b.weight) - order.indexOf(a.weight) || b.matters - a.matters;

const lighter = (a: Weight, b: Weight): Weight => (order.indexOf(a) < order.indexOf(b) ? a : b);
