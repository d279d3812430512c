/** Shares, and what is said of a share of nothing: that there is none. */

/** From 0 to 1; null where there was nothing to have a share of. */
export type Share = number | null;

/** What `part` is of `whole`. */
export function shareOf(part: number, whole: number): Share {
  return whole === 0 ? null : part / whole;
}

/** Three digits, or "-" for a share of nothing. */
export function shareText(share: Share): string {
  return share === null ? '-' : share.toFixed(3);
}

/** In percent, or "-" for a share of nothing. */
export function percentText(share: Share, digits = 0): string {
  return share === null ? '-' : `${(100 * share).toFixed(digits)} %`;
}

/** Normal quantile of a two-sided interval of 95 %. */
const z95 = 1.959964;

/**
 * The 95 % interval of a share that was counted (Wilson's score interval, which holds for few and for none); null for a
 * share of nothing. Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, 1927.
 */
export function intervalOf(part: number, whole: number): { low: number; high: number } | null {
  if (whole === 0) return null;
  const share = part / whole;
  const square = (z95 * z95) / whole;
  const middle = (share + square / 2) / (1 + square);
  const half = (z95 / (1 + square)) * Math.sqrt((share * (1 - share)) / whole + square / (4 * whole));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
