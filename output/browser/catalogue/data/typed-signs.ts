/** What people type that is no word: "%", "92,5", "≥ 90", "35.10", the id of a row. It is looked for as it is written. */
import { foldText } from '../../../../pipeline/model/print/fold.ts';

/** `searches` says in which columns it is looked for; `source` is its regular expression. */
export type SignPattern = { fits: (text: string) => boolean; searches: (column: string) => boolean; source: string };

/** Columns of ids and hashes, in which any number stands somewhere. */
const idColumns: readonly string[] = ['id', 'hash', 'file'];

/** Takes apart what is looked for as it is written, and the rest, which is words. */
export function signsIn(typed: string): { signs: string[]; rest: string } {
  const signs: string[] = [];
  const rest: string[] = [];
  for (const part of typed.split(/\s+/).filter((one) => one !== '')) {
    // a hyphen between words, or a bracket around them, is no sign
    const isSign = foldText(part) === '' ? /[^\p{P}]|[%‰]/u.test(part) : /\d/.test(part);
    if (isSign) signs.push(part.toLowerCase());
    else rest.push(part);
  }
  return { signs, rest: rest.join(' ') };
}

/** How a sign is found: a number stands alone ("90" is not in "1990" or "90,5"), everything else may stand anywhere. */
export function patternOf(sign: string): SignPattern {
  const escaped = sign.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const isNumber = /^[\p{S}\p{P}]*\d[\d.,]*[\p{S}\p{P}]*$/u.test(sign);
  const before = /^\d/.test(sign) ? '(?<![\\d\\p{L}]|\\d[.,])' : '';
  const after = /\d$/.test(sign) ? '(?![\\d\\p{L}]|[.,]\\d)' : '';
  const source = isNumber ? `${before}${escaped}${after}` : escaped;
  const pattern = new RegExp(source, 'iu');
  return {
    fits: (text) => pattern.test(text),
    searches: (column) => !isNumber || !idColumns.includes(column),
    source,
  };
}
