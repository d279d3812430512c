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
