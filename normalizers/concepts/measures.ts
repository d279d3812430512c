/** Ways to count, and whether the values of two could stand in one column. */
import type { Indicator } from '../../pipeline/model/meaning/dataset.ts';
import type { Phrase } from '../phrases/phrase.ts';

/** `same`: the values are of one kind; `near`: they say the same on another scale, or one is vague; `other`: neither. */
export type MeasureMatch = 'same' | 'near' | 'unknown' | 'other';

const share = 'share';
const kindOf: Readonly<Record<string, string>> = {
  percentage: share,
  coverage: share,
  amount: 'count',
  money: 'count',
};
/** Kinds whose values are read beside each other although their scales differ. */
const neighbours: readonly (readonly string[])[] = [
  ['index', 'score'],
  ['level', share],
  ['ratio', share, 'rate'],
  ['rate', 'count'],
  ['level', 'rate', 'index'],
  ['average', 'duration'],
  ['score', 'count'],
  ['amount', 'money', 'count'],
];
const ofUnit: Readonly<Record<string, string>> = {
  '%': share,
  indeks: 'index',
  nilai: 'score',
  skor: 'score',
  poin: 'score',
  predikat: 'grade',
  kategori: 'grade',
  opini: 'grade',
  peringkat: 'rank',
  rasio: 'ratio',
};
/** Lead words that say nothing certain of the scale: their unit decides. */
const vague = new Set(['level', 'rate', 'ratio', 'score']);

/** Every way to count that name, unit and formula of an indicator allow; empty when nothing tells. */
export function measuresOf(phrase: Phrase, indicator: Indicator): Set<string> {
  const kinds = new Set<string>();
  const named = phrase.measure === null ? null : (kindOf[phrase.measure] ?? phrase.measure);
  const isChange =
    phrase.measure === 'percentage' &&
    /^\S+\s+(?:peningkatan|penurunan|kenaikan|pertumbuhan|pengurangan)\b/i.test(phrase.text);
  if (isChange) kinds.add('growth');
  else if (named !== null) kinds.add(named);
  const symbol = indicator.unit?.symbol ?? null;
  const fromUnit = symbol === null ? null : (ofUnit[symbol] ?? (named === null ? 'count' : null));
  const percent = fromUnit === share || (symbol === null && indicator.formula.multiplier === 100);
  if (named === null || vague.has(named)) {
    if (percent) kinds.add(share);
    else if (fromUnit !== null) kinds.add(fromUnit);
  }
  return kinds;
}

/** Whether two sets of ways to count have one in common, are neighbours, or exclude each other. */
export function matchMeasures(a: ReadonlySet<string>, b: ReadonlySet<string>): MeasureMatch {
  if (a.size === 0 || b.size === 0) return 'unknown';
  if ([...a].some((kind) => b.has(kind))) return 'same';
  const near = neighbours.some((group) => group.some((kind) => a.has(kind)) && group.some((kind) => b.has(kind)));
  return near ? 'near' : 'other';
}
