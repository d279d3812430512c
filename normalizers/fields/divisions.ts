/** Responsible units: bidang, sekretariat, UPT, seksi and posts, split from lists and given keys. */
import type { Responsible } from '../../pipeline/model/meaning/dataset.ts';
import { issue, type Issue } from '../../pipeline/model/issue.ts';
import { isLanguageWord, knownWords } from '../vocabulary/known-words.ts';
import { splitList } from '../text/lists.ts';
import { matchAlias, matchPlainly, similarMatch, type Match } from '../vocabulary/match.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { slug, squeeze } from '../text/plain-text.ts';
import { titleCase } from '../text/title-case.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import type { Entry } from '../vocabulary/line.ts';
import { entriesOf, lookUp } from '../vocabulary/glossary.ts';
import { anyOf } from '../vocabulary/word-lists.ts';

/** Units that are whole agencies: a comma before them adds whose unit it is ("Bidang Usaha, Dinas Peternakan ..."). */
const agencyKinds = new Set([
  'dinas',
  'badan',
  'biro',
  'kantor',
  'inspektorat',
  'kecamatan',
  'kelurahan',
  'puskesmas',
  'rsud',
  'rumah-sakit',
  'satpol-pp',
  'sekretariat-daerah',
  'sekretariat-dprd',
]);
/** Units that are named in full by their kind alone. */
const namelessKinds = new Set(['sekretariat', 'upt', 'jabatan-fungsional']);
/** Kinds of which the names are kept; a name known at one rank is known at all ("Sub Koordinator" of a former seksi). */
const namedKinds = ['bidang', 'bagian', 'seksi', 'sub-bagian', 'sub-bidang'];
const agencyAfterComma = /^\s*,\s*$/;
const longestUnit = 5;
const longestName = 12;
/** Letters of a word that is hardly a misreading of another. */
const fullWord = 4;

/** Units named in one breath with their like: "Data Desa/Kelurahan", "Laporan Puskesmas dan Rumah Sakit" are one thing. */
const pairedKinds = ['kecamatan', 'kelurahan', 'rumah-sakit'];
/** Kinds after which a name says whose unit it is: "Bidang Sosial Dinas Sosial". */
const parentKinds = ['dinas', 'badan', 'biro', 'kantor', 'sekretariat'];

/** `joints` match what stands between two units; `parent` the end of a name that says whose unit it is. */
type UnitPatterns = { joints: RegExp; parent: RegExp };

function unitPatterns(vocabulary: Vocabulary): UnitPatterns {
  const { divisions } = vocabulary;
  const open = (entries: readonly Entry[]) => anyOf(entries.map(({ alias }) => alias));
  // "Sub-Bag", "Sub.Bag"
  const loose = (entries: readonly Entry[]) => open(entries).replaceAll('\\s+', '[\\s.-]*');
  const entries = entriesOf(divisions, 'unit');
  const posts = loose(entriesOf(divisions, 'post'));
  const units = loose(entries.filter(({ canonical, fields }) => fields['post'] || !pairedKinds.includes(canonical)));
  const parents = entries.filter(({ canonical, fields }) => parentKinds.includes(canonical) && !fields['post']);
  const unitStart = `(?:${posts}\\.?\\s+)?(?:${units}|${posts})\\b`;
  return {
    joints: new RegExp(`\\s*(?:[,;+/&]\\s*(?:dan|serta)?|\\b(?:dan|serta)\\b)\\s*(?=${unitStart})`, 'giu'),
    parent: new RegExp(`(?:^|[\\s,]+)(?:(?:pada|di|lingkup)\\s+)?${open(parents)}\\b.*$`, 'i'),
  };
}

/** Splits a cell into units: only before a word that opens a unit, because "dan" stands inside names as well. */
export function splitUnits(text: string, vocabulary: Vocabulary): string[] {
  const { joints } = vocabulary.derive(unitPatterns);
  return splitList(squeeze(text)).flatMap((part) => {
    const cuts: string[] = [];
    let from = 0;
    for (const found of part.matchAll(joints)) {
      if (found.index === 0) continue;
      const next = part.slice(found.index + found[0].length);
      if (agencyAfterComma.test(found[0]) && startsAgency(next) && !startsAgency(part.slice(from))) continue;
      cuts.push(part.slice(from, found.index));
      from = found.index + found[0].length;
    }
    cuts.push(part.slice(from));
    return cuts.map((cut) => cut.replace(/^[\s,;+&]+|[\s,;+&]+$/g, '')).filter((cut) => cut !== '');
  });
}

