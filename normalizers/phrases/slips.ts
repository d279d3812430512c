/** Words with one slip: "perkntoran" for "perkantoran", "kesejanteraan" for "kesejahteraan". */

/** Shorter words have too many neighbours to tell a slip from another word. */
const shortest = 7;

/** The one known word that is a single letter away (changed, lost, added, or two swapped), or null when none or several are. */
export function withoutSlip(word: string, known: Iterable<string>): string | null {
  if (word.length < shortest) return null;
  let found: string | null = null;
  for (const other of known) {
    if (Math.abs(other.length - word.length) > 1 || !isOneAway(word, other)) continue;
    if (found !== null && found !== other) return null;
    found = other;
  }
  return found;
}

/** True for two words that differ by one letter changed, lost or added, or by two neighbours swapped. */
export function isOneAway(a: string, b: string): boolean {
  if (a === b) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  let end = 0;
  while (end < short.length - start && short.at(-1 - end) === long.at(-1 - end)) end++;
  const left = short.slice(start, short.length - end);
  const right = long.slice(start, long.length - end);
  if (right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
