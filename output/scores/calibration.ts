/** Whether confidence means what it says: stated probabilities against what truth files say. */
import type { Indicator } from '../../pipeline/model/meaning/dataset.ts';
import { shareOf, type Share } from './share.ts';

/** Which scored fields of a row are exactly right, by their key in the evidence; absent where truth says nothing. */
export type Rightness = { name: boolean } & Partial<
  Record<'formula' | 'responsible' | 'dataSources' | 'objective', boolean>
>;

/** A probability that was stated, and whether what it was stated of is right. */
export type Claim = { id: string; confidence: number; right: boolean };

/** A found row against its truth; `fields` holds only fields with evidence. */
export type Verdict = Claim & { key: string; level: string; fields: Record<string, Claim> };

/** Claims of one tenth of the scale: how many, the mean stated, and the share that is right. */
type Bin = { from: number; to: number; count: number; stated: number; right: number };

/** Bins without empty ones; `ece` is the expected calibration error: the mean distance of stated from right, 0 is best. */
export type Reliability = { count: number; right: Share; ece: Share; bins: Bin[] };

/** The share of all wrong rows that are among the least sure `reviewed` share of rows; `best` is what order could reach. */
export type Yield = { reviewed: number; found: Share; best: Share };

export type Calibration = {
  rows: Reliability;
  fields: Record<string, Reliability>;
  reviewYield: Yield[];
  /** Share of all rows that are wrong although stated above `surely`. */
  surelyWrong: Share;
};

/** From this confidence on a person would not look. */
export const surely = 0.95;
const tenths = 10;
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
    fields: Object.fromEntries(keys.map((key) => [key, reliability(verdicts.flatMap((v) => v.fields[key] ?? []))])),
    reviewYield: reviewed.map((share) => yieldAt(verdicts, share)),
    surelyWrong: shareOf(wrong, verdicts.length),
  };
}

/** Ten bins of equal width and the error over them. */
export function reliability(claims: readonly Claim[]): Reliability {
  const bins: Bin[] = [];
  for (let i = 0; i < tenths; i++) {
    const own = claims.filter(({ confidence }) => Math.min(tenths - 1, Math.floor(confidence * tenths)) === i);
    if (own.length === 0) continue;
    const stated = own.reduce((sum, { confidence }) => sum + confidence, 0) / own.length;
    bins.push({ from: i / tenths, to: (i + 1) / tenths, count: own.length, stated, right: rightOf(own) / own.length });
  }
  const error = bins.reduce((sum, bin) => sum + bin.count * Math.abs(bin.stated - bin.right), 0);
  const { length: count } = claims;
  return { count, right: shareOf(rightOf(claims), count), ece: shareOf(error, count), bins };
}

function rightOf(claims: readonly Claim[]): number {
  return claims.filter(({ right }) => right).length;
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
  return { reviewed: share, found: shareOf(found, wrong), best: shareOf(Math.min(looked, wrong), wrong) };
}
