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

/** Prefixes and suffixes that go together in a word built from a root, longest first. "peN-" alone makes an agent. */
const frames: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(?:memper|diper|terper)(.{4,}?)(?:kan|i)?$/, ['']],
  [/^(?:meng|peng)(.{3,})an$/, ['', 'k']],
  [/^(?:meny|peny)(.{3,})an$/, ['s']],
  [/^(?:mem|pem)(.{3,})an$/, ['', 'p']],
  [/^(?:men|pen)(.{3,})an$/, ['', 't']],
  [/^meng(.{3,}?)(?:kan|i)?$/, ['', 'k']],
  [/^meny(.{3,}?)(?:kan|i)?$/, ['s']],
  [/^mem(.{3,}?)(?:kan|i)?$/, ['', 'p']],
  [/^men(.{3,}?)(?:kan|i)?$/, ['', 't']],
  [/^(?:me|di|ter)(.{3,}?)(?:kan|i)?$/, ['']],
  [/^ber(.{3,}?)(?:an|kan)?$/, ['']],
  [/^be(r.{4,}?)(?:an|kan)?$/, ['']],
  [/^(?:per|pe|ke)(.{3,})an$/, ['']],
  [/^(.{4,})an$/, ['']],
];

/**
 * The root of a word: "penanganan" and "ditangani" lead to one. After the light stemmers of Nazief and Adriani, but
 * a prefix and its suffix come off together, and only where `isRoot` knows what is left. The word itself otherwise.
 */
export function rootOf(word: string, isRoot: (word: string) => boolean): string {
  const bare = word.replace(/nya$/, '');
  const whole = bare.length >= shortestRoot && (isRoot(bare) || bare.length >= 6) ? bare : word;
  for (const [frame, lost] of frames) {
    const inner = frame.exec(whole)?.[1];
    if (inner === undefined) continue;
    // "mendapatkan": the suffix may belong to the root ("makan"), so both readings are tried
    const stems =
      /(?:kan|i)$/.test(whole) && !/an$/.test(frame.source) ? [inner, whole.slice(whole.indexOf(inner))] : [inner];
    for (const stem of stems) {
      const found = lost.map((letter) => letter + stem).find((root) => isLongRoot(root, isRoot));
      if (found) return /^(?:ber|ter)/.test(found) && found !== whole ? rootOf(found, isRoot) : found;
    }
  }
  return whole;
}
