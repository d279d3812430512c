/** What one phrase is to another, with the reason in plain words. */
import type { Lemmas } from '../phrases/lemmas.ts';
import { bitsOf, type Leftover } from './align.ts';
import { gather, turn, type Comparison, type Evidence } from './evidence.ts';
import type { FormulaMatch } from './formulas.ts';
import { becauseOf } from './reasons.ts';
import type { Subject } from './phrasing/subject.ts';
import type { Weights } from './weights.ts';

/** What comparing needs beside the two. */
export type Scale = { weights: Weights; lemmas: Lemmas; limits: Limits };

/**
 * Shares of the bits of a pair. `exchanged` is what each side says instead of something of the other; `population` and
 * `condition` what one side adds to whom it counts and to what it asks of them; `near` what is only nearly the same; `object` is what one adds to the condition without a deed of its own.
 */
export type Limits = {
  exact: { exchanged: number; population: number; condition: number; near: number };
  close: { exchanged: number; population: number; condition: number; object: number };
  wider: { exchanged: number; common: number };
  related: { common: number };
};

/** Found on the marked pairs of fixtures/concepts/tune; see docs/concepts.md. */
export const usualLimits: Limits = {
  exact: { exchanged: 0.04, population: 0.12, condition: 0.15, near: 0.2 },
  close: { exchanged: 0.15, population: 0.15, condition: 0.5, object: 1 },
  wider: { exchanged: 0.12, common: 0.5 },
  related: { common: 0.4 },
};

/** A comparison as either side sees it: what the second is to the first, and the first to the second. */
export type Both = { first: Comparison; second: Comparison };

/** What two phrases are to each other by a match of formulas; `sameName` tells that other formulas are a matter to tell. */
export type Compared = { sameName: boolean; dependsOnFormula: boolean; by: (formula: FormulaMatch) => Both };

/** Compares two phrases; the same answer whichever comes first, "narrower" turned to "broader". */
export function compare(a: Subject, b: Subject, scale: Scale): Compared {
  const evidence = gather(a, b, scale);
  const by = (formula: FormulaMatch): Both => {
    const relation = judge(evidence, formula, scale.limits);
    const score = scoreOf(evidence, formula);
    const apart = evidence.clash?.because ?? null;
    const { dated } = scale.lemmas;
    const because = becauseOf(a, b, evidence, formula, relation, dated);
    const back = turn(relation);
    const seenBack = becauseOf(b, a, seenFromSecond(evidence), formula, back, dated);
    return {
      first: { relation, score, because, apart },
      second: { relation: back, score, because: seenBack, apart },
    };
  };
  const plain = judge(evidence, 'unknown', scale.limits);
  const alike = plain === 'exact' || plain === 'close';
  const dependsOnFormula = alike || judge(evidence, 'same', scale.limits) !== plain;
  // most pairs that share a word are nothing to each other: of these nothing is kept
  if (plain === 'different' && !dependsOnFormula) return evidence.clash === null ? nothing : nothingApart;
  return { sameName: isSameName(evidence, scale.limits), dependsOnFormula, by };
}

/** What is told of a pair, with the sides changed. */
function seenFromSecond({ alignment, measure, clash }: Evidence): Parameters<typeof becauseOf>[2] {
  const { common, nearly, first, second } = alignment;
  const turnedNearly = nearly.map(([one, other]): [string, string] => [other, one]);
  return { measure, clash, alignment: { common, nearly: turnedNearly, first: second, second: first } };
}

function judge(evidence: Evidence, formula: FormulaMatch, limits: Limits): Comparison['relation'] {
  const { common, exchanged, added, near, others, measure, clash } = evidence;
  const loose = common >= limits.related.common ? 'related' : 'different';
  if (clash !== null) return clash.strangers ? 'different' : loose;
  if (others.length > 0) {
    // "penerbitan akta" and "kepemilikan akta" with one formula are one thing under two names
    const isTold = formula === 'same' && others.every((facet) => facet === 'condition') && added.population === 0;
    return isTold ? 'close' : loose;
  }
  const { exact, close, wider } = limits;
  const asExact =
    !evidence.newState &&
    exchanged <= exact.exchanged &&
    added.population <= exact.population &&
    added.condition <= exact.condition &&
    added.setting + added.period === 0 &&
    near <= exact.near;
  const isSame = measure !== 'near' && formula !== 'scope' && formula !== 'other';
  if (asExact) return isSame ? 'exact' : 'close';
  const asClose =
    exchanged <= close.exchanged &&
    added.population <= close.population &&
    added.condition <= (evidence.deeds ? close.condition : close.object) &&
    added.setting === 0 &&
    !evidence.further &&
    formula !== 'other';
  if (asClose) return 'close';
  if (exchanged <= wider.exchanged && common >= wider.common && !evidence.strangers) {
    return saysMore(evidence.alignment) ? 'broader' : 'narrower';
  }
  return loose;
}

/** The first says more than the second, so the second is the broader one. */
function saysMore({ first, second }: { first: Leftover[]; second: Leftover[] }): boolean {
  return bitsOf(first) > bitsOf(second);
}

/** Evidence in bits: what agrees, less what differs; an exchange speaks against a pair twice. */
function scoreOf({ alignment, measure }: Evidence, formula: FormulaMatch): number {
  const [first, second] = [bitsOf(alignment.first), bitsOf(alignment.second)];
  const measured = { same: 1, near: -1, unknown: 0, other: -8 }[measure];
  const calculated = { same: 2, scope: -0.5, unknown: 0, other: -6 }[formula];
  const score = alignment.matched - (first + second) - 2 * Math.min(first, second) + measured + calculated;
  return Math.round(score * 100) / 100;
}

const different = (apart: string | null): Compared => {
  const comparison: Comparison = { relation: 'different', score: 0, because: '', apart };
  return { sameName: false, dependsOnFormula: false, by: () => ({ first: comparison, second: comparison }) };
};
const nothing = different(null);
const nothingApart = different('nothing to compare');

/** True when the names agree as exactly as `limits.exact` asks. */
function isSameName({ clash, exchanged, added }: Evidence, { exact }: Limits): boolean {
  if (clash !== null) return false;
  return exchanged <= exact.exchanged && added.population <= exact.population && added.condition <= exact.condition;
}
