/** What the two sides of a formula mean: letters as their legend tells them, and their content words to be compared by. */
import type { Indicator } from '../../../pipeline/model/meaning/dataset.ts';
import type { FormulaTree } from '../../../pipeline/model/meaning/formula-tree.ts';
import { joinedTexts } from '../../../pipeline/model/meaning/field.ts';
import { text, type Filled } from './tidy-table.ts';

/** Columns of indicators; null where a formula has no such side, or nothing is told of it. */
export function sideColumns(): Filled<Indicator>[] {
  const side = (row: Indicator, name: 'numerator' | 'denominator'): FormulaTree | null =>
    row.formula.tree?.op === 'ratio' ? row.formula.tree[name] : null;
  return (['numerator', 'denominator'] as const).flatMap((name) => [
    text<Indicator>(`${name}Means`, `What the letters of the ${name} stand for, as the paper explains them`, (row) =>
      meaningOf(side(row, name), row.formula[name]),
    ),
    text<Indicator>(
      `${name}Words`,
      `Content words of the ${name} in their plain form, to compare it by; in brackets what tells who should`,
      (row) => joinedTexts(wordsOf(side(row, name))),
    ),
  ]);
}

/** A letter is short, and what it stands for is told in words. */
const longestSign = 12;

function meaningOf(tree: FormulaTree | null, printed: string | null): string | null {
  if (tree === null || printed === null || printed.length > longestSign) return null;
  const told = textOf(tree);
  return told === null || told.length <= printed.length || told === printed ? null : told;
}

/** A calculation in words and signs; null where a letter in it is not explained. */
function textOf(tree: FormulaTree): string | null {
  const joined = (parts: readonly FormulaTree[], sign: string): string | null => {
    const texts = parts.map(textOf);
    return texts.every((one) => one !== null) ? texts.join(` ${sign} `) : null;
  };
  switch (tree.op) {
    case 'quantity':
      return tree.text;
    case 'number':
      return String(tree.value);
    case 'sum':
      return joined(tree.parts, '+');
    case 'product':
      return joined(tree.parts, '×');
    case 'difference':
      return joined([tree.from, ...tree.minus], '−');
    default:
      return null;
  }
}

/** The words of all quantities, each once, in one order; a letter that nothing explains is its own word. */
function wordsOf(tree: FormulaTree | null): string[] {
  return tree === null ? [] : [...new Set(partsOf(tree))].sort();
}

function partsOf(tree: FormulaTree): string[] {
  switch (tree.op) {
    case 'quantity':
      return [
        ...[tree.population, tree.condition, tree.setting, tree.purpose, tree.terms].flat(),
        ...tree.need.map((word) => `(${word})`),
      ];
    case 'number':
      return [];
    case 'symbol':
      return [tree.name];
    case 'ratio':
      return [tree.numerator, tree.denominator].flatMap(partsOf);
    case 'difference':
      return [tree.from, ...tree.minus].flatMap(partsOf);
    case 'growth':
      return partsOf(tree.quantity);
    case 'sum':
    case 'product':
    case 'average':
      return tree.parts.flatMap(partsOf);
  }
}
