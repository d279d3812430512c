/** Stated probabilities beside what is right, a tenth of the scale at a time. */
import { shareOf, type Share } from './share.ts';

/** A probability that was stated, and whether what it was stated of is right. */
export type Claim = { id: string; confidence: number; right: boolean };

/** A found row against its truth; `fields` holds only fields with evidence; no true row is like an `invented` one. */
export type Verdict = Claim & { key: string; level: string; fields: Record<string, Claim>; invented?: true };

/** Claims of one tenth of the scale: how many, the mean stated, and the share that is right. */
type Bin = { from: number; to: number; count: number; stated: number; right: number };

/** Bins without empty ones; `ece` is the expected calibration error: the mean distance of stated from right, 0 is best. */
export type Reliability = { count: number; right: Share; ece: Share; bins: Bin[] };

const tenths = 10;

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
