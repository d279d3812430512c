/** One order for every list that is written: by code unit, so that no machine's locale changes a byte. */

/** Compares two texts by code unit; null comes first. Returns -1, 0 or 1. */
export function compareText(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : 1;
}

/** Compares two numbers; null comes first. */
export function compareNumber(a: number | null, b: number | null): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : 1;
}

/** The first comparison that is not 0: comparisons are given from the most to the least important. */
export function firstDifference(...comparisons: number[]): number {
  return comparisons.find((c) => c !== 0) ?? 0;
}

/** Compares two lists of numbers item by item; the shorter comes first when one begins the other. */
export function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const c = compareNumber(a[i] ?? null, b[i] ?? null);
    if (c !== 0) return c;
  }
  return compareNumber(a.length, b.length);
}
