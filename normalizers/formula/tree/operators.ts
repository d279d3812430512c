/** Where a text is cut by signs and words of calculation: "+", "dikurangi", "x", outside of brackets. */
import { nameMeasure } from '../../fields/measure.ts';
import { isHead } from '../tokens.ts';
import { isSymbol } from './legend.ts';
import type { Glossary } from '../../vocabulary/glossary.ts';

type Operator = '+' | '-' | 'x' | '/';

/** An operand and the operator before it (null for the first); `said` when the operator is a word. */
export type Operand = { text: string; operator: Operator | null; said: boolean };

const signs: Record<string, Operator> = {
  '+': '+',
  '-': '-',
  '–': '-',
  '−': '-',
  x: 'x',
  X: 'x',
  '×': 'x',
  '*': 'x',
  '\\times': 'x',
  '/': '/',
  ':': '/',
  '÷': '/',
};
const words: Record<string, Operator> = {
  ditambah: '+',
  ditambahkan: '+',
  dikurangi: '-',
  dikurang: '-',
  dikali: 'x',
  dikalikan: 'x',
  dibagi: '/',
};
const number = /^[-+]?\d[\d.,]*%?$/;

/** The operands of a text, in order; one when nothing in it calculates. Brackets stay whole. */
export function cutOperands(text: string, measures: Glossary): Operand[] {
  const tokens = spread(text)
    .split(/\s+/)
    .filter((token) => token !== '');
  const operands: Operand[] = [];
  let own: string[] = [];
  let before: { operator: Operator | null; said: boolean } = { operator: null, said: false };
  let depth = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] ?? '';
    const found = depth === 0 && own.length > 0 ? operatorAt(tokens, i, measures) : null;
    if (found) {
      operands.push({ text: own.join(' '), ...before });
      own = [];
      before = found;
      if (/^dengan$/i.test(tokens[i + 1] ?? '') && found.said) i++;
      continue;
    }
    own.push(token);
    depth = Math.max(0, depth + count(token, '(') - count(token, ')'));
  }
  operands.push({ text: own.join(' '), ...before });
  return operands;
}

/** Signs that stick to brackets or stand between two letters get room; "15+" and "n-1" stay whole. */
function spread(text: string): string {
  return text
    .replace(/(?<=[)\p{L}\d%])\+(?=[(\p{L}\d])/gu, ' + ')
    .replace(/(?<=\))([-–−/:×x*])(?=[(\d])/gu, ' $1 ')
    .replace(/[×÷]/gu, ' $& ')
    .replace(/(?<=^|\s)([xX])(?=\d)/g, '$1 ');
}

function operatorAt(
  tokens: readonly string[],
  i: number,
  measures: Glossary,
): { operator: Operator; said: boolean } | null {
  const token = tokens[i] ?? '';
  const [before, after = ''] = [tokens[i - 1] ?? '', tokens[i + 1]];
  if (after === '') return null;
  const sign = Object.hasOwn(signs, token) ? signs[token] : undefined;
  if (sign === 'x') return multiplies(before, tokens.slice(i + 1), measures) ? { operator: 'x', said: false } : null;
  // "0 - 18 tahun" is a span
  if (sign === '-' && number.test(before) && number.test(after)) return null;
  // "anak / lansia" names either; brackets, numbers and letters divide
  if (sign === '/' && !/\)$/.test(before) && !isSymbol(before) && !/^[(\d]/.test(after) && !isSymbol(after))
    return null;
  if (sign) return { operator: sign, said: false };
  const word = Object.hasOwn(words, token.toLowerCase()) ? words[token.toLowerCase()] : undefined;
  // "sampah yang dikurangi melalui ...", "dibagi menjadi": words of the quantity, not of the calculation
  const rest = /^dengan$/i.test(after) ? tokens.slice(i + 2) : tokens.slice(i + 1);
  const isPart = /^(?:yang|untuk|telah|sudah|akan|dapat|harus|tidak)$/i.test(before) || !opens(rest, measures);
  return word && !isPart ? { operator: word, said: true } : null;
}

/** Whether a text begins as an operand does: bracket, number, capital letter, or a word that counts or measures. */
function opens(tokens: readonly string[], measures: Glossary): boolean {
  const [first = ''] = tokens;
  if (/^[(\d\p{Lu}∑Σ]/u.test(first) || isHead(first)) return true;
  return nameMeasure(tokens.slice(0, 4).join(' '), measures) !== null;
}

/** "3 x sehari" and "2 x 24 jam" tell how often; "0,4 x nilai pengawasan" and "x 100%" multiply. */
function multiplies(before: string, after: readonly string[], measures: Glossary): boolean {
  const [first = '', second = ''] = after;
  if (/^\d+$/.test(before) && !/^\(|^100%?$/.test(first)) {
    if (/^se\p{L}+/u.test(first) || (number.test(first) && /^\p{Ll}/u.test(second))) return false;
  }
  return opens(after, measures) || /^[(\p{L}]{1,3}\)?$/u.test(first) || (/[%)]$|,\d+$/.test(before) && first !== '');
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}
