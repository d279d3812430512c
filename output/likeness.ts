/** How alike two texts are, without case and punctuation. */

/** Lower case letters and digits with single spaces between; null is the empty text. */
export function foldText(text: string | null | undefined): string {
  return (text ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Edit distance of Levenshtein: insertions, deletions and substitutions of UTF-16 units. */
export function editDistance(a: string, b: string): number {
  if (a === b) return 0;
  let row = Uint32Array.from({ length: b.length + 1 }, (_, i) => i);
  let next = new Uint32Array(b.length + 1);
  for (let i = 1; i <= a.length; i++) {
    next[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const substituted = (row[j - 1] ?? 0) + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1);
      next[j] = Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, substituted);
    }
    [row, next] = [next, row];
  }
  return row[b.length] ?? 0;
}

/** 1 for texts equal after folding (two empty ones are equal), else 1 less the share of letters to edit. */
export function likeness(a: string | null | undefined, b: string | null | undefined): number {
  const x = foldText(a);
  const y = foldText(b);
  const longest = Math.max(x.length, y.length);
  return longest === 0 ? 1 : 1 - editDistance(x, y) / longest;
}
