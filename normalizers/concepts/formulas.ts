/** Whether the formulas of two indicators calculate the same thing. */
import type { Lemmas } from '../phrases/lemmas.ts';
import { align, bitsOf, fullOf, type Alignment, type Leftover } from './align.ts';
import type { Ratio, Subject } from './phrasing/subject.ts';
import type { Weights } from './weights.ts';

/** `scope`: the same, but one asks those who need it and the other all; `unknown`: one has none, or its own name denies it. */
export type FormulaMatch = 'same' | 'scope' | 'unknown' | 'other';

/** Denominators differ when either says this many bits that the other does not, and more than they share. */
const otherBits = 5;

const nothing: ReadonlySet<string> = new Set();

/** Compares numerators with numerators and denominators with denominators. */
export function matchFormulas(a: Subject, b: Subject, weights: Weights, lemmas: Lemmas): FormulaMatch {
  if (!a.ratio || !b.ratio || !fitsName(a, weights, lemmas) || !fitsName(b, weights, lemmas)) return 'unknown';
  const base = align(a.ratio.base, b.ratio.base, weights, lemmas);
  const top = align(a.ratio.top, b.ratio.top, weights, lemmas);
  if (isOther(base.matched, base.first, base.second) || isOther(top.matched, top.first, top.second)) return 'other';
  if (asksNeed(a.ratio) !== asksNeed(b.ratio)) return 'scope';
  return isSame(base) && isSame(top) ? 'same' : 'unknown';
}

function isSame({ matched, first, second }: Alignment): boolean {
  return bitsOf(first) + bitsOf(second) <= matched / 4 && Math.min(fullOf(first), fullOf(second)) <= matched / 10;
}

function isOther(matched: number, first: readonly Leftover[], second: readonly Leftover[]): boolean {
  const exchanged = Math.min(bitsOf(first), bitsOf(second));
  return exchanged >= otherBits && exchanged > matched;
}

function asksNeed({ denominator }: Ratio): boolean {
  return denominator.need.length > 0;
}

/** A formula that was copied from another row says nothing of its own name, and is not compared. */
function fitsName(subject: Subject, weights: Weights, lemmas: Lemmas): boolean {
  const { matched } = align(
    { parts: subject.parts, aside: nothing, support: nothing },
    subject.ratio!.top,
    weights,
    lemmas,
  );
  const whole = subject.parts.reduce((sum, { lemma }) => sum + weights.bits(lemma), 0);
  return matched >= whole / 2;
}