function startsAgency(text: string): boolean {
  return agencyKinds.has(foldText(text).split(' ')[0] ?? '');
}

/**
 * The units of a cell with keys such as "bidang/rehabilitasi-sosial". A unit in correct form whose name nobody knows
 * has the key and name that it prints, and an issue; one that is no unit, or holds a misreading, has null.
 */
export function readResponsible(text: string, vocabulary: Vocabulary): { responsible: Responsible[]; issues: Issue[] } {
  const issues: Issue[] = [];
  const responsible = splitUnits(text, vocabulary).map((part): Responsible => {
    const unit = findDivision(part, vocabulary);
    if (!unit?.known) issues.push(issue('responsible-unknown', `Unknown unit: ${part}`, { field: 'responsible' }));
    else if (unit.match) issues.push(...similarMatch(part, unit.match, 'responsible'));
    return {
      text: part,
      key: unit?.key ?? null,
      name: unit?.name ?? null,
      ...(unit ? { rank: unit.rank } : {}),
      ...(unit?.post ? { post: unit.post } : {}),
      ...(unit ? besideName(part, unit.key, vocabulary) : {}),
    };
  });
  return { responsible, issues };
}

/** What stands beside a name: the unit that it is part of, in a bracket, and how many there are of it ("29 UPT"). */
function besideName(text: string, key: string, vocabulary: Vocabulary): Pick<Responsible, 'parent' | 'count'> {
  const inside = /\(([^()]+)\)\s*$/.exec(text)?.[1];
  const parent = inside === undefined ? null : findDivision(inside, vocabulary);
  const count = /^(\d{1,3})\s+\p{L}/u.exec(text)?.[1];
  return {
    ...(parent?.known && parent.key !== key ? { parent: parent.key } : {}),
    ...(count === undefined ? {} : { count: Number(count) }),
  };
}

/**
 * A unit: its key, its full name, its rank ("bidang"), the post that stood for it ("kepala") or null. `match` is the
 * entry of its name when it has one; `known` is false when its name is only what is printed; `similar` when letters were
 * misread; `of` is the text after the name: whose unit it is.
 */
export type Division = {
  key: string;
  name: string;
  rank: string;
  post: string | null;
  known: boolean;
  similar: boolean;
  match: Match | null;
  of: string;
};

/** The unit that a text names, or null. Posts stand for their unit; a count ("29 UPT") and a parent are left aside. */
export function findDivision(text: string, vocabulary: Vocabulary): Division | null {
  const bare = squeeze(
    text
      .replace(/\([^)]*\)/g, ' ')
      .replace(/^\d{1,3}\s+/, '')
      .replace(/\./g, ' '),
  );
  const { post, words } = takePost(bare.split(' '), vocabulary);
  for (let n = Math.min(longestUnit, words.length); n > 0; n--) {
    const unit = lookUp(vocabulary.divisions, 'unit', words.slice(0, n).join(' '));
    if (!unit) continue;
    const named = nameDivision(unit, words.slice(0, n).join(' '), words.slice(n).join(' '), vocabulary);
    return named && { ...named, rank: unit.canonical, post: post ?? (unit.fields['post'] || null) };
  }
  return null;
}

/** "Plt. Kepala Bidang ...": the last of several posts is the post proper. */
function takePost(
  words: readonly string[],
  { divisions }: Pick<Vocabulary, 'divisions'>,
): { post: string | null; words: string[] } {
  let post: string | null = null;
  let from = 0;
  for (let n = 2; n > 0; n--) {
    const entry = words.length > from + n ? lookUp(divisions, 'post', words.slice(from, from + n).join(' ')) : null;
    if (!entry) continue;
    post = entry.canonical;
    from += n;
    n = 3;
  }
  return { post, words: words.slice(from) };
}

type Named = Omit<Division, 'rank' | 'post'>;

