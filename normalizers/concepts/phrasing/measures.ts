/** Ways to count, and whether the values of two could stand in one column. */
import type { Indicator } from '../../../pipeline/model/meaning/dataset.ts';
import { foldText } from '../../../pipeline/model/print/fold.ts';
import type { Phrase } from '../../phrases/phrase.ts';
import { lemmasOf, type Lemmas } from '../../phrases/lemmas.ts';
import { entriesOf, lookUp } from '../../vocabulary/glossary.ts';
import type { Vocabulary } from '../../vocabulary/vocabulary.ts';

/** `same`: the values are of one kind; `near`: they say the same on another scale, or one is vague; `other`: neither. */
export type MeasureMatch = 'same' | 'near' | 'unknown' | 'other';

const share = 'share';
const growth = 'growth';
/** So much of one thing to another: Kw/Ha, kg/kapita. */
const density = 'density';
const mean = 'average';
const score = 'score';
/** "Nilai ekspor" in money, which is another figure than "Volume ekspor". */
const sum = 'sum';
const kindOf: Readonly<Record<string, string>> = {
  percentage: share,
  coverage: share,
  amount: 'count',
  money: 'count',
  // an index and the score that it has are one number
  index: 'score',
};
/** Kinds whose values are read beside each other although their scales differ. */
const neighbours: readonly (readonly string[])[] = [
  ['score', 'level', 'grade', 'rank'],
  ['level', share],
  ['ratio', share, 'rate'],
  ['prevalence', 'incidence', 'rate', share],
  ['level', 'rate', 'score'],
  ['average', 'duration'],
  ['average', 'level', 'rate'],
];
const ofUnit: Readonly<Record<string, string>> = {
  '%': share,
  indeks: 'score',
  nilai: 'score',
  skor: 'score',
  poin: 'score',
  level: 'score',
  predikat: 'grade',
  status: 'grade',
  kategori: 'grade',
  opini: 'grade',
  peringkat: 'rank',
  rasio: 'ratio',
  hari: 'duration',
  jam: 'duration',
  menit: 'duration',
};
/** "Pendapatan rata-rata nelayan": the mean behind what it is of. */
const meanInside = /^[a-z]+ (?:[a-z]+ )?(?:rata rata|rerata)(?: |$)/;

/** Lead words that say nothing certain of the scale: their unit decides. */
const vague = new Set(['level', 'rate', 'ratio', 'score', 'average', 'value', 'prevalence', 'incidence']);

const change =
  /^(?:peningkatan|penurunan|kenaikan|pertumbuhan|pertambahan|pengurangan|perkembangan|laju|meningkat|menurun|bertambah(?:nya)?|berkurang(?:nya)?)$/;
/** Lead words before which "peningkatan" is a change and no aim. */
const leads = new Set([
  'persentase',
  'prosentase',
  'presentase',
  'persen',
  'tingkat',
  'laju',
  'angka',
  'rata',
  'jumlah',
]);

/** Whether a name asks how much something changed: "Persentase peningkatan produksi", "Pertumbuhan PAD", "Laju ...". */
function asksChange(name: string, lemmas: Lemmas): boolean {
  const words = foldText(name).split(' ');
  const at = words.findIndex((word) => !leads.has(word) || word === 'laju');
  const first = words[at] ?? '';
  if (!change.test(first)) return false;
  // "kenaikan pangkat", "peningkatan kelas" are things that are done, and no change of a number
  const family = lemmas.familyAt(words, at);
  if (family && family.length > 1 && family.lemma !== lemmas.lemmaOf(first)) return lemmas.isChange(family.lemma);
  return at > 0 || /^(?:pertumbuhan|laju|kenaikan)$/.test(first);
}

