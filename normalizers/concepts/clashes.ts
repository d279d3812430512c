/** Look-alikes: why two names that share most of their words are two things all the same. */
import type { Lemmas } from '../phrases/lemmas.ts';
import type { Contrasts } from '../vocabulary/contrasts.ts';
import type { Alignment, Leftover } from './align.ts';
import type { MeasureMatch } from './phrasing/measures.ts';
import type { Part, Subject } from './phrasing/subject.ts';

/** `because` is the end of the sentence that tells it; `strangers`: not even the subject is the same. */
export type Clash = { because: string; strangers: boolean };

type Pair = { a: Subject; b: Subject; alignment: Alignment; measure: MeasureMatch; lemmas: Lemmas };

/** The first reason that keeps the two apart, whatever else agrees, or null. */
export function clashOf(pair: Pair): Clash | null {
  for (const rule of rules) {
    const clash = rule(pair);
    if (clash !== null) return clash;
  }
  return null;
}

const onlyRelated = (because: string): Clash => ({ because, strangers: false });

const rules: readonly ((pair: Pair) => Clash | null)[] = [
  ({ a, b }) => {
    const found = oppositionOf(a.sides, b.sides);
    if (!found) return null;
    const because = `${found.first.join(', ')} is not ${found.second.join(', ')}`;
    return { because, strangers: !alikeKinds.has(found.kind) };
  },
  ({ a, b, measure }) => {
    if (measure !== 'other') return null;
    const grows = a.measures.has('growth') !== b.measures.has('growth');
    return onlyRelated(grows ? 'growth is not the amount' : 'another way to count');
  },
  ({ a, b }) =>
    a.money !== null && b.money !== null && a.money !== b.money ? onlyRelated('one is a sum of money') : null,
  ({ a, b }) => (a.phrase.negated === b.phrase.negated ? null : onlyRelated('one is the denial of the other')),
  ({ alignment: { first, second }, lemmas }) =>
    [...first, ...second].some(({ lemma }) => lemmas.isFree(lemma))
      ? onlyRelated('one counts those that are free of it')
      : null,
  ({ a, b }) =>
    a.own !== null && b.own !== null && a.own !== b.own
      ? onlyRelated('one is of the agency, the other of the region')
      : null,
  ({ a: { level: a }, b: { level: b } }) =>
    (a.said || b.said) && a.of !== null && b.of !== null && a.of !== b.of
      ? { because: 'one is of the province, the other of kabupaten or kota', strangers: true }
      : null,
  ({ a, b }) => (boundsDiffer(a, b) ? onlyRelated('the bounds differ') : null),
  ({ a, b, lemmas }) => (rolesTurned(a, b, lemmas) ? onlyRelated('the ratio is turned round') : null),
  ({ a, b, lemmas }) =>
    headsMoved(a, b, lemmas) || headsMoved(b, a, lemmas) ? onlyRelated('others are counted') : null,
  ({ a, b }) => (voicesTurned(a, b) ? onlyRelated('who does is not who receives') : null),
  ({ a, b, alignment, lemmas }) =>
    [a, b].every(({ measures }) => handledKinds.some((kind) => measures.has(kind))) &&
    (isHandled(alignment.first, b, alignment, lemmas) || isHandled(alignment.second, a, alignment, lemmas))
      ? onlyRelated('a state is not what is done about it')
      : null,
];

/** How one counts, where, and at which level of government is compared by its own rules; numbers are words like others. */
const comparedElsewhere = new Set(['measure', 'level', 'compass', 'negation', 'region', 'number']);
/** Ways to count of which one may count a state and the other what was done about it. */
const handledKinds = ['share', 'count', 'ratio', 'rate'];
/** Families of contrasts whose sides are the same people or things. */
const alikeKinds = new Set(['institution']);

/** The opposition that two names stand on different sides of, or null; a name that takes no side agrees with all. */
function oppositionOf(a: Contrasts, b: Contrasts): { kind: string; first: string[]; second: string[] } | null {
  for (const [kind, first] of a) {
    const second = b.get(kind);
    if (comparedElsewhere.has(kind) || !second || first.some((side) => second.includes(side))) continue;
    return { kind, first: [...first], second: [...second] };
  }
  return null;
}

/** Both give a bound and none is the same: "di atas 0,7" beside "di bawah 0,7". */
function boundsDiffer(a: Subject, b: Subject): boolean {
  const [first, second] = [a, b].map(({ parts }) => parts.filter(({ lemma }) => /^[<>]/.test(lemma)));
  if (first!.length === 0 || second!.length === 0) return false;
  return !first!.some(({ lemma }) => second!.some((other) => other.lemma === lemma));
}

