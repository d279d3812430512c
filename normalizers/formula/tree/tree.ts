/** Formulas as trees: what is counted, and how the counts are put together. */
import type { Formula } from '../../../pipeline/model/meaning/dataset.ts';
import type { FormulaQuantity, FormulaTree } from '../../../pipeline/model/meaning/formula-tree.ts';
import { nameMeasure } from '../../fields/measure.ts';
import { readNumber } from '../../text/numbers.ts';
import { readPhrase } from '../../phrases/phrase.ts';
import { squeeze } from '../../text/plain-text.ts';
import type { Vocabulary } from '../../vocabulary/vocabulary.ts';
import { asGrowth } from './growth.ts';
import { isSymbol, readLegend } from './legend.ts';
import { cutOperands, type Operand } from './operators.ts';

/** What a text is read with; `legend` tells what symbols stand for, null while they are being gathered. */
type Scope = { vocabulary: Vocabulary; legend: ReadonlyMap<string, string> | null };

/** A sign of multiplication that could not be read as one: "% AKG x bobot", not "3 x sehari". */
const strayTimes = /(?<!\s\d{1,2})\s[xX×*]\s/u;
/** Weights may be rounded. */
const weightSlack = 0.006;

/**
 * The tree of a formula, or null when its text tells no calculation and no quantity, or could be read in two ways.
 * `aside` is text beside the formula that may hold its legend when the formula itself has none.
 */
export function readFormulaTree(
  formula: Formula,
  vocabulary: Vocabulary,
  aside: string | null = null,
): FormulaTree | null {
  const body = formula.text === null ? null : cutBody(formula.text);
  const plain = readTree(formula, body?.calculation ?? null, { vocabulary, legend: null });
  if (!plain) return null;
  const symbols = [...new Set(symbolsOf(plain))];
  if (symbols.length === 0) return plain;
  const beside = [formula.legend, aside].filter((text) => typeof text === 'string');
  const legend = readLegend([body?.legend ?? '', ...beside], symbols, beside.length > 0);
  return readTree(formula, body?.calculation ?? null, { vocabulary, legend });
}

function readTree(formula: Formula, calculation: string | null, scope: Scope): FormulaTree | null {
  const { numerator, denominator, multiplier } = formula;
  if (numerator !== null && denominator !== null) {
    const [above, below] = [readPart(numerator, scope), readPart(denominator, scope)];
    return above && below && asGrowth({ op: 'ratio', numerator: above, denominator: below, multiplier }, reread(scope));
  }
  if (calculation === null || !isOneSentence(calculation)) return null;
  const tree = readExpression(calculation, scope);
  if (tree?.op !== 'quantity' && tree?.op !== 'symbol') return tree;
  // prose that counts nothing ("Hasil evaluasi ...") is no formula
  const counts = nameMeasure(calculation, scope.vocabulary.measures) !== null;
  return tree.op === 'quantity' && counts && !strayTimes.test(tree.text) ? tree : null;
}

function reread(scope: Scope): (text: string) => FormulaTree {
  return (text) => quantity(text, scope);
}

/** One side of a ratio: a calculation, or else one quantity whatever its words. */
function readPart(text: string, scope: Scope): FormulaTree | null {
  return text.trim() === '' ? null : (readExpression(text, scope) ?? quantity(text, scope));
}

/** The calculation right of "Nilai SKM =", and the legend after "dengan A = ...". */
function cutBody(text: string): { calculation: string; legend: string } {
  const plain = squeeze(text);
  const named = /^[^=+]{2,60}?=\s*(?=\S)/u.exec(plain)?.[0] ?? '';
  const rest = plain.slice(named.length);
  const at =
    /[,;.]?\s+(?:dengan|di ?mana|keterangan|ket)\b\.?\s*:?\s*(?=\p{L}[\p{L}\d+ ]{0,8}\s*[=:])|[,;]\s+(?=\p{L}[\p{L}\d]{0,5}\s*=)/iu.exec(
      rest,
    );
  return at
    ? { calculation: rest.slice(0, at.index), legend: rest.slice(at.index + at[0].length) }
    : { calculation: rest, legend: '' };
}

function isOneSentence(text: string): boolean {
  return !/[;:=]|\p{Ll}{2}\.\s+\p{Lu}|\b(?:kemudian|selanjutnya|apabila|jika|dikonversi\p{L}*)\b/iu.test(text);
}

