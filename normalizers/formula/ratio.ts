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

/** What is known about the place of a formula: a column or label of its own, and whether the name asks for a ratio. */
export type FormulaPlace = { dedicated: boolean; ratioName: boolean };

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
  if (tokens.length === 0 || !/\p{L}|\d/u.test(tokenText(tokens))) return false;
  if (tokens.some((token, i) => verbs.test(token.text) || equatesAt(tokens, i))) return false;
  return !tokens.some((_, i) => i < tokens.length - 1 && endsSentence(tokens, i));
}

/** Without brackets that open or close only on this side, as in "(A / B) x 100%", and without signs at the ends. */
export function trimPhrase(tokens: readonly Token[]): Token[] {
  const list = tokens.map((token) => ({ ...token }));
  const first = list[0];
  const last = list.at(-1);
  if (first && count(list, '(') > count(list, ')')) first.text = first.text.replace(/^[([{]+/, '');
  if (last && count(list, ')') > count(list, '(')) last.text = last.text.replace(/[)\]}]+([.,;]?)$/, '$1');
  if (last)
    last.text = last.text.replace(/(?<=[\p{L}\d)%])[.,;:]+$/u, (end) =>
      /^(?:dll|dst|dsb|th|thn)$/i.test(last.text.replace(/\.$/, '')) ? end : '',
    );
  return list.filter(
    (token, i) => token.text !== '' && !((i === 0 || i === list.length - 1) && /^[([{)\]}.,;:]+$/.test(token.text)),
  );
}

function count(tokens: readonly Token[], sign: string): number {
  return tokens.reduce((n, token) => n + token.text.split(sign).length - 1, 0);
}
