/** Whether two formulas calculate the same, whatever their wording, order and signs. */
import type { FormulaTree } from '../../../pipeline/model/meaning/formula-tree.ts';
import type { Vocabulary } from '../../vocabulary/vocabulary.ts';
import type { Sameness } from './same-quantity.ts';
import { sameQuantity } from './same-quantity.ts';
import { symbolsOf } from './tree.ts';

/** Where two formulas differ ("numerator", "multiplier" ...), and what each says there; null for nothing. */
export type FormulaDifference = { at: string; first: string | null; second: string | null };

/** `equal` without differences; `unknown` where a part cannot be compared, or one formula is missing. */
export type FormulaComparison = { verdict: Sameness; differences: FormulaDifference[] };

type Found = FormulaDifference & { sure: boolean };

/** Multipliers that say nothing: none, and one. */
const plainMultiplier = (value: number | null) => value ?? 1;

/** Compares two trees: equal up to wording, terms, order of parts, "jumlah" or "seluruh", and a year that goes without saying. */
export function sameFormula(a: FormulaTree | null, b: FormulaTree | null, vocabulary: Vocabulary): FormulaComparison {
  if (!a || !b) return { verdict: 'unknown', differences: [] };
  const found = compare(a, b, 'formula', vocabulary);
  const differences = found.map(({ at, first, second }) => ({ at, first, second }));
  if (found.some((one) => one.sure)) return { verdict: 'differs', differences };
  return { verdict: found.length > 0 ? 'unknown' : 'equal', differences };
}

function compare(a: FormulaTree, b: FormulaTree, at: string, vocabulary: Vocabulary): Found[] {
  const inner = (first: FormulaTree, second: FormulaTree, place: string) => compare(first, second, place, vocabulary);
  const differ = (sure: boolean): Found[] => [{ at, first: sayFormula(a), second: sayFormula(b), sure }];
  if (symbolsOf(a).length + symbolsOf(b).length > 0 && (a.op === 'symbol' || b.op === 'symbol')) return differ(false);
  if (a.op === 'quantity' && b.op === 'quantity') {
    const verdict = sameQuantity(a, b, vocabulary);
    return verdict === 'equal' ? [] : differ(verdict === 'differs');
  }
  if (a.op === 'number' && b.op === 'number') return a.value === b.value ? [] : differ(true);
  if (a.op === 'ratio' && b.op === 'ratio') {
    return [
      ...inner(a.numerator, b.numerator, 'numerator'),
      ...inner(a.denominator, b.denominator, 'denominator'),
      ...multipliers(a.multiplier, b.multiplier),
    ];
  }
  if (a.op === 'growth' && b.op === 'growth') {
    if (a.direction !== b.direction) return differ(true);
    return [...inner(a.quantity, b.quantity, at), ...multipliers(a.multiplier, b.multiplier)];
  }
  if (a.op === 'difference' && b.op === 'difference') {
    return [...inner(a.from, b.from, at), ...pairUp(a.minus, b.minus, at, vocabulary)];
  }
  if ((a.op === 'sum' && b.op === 'sum') || (a.op === 'product' && b.op === 'product')) {
    return pairUp(a.parts, b.parts, at, vocabulary);
  }
  if (a.op === 'average' && b.op === 'average') {
    if ((a.weights === null) !== (b.weights === null)) return differ(true);
    return pairUp(weighed(a.parts, a.weights), weighed(b.parts, b.weights), at, vocabulary);
  }
  // "desa tertinggal + desa sangat tertinggal" and "desa tertinggal dan sangat tertinggal" may be one
  const joined = [a.op, b.op].includes('sum') && [a.op, b.op].includes('quantity');
  return differ(!joined);
}

/** A weight belongs to its part: as a product the two are compared together. */
function weighed(parts: readonly FormulaTree[], weights: readonly number[] | null): FormulaTree[] {
  return parts.map((part, i) =>
    weights === null ? part : { op: 'product', parts: [{ op: 'number', value: weights[i] ?? 0 }, part] },
  );
}

function multipliers(a: number | null, b: number | null): Found[] {
  if (plainMultiplier(a) === plainMultiplier(b)) return [];
  return [
    { at: 'multiplier', first: a === null ? null : String(a), second: b === null ? null : String(b), sure: true },
  ];
}

/** Parts in any order: equal ones pair up, and what is left is compared in printed order. */
function pairUp(
  first: readonly FormulaTree[],
  second: readonly FormulaTree[],
  at: string,
  vocabulary: Vocabulary,
): Found[] {
  const open = [...second];
  const left = first.filter((part) => {
    const match = open.findIndex((other) => compare(part, other, at, vocabulary).length === 0);
    if (match >= 0) open.splice(match, 1);
    return match < 0;
  });
  return Array.from({ length: Math.max(left.length, open.length) }, (_, i) => {
    const [one, other] = [left[i], open[i]];
    if (one && other) return compare(one, other, at, vocabulary);
    const lone = one ?? other;
    const sure = lone !== undefined && symbolsOf(lone).length === 0;
    return [{ at, first: one ? sayFormula(one) : null, second: other ? sayFormula(other) : null, sure }];
  }).flat();
}

/** A tree in words and signs, for people: "Jumlah desa mandiri / Jumlah desa x 100". */
export function sayFormula(tree: FormulaTree): string {
  const inner = (part: FormulaTree) => {
    const said = sayFormula(part);
    return part.op === 'quantity' || part.op === 'number' || part.op === 'symbol' ? said : `(${said})`;
  };
  switch (tree.op) {
    case 'quantity':
      return tree.text;
    case 'number':
      return String(tree.value).replace('.', ',');
    case 'symbol':
      return tree.name;
    case 'ratio':
      return `${inner(tree.numerator)} / ${inner(tree.denominator)}${tree.multiplier === null ? '' : ` x ${tree.multiplier}`}`;
    case 'sum':
      return tree.parts.map(inner).join(' + ');
    case 'product':
      return tree.parts.map(inner).join(' x ');
    case 'difference':
      return [tree.from, ...tree.minus].map(inner).join(' - ');
    case 'average':
      return `rata-rata (${weighed(tree.parts, tree.weights).map(sayFormula).join('; ')})`;
    case 'growth':
      return `${tree.direction === 'rise' ? 'kenaikan' : 'penurunan'} ${inner(tree.quantity)}${tree.multiplier === null ? '' : ` x ${tree.multiplier}`}`;
  }
}
