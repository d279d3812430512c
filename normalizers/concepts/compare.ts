/** What one indicator is to another, with the reason in plain words. */
import type { Lemmas } from '../phrases/lemmas.ts';
import { bitsOf, type Leftover } from './align.ts';
import { gather, type Comparison, type Evidence } from './evidence.ts';
import { becauseOf } from './reasons.ts';
import type { Subject } from './subject.ts';
import type { Weights } from './weights.ts';

/** What comparing needs beside the two. */
export type Scale = { weights: Weights; lemmas: Lemmas; limits: Limits };

/**
 * Shares of the bits of a pair. `exchanged` is what each side says instead of something of the other; `population` and
 * `condition` what one side adds to whom it counts and to what it asks of them; `near` what is only nearly the same.
 */
export type Limits = {
  exact: { exchanged: number; population: number; condition: number; near: number };
  close: { exchanged: number; population: number; condition: number };
  wider: { exchanged: number; common: number };
  related: { common: number };
};

/** Found on the marked pairs of fixtures/concepts/tune; see docs/concepts.md. */
export const usualLimits: Limits = {
  exact: { exchanged: 0.04, population: 0.08, condition: 0.15, near: 0.2 },
  close: { exchanged: 0.15, population: 0.15, condition: 0.5 },
  wider: { exchanged: 0.12, common: 0.5 },
  related: { common: 0.4 },
};

/** Compares two indicators; the same answer whichever comes first, "narrower" turned to "broader". */
export function compare(a: Subject, b: Subject, scale: Scale): Comparison {
  const evidence = gather(a, b, scale);
  const { relation, apart } = judge(evidence, scale.limits);
  const score = scoreOf(evidence);
  return { relation, score, because: becauseOf(a, b, evidence, relation, apart), apart };
}

function judge(evidence: Evidence, limits: Limits): { relation: Comparison['relation']; apart: string | null } {
  const { common, exchanged, added, near, others, measure, formula } = evidence;
  const loose = common >= limits.related.common ? 'related' : 'different';
  const apart = apartness(evidence);
  if (apart !== null) return { relation: isOfOthers(evidence) ? 'different' : loose, apart };
  if (others.length > 0) {
    // "penerbitan akta" and "kepemilikan akta" with one formula are one thing under two names
    const isTold = formula === 'same' && others.every((facet) => facet === 'condition') && added.population === 0;
    return { relation: isTold ? 'close' : loose, apart: null };
  }
  const { exact, close, wider } = limits;
  const asExact =
    exchanged <= exact.exchanged &&
    added.population <= exact.population &&
    added.condition <= exact.condition &&
    added.setting + added.period === 0 &&
    near <= exact.near;
  const isSame = measure !== 'near' && formula !== 'scope' && formula !== 'other';
  if (asExact) return { relation: isSame ? 'exact' : 'close', apart: null };
  const asClose =
    exchanged <= close.exchanged &&
    added.population <= close.population &&
    added.condition <= close.condition &&
    added.setting === 0;
  if (asClose) return { relation: 'close', apart: null };
  if (exchanged <= wider.exchanged && common >= wider.common && !evidence.strangers) {
    return { relation: saysMore(evidence.alignment) ? 'broader' : 'narrower', apart: null };
  }
  return { relation: loose, apart: null };
}

/** Other people, or another level of government: nothing to compare, whatever else agrees. */
function isOfOthers({ opposition, levels }: Evidence): boolean {
  return levels || (opposition !== null && opposition.kind !== 'institution');
}

/** The first says more than the second, so the second is the broader one. */
function saysMore({ first, second }: { first: Leftover[]; second: Leftover[] }): boolean {
  return bitsOf(first) > bitsOf(second);
}

function apartness({ opposition, measure, negation, owners, levels }: Evidence): string | null {
  if (opposition) return `${opposition.first.join(', ')} is not ${opposition.second.join(', ')}`;
  if (measure === 'other') return 'another way to count';
  if (negation) return 'one is the denial of the other';
  if (owners) return 'one is of the agency, the other of the region';
  if (levels) return 'one is of the province, the other of kabupaten or kota';
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

/** True when the names agree as exactly as `limits.exact` asks, while the formulas count other things. */
export function isSameNameOtherFormula(a: Subject, b: Subject, scale: Scale): boolean {
  if (!a.ratio || !b.ratio) return false;
  const { formula, opposition, measure, negation, levels, exchanged, added } = gather(a, b, scale);
  if (formula !== 'other' || opposition || negation || levels || measure === 'other') return false;
  const { exact } = scale.limits;
  return exchanged <= exact.exchanged && added.population <= exact.population && added.condition <= exact.condition;
}
