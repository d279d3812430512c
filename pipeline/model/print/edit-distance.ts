/** Letters (UTF-16 units) to put in, take out or change to make one text the other (Levenshtein 1966). */
export function editDistance(a: string, b: string): number {
  if (a === b) return 0;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  let next = [...row];
  for (let i = 1; i <= a.length; i++) {
    next[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next[j] = Math.min(next[j - 1]! + 1, row[j]! + 1, change);
    }
    [row, next] = [next, row];
  }
  return row[b.length]!;
}