/** The tree of a text; null when it calculates in a way that could be read twice ("a + b / c" without brackets). */
function readExpression(text: string, scope: Scope): FormulaTree | null {
  const bare = unwrap(text.trim().replace(/[.,;]+$/, ''));
  if (bare === '') return null;
  const operands = cutOperands(bare, scope.vocabulary.measures);
  if (operands.length === 1) return leaf(bare, scope);
  if (operands.some((one) => one.text.trim() === '') || isOpen(operands)) return null;
  const adds = operands.some(({ operator }) => operator === '+' || operator === '-');
  return adds ? readSum(operands, scope) : readProduct(operands, scope);
}

/** "a + b / c": which comes first? Signs that add may stand beside "x" only, words beside their own kind only. */
function isOpen(operands: readonly Operand[]): boolean {
  const operators = operands.flatMap(({ operator }) => (operator === null ? [] : [operator]));
  const adds = operators.some((one) => one === '+' || one === '-');
  const scales = operators.some((one) => one === 'x' || one === '/');
  return adds && scales && (operators.includes('/') || operands.some((one) => one.said));
}

/** The text without the brackets around the whole of it. */
function unwrap(text: string): string {
  if (!/^\(.*\)$/s.test(text)) return text;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++;
    if (text[i] === ')') depth--;
    if (depth === 0 && i < text.length - 1) return text;
  }
  return unwrap(text.slice(1, -1).trim());
}

function readSum(operands: readonly Operand[], scope: Scope): FormulaTree | null {
  const weighted = readWeighted(operands, scope);
  if (weighted) return weighted;
  const terms = groupTerms(operands).map((term) => ({ sign: term[0]?.operator, tree: readProduct(term, scope) }));
  const trees = (minus: boolean) =>
    terms.filter(({ sign }) => (sign === '-') === minus).flatMap(({ tree }) => (tree ? [tree] : []));
  const [plus, minus] = [trees(false), trees(true)];
  if (plus.length + minus.length < terms.length) return null;
  const sum: FormulaTree | undefined = plus.length === 1 ? plus[0] : { op: 'sum', parts: plus };
  if (!sum) return null;
  return minus.length > 0 ? { op: 'difference', from: sum, minus } : (asWeighted(sum) ?? sum);
}

function groupTerms(operands: readonly Operand[]): Operand[][] {
  const terms: Operand[][] = [];
  for (const one of operands) {
    if (one.operator === 'x' && terms.length > 0) terms.at(-1)?.push(one);
    else terms.push([one]);
  }
  return terms;
}

/** "Prasarana fisik (45%) + produktivitas tanam (15%) + ...": each part with its share behind it. */
function readWeighted(operands: readonly Operand[], scope: Scope): FormulaTree | null {
  const found = operands.map(({ text, operator }) =>
    operator === null || operator === '+' ? /^(.+?)\s*\((\d[\d.,]*\s*%)\)$/.exec(text) : null,
  );
  const weights = found.map((one) => share(one?.[2] ?? ''));
  const parts = found.map((one) => (one?.[1] ? readPart(one[1], scope) : null));
  return average(parts, weights);
}

/** A sum of products of a number and a quantity, whose numbers add up to one, is a weighted mean. */
function asWeighted(tree: FormulaTree): FormulaTree | null {
  if (tree.op !== 'sum') return null;
  const pairs = tree.parts.map((part) => {
    if (part.op !== 'product' || part.parts.length !== 2) return null;
    const weight = part.parts.find((one) => one.op === 'number');
    const rest = part.parts.find((one) => one !== weight);
    return weight?.op === 'number' && rest ? { weight: weight.value, rest } : null;
  });
  return average(
    pairs.map((pair) => pair?.rest ?? null),
    pairs.map((pair) => pair?.weight ?? null),
  );
}

function average(parts: readonly (FormulaTree | null)[], weights: readonly (number | null)[]): FormulaTree | null {
  const own = parts.flatMap((part) => (part ? [part] : []));
  const shares = weights.flatMap((weight) => (weight === null ? [] : [weight]));
  if (own.length !== parts.length || shares.length !== parts.length || parts.length < 2) return null;
  const total = shares.reduce((sum, weight) => sum + weight, 0);
  return Math.abs(total - 1) <= weightSlack ? { op: 'average', parts: own, weights: shares } : null;
}

