/** Regions in a text: provinces, kabupaten and kota by their name, short name or former name; the level word decides. */
import type { Area, AreaLevel } from '../vocabulary/areas.ts';
import { contrastsAgree } from '../vocabulary/match.ts';
import { rank } from '../text/similarity.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import type { Entry } from '../vocabulary/line.ts';
import { lookUp } from '../vocabulary/glossary.ts';
import { isLanguageWord, regionWords } from '../vocabulary/known-words.ts';
import { readingWay } from '../vocabulary/confusion.ts';
import { foldText, squash } from '../../pipeline/model/print/fold.ts';
import { wordDifference } from '../vocabulary/word-difference.ts';

/**
 * A region found among words: where its words stand, `[from, to)`, and the areas it may mean (two when the text does
 * not tell which). `similar` is set when letters were misread; `alias` is its entry when it is a short or former name.
 */
export type RegionMatch = { from: number; to: number; areas: readonly Area[]; similar: boolean; alias: Entry | null };

type NameMatch = Omit<RegionMatch, 'from'>;

const levelNames: Record<AreaLevel, string> = { provinsi: 'Provinsi', kabupaten: 'Kabupaten', kota: 'Kota' };
const longestName = 5;
const longestLevel = 4;
/** One misread letter in five scores .5; every word must be the name's, letter for letter or as a misreading of it. */
const limits = { threshold: 0.45, margin: 0.05 };

/** An area with its level word: "Kabupaten Tapin". */
export function regionName(area: Area): string {
  return `${levelNames[area.level]} ${area.name}`;
}

/**
 * The first region among words. A level word before a name decides ("Kota Bandung"); an own short form ("Sumsel")
 * brings its level with it; a bare name counts only unless `levelOnly`, and stays ambiguous when several areas bear it.
 */
export function findRegion(words: readonly string[], vocabulary: Vocabulary, levelOnly = false): RegionMatch | null {
  // "Kab.Kutai" is one word on paper and two in meaning: look in the parts, then count back
  const parts = words.flatMap((word, at) =>
    word
      .replace(/^(kab|prov|prop|kec|kep)\.(?=\p{L})/iu, '$1. ')
      .split(' ')
      .map((part) => ({ text: /^kep\.?$/i.test(part) ? 'Kepulauan' : part, at })),
  );
  const found = findInParts(
    parts.map((part) => part.text),
    vocabulary,
    levelOnly,
  );
  if (!found) return null;
  return { ...found, from: parts[found.from]!.at, to: (parts[found.to - 1]?.at ?? 0) + 1 };
}

function findInParts(words: readonly string[], vocabulary: Vocabulary, levelOnly: boolean): RegionMatch | null {
  for (let from = 0; from < words.length; from++) {
    const named = namedAt(words, from, vocabulary);
    if (named) return { from, ...named };
    // a name that cannot be read after its level word is not the next name that can
    if (levelAt(words, from, vocabulary) && isUnreadName(words, from, vocabulary)) return null;
  }
  if (levelOnly) return null;
  for (let from = 0; from < words.length; from++) {
    const bare = areaAt(words, from, vocabulary, null);
    if (bare) return { from, ...bare };
  }
  return null;
}

/** A level word with its name, or a short name that needs none. */
function namedAt(words: readonly string[], at: number, vocabulary: Vocabulary): NameMatch | null {
  const level = levelAt(words, at, vocabulary);
  if (!level) return aliasAt(words, at, vocabulary);
  const start = at + level.words;
  // "Kabupaten Pontianak" is a former name, and "Pontianak" alone that of a kota
  const former = aliasAt(words, start, vocabulary, level.level);
  const exact = areaAt(words, start, vocabulary, level.level);
  if (former && former.to > (exact?.to ?? 0)) return longerFormer(words, start, former, level.level, vocabulary);
  if (exact) return longerName(words, start, exact, level.level, vocabulary) ?? exact;
  return similarArea(words, start, level.level, vocabulary) ?? joinedArea(words, start, level.level, vocabulary);
}