function nameDivision(unit: Entry, label: string, rest: string, vocabulary: Vocabulary): Named | null {
  const kind = unit.canonical;
  const plain = { known: true, similar: false, match: null };
  if (agencyKinds.has(kind)) {
    const name = titleCase(squeeze(`${unit.fields['post'] ? longName(kind, label) : label} ${rest}`));
    return { ...plain, key: kind, name, of: rest };
  }
  const own = squeeze(rest.replace(vocabulary.derive(unitPatterns).parent, '')).replace(/^[\s,:-]+|[\s,:-]+$/g, '');
  const of = squeeze(rest.slice(own.length));
  const full = longName(kind, label);
  if (own === '') return namelessKinds.has(kind) ? { ...plain, key: kind, name: full, of } : null;
  const kinds = [kind, ...namedKinds.filter((one) => one !== kind)];
  const { match } = matchAlias(own, kinds, vocabulary.divisions, vocabulary);
  if (match) {
    const { canonical } = match.entry;
    const similar = match.how === 'similar' || match.how === 'abbreviation';
    return { ...plain, key: `${kind}/${slug(canonical)}`, name: `${full} ${canonical}`, similar, match, of };
  }
  const joined = joinedNames(own, kinds, vocabulary);
  if (joined) return { ...plain, key: `${kind}/${slug(joined)}`, name: `${full} ${joined}`, of };
  if (!isReadable(own, kinds, vocabulary)) return null;
  return {
    ...plain,
    key: `${kind}/${slug(own)}`,
    name: `${full} ${/\p{Ll}{2}/u.test(own) ? own : titleCase(own)}`,
    known: false,
    of,
  };
}

/** "Pemberdayaan Sosial dan Penanganan Fakir Miskin": a merged unit bears the names of its parts, each of them known. */
function joinedNames(
  name: string,
  kinds: readonly string[],
  { divisions }: Pick<Vocabulary, 'divisions'>,
): string | null {
  for (const joint of name.matchAll(/\s*(?:,\s*(?:dan\s+)?|\bdan\s+|&\s*)/g)) {
    const [head, tail] = [name.slice(0, joint.index), name.slice(joint.index + joint[0].length)];
    const first = matchPlainly(head, kinds, divisions)?.entry.canonical;
    if (!first) continue;
    const rest = matchPlainly(tail, kinds, divisions)?.entry.canonical ?? joinedNames(tail, kinds, { divisions });
    if (rest) return `${first}${joint[0].includes(',') && !joint[0].includes('dan') ? ',' : ' dan'} ${rest}`;
  }
  return null;
}

/**
 * True for a name that nobody knows and that is surely read: words of the language only, two full ones at least ("Sula"
 * is a name and a misreading) or one and a number, and not the beginning of a known name, of which the rest may be lost.
 */
function isReadable(name: string, kinds: readonly string[], vocabulary: Vocabulary): boolean {
  const folded = foldText(name);
  const words = folded.split(' ');
  const known = knownWords(vocabulary);
  const full = words.filter((word) => isNumber(word) || (word.length >= fullWord && isLanguageWord(word, vocabulary)));
  // "UPT PTKS Malang": an abbreviation among words in small letters
  const shorts = /\p{Ll}{2}/u.test(name) ? (name.match(/(?<!\p{L})\p{Lu}{2,6}(?!\p{L})/gu) ?? []).map(foldText) : [];
  const isPlace = (word: string) => vocabulary.areas.has(word);
  full.push(...words.filter((word) => shorts.includes(word) || isPlace(word)));
  const reads = (word: string) => known.has(word) || full.includes(word);
  if (words.length > longestName || full.length < 2 || !words.every(reads)) return false;
  const names = kinds.flatMap((kind) => entriesOf(vocabulary.divisions, kind));
  return !names.some((entry) => foldText(entry.alias).startsWith(`${folded} `));
}

function isNumber(word: string): boolean {
  return /^(?:\d+|[ivx]+)$/.test(word);
}

const names: Record<string, string> = {
  bidang: 'Bidang',
  seksi: 'Seksi',
  'sub-bagian': 'Sub Bagian',
  'sub-bidang': 'Sub Bidang',
  'sub-seksi': 'Sub Seksi',
  sekretariat: 'Sekretariat',
  bagian: 'Bagian',
  'cabang-dinas': 'Cabang Dinas',
  dinas: 'Dinas',
  badan: 'Badan',
  biro: 'Biro',
  kecamatan: 'Kecamatan',
  kelurahan: 'Kelurahan',
  inspektorat: 'Inspektorat',
  'inspektur-pembantu': 'Inspektur Pembantu',
  'jabatan-fungsional': 'Kelompok Jabatan Fungsional',
  'sekretariat-daerah': 'Sekretariat Daerah',
  'sekretariat-dprd': 'Sekretariat DPRD',
};

function longName(kind: string, label: string): string {
  return names[kind] ?? label;
}
