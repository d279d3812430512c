/** How far apart two rows are: their words and numbers first, their place on paper as a weak second. */
import type { Indicator } from '../../pipeline/model/meaning/dataset.ts';
import { indicatorFields } from '../../pipeline/model/meaning/fields.ts';
import { sharedArea } from '../../pipeline/model/geometry.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';

/** What of a row is compared: folded texts by field, words of each as counts. */
export type RowFeatures = { row: Indicator; texts: Record<string, string>; words: Record<string, Map<string, number>> };

/** The fields that tell rows apart: the name best, shared cells hardly at all. */
const telling = indicatorFields.filter(({ tells }) => tells > 0);

/** The features of one row. */
export function featuresOf(row: Indicator): RowFeatures {
  const texts = telling.map(({ key, told, value }): [string, string] => {
    const said = value(row, undefined);
    return [key, foldText(told ? told(row) : Array.isArray(said) ? said.join(' ') : (said ?? ''))];
  });
  return { row, texts: Object.fromEntries(texts), words: {} };
}

/** Those of one field, counted when they are first asked for: most rows are paired without. */
function wordsOfField(features: RowFeatures, field: string): ReadonlyMap<string, number> {
  return (features.words[field] ??= pairsOfLetters(features.texts[field] ?? ''));
}

/** Counts of letter pairs: nearer to reading errors than whole words, and cheaper than an edit distance. */
function pairsOfLetters(text: string): Map<string, number> {
  const pairs = new Map<string, number>();
  const padded = ` ${text} `;
  if (text !== '') {
    for (let i = 0; i + 1 < padded.length; i++) {
      const pair = padded.slice(i, i + 2);
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    }
  }
  return pairs;
}

function textDistance(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let shared = 0;
  let all = 0;
  for (const [pair, n] of a) {
    shared += Math.min(n, b.get(pair) ?? 0);
    all += n;
  }
  for (const n of b.values()) all += n;
  return all === 0 ? 0 : 1 - (2 * shared) / all;
}

/** 0 (same) to 1 (nothing in common): weighted mean over the fields that at least one of the rows has. */
export function rowDistance(a: RowFeatures, b: RowFeatures): number {
  let sum = 0;
  let weight = 0;
  for (const { key: field, tells: w } of telling) {
    const [x, y] = [a.texts[field] ?? '', b.texts[field] ?? ''];
    if (x === '' && y === '') continue;
    // a field that one run did not find at all says less than one that reads differently
    const full = x !== '' && y !== '';
    const own = full ? w : w / 2;
    sum += own * (x === y ? 0 : full ? textDistance(wordsOfField(a, field), wordsOfField(b, field)) : 1);
    weight += own;
  }
  return weight === 0 ? 1 : sum / weight;
}

/** Every text of the row in one key: rows with equal keys read the same in every field. */
export function contentKey(features: RowFeatures): string {
  return Object.values(features.texts).join('\u0001');
}

/** Share that two boxes have in common of what they cover together, 0 to 1; 0 without boxes or on other pages. */
export function overlapOnPaper(a: Indicator, b: Indicator): number {
  const [x, y] = [a.evidence['name'], b.evidence['name']];
  if (!x?.box || !y?.box || x.page !== y.page) return 0;
  return sharedArea(x.box, y.box);
}