/** A former name is no shorter reading of a longer one of today: "Kabupaten Kutai Umur" may be Kutai Timur. */
function longerFormer(
  words: readonly string[],
  start: number,
  former: NameMatch,
  level: AreaLevel,
  vocabulary: Vocabulary,
): NameMatch {
  const name = foldText(words.slice(start, former.to).join(' '));
  for (const { area, folded } of vocabulary.derive(areaNames)) {
    if (area.level !== level || !folded.startsWith(`${name} `)) continue;
    const to = start + folded.split(' ').length;
    const rest = words.slice(former.to, to).join(' ');
    if (to <= words.length && isNear(rest, folded.slice(name.length + 1), vocabulary))
      return { ...former, to, areas: [...former.areas, area] };
  }
  return former;
}

/** A level word before what is no word of the language: the name of the region was misread. */
function isUnreadName(words: readonly string[], at: number, vocabulary: Vocabulary): boolean {
  const after = words[at + (levelAt(words, at, vocabulary)?.words ?? 0)];
  return after !== undefined && /\p{L}{3}/u.test(after) && !vocabulary.derive(plainWords).has(foldText(after));
}

/** Words that may follow a level word that is part of no name: "Kabupaten dan Kota". */
export function plainWords(vocabulary: Vocabulary): ReadonlySet<string> {
  const regions = new Set(regionWords(vocabulary));
  const common = [...vocabulary.usualWords].flatMap(([word, of]) =>
    of === 'common' && !regions.has(word) ? [word] : [],
  );
  return new Set(common);
}

function levelAt(
  words: readonly string[],
  at: number,
  vocabulary: Vocabulary,
): { level: AreaLevel; words: number } | null {
  for (let n = Math.min(longestLevel, words.length - at); n > 0; n--) {
    const entry = lookUp(vocabulary.agencies, 'level', words.slice(at, at + n).join(' '));
    if (entry) return { level: entry.canonical as AreaLevel, words: n };
  }
  return null;
}

function areaAt(
  words: readonly string[],
  at: number,
  { areas }: Vocabulary,
  level: AreaLevel | null,
): NameMatch | null {
  for (let n = Math.min(longestName, words.length - at); n > 0; n--) {
    const name = foldText(words.slice(at, at + n).join(' '));
    const all = areas.get(name) ?? areas.get(name.replace(/ /g, '')) ?? [];
    const found = level ? all.filter((area) => area.level === level) : all;
    if (found.length > 0) return { to: at + n, areas: found, similar: false, alias: null };
  }
  return null;
}

type AreaName = { area: Area; folded: string; key: string };

function areaNames({ areas }: Vocabulary): AreaName[] {
  return [...new Set([...areas.values()].flat())].map((area) => ({
    area,
    folded: foldText(area.name),
    key: squash(area.name),
  }));
}

/**
 * "Kabupaten Bandung Barst" is not Kabupaten Bandung: a longer name of which the rest is nearly printed goes first. And
 * "Kota Bandung Barat", which does not exist, may be Kota Bandung or Kabupaten Bandung Barat.
 */
function longerName(
  words: readonly string[],
  start: number,
  exact: NameMatch,
  level: AreaLevel,
  vocabulary: Vocabulary,
): NameMatch | null {
  const name = foldText(exact.areas[0]!.name);
  for (const { area, folded } of vocabulary.derive(areaNames)) {
    if (!folded.startsWith(`${name} `)) continue;
    const to = start + folded.split(' ').length;
    const printed = words.slice(start, to).join(' ');
    if (to > words.length) continue;
    if (area.level === level) {
      const { words: differing } = difference(printed, area.name, vocabulary);
      if (differing.length === 0) return { to, areas: [area], similar: true, alias: null };
      // more may be misread, or as another word ("Kutai Umur"): then which of both was printed is open
      if (isNear(words.slice(start + name.split(' ').length, to).join(' '), folded.slice(name.length + 1), vocabulary))
        return { ...exact, to, areas: [...exact.areas, area] };
    } else if (foldText(printed) === folded) {
      return { ...exact, areas: [...exact.areas, area] };
    }
  }
  return null;
}

/** High enough for three misreadings of any kind. */
const anyWay = 24;

function isNear(printed: string, name: string, { confusions }: Vocabulary): boolean {
  const way = readingWay(foldText(printed), name, confusions, anyWay);
  return way !== null && way.misread <= Math.ceil(name.length / 3);
}

/** Of a name of fewer letters only one may be misread: "Lakarta" is as near to Jakarta as to Surakarta. */
const long = 8;

function isClose(printed: string, name: string, { confusions }: Vocabulary): boolean {
  const [here, there] = [foldText(printed), foldText(name)];
  const way = readingWay(here, there, confusions, anyWay);
  return way !== null && way.misread <= (Math.min(here.length, there.length) < long ? 1 : 2);
}

