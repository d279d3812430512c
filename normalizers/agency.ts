/** The agency of a document and its region: from an item, the title, the letterhead, or nothing. */
import type { Agency } from '../pipeline/model/dataset.ts';
import type { Issue } from '../pipeline/model/issue.ts';
import { issue } from '../pipeline/model/issue.ts';
import type { Area, AreaLevel } from './areas.ts';
import { foldText, slug, squeeze } from './plain-text.ts';
import { nearest, squash } from './similarity.ts';
import { titleCase } from './title-case.ts';
import type { Vocabulary } from './vocabulary.ts';
import { entriesOf, lookUp } from './vocabulary.ts';

/** A region found in a text: where its words stand, `[from, to)`, and the areas it may mean. */
export type RegionMatch = { from: number; to: number; areas: readonly Area[]; similar: boolean };

const longestName = 5;
const limits = { threshold: 0.88, margin: 0.1 };
/** The kinds that may name a document's agency, the surest first: a balai or bagian belongs to one of the others. */
const kindOrder = [
  'dinas',
  'badan',
  'biro',
  'inspektorat',
  'satpol-pp',
  'rsud',
  'sekretariat-dprd',
  'sekretariat-daerah',
  'kantor',
  'kecamatan',
  'puskesmas',
  'balai',
  'bagian',
  'kelurahan',
  'pemerintah',
];
/** Kinds of which a region has one, so that the kind alone names it. */
const bareKinds = new Set(['inspektorat', 'satpol-pp', 'rsud', 'sekretariat-daerah', 'sekretariat-dprd', 'pemerintah']);
const bodyStop =
  /^(?:tahun|periode|nomor|no|tentang|berdasarkan|indikator|iku|ta|th|pada|yang|untuk|adalah|melaksanakan|membantu|nama|tugas|\d.*)$/i;

/**
 * The agency that texts name, best text first. `issues` tell an unknown agency, a region that is missing or has two
 * readings ("Bandung" without its level word): then the region is null, never a guess.
 */
export function readAgency(
  texts: readonly string[],
  vocabulary: Vocabulary,
): { agency: Agency | null; issues: Issue[] } {
  const issues: Issue[] = [];
  const name = findName(texts, vocabulary);
  const region = name?.region ?? findFirstRegion(texts, vocabulary);
  if (!name) issues.push(issue('agency-unknown', 'No text names the agency'));
  if (!name && !region) return { agency: null, issues };
  const area = region?.areas.length === 1 ? (region.areas[0] ?? null) : null;
  if (!region) issues.push(issue('region-unknown', `No region was found for ${name?.text ?? 'the agency'}`));
  else if (!area)
    issues.push(issue('region-ambiguous', `${region.areas.map(regionName).join(' or ')}: the level word is missing`));
  else if (region.similar) issues.push(issue('similar-match', `The region was taken for ${regionName(area)}`));
  if (!name) return { agency: null, issues };
  const full = squeeze(`${name.text} ${area ? regionName(area) : ''}`);
  return {
    agency: {
      id: slug(full),
      name: full,
      regionCode: area?.code ?? null,
      regionName: area ? regionName(area) : null,
      level: area?.level ?? null,
    },
    issues,
  };
}

const levelNames: Record<AreaLevel, string> = { provinsi: 'Provinsi', kabupaten: 'Kabupaten', kota: 'Kota' };

/** An area with its level word: "Kabupaten Tapin". */
export function regionName(area: Area): string {
  return `${levelNames[area.level]} ${area.name}`;
}

type NameMatch = { text: string; region: RegionMatch | null };

function findName(texts: readonly string[], vocabulary: Vocabulary): NameMatch | null {
  for (const kind of kindOrder) {
    for (const text of texts) {
      const found = nameIn(text, kind, vocabulary);
      if (found) return found;
    }
  }
  return null;
}

function nameIn(text: string, kind: string, vocabulary: Vocabulary): NameMatch | null {
  const words = expandShort(squeeze(text), vocabulary).split(' ');
  for (let i = 0; i < words.length; i++) {
    const n = kindWords(words, i, kind, vocabulary);
    if (n === 0) continue;
    const region = findRegion(words.slice(i + n), vocabulary);
    const limit = region ? i + n + region.from : words.length;
    let end = i + n;
    while (end < limit && end < i + 14 && !bodyStop.test(words[end] ?? '') && !/[:;]$/.test(words[end - 1] ?? ''))
      end++;
    const ends = region !== null && end === limit;
    if (kind === 'pemerintah' && !ends) continue;
    if (end === i + n && !bareKinds.has(kind)) continue;
    return {
      text: titleCase(
        words
          .slice(i, end)
          .join(' ')
          .replace(/[.,:;]+$/, '')
          // the government of a region has two names for one body
          .replace(/^(pemerintah) daerah$/i, '$1'),
      ),
      region: ends ? region : null,
    };
  }
  return null;
}

