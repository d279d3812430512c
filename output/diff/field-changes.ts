/** What changed in each field of a row. */
import type { Indicator } from '../../pipeline/model/meaning/dataset.ts';
import { compareText } from '../dataset/order.ts';
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

const list = (texts: readonly string[]): string | null => (texts.length === 0 ? null : texts.join(' | '));

/** The compared values of a row by field; targets stand apart by year, so that a number is compared with its own. */
function comparedValues(row: Indicator): Map<string, Value> {
  const values: [string, Value][] = [
    ['code', row.code],
    ['name', row.name],
    ['canonicalName', row.canonicalName],
    ['level', row.level],
    ['printedLevel', row.printedLevel],
    ['goal', row.goal],
    ['goalIndicator', row.goalIndicator],
    ['objective', row.objective],
    ['regionalObjective', row.regionalObjective],
    ['regionalIndicator', row.regionalIndicator],
    ['definition', row.definition],
    ['rationale', row.rationale],
    ['formula.text', row.formula.text],
    ['formula.numerator', row.formula.numerator],
    ['formula.denominator', row.formula.denominator],
    ['formula.multiplier', row.formula.multiplier],
    ['formula.form', row.formula.form === 'none' ? null : row.formula.form],
    ['unit', row.unit?.symbol ?? null],
    ['responsible', list(row.responsible.map((r) => r.text))],
    ['responsible.key', list(row.responsible.flatMap((r) => r.key ?? []))],
    ['dataSources', list(row.dataSources.map((s) => s.text))],
    ['dataSources.key', list(row.dataSources.flatMap((s) => s.key ?? []))],
    ['programs', list(row.programs.map((p) => p.text))],
    ...row.targets.map((t): [string, Value] => [`targets.${t.year ?? 'text'}`, t.value ?? t.text]),
    ['baseline', row.baseline ? (row.baseline.value ?? row.baseline.text) : null],
    ['other', list(row.other.map((o) => `${o.heading}: ${o.text}`))],
    ['context', list(row.context)],
    ['terms', list([...row.terms].sort(compareText))],
    ['concept', row.concept],
  ];
  const map = new Map<string, Value>();
  // two targets without a year share a key: they are compared together
  for (const [field, value] of values) map.set(field, map.has(field) ? `${map.get(field)} | ${value}` : value);
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