function similarArea(words: readonly string[], at: number, level: AreaLevel, vocabulary: Vocabulary): NameMatch | null {
  const candidates = vocabulary.derive(areaNames).filter(({ area }) => area.level === level);
  for (let n = Math.min(longestName, words.length - at); n > 0; n--) {
    const text = words.slice(at, at + n).join(' ');
    if (foldText(text).length < 5) continue;
    const ranked = rank(text, candidates, limits.threshold).filter(
      ({ index }) =>
        agrees(text, candidates[index]!.area.name, vocabulary) &&
        isClose(text, candidates[index]!.area.name, vocabulary),
    );
    const [best, next] = ranked;
    if (!best || best.score - (next?.score ?? 0) < limits.margin) continue;
    return { to: at + n, areas: [candidates[best.index]!.area], similar: true, alias: null };
  }
  return null;
}

/** Letters that the joined name of a region has at least: of fewer, one misread sign leaves too much open. */
const longJoined = 10;

/**
 * A name of several words that was read as fewer, with a sign misread in them: where a space is lost, what stands in its
 * place is often taken for a letter ("Kutailkartanegara"). Names of a level are a closed world: one that is a single
 * misreading away, where no other is within three.
 */
function joinedArea(words: readonly string[], at: number, level: AreaLevel, vocabulary: Vocabulary): NameMatch | null {
  const names = vocabulary.derive(areaNames).filter(({ area }) => area.level === level);
  const waysTo = (read: string, most: number) =>
    names.flatMap(({ area, folded, key }) => {
      const way = readingWay(read, key, vocabulary.confusions, anyWay);
      return way && way.misread <= most ? [{ area, words: folded.split(' ').length, misread: way.misread }] : [];
    });
  for (let n = Math.min(longestName - 1, words.length - at); n > 0; n--) {
    const printed = words.slice(at, at + n);
    const read = squash(printed.join(' '));
    if (read.length < longJoined || printed.some((word) => isLanguageWord(foldText(word), vocabulary))) continue;
    const [best, ...others] = waysTo(read, 3);
    if (!best || others.length > 0 || best.misread > 1 || best.words <= n) continue;
    return { to: at + n, areas: [best.area], similar: true, alias: null };
  }
  return null;
}

function difference(printed: string, name: string, vocabulary: Vocabulary) {
  return wordDifference(printed, name, vocabulary.confusions, (word) => isLanguageWord(word, vocabulary));
}

function agrees(printed: string, name: string, vocabulary: Vocabulary): boolean {
  const { words, mended } = difference(printed, name, vocabulary);
  return words.length === 0 && contrastsAgree(mended, name, vocabulary).agree;
}

/**
 * A short or former name at a place, of the level that was printed before it. Without a level word it must not be one
 * that means other things as well ("Mitra", "BS"), and an abbreviation must be in capitals.
 */
function aliasAt(
  words: readonly string[],
  at: number,
  vocabulary: Vocabulary,
  level: AreaLevel | null = null,
): NameMatch | null {
  for (let n = Math.min(longestName, words.length - at); n > 0; n--) {
    const text = words.slice(at, at + n).join(' ');
    const entry =
      (level && lookUp(vocabulary.agencies, 'region', `${levelNames[level]} ${text}`)) ??
      lookUp(vocabulary.agencies, 'region', text);
    if (!entry || (level === null && !standsAlone(entry, text))) continue;
    const areas = areasOf(entry, vocabulary).filter((area) => level === null || area.level === level);
    if (areas.length > 0) return { to: at + n, areas, similar: false, alias: entry };
  }
  return null;
}

function standsAlone(entry: Entry, printed: string): boolean {
  if (entry.fields['after'] === 'level') return false;
  const isAbbreviation = entry.form === 'abbreviation' || entry.form === 'old-abbreviation';
  return !isAbbreviation || printed === printed.toUpperCase();
}

/** The areas of a short name, several with "|" between them where regions share it. */
function areasOf(entry: Entry, { areas }: Vocabulary): Area[] {
  return entry.canonical.split('|').flatMap((canonical) => {
    const [level = '', ...name] = foldText(canonical).split(' ');
    return (areas.get(name.join(' ')) ?? []).filter((area) => area.level === level);
  });
}
