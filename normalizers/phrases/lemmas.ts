/** Words of indicators as lemmas: one for a whole family ("memperoleh", "penerima", "mendapatkan"), and what each does in a phrase. */
import { rootOf } from '../text/affixes.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { withoutSlip } from './slips.ts';

/**
 * What a word does in a phrase. `yang` opens a condition; `agent` ("penerima") opens one after a noun; `adjunct`
 * ("untuk", "sesuai") opens what is added to a condition; `quantifier`, `need` and `negation` are facets of their own.
 */
export type WordRole =
  | 'content'
  | 'yang'
  | 'agent'
  | 'adjunct'
  | 'quantifier'
  | 'need'
  | 'negation'
  | 'adjective'
  | 'time'
  | 'place'
  | 'agency'
  | 'stop';

/** The words of one vocabulary: lemmas and roles, families that are near each other, and lemmas that carry little. */
export type Lemmas = {
  lemmaOf: (word: string) => string;
  /** The entry of up to five folded words in a row: how many words it takes and what it becomes. */
  familyAt: (words: readonly string[], from: number) => { length: number; lemma: string } | null;
  roleAt: (words: readonly string[], from: number) => { length: number; role: WordRole } | null;
  isKnown: (word: string) => boolean;
  /** The lemma stands for an action: "tangani", "layan". */
  isAction: (lemma: string) => boolean;
  nearOf: (lemma: string) => string;
  /** A lemma that names a thing for some years only, with these years: "rastra until 2019". */
  dated: (lemma: string) => string;
  /**
   * What a lemma says along: the lemmas of all words that it is written with ("kia" holds kartu, identitas, anak), and what
   * goes without saying beside it ("putus sekolah": siswa).
   */
  innerOf: (lemma: string) => ReadonlySet<string>;
  /** What goes without saying beside a lemma, whatever stands instead of it: "kecepatan" of kendaraan. */
  impliedBy: (lemma: string) => readonly string[];
  /** Each of these ways to write it, as the lemmas of its words: "diklatpim" is also latih, pemimpin. */
  spellingsOf: (lemma: string) => readonly (readonly string[])[];
  isLight: (lemma: string) => boolean;
  /** Adds nothing that is measured: kegiatan, program. */
  isEmpty: (lemma: string) => boolean;
  /** Names the class of what follows: "tanaman padi" is padi. */
  isClass: (lemma: string) => boolean;
  /** What each one has of its own, so that its value for many is a mean: pendapatan, usia. */
  isEach: (lemma: string) => boolean;
  /** A change by itself: inflasi. */
  isChange: (lemma: string) => boolean;
  /** Words that may stand before another without a space: pasca, antar. */
  joined: readonly string[];
  /** Said by a unit such as kg/kapita. */
  isPerHead: (lemma: string) => boolean;
  /** Names the field of an agency: olahraga, tani. */
  isField: (lemma: string) => boolean;
  /** Says what service a score of the agency itself is about: layan, publik. */
  isServed: (lemma: string) => boolean;
  /** Says that somebody has what follows: "yang memiliki izin" is "berizin". */
  isHaving: (lemma: string) => boolean;
  /** What every agency has of its own: its accountability, the satisfaction with it. */
  isOwn: (lemma: string) => boolean;
  /** Says what is done about a thing: tangani, bina. */
  isHandling: (lemma: string) => boolean;
  /** Says that a thing is gone: bebas. */
  isFree: (lemma: string) => boolean;
  /** Happens and should not: langgar, cemar. */
  isIll: (lemma: string) => boolean;
  isState: (lemma: string) => boolean;
  isService: (lemma: string) => boolean;
  isVenue: (lemma: string) => boolean;
  /** Whoever is counted: penduduk, warga. */
  isPeople: (lemma: string) => boolean;
  /** What is counted of something: panjang, luas. */
  isDimension: (lemma: string) => boolean;
  /** Opens what a thing is done for, or after what it is judged: untuk, menurut. */
  isPurpose: (word: string) => boolean;
};

const longestAlias = 5;
/** In this order: "ada" counts as a quantifier before it is a stop word. */
const roleKinds = [
  'time',
  'place',
  'agency',
  'negation',
  'need',
  'quantifier',
  'adjunct',
  'agent',
  'adjective',
] as const;

/** The lemmas of a vocabulary, made once. */
export function lemmasOf(vocabulary: Vocabulary): Lemmas {
  return vocabulary.derive(makeLemmas);
}

