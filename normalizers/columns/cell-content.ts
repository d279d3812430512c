/** What kind of thing the cells of a column hold, told from their text alone. */
import type { HeadingVocabulary } from './headings.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { isRowCode, ordinalOf } from '../../pipeline/model/print/ordinal.ts';

/** Shares (0 to 1) of the non-empty cells of a column that look like each kind; `length` is their mean in letters. */
export type ContentProfile = {
  count: number;
  ordinal: number;
  code: number;
  multiplier: number;
  number: number;
  formula: number;
  indicator: number;
  objective: number;
  organisation: number;
  post: number;
  data: number;
  length: number;
};

/** Counts kinds over the texts of a column; empty texts are left out. */
export function profileOf(texts: readonly string[], vocabulary: HeadingVocabulary): ContentProfile {
  const filled = texts.filter((text) => /[\p{L}\p{N}%‰]/u.test(text));
  const count = filled.length;
  const share = (test: (text: string) => boolean) => (count === 0 ? 0 : filled.filter(test).length / count);
  const begins = (kind: string) => (text: string) => {
    const known = vocabulary.content.get(kind);
    const folded = withoutMark(text);
    // "rata-rata" is one word and folds to two
    return known !== undefined && [1, 2].some((count) => known.has(folded.split(' ').slice(0, count).join(' ')));
  };
  const length = count === 0 ? 0 : filled.reduce((sum, text) => sum + foldText(text).length, 0) / count;
  return {
    count,
    ordinal: share((text) => ordinalOf(text) !== null),
    code: share((text) => isRowCode(text) || /^\W*(\d{1,2}([.,]\d{1,2})+|[a-z])\W*$/i.test(text)),
    multiplier: share(isMultiplier),
    number: share((text) => /^\W*[\d.,\s]+\s*(%|\p{L}{0,12})$/u.test(text)),
    formula: share(isFormula),
    indicator: share(begins('indicator')),
    objective: share(begins('objective')),
    organisation: share((text) => begins('unit-of-organisation')(text) || begins('post')(text)),
    post: share(begins('post')),
    data: share(begins('data')),
    length,
  };
}

/** "X 100", "x 100 %", "dikali 100": the tail of a formula in a column of its own. */
export function isMultiplier(text: string): boolean {
  return (
    /^\W*(x|×|\*|kali|di\s?kali)\s*1[.0]*0+\s*%?\W*$/i.test(text.trim()) || /^\W*1[.0]*00\s*%\W*$/.test(text.trim())
  );
}

function isFormula(text: string): boolean {
  return (
    /\b(dibagi|dikali|rumus)\b|[x×]\s*100|\\frac|=\s*\S+\s*[/+]|\p{L}\s*[:/÷]\s*(jumlah|total)\b/iu.test(text) ||
    (text.match(/\bjumlah\b/gi)?.length ?? 0) >= 2
  );
}

// a code or list mark before the first word does not count
function withoutMark(text: string): string {
  return foldText(text).replace(/^((\d+|[a-z])\s+)+/, '');
}