/**
 * A ratio turned round: what one counts is what the other counts it for. Elsewhere the same turn is only another way to
 * put it: "peserta KB di antara pasangan usia subur", "pasangan usia subur yang ber-KB".
 */
function rolesTurned(a: Subject, b: Subject, lemmas: Lemmas): boolean {
  if (!a.measures.has('ratio') || !b.measures.has('ratio')) return false;
  if (orderTurned(a, b, lemmas)) return true;
  const things = ({ parts }: Subject, facet: string): Set<string> =>
    new Set(
      parts
        .filter((part) => part.facet === facet && !lemmas.isState(part.lemma) && !lemmas.isAction(part.lemma))
        .map(({ lemma }) => lemma)
        .filter((lemma) => !lemmas.isLight(lemma)),
    );
  const [counted, spoken] = [things(a, 'population'), things(a, 'condition')];
  const [countedThere, spokenThere] = [things(b, 'population'), things(b, 'condition')];
  const meets = (one: Set<string>, other: Set<string>): boolean => [...one].some((lemma) => other.has(lemma));
  return meets(counted, spokenThere) && meets(spoken, countedThere) && !meets(counted, countedThere);
}

/** "Rasio guru terhadap murid" beside "Rasio murid per guru": the things of one come in the other order. */
function orderTurned(a: Subject, b: Subject, lemmas: Lemmas): boolean {
  const things = ({ facets }: Subject): string[] =>
    [...facets.population, ...facets.condition].map((lemma) => lemmas.nearOf(lemma));
  const there = things(b);
  const [first, second] = things(a)
    .map((lemma) => there.indexOf(lemma))
    .filter((at) => at >= 0);
  return first !== undefined && second !== undefined && first > second;
}

/** Others are in the same state: "organisasi pemuda yang aktif" beside "pemuda yang aktif dalam organisasi". */
function headsMoved(a: Subject, b: Subject, lemmas: Lemmas): boolean {
  const isThing = ({ lemma, facet }: Part): boolean =>
    facet === 'population' && !lemmas.isAction(lemma) && !lemmas.isState(lemma) && !lemmas.isLight(lemma);
  const [head, other] = [a.parts.find(isThing), b.parts.find(isThing)];
  if (!head || !other || lemmas.isPeople(other.lemma)) return false;
  const states = a.parts.filter(({ lemma, facet }) => facet === 'condition' && lemmas.isState(lemma));
  if (!states.some(({ lemma }) => b.parts.some((part) => part.lemma === lemma))) return false;
  const told = b.parts.some(({ lemma, facet }) => facet === 'condition' && lemma === head.lemma);
  const known = a.parts.some(({ lemma }) => lemmas.nearOf(lemma) === lemmas.nearOf(other.lemma));
  return told && !known && !b.parts.some(({ lemma, facet }) => facet === 'population' && lemma === head.lemma);
}

/** Verbs that say the same in both voices: who obtains is who is given. */
const receiving = new Set(['terima', 'milik', 'penuhi', 'capai', 'ikut', 'naik']);

function voicesTurned(a: Subject, b: Subject): boolean {
  for (const [lemma, voice] of a.voices) {
    const other = b.voices.get(lemma);
    if (other !== undefined && other !== voice && !receiving.has(lemma)) return true;
  }
  return false;
}

/** One asks what was done to what the other only counts: "kawasan kumuh" beside "kawasan kumuh yang ditangani". */
function isHandled(left: readonly Leftover[], other: Subject, { common }: Alignment, lemmas: Lemmas): boolean {
  const isDeed = ({ lemma }: Part): boolean => lemmas.isHandling(lemma) || lemmas.isHandling(lemmas.nearOf(lemma));
  const said = ({ lemma }: Part): boolean => common.some((part) => lemmas.innerOf(part.lemma).has(lemma));
  const deeds = left.filter((part) => part.facet === 'condition' && isDeed(part) && !said(part));
  // "rasio perpustakaan terhadap jumlah penduduk" asks nothing of the libraries
  const isAsked = ({ lemma, facet }: Part): boolean =>
    (facet === 'condition' && !lemmas.isPeople(lemma)) || lemmas.isAction(lemma);
  const acts = other.parts.some((part) => isDeed(part) || (isAsked(part) && !lemmas.isIll(part.lemma)));
  return deeds.length > 0 && !acts;
}