function kindWords(words: readonly string[], i: number, kind: string, vocabulary: Vocabulary): number {
  for (let n = 4; n > 0; n--) {
    const entry = i + n <= words.length ? lookUp(vocabulary.agencies, 'kind', words.slice(i, i + n).join(' ')) : null;
    if (entry) return entry.canonical === kind ? n : 0;
  }
  return 0;
}

function expandShort(text: string, vocabulary: Vocabulary): string {
  return text
    .split(' ')
    .map((word) => lookUp(vocabulary.agencies, 'short', word)?.canonical ?? word)
    .join(' ');
}

function findFirstRegion(texts: readonly string[], vocabulary: Vocabulary): RegionMatch | null {
  for (const text of texts) {
    const found = findRegion(squeeze(text).split(' '), vocabulary, true);
    if (found) return found;
  }
  return null;
}

/**
 * The first region among words. A level word before a name decides ("Kota Bandung"); an own short form ("Sumsel")
 * brings its level with it; a bare name counts only unless `levelOnly`, and stays ambiguous when several areas bear it.
 */
export function findRegion(words: readonly string[], vocabulary: Vocabulary, levelOnly = false): RegionMatch | null {
  const split = words.map((word) => word.replace(/^(kab|prov|prop)\.(?=\p{L})/iu, '$1. '));
  if (split.some((word) => word.includes(' '))) return shifted(split, vocabulary, levelOnly);
  for (let i = 0; i < words.length; i++) {
    const level = levelAt(words, i, vocabulary);
    const named = level ? areaAfter(words, i + level.words, level.level, vocabulary) : null;
    if (named) return { ...named, from: i };
    const short = shortAt(words, i, vocabulary);
    if (short) return short;
  }
  if (levelOnly) return null;
  for (let i = 0; i < words.length; i++) {
    const bare = areaAt(words, i, vocabulary, null);
    if (bare) return { from: i, ...bare };
  }
  return null;
}

// "Kab.Kutai" is one word on paper and two in meaning: look in the split text, then count back
function shifted(split: readonly string[], vocabulary: Vocabulary, levelOnly: boolean): RegionMatch | null {
  const words = split.flatMap((word) => word.split(' '));
  const found = findRegion(words, vocabulary, levelOnly);
  if (!found) return null;
  const before = (n: number) =>
    split.reduce<{ seen: number; at: number }>(
      (s, word, i) => (s.seen >= n ? s : { seen: s.seen + word.split(' ').length, at: i + 1 }),
      { seen: 0, at: 0 },
    ).at;
  return { ...found, from: before(found.from), to: before(found.to) };
}

function levelAt(
  words: readonly string[],
  i: number,
  vocabulary: Vocabulary,
): { level: AreaLevel; words: number } | null {
  for (const n of [2, 1]) {
    const entry = i + n <= words.length ? lookUp(vocabulary.agencies, 'level', words.slice(i, i + n).join(' ')) : null;
    if (entry) return { level: entry.canonical as AreaLevel, words: n };
  }
  return null;
}

function areaAfter(words: readonly string[], at: number, level: AreaLevel, vocabulary: Vocabulary): RegionMatch | null {
  const exact = areaAt(words, at, vocabulary, level);
  if (exact) return { from: at, ...exact };
  const short = shortAt(words, at, vocabulary);
  if (short && short.areas.every((area) => area.level === level)) return short;
  const names = [...vocabulary.areas.values()].flat().filter((area) => area.level === level);
  const candidates = names.map((area) => ({ key: squash(area.name), meaning: area.code }));
  for (let n = Math.min(longestName, words.length - at); n > 0; n--) {
    const text = words.slice(at, at + n).join(' ');
    const near = foldText(text).length < 5 ? null : nearest(text, candidates, limits);
    const area = near ? names[near.index] : undefined;
    if (area) return { from: at, to: at + n, areas: [area], similar: true };
  }
  return null;
}

function areaAt(
  words: readonly string[],
  at: number,
  vocabulary: Vocabulary,
  level: AreaLevel | null,
): { to: number; areas: readonly Area[]; similar: boolean } | null {
  for (let n = Math.min(longestName, words.length - at); n > 0; n--) {
    const all = vocabulary.areas.get(foldText(words.slice(at, at + n).join(' '))) ?? [];
    const areas = level ? all.filter((area) => area.level === level) : all;
    if (areas.length > 0) return { to: at + n, areas, similar: false };
  }
  return null;
}

function shortAt(words: readonly string[], i: number, vocabulary: Vocabulary): RegionMatch | null {
  for (let n = Math.min(4, words.length - i); n > 0; n--) {
    const entry =
      entriesOf(vocabulary.agencies, 'region').length > 0
        ? lookUp(vocabulary.agencies, 'region', words.slice(i, i + n).join(' '))
        : null;
    const [level, ...name] = entry?.canonical.split(' ') ?? [];
    const areas = (vocabulary.areas.get(foldText(name.join(' '))) ?? []).filter(
      (area) => area.level === level?.toLowerCase(),
    );
    if (areas.length > 0) return { from: i, to: i + n, areas, similar: false };
  }
  return null;
}
