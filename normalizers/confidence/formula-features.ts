/** What a formula says against its own reading. */
import type { Formula } from '../../pipeline/model/meaning/dataset.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import type { Features } from '../vocabulary/confidence-model.ts';
import { endsInOperator, promisesRatio } from '../formula/promise.ts';
import { differsByOne } from './word-features.ts';

/** Words of every formula: that both sides hold them says nothing. */
const empty = new Set([
  'jumlah',
  'yang',
  'persentase',
  'presentase',
  'prosentase',
  'total',
  'seluruh',
  'dengan',
  'tahun',
]);

/**
 * Features of the parts of a formula, and of how far it speaks of what the name speaks of; `raw` is all that its cell holds,
 * of which prose may promise a ratio that the formula does not give.
 */
export function formulaFeatures(name: string | null, formula: Formula, raw: string): Features {
  const { text, numerator, denominator, multiplier, form } = formula;
  if (numerator === null || denominator === null)
    return { 'no-ratio': 1, 'ratio-promised': promisesRatio(raw) ? 1 : 0 };
  const [top, bottom, named] = [contentOf(numerator), contentOf(denominator), contentOf(name ?? '')];
  const parts = new Set([...top, ...bottom]);
  const shared = (of: ReadonlySet<string>, among: ReadonlySet<string>) =>
    of.size === 0 ? 0 : [...of].filter((word) => among.has(word)).length / of.size;
  const pairs = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
    [...a].filter((word) => word.length > 5 && !b.has(word) && [...b].some((other) => differsByOne(word, other)))
      .length;
  const isOpen = (text: string) =>
    /(?:^|\s)(?:yang|dan|untuk|dengan|dari|pada|dalam|atau|oleh|di|ke|dibagi)$/iu.test(
      text.replace(/[\s.,;:]+$/u, ''),
    ) || endsInOperator(text);
  return {
    'name-apart': 1 - Math.max(shared(named, parts), shared(top, named)),
    'parts-apart': 1 - Math.max(shared(bottom, top), shared(bottom, named)),
    'near-words': Math.log1p(pairs(top, named) + pairs(top, bottom) + pairs(bottom, named)),
    'no-multiplier': multiplier === null && /^\W*p[er]{2}?[rs]?o?sent|^cakupan/iu.test(name ?? '') ? 1 : 0,
    'odd-multiplier': multiplier !== null && ![1, 100, 1000, 10000, 100000, 1000000].includes(multiplier) ? 1 : 0,
    'same-parts': foldText(numerator) === foldText(denominator) ? 1 : 0,
    'unbalanced-part': [numerator, denominator].filter(isUnbalanced).length,
    'part-ends-open': [numerator, denominator, ...(text === null ? [] : [text])].filter(isOpen).length,
    'sign-in-part': [numerator, denominator].filter((part) => /[x×*]\s*1[.0]*0|[=\\{}]|\b10{1,3}\d?\s*%/iu.test(part))
      .length,
    'short-part': [numerator, denominator].filter((part) => foldText(part).split(' ').length < 2).length,
    'parts-by-words': form === 'lines' || form === 'prose' ? 1 : 0,
    'parts-by-slash': form === 'slash' ? 1 : 0,
  };
}

function contentOf(text: string): Set<string> {
  return new Set(
    foldText(text)
      .split(' ')
      .filter((word) => word.length > 3 && !empty.has(word)),
  );
}

function isUnbalanced(part: string): boolean {
  return part.split('(').length !== part.split(')').length;
}