/** Every way to count that name, unit and formula of an indicator allow; empty when nothing tells. */
export function measuresOf(
  phrase: Phrase,
  indicator: Pick<Indicator, 'formula' | 'unit'>,
  vocabulary: Vocabulary,
): Set<string> {
  const lemmas = lemmasOf(vocabulary);
  if (asksChange(phrase.text, lemmas)) return new Set([growth]);
  if (lemmas.isChange(phrase.population[0] ?? '')) return new Set([growth]);
  const symbol = indicator.unit?.symbol ?? null;
  if (meanInside.test(foldText(phrase.text)) && phrase.measure !== 'percentage') {
    // the mean of scores is a score
    return new Set(ofUnit[symbol?.toLowerCase() ?? ''] === score ? [mean, score] : [mean]);
  }
  const kinds = new Set<string>();
  const isMoney = countsMoney(indicator.unit, vocabulary) === true;
  // "Penurunan angka stunting" in percent may be the change or what has become of it
  if (change.test(foldText(phrase.text).split(' ')[0] ?? '') && symbol === '%') kinds.add(growth);
  // the value of what is counted in rupiah is a sum, no score
  const isSum = phrase.measure === 'score' && (isMoney || namesMoney(phrase.text, vocabulary));
  const named = isSum ? 'count' : phrase.measure === null ? null : (kindOf[phrase.measure] ?? phrase.measure);
  if (named === growth) return new Set([growth]);
  if (isSum) kinds.add(sum);
  if (named !== null) kinds.add(named);
  if (symbol?.includes('/') === true) kinds.add(density);
  const fromUnit = symbol === null ? null : (ofUnit[symbol.toLowerCase()] ?? countIn(named, indicator.unit));
  const percent = fromUnit === share || (symbol === null && indicator.formula.multiplier === 100);
  if (named === null || vague.has(named)) {
    if (percent) kinds.add(share);
    else if (fromUnit !== null) kinds.add(fromUnit);
    else if (named === null && isQuantity(phrase.text, vocabulary)) kinds.add('count');
    // "Angka kejadian kebakaran" in "kejadian" counts them
    if (named === 'rate' && fromUnit === 'count') kinds.delete('rate');
  }
  // "Pendapatan nelayan" is the mean of many, unless "Jumlah" adds it up
  if (named === null && lemmas.isEach(lemmas.lemmaOf(foldText(phrase.text).split(' ')[0] ?? ''))) kinds.add(mean);
  return kinds;
}

/** What a unit that is no share of a hundred tells where the name says nothing, or only "angka": a rate "per 1.000", else a count. */
function countIn(named: string | null, unit: Indicator['unit']): string | null {
  const isRate = (unit?.per ?? 1) !== 1 || /^(?:per|\/|‰)/.test(unit?.symbol ?? '');
  if (named === null) return isRate ? 'rate' : 'count';
  return named === 'rate' && !isRate ? 'count' : null;
}

/** "Nilai investasi", "Nilai ekspor": names of sums of money. */
function namesMoney(name: string, { measures }: Vocabulary): boolean {
  const words = foldText(name).split(' ');
  const isMoney = (text: string): boolean => lookUp(measures, 'quantity', text)?.canonical === 'money';
  return isMoney(words[1] ?? '') || [3, 2].some((n) => isMoney(words.slice(0, n).join(' ')));
}

/** "Produksi padi", "Luas panen": a name that begins with what is added up counts it. */
function isQuantity(name: string, { measures }: Vocabulary): boolean {
  const first = foldText(name).split(' ')[0] ?? '';
  return lookUp(measures, 'quantity', first) !== null;
}

/** Whether the values are sums of money; null without a unit. */
export function countsMoney(unit: Indicator['unit'], vocabulary: Vocabulary): boolean | null {
  return unit === null ? null : vocabulary.derive(moneySymbols).has(unit.symbol.toLowerCase());
}

function moneySymbols({ units }: Vocabulary): ReadonlySet<string> {
  const money = entriesOf(units, 'unit').filter(({ fields }) => fields['measure'] === 'money');
  return new Set(money.map(({ canonical }) => canonical.toLowerCase()));
}

/** The one word for the ways to count in the id of a concept: the surest of them. */
export function measureWord(kinds: ReadonlySet<string>): string {
  if (kinds.has(mean) && kinds.has(score)) return score;
  for (const sure of [growth, share, density, 'duration', mean, sum]) if (kinds.has(sure)) return sure;
  if (kinds.has(score) || (kinds.has('level') && kinds.size === 1)) return 'score';
  return [...kinds].sort().join('-') || 'any';
}

const onlyGrows = (kinds: ReadonlySet<string>): boolean => kinds.size === 1 && kinds.has(growth);

/** Whether two sets of ways to count have one in common, are neighbours, or exclude each other. */
export function matchMeasures(a: ReadonlySet<string>, b: ReadonlySet<string>): MeasureMatch {
  if (onlyGrows(a) !== onlyGrows(b) && !(a.has(growth) && b.has(growth))) return 'other';
  if (a.size === 0 || b.size === 0) return 'unknown';
  if ([...a].some((kind) => b.has(kind))) return 'same';
  const near = neighbours.some((group) => group.some((kind) => a.has(kind)) && group.some((kind) => b.has(kind)));
  return near ? 'near' : 'other';
}
