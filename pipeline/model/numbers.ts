/** What is usual among numbers. */

/** The middle of the numbers, the upper one of two; undefined without any. They need not be sorted. */
export function median(numbers: readonly number[]): number | undefined {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
}

/** The mean of the numbers; 0 without any. */
export function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / Math.max(1, numbers.length);
}
