/** Whether confidence means what it says: stated probabilities against what truth files say. */
import type { Indicator } from '../../pipeline/model/meaning/dataset.ts';
import { errorBound } from './error-bound.ts';
import { reliability, type Claim, type Reliability, type Verdict } from './reliability.ts';
import { intervalOf, shareOf, type Share } from './share.ts';

/** Which scored fields of a row are exactly right, by their key in the evidence; absent where truth says nothing. */
export type Rightness = { name: boolean } & Partial<
  Record<'formula' | 'responsible' | 'dataSources' | 'objective', boolean>
>;

/**
 * The share of all wrong rows that are among the least sure `reviewed` share of rows, with the lower bound of its 95 %
 * interval; `best` is what order could reach.
 */
export type Yield = { reviewed: number; found: Share; atLeast: Share; best: Share };

/**
 * Rows that nobody needs to look at: all that are surer than a limit (`from`, the least sure of them), as many as there
 * can be while at most `mostWrong` of them are wrong. `atMostWrong` is the upper bound of the 95 % interval of the share
 * of wrong ones among them: of few rows it says little, however right they are.
 */
export type Acceptance = { share: Share; count: number; wrong: number; from: number | null; atMostWrong: Share };

/** `errorAtMost` is the upper bound of the 95 % interval of the calibration error of rows. */
export type Calibration = {
  rows: Reliability;
  errorAtMost: Share;
  fields: Record<string, Reliability>;
  reviewYield: Yield[];
  acceptedUnseen: Acceptance;
  /** Share of all rows that are wrong although stated above `surely`. */
  surelyWrong: Share;
};

/** From this confidence on a person would not look. */
export const surely = 0.95;
const reviewed = [0.1, 0.2, 0.3];

/** A row is right when all of its scored fields but the objective are. */
export function isRowRight({ name, formula = true, responsible = true, dataSources = true }: Rightness): boolean {
  return name && formula && responsible && dataSources;
}

/** The verdict on a found row. */
export function verdictOf(row: Indicator, key: string, level: string, right: Rightness): Verdict {
  const fields: Record<string, Claim> = {};
  for (const [field, isRight] of Object.entries(right)) {
    const evidence = row.evidence[field];
    if (evidence) fields[field] = { id: `${row.id} ${field}`, confidence: evidence.confidence, right: isRight };
  }
  return { id: row.id, confidence: row.confidence, right: isRowRight(right), key, level, fields };
}

/** Measures the confidence of rows and of each kind of field. */
export function calibrate(verdicts: readonly Verdict[]): Calibration {
  const keys = [...new Set(verdicts.flatMap((verdict) => Object.keys(verdict.fields)))];
  const wrong = verdicts.filter((verdict) => !verdict.right && verdict.confidence > surely).length;
  return {
    rows: reliability(verdicts),
    errorAtMost: errorBound(verdicts),
    fields: Object.fromEntries(keys.map((key) => [key, reliability(verdicts.flatMap((v) => v.fields[key] ?? []))])),
    reviewYield: reviewed.map((share) => yieldAt(verdicts, share)),
    acceptedUnseen: acceptanceOf(verdicts),
    surelyWrong: shareOf(wrong, verdicts.length),
  };
}

/** Claims from the least sure on; ties by id, so that the order does not depend on how they came. */
export function leastSureFirst<C extends Claim>(claims: readonly C[]): C[] {
  return [...claims].sort((a, b) => a.confidence - b.confidence || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** What a person finds who looks at the least sure share of the claims (rounded up). */
export function yieldAt(claims: readonly Claim[], share: number): Yield {
  const looked = Math.ceil(share * claims.length - 1e-9);
  const wrong = claims.filter(({ right }) => !right).length;
  const found = leastSureFirst(claims)
    .slice(0, looked)
    .filter(({ right }) => !right).length;
  const best = shareOf(Math.min(looked, wrong), wrong);
  return { reviewed: share, found: shareOf(found, wrong), atLeast: intervalOf(found, wrong)?.low ?? null, best };
}

/** Of a catalogue that is quoted unseen, one row in two hundred may be wrong. */
export const mostWrong = 0.005;

/** The most claims that can be taken unseen; claims of one confidence are taken together or not at all. */
export function acceptanceOf(claims: readonly Claim[]): Acceptance {
  const surest = leastSureFirst(claims).reverse();
  let taken = { count: 0, wrong: 0, from: null as number | null };
  let wrong = 0;
  surest.forEach(({ right, confidence }, i) => {
    if (!right) wrong++;
    const isLastOfTie = surest[i + 1]?.confidence !== confidence;
    if (isLastOfTie && wrong <= mostWrong * (i + 1)) taken = { count: i + 1, wrong, from: confidence };
  });
  const { high = null } = intervalOf(taken.wrong, taken.count) ?? {};
  return { ...taken, share: shareOf(taken.count, claims.length), atMostWrong: high };
}
