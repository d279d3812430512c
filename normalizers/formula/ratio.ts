/** What every reader of a formula returns, and the checks they share. */
import type { FormulaForm } from '../../pipeline/model/meaning/dataset.ts';
import { endsSentence, equatesAt, tokenText, type Token } from './tokens.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';

/**
 * A ratio that was found. `rest` holds words of the formula that found no place in it. `narrative` says that the
 * ratio is told inside a sentence that explains something else as well.
 */
export type Ratio = {
  numerator: Token[];
  denominator: Token[];
  multiplier: number | null;
  form: FormulaForm;
  rest: Token[];
  narrative: boolean;
};

/**
 * What is known about the place of a formula: a column or label of its own, the right side of an "=", and whether the
 * name asks for a ratio ("Persentase ...") or for a count ("Jumlah ...").
 */
export type FormulaPlace = { dedicated: boolean; equation: boolean; ratioName: boolean; countName: boolean };

/** A ratio of two parts whose ends are trimmed; null when one of them is no phrase. */
export function builtRatio(
  numerator: readonly Token[],
  denominator: readonly Token[],
  multiplier: number | null,
  form: FormulaForm,
  rest: readonly Token[],
): Ratio | null {
  const [above, below] = [trimPhrase(numerator), trimPhrase(denominator)];
  if (!isPhrase(above) || !isPhrase(below)) return null;
  return { numerator: above, denominator: below, multiplier, form, rest: [...rest], narrative: false };
}

/** A sign of an equation whose letter nobody knows: the page shows it, its text does not. */
export const unknownSign = '\ufffc';

const smallWords = new Set(
  'yang dan di ke dari untuk dengan pada dalam atau serta oleh jumlah total banyaknya seluruh keseluruhan populasi tahun nilai ada telah'.split(
    ' ',
  ),
);

/** Whether two phrases share a word that carries meaning, as a part and its whole do. */
export function shareWord(a: readonly Token[], b: readonly Token[]): boolean {
  const words = (tokens: readonly Token[]) =>
    foldText(tokenText(tokens))
      .split(' ')
      .filter((word) => word.length > 2 && !smallWords.has(word));
  const known = new Set(words(a));
  return words(b).some((word) => known.has(word));
}

const verbs =
  /^(?:adalah|merupakan|ialah|yaitu|yakni|meliputi|diharapkan|menunjukkan|menunjukan|menggambarkan|mengukur)[,:]?$/i;

/** Whether tokens can be one side of a ratio: a phrase, not a sentence that explains. */
export function isPhrase(tokens: readonly Token[]): boolean {
  const text = tokenText(tokens);
  if (!/\p{L}|\d/u.test(text) || text.includes(unknownSign)) return false;
  if (tokens.some((token, i) => verbs.test(token.text) || equatesAt(tokens, i))) return false;
  return !tokens.some((_, i) => i < tokens.length - 1 && endsSentence(tokens, i));
}

/**
 * Without brackets that open or close only on this side, as in "(A / B) x 100%", or stand around all of it, and without
 * signs at the ends.
 */
export function trimPhrase(tokens: readonly Token[]): Token[] {
  const list = tokens.map((token) => ({ ...token }));
  const first = list[0];
  const last = list.at(-1);
  if (!first || !last) return [];
  last.text = last.text.replace(/(?<=[\p{L}\d)\]}%])[.,;:]+$/u, (end) =>
    /^(?:dll|dst|dsb|th|thn)$/i.test(last.text.replace(/\.$/, '')) ? end : '',
  );
  let excess = count(list, opening) - count(list, closing);
  for (; excess > 0 && /^[([{]/.test(first.text); excess--) first.text = first.text.slice(1);
  for (; excess < 0 && /[)\]}]$/.test(last.text); excess++) last.text = last.text.slice(0, -1);
  while (isWrapped(list)) {
    first.text = first.text.slice(1);
    last.text = last.text.slice(0, -1);
  }
  const bare = list.filter((token) => token.text !== '');
  return bare.filter(
    (token, i) => !((i === 0 || i === bare.length - 1) && /^(?:[([{)\]}.,;:]+|[-–—]+)$/.test(token.text)),
  );
}

const opening = /[([{]/g;
const closing = /[)\]}]/g;

/** Whether the first bracket closes at the very end. */
function isWrapped(tokens: readonly Token[]): boolean {
  const text = tokenText(tokens);
  if (!/^[([{].*[)\]}]$/s.test(text) || text.length < 3) return false;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (/[([{]/.test(text[i] ?? '')) depth++;
    if (/[)\]}]/.test(text[i] ?? '')) depth--;
    if (depth === 0) return i === text.length - 1;
  }
  return false;
}

function count(tokens: readonly Token[], sign: RegExp): number {
  return tokens.reduce((n, token) => n + (token.text.match(sign)?.length ?? 0), 0);
}