/** Factors and divisions from left to right: "(a + b + c) / 3" is a mean, "a / b x 100" a ratio. */
function readProduct(operands: readonly Operand[], scope: Scope): FormulaTree | null {
  let tree: FormulaTree | null = null;
  for (const { text, operator } of operands) {
    const next = readExpression(text, scope);
    if (!next) return null;
    if (tree === null) tree = next;
    else if (operator === '/') tree = divide(tree, next);
    else tree = multiply(tree, next);
    if (tree === null) return null;
  }
  return tree && asGrowth(tree, reread(scope));
}

/** A division by a number of parts is their mean; a division of a ratio could be meant in two ways. */
function divide(above: FormulaTree, below: FormulaTree): FormulaTree | null {
  if (above.op === 'ratio') return null;
  if (above.op === 'sum' && below.op === 'number' && below.value === above.parts.length) {
    return { op: 'average', parts: above.parts, weights: null };
  }
  return { op: 'ratio', numerator: above, denominator: below, multiplier: null };
}

function multiply(tree: FormulaTree, by: FormulaTree): FormulaTree {
  const power = by.op === 'number' && [1, 100, 1000, 10_000, 100_000, 1_000_000].includes(by.value);
  if (tree.op === 'ratio' && tree.multiplier === null && power) return { ...tree, multiplier: by.value };
  return { op: 'product', parts: tree.op === 'product' ? [...tree.parts, by] : [tree, by] };
}

function leaf(text: string, scope: Scope): FormulaTree | null {
  const value = share(text) ?? readNumber(text);
  if (value !== null) return { op: 'number', value };
  // a factor alone: what it multiplies was lost ("A / x 100")
  if (!/\p{L}/u.test(text) || /^[x×*]\s*\d[\d.,]*\s*%?$/iu.test(text)) return null;
  if (!isSymbol(text)) return quantity(text, scope);
  const meaning = scope.legend?.get(text);
  if (meaning === undefined) {
    // "PKK aktif" is a quantity, "RT SL" a sign
    const isWord = scope.legend !== null && scope.vocabulary.words.has(/\s(\p{Ll}+)$/u.exec(text)?.[1] ?? '');
    return isWord ? quantity(text, scope) : { op: 'symbol', name: text };
  }
  // a legend explains with words; its own letters are not looked up again
  const within = { ...scope, legend: new Map<string, string>() };
  const tree = readExpression(meaning, within) ?? quantity(meaning, within);
  return tree.op === 'quantity' ? { ...tree, symbol: text } : tree;
}

/** "30%" as 0.3; 100% is the multiplier 100, as it is everywhere in formulas. */
function share(text: string): number | null {
  const found = /^(\d[\d.,]*)\s*%$/.exec(text.trim())?.[1];
  const value = found === undefined ? null : readNumber(found, { small: true });
  return value === null || value === 100 ? value : Number((value / 100).toPrecision(12));
}

/** A quantity as a leaf; "Rata-rata nilai X" is the mean of X over its cases. */
function quantity(text: string, { vocabulary }: Scope): FormulaTree {
  const plain = squeeze(text);
  const named = nameMeasure(plain, vocabulary.measures);
  const inner = named?.kind === 'average' && named.unit === null && named.rest !== '' ? named.rest : null;
  const phrase = readPhrase(inner ?? plain, vocabulary);
  const own: FormulaQuantity = {
    op: 'quantity',
    text: phrase.text,
    symbol: null,
    measure: phrase.measure,
    population: phrase.population,
    condition: phrase.condition,
    setting: phrase.setting,
    period: phrase.period,
    purpose: phrase.purpose,
    need: phrase.need,
    aside: phrase.aside,
    whole: phrase.whole,
    terms: phrase.terms,
    negated: phrase.negated,
  };
  return inner === null ? own : { op: 'average', parts: [own], weights: null };
}

/** The symbols of a tree that nothing explains yet. */
function symbolsOf(tree: FormulaTree): string[] {
  switch (tree.op) {
    case 'symbol':
      return [tree.name];
    case 'number':
    case 'quantity':
      return [];
    case 'ratio':
      return [...symbolsOf(tree.numerator), ...symbolsOf(tree.denominator)];
    case 'difference':
      return [tree.from, ...tree.minus].flatMap(symbolsOf);
    case 'growth':
      return symbolsOf(tree.quantity);
    default:
      return tree.parts.flatMap(symbolsOf);
  }
}
