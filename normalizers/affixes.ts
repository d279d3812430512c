/** Indonesian word building: whether a word is a known root with prefixes and suffixes. */

const suffixes = ['nya', 'lah', 'kah', 'pun', 'kan', 'an', 'i'];
const shortestRoot = 4;

/** Prefixes, and what the root may have lost before them: "menulis" from "tulis", "pemakai" from "pakai". */
const prefixes: readonly (readonly [string, readonly string[]])[] = [
  ['memper', ['']],
  ['diper', ['']],
  ['berke', ['']],
  ['menge', ['']],
  ['penge', ['']],
  ['meng', ['', 'k']],
  ['peng', ['', 'k']],
  ['meny', ['s']],
  ['peny', ['s']],
  ['mem', ['', 'p']],
  ['pem', ['', 'p']],
  ['men', ['', 't']],
  ['pen', ['', 't']],
  ['me', ['']],
  ['pe', ['']],
  ['per', ['']],
  ['ber', ['']],
  ['ter', ['']],
  ['di', ['']],
  ['ke', ['']],
  ['se', ['']],
  ['antar', ['']],
  ['non', ['']],
  ['pra', ['']],
];

/** True for a root with at least one and at most one prefix and two suffixes; the word is in lower case. */
export function isDerived(word: string, isRoot: (word: string) => boolean): boolean {
  return stemsOf(word).some(
    (stem) =>
      (stem !== word && isLongRoot(stem, isRoot)) ||
      prefixes.some(
        ([prefix, lost]) =>
          stem.startsWith(prefix) && lost.some((letter) => isLongRoot(letter + stem.slice(prefix.length), isRoot)),
      ),
  );
}

function isLongRoot(root: string, isRoot: (word: string) => boolean): boolean {
  return root.length >= shortestRoot && isRoot(root);
}

/** The word as it is, without a suffix, and without two. */
function stemsOf(word: string): string[] {
  const once = suffixes.filter((suffix) => word.endsWith(suffix)).map((suffix) => word.slice(0, -suffix.length));
  const twice = once.flatMap((stem) =>
    ['kan', 'an', 'i'].filter((suffix) => stem.endsWith(suffix)).map((suffix) => stem.slice(0, -suffix.length)),
  );
  return [word, ...once, ...twice];
}
