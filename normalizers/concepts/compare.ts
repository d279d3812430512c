/** What one indicator is to another, with the reason in plain words. */
import type { Relation } from '../../pipeline/model/dataset.ts';
import type { Lemmas } from '../phrases/lemmas.ts';
import type { Alignment, Leftover } from './align.ts';
import { align, bitsOf } from './align.ts';
import { oppositionOf } from './contrast-sides.ts';
import type { FormulaMatch } from './formulas.ts';
import { matchFormulas } from './formulas.ts';
import type { MeasureMatch } from './measures.ts';
import { matchMeasures } from './measures.ts';
import { becauseOf } from './reasons.ts';
import type { Subject } from './subject.ts';
import type { Weights } from './weights.ts';

/**
 * `relation` is what the second is to the first. `score` is the evidence in bits, for and against. `apart` says why the
 * two may never be in one concept, however much else agrees, or is null.
 */
export type Comparison = { relation: Relation | 'different'; score: number; because: string; apart: string | null };

/** What comparing needs beside the two. */
export type Scale = { weights: Weights; lemmas: Lemmas; limits: Limits };

/**
 * Shares of the bits of a pair. `exchanged` is what each side says instead of something of the other; `added` what one
 * side says more; `near` what is only nearly the same.
 */
export type Limits = {
  exact: { exchanged: number; added: number; near: number };
  close: { exchanged: number; added: number };
  wider: { exchanged: number; common: number };
  related: { common: number };
};

/** Found on marked pairs of other documents than it is measured on; see docs/concepts.md. */
export const usualLimits: Limits = {
  exact: { exchanged: 0.04, added: 0.1, near: 0.2 },
  close: { exchanged: 0.12, added: 0.3 },
  wider: { exchanged: 0.12, common: 0.5 },
  related: { common: 0.5 },
};

/** Everything that speaks for or against a pair, before it is judged. */
export type Evidence = {
  alignment: Alignment;
  measure: MeasureMatch;
  formula: FormulaMatch;
  opposition: { kind: string; first: string[]; second: string[] } | null;
  negation: boolean;
  owners: boolean;
  common: number;
  exchanged: number;
  added: number;
  near: number;
};

/** Gathers the evidence on a pair. */
export function gather(a: Subject, b: Subject, { weights, lemmas }: Scale): Evidence {
  const alignment = align(a, b, weights, lemmas);
  const [first, second] = [bitsOf(alignment.first), bitsOf(alignment.second)];
  const whole = alignment.matched + (first + second) / 2 || 1;
  return {
    alignment,
    measure: matchMeasures(a.measures, b.measures),
    formula: matchFormulas(a, b, weights, lemmas),
    opposition: oppositionOf(a.sides, b.sides),
    negation: a.phrase.negated !== b.phrase.negated,
    owners: a.own !== null && b.own !== null && a.own !== b.own,
    common: alignment.matched / whole,
    exchanged: Math.min(first, second) / whole,
    added: Math.abs(first - second) / whole,
    near: alignment.near / whole,
  };
}

/** Compares two indicators; the same answer whichever comes first, "narrower" turned to "broader". */
export function compare(a: Subject, b: Subject, scale: Scale): Comparison {
  const evidence = gather(a, b, scale);
  const { relation, apart } = judge(evidence, scale.limits);
  const score = scoreOf(evidence);
  return { relation, score, because: becauseOf(a, b, evidence, relation, apart), apart };
}

function judge(evidence: Evidence, limits: Limits): { relation: Comparison['relation']; apart: string | null } {
  const { common, exchanged, added, near } = evidence;
  const isRelated = common >= limits.related.common;
  const apart = apartness(evidence);
  if (apart !== null) return { relation: isRelated && evidence.opposition === null ? 'related' : 'different', apart };
  const { exact, close, wider } = limits;
  const asExact =
    exchanged <= exact.exchanged && added <= exact.added && near <= exact.near && evidence.measure !== 'near';
  if (asExact) return { relation: evidence.formula === 'scope' ? 'close' : 'exact', apart: null };
  if (exchanged <= close.exchanged && added <= close.added) return { relation: 'close', apart: null };
  if (exchanged <= wider.exchanged && common >= wider.common) {
    return { relation: saysMore(evidence.alignment) ? 'broader' : 'narrower', apart: null };
  }
  return { relation: isRelated ? 'related' : 'different', apart: null };
}

/** The first says more than the second, so the second is the broader one. */
function saysMore({ first, second }: { first: Leftover[]; second: Leftover[] }): boolean {
  return bitsOf(first) > bitsOf(second);
}

function apartness({ opposition, measure, formula, negation, owners }: Evidence): string | null {
  if (opposition) return `${opposition.first.join(', ')} is not ${opposition.second.join(', ')}`;
  if (measure === 'other') return 'another way to count';
  if (negation) return 'one is the denial of the other';
  if (owners) return 'one is of the agency, the other of the region';
  if (formula === 'other') return 'the formulas count other things';
  return null;
}

/** Evidence in bits: what agrees, less what differs; an exchange speaks against a pair twice. */
function scoreOf({ alignment, measure, formula }: Evidence): number {
  const [first, second] = [bitsOf(alignment.first), bitsOf(alignment.second)];
  const measured = { same: 1, near: -1, unknown: 0, other: -8 }[measure];
  const calculated = { same: 2, scope: -0.5, unknown: 0, other: -6 }[formula];
  const score = alignment.matched - (first + second) - 2 * Math.min(first, second) + measured + calculated;
  return Math.round(score * 100) / 100;
}
