/** Words by length and letters, so that only a few of many thousand have to be compared with a misreading. */

/** Words of one length with the set of letters of each, a bit a letter. */
export type CandidateIndex = ReadonlyMap<number, { words: readonly string[]; letters: Int32Array }>;

/** Most letters that a misreading may be longer or shorter than the word. */
const mostLonger = 2;

/** Files words of three letters or more by their length. */
export function candidateIndex(words: readonly string[]): CandidateIndex {
  const byLength = new Map<number, string[]>();
  for (const word of [...words].sort()) {
    if (word.length < 3 || !/^\p{L}+$/u.test(word)) continue;
    const list = byLength.get(word.length);
    if (list) list.push(word);
    else byLength.set(word.length, [word]);
  }
  return new Map(
    [...byLength].map(([length, list]) => [length, { words: list, letters: Int32Array.from(list, lettersOf) }]),
  );
}

function lettersOf(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) % 31);
  return bits;
}

function bitCount(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Words that `misread` changes of one or two signs may have turned into `read` (lower case); more than truly can. */
export function candidatesFor(read: string, misread: number, index: CandidateIndex): string[] {
  const letters = lettersOf(read);
  const found: string[] = [];
  for (let length = read.length - mostLonger; length <= read.length + mostLonger; length++) {
    const entry = index.get(length);
    if (!entry) continue;
    for (let i = 0; i < entry.words.length; i++) {
      // a change takes one letter out and brings one in, seldom two
      if (bitCount(letters ^ (entry.letters[i] ?? 0)) <= 2 * misread + 1) found.push(entry.words[i] ?? '');
    }
  }
  return found;
}