function makeLemmas(vocabulary: Vocabulary): Lemmas {
  const families = new Map<string, string>();
  const roles = new Map<string, WordRole>();
  const kinds = new Map<string, Map<string, string>>();
  const actions = new Set<string>();
  const years = new Map<string, string>();
  for (const { kind, alias, canonical, from, to } of vocabulary.lemmas.entries) {
    const folded = foldText(alias);
    const ofKind = kinds.get(kind) ?? new Map<string, string>();
    kinds.set(kind, ofKind.set(folded, canonical));
    if (kind === 'verb' || kind === 'noun' || kind === 'word') families.set(folded, canonical);
    if (kind === 'verb') actions.add(canonical);
    if (kind === 'near' && to !== '') years.set(alias, `${alias} until ${to}`);
    else if (kind === 'near' && from !== '') years.set(alias, `${alias} from ${from}`);
  }
  for (const kind of [...roleKinds, 'stop' as const]) {
    for (const alias of kinds.get(kind)?.keys() ?? []) if (!roles.has(alias)) roles.set(alias, kind);
  }
  roles.set('yang', 'yang');
  const has = (kind: string) => (lemma: string) => kinds.get(kind)?.has(lemma) ?? false;
  const keeps = has('keep');
  const isTrade = (word: string) => families.has(word) || vocabulary.words.has(word);
  const isRoot = (word: string) => isTrade(word) || vocabulary.usualWords.get(word) === 'common';
  const isKnown = (word: string) => isRoot(word) || keeps(word) || roles.has(word) || vocabulary.usualWords.has(word);
  const common = new Set([...vocabulary.words, ...[...families.keys()].filter((word) => !word.includes(' '))]);
  const known = new Map<string, string>();
  const lemmaOf = (word: string): string => {
    const seen = known.get(word);
    if (seen !== undefined) return seen;
    const lemma = readLemma(word);
    known.set(word, lemma);
    return lemma;
  };
  const readLemma = (word: string): string => {
    const own = families.get(word);
    if (own !== undefined) return own;
    if (keeps(word) || has('adjective')(word) || !/^[a-z]+$/.test(word)) return word;
    // a bare "-an" ends many roots as well ("rentan"), so there the root must be a word of the trade
    const least = /^(?!me|di|ter|ber|pe|ke).*an$/.test(word) ? isTrade : isRoot;
    const root = rootOf(word, (candidate) => !keeps(candidate) && least(candidate));
    const borrowed = nounOfBorrowed(root, isRoot);
    if (borrowed !== null) return families.get(borrowed) ?? borrowed;
    if (root !== word || isKnown(word)) return families.get(root) ?? root;
    const meant = withoutSlip(word, common);
    return meant === null ? word : lemmaOf(meant);
  };
  let written: ReadonlyMap<string, string[]> | null = null;
  const spellings = new Map<string, string[][]>();
  const spellingsOf = (lemma: string): readonly (readonly string[])[] => {
    const seen = spellings.get(lemma);
    if (seen) return seen;
    written ??= severalWords(families, vocabulary);
    const found = (written.get(lemma) ?? []).map((alias) => [
      ...new Set(
        alias
          .split(' ')
          .filter((word) => !roles.has(word))
          .map(lemmaOf),
      ),
    ]);
    spellings.set(lemma, found);
    return found;
  };
  const impliedBy = (lemma: string): readonly string[] => kinds.get('implies')?.get(lemma)?.split(';') ?? [];
  const inner = new Map<string, ReadonlySet<string>>();
  const innerOf = (lemma: string): ReadonlySet<string> => {
    const seen = inner.get(lemma);
    if (seen) return seen;
    const found = new Set([...spellingsOf(lemma).flat(), ...impliedBy(lemma)]);
    inner.set(lemma, found);
    return found;
  };
  const longest = <T>(map: ReadonlyMap<string, T>, words: readonly string[], from: number) => {
    for (let n = Math.min(longestAlias, words.length - from); n > 0; n--) {
      const found = map.get(words.slice(from, from + n).join(' '));
      if (found !== undefined) return { length: n, value: found };
    }
    return null;
  };
  return {
    lemmaOf,
    familyAt: (words, from) => {
      const found = longest(families, words, from);
      return found && { length: found.length, lemma: found.value };
    },
    roleAt: (words, from) => {
      const found = longest(roles, words, from);
      return found && { length: found.length, role: found.value };
    },
    isKnown,
    isAction: (lemma) => actions.has(lemma),
    nearOf: (lemma) => kinds.get('near')?.get(lemma) ?? lemma,
    dated: (lemma) => years.get(lemma) ?? lemma,
    innerOf,
    impliedBy,
    spellingsOf,
    isLight: has('light'),
    isEmpty: has('empty'),
    isClass: has('class'),
    isEach: has('each'),
    isChange: has('changing'),
    joined: [...(kinds.get('joined')?.keys() ?? [])],
    isPerHead: has('per-head'),
    isField: has('field'),
    isServed: has('served'),
    isHaving: has('having'),
    isOwn: has('own'),
    isHandling: has('handling'),
    isFree: has('free'),
    isIll: has('ill'),
    isState: has('state'),
    isService: has('service'),
    isVenue: has('venue'),
    isPeople: has('people'),
    isDimension: has('dimension'),
    isPurpose: has('purpose'),
  };
}

/** "akomodir", "terealisir": verbs from Dutch "-eren" whose noun is borrowed as well ("akomodasi", "realisasi"), or null. */
function nounOfBorrowed(verb: string, isRoot: (word: string) => boolean): string | null {
  if (!verb.endsWith('ir')) return null;
  for (const prefix of ['', 'di', 'ter', 'te', 'meng', 'mem', 'men']) {
    const noun = `${verb.slice(prefix.length, -2)}asi`;
    if (verb.startsWith(prefix) && noun.length >= 7 && isRoot(noun)) return noun;
  }
  return null;
}

/** Lemmas and terms that are written with several words, by what they stand for. */
function severalWords(families: ReadonlyMap<string, string>, { terms }: Vocabulary): ReadonlyMap<string, string[]> {
  const spoken = [...families].flatMap(([alias, lemma]) => [[lemma, alias] as const, [lemma, lemma] as const]);
  const named = terms.entries.map(({ canonical, alias }) => [canonical, foldText(alias)] as const);
  const written = new Map<string, string[]>();
  for (const [lemma, alias] of [...spoken, ...named]) {
    const before = written.get(lemma) ?? [];
    if (alias.includes(' ') && !before.includes(alias)) written.set(lemma, [...before, alias]);
  }
  return written;
}
