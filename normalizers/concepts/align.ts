/** Which words of two indicators answer each other, and what is left over on either side. */
import type { Lemmas } from '../phrases/lemmas.ts';
import { isOneAway } from '../phrases/slips.ts';
import type { Part, Side } from './phrasing/subject.ts';
import type { Weights } from './weights.ts';

/** A leftover word with the bits that it counts against the pair, and those it counts where it stands instead of another. */
export type Leftover = Part & { bits: number; full: number };

/** `matched` and `near` in bits; `near` is the part of `matched` that only stands for nearly the same. */
export type Alignment = {
  matched: number;
  near: number;
  /** Lemmas that only stand for nearly the same, as the first and the second have them. */
  nearly: [string, string][];
  common: Part[];
  first: Leftover[];
  second: Leftover[];
};

/** A near match is worth less; what the other row's formula says hardly counts against it; nor does a period. */
const shares = { near: 0.6, supported: 0.4, period: 0.5, inner: 0.1, purpose: 0.4 };
const slipLetters = 6;

/** Aligns the parts of two sides: equal lemmas first, then words of one near family, then single slips. */
export function align(a: Side, b: Side, weights: Weights, lemmas: Lemmas): Alignment {
  const taken: boolean[] = [];
  const take = (fits: (lemma: string) => boolean): Part | null => {
    for (let i = 0; i < b.parts.length; i++) {
      if (taken[i] === true || !fits(b.parts[i]!.lemma)) continue;
      taken[i] = true;
      return b.parts[i]!;
    }
    return null;
  };
  let matched = 0;
  let near = 0;
  const common: Part[] = [];
  const left: Part[] = [];
  for (const part of a.parts) {
    if (take((lemma) => lemma === part.lemma)) {
      matched += weights.bits(part.lemma);
      common.push(part);
    } else left.push(part);
  }
  const whole = compounds(left, b, taken, lemmas);
  for (const { part, from } of whole) {
    matched += weights.bits(part.lemma);
    common.push(part);
    for (const word of from) left.splice(left.indexOf(word), 1);
  }
  const rest: Part[] = [];
  const nearly: [string, string][] = [];
  for (const part of left) {
    const other =
      take((lemma) => lemmas.nearOf(lemma) === lemmas.nearOf(part.lemma)) ??
      take((lemma) => isSlip(lemma, part.lemma, lemmas));
    if (!other) {
      rest.push(part);
      continue;
    }
    const bits = (shares.near * (weights.bits(part.lemma) + weights.bits(other.lemma))) / 2;
    matched += bits;
    near += bits;
    nearly.push([part.lemma, other.lemma]);
  }
  const open = b.parts.filter((_, i) => taken[i] !== true);
  // who says "Kartu Identitas Anak" has said "anak": to say it again adds little; but "bimbingan teknis" does not make
  // "teknis" stand for what another name says instead of it
  const isExchange = rest.length > 0 && open.length > 0;
  const said = (lemma: string): boolean =>
    common.some((part) =>
      isExchange ? lemmas.impliedBy(part.lemma).includes(lemma) : lemmas.innerOf(part.lemma).has(lemma),
    );
  // an agency leaves out its own field, but where each says a thing of its own, each means what it says
  const isTelling = ({ lemma, facet }: Part): boolean => facet === 'population' && !lemmas.isLight(lemma);
  const isOwnThing =
    rest.some((part) => isTelling(part) && b.home?.has(part.lemma) !== true) &&
    open.some((part) => isTelling(part) && a.home?.has(part.lemma) !== true);
  const saidBy =
    ({ home }: Side) =>
    (lemma: string): boolean =>
      said(lemma) || (!isOwnThing && home?.has(lemma) === true);
  return {
    matched,
    near,
    nearly,
    common,
    first: leftovers(rest, b, saidBy(b), weights),
    second: leftovers(open, a, saidBy(a), weights),
  };
}

/** What one side says in one lemma and the other in the lemmas of its words; `from` are the parts of the first side. */
function compounds(
  left: readonly Part[],
  b: Side,
  taken: boolean[],
  lemmas: Lemmas,
): { part: Part; from: readonly Part[] }[] {
  const found: { part: Part; from: readonly Part[] }[] = [];
  const used = new Set<Part>();
  for (const part of left) {
    if (!isWrittenOut(part.lemma, lemmas)) continue;
    const open = b.parts.flatMap((other, at) => (taken[at] === true ? [] : [{ lemma: other.lemma, at }]));
    const words = spelledWith(part.lemma, open, lemmas);
    if (!words) continue;
    for (const { at } of words) taken[at] = true;
    used.add(part);
    found.push({ part, from: [part] });
  }
  b.parts.forEach((part, at) => {
    if (taken[at] === true || !isWrittenOut(part.lemma, lemmas)) return;
    const open = left.filter((one) => !used.has(one));
    const words = spelledWith(part.lemma, open, lemmas);
    if (!words) return;
    taken[at] = true;
    for (const word of words) used.add(word);
    found.push({ part, from: words });
  });
  return found;
}

function isWrittenOut(lemma: string, lemmas: Lemmas): boolean {
  return lemmas.spellingsOf(lemma).length > 0;
}

/** Those of the parts that together write the lemma out in several words, or null. */
function spelledWith<T extends { lemma: string }>(lemma: string, open: readonly T[], lemmas: Lemmas): T[] | null {
  if (open.length < 2) return null;
  // "tanah milik daerah": who only has a certificate for land has not said whose the land is
  const tells = (words: readonly string[]): boolean => words.filter((word) => !lemmas.isHaving(word)).length > 1;
  const spelling = lemmas
    .spellingsOf(lemma)
    .find((words) => tells(words) && words.every((word) => open.some((part) => part.lemma === word)));
  return spelling ? open.filter((part) => spelling.includes(part.lemma)) : null;
}

function leftovers(
  parts: readonly Part[],
  other: Side,
  said: (lemma: string) => boolean,
  weights: Weights,
): Leftover[] {
  return parts
    .filter((part) => !other.aside.has(part.lemma))
    .map((part) => {
      const told = said(part.lemma) ? shares.inner : other.support.has(part.lemma) ? shares.supported : 1;
      const loose = part.facet === 'period' ? shares.period : part.purpose ? shares.purpose : 1;
      return { ...part, bits: weights.bits(part.lemma) * Math.min(told, loose), full: weights.full(part.lemma) * told };
    });
}

function isSlip(a: string, b: string, lemmas: Lemmas): boolean {
  if (a.length < slipLetters || b.length < slipLetters) return false;
  return isOneAway(a, b) && !(lemmas.isKnown(a) && lemmas.isKnown(b));
}

/** The sum of what leftovers count where they stand instead of others. */
export function fullOf(parts: readonly Leftover[]): number {
  return parts.reduce((sum, part) => sum + part.full, 0);
}

/** The sum of the bits of leftovers. */
export function bitsOf(parts: readonly Leftover[]): number {
  return parts.reduce((sum, part) => sum + part.bits, 0);
}
