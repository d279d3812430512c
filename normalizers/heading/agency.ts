/** The agency of a document and its region: from an item, the title, the letterhead, or nothing. */
import type { Agency } from '../../pipeline/model/meaning/dataset.ts';
import { issue, type Issue } from '../../pipeline/model/issue.ts';
import { slug, squeeze } from '../text/plain-text.ts';
import { findRegion, regionName, type RegionMatch } from './regions.ts';
import { readKind } from './sectors.ts';
import { titleCase } from '../text/title-case.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import type { Entry } from '../vocabulary/line.ts';
import { lookUp } from '../vocabulary/glossary.ts';
import { wordsOfKind } from '../vocabulary/word-lists.ts';

const longestShort = 4;
const longestKind = 5;
/** The kinds that may name a document's agency, the surest first: a balai or bagian belongs to one of the others. */
const kindOrder = [
  'dinas',
  'badan',
  'biro',
  'inspektorat',
  'satpol-pp',
  'rsud',
  'rsj',
  'rumah-sakit',
  'sekretariat-dprd',
  'sekretariat-daerah',
  'kantor',
  'kecamatan',
  'puskesmas',
  'cabang-dinas',
  'upt',
  'balai',
  'bagian',
  'kelurahan',
  'desa',
  'pemerintah',
];
/** Kinds of which a region has one, so that the kind alone names it. */
const bareKinds = new Set([
  'inspektorat',
  'satpol-pp',
  'rsud',
  'rsj',
  'sekretariat-daerah',
  'sekretariat-dprd',
  'pemerintah',
]);

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
  const { kind, sectors } = readKind(name.text, vocabulary);
  const full = squeeze(`${name.text} ${area ? regionName(area) : ''}`);
  return {
    agency: {
      id: slug(full),
      name: full,
      regionCode: area?.code ?? null,
      regionName: area ? regionName(area) : null,
      level: area?.level ?? null,
      kind,
      sectors,
    },
    issues,
  };
}

type NameMatch = { text: string; region: RegionMatch | null };

function findName(texts: readonly string[], vocabulary: Vocabulary): NameMatch | null {
  const whole = texts.map((text) => expandShort(squeeze(text), vocabulary));
  for (const kind of kindOrder) {
    for (const words of whole) {
      const found = nameIn(words, kind, vocabulary);
      if (found) return found;
    }
  }
  return null;
}

function nameIn(words: readonly string[], kind: string, vocabulary: Vocabulary): NameMatch | null {
  for (let i = 0; i < words.length; i++) {
    const opening = kindAt(words, i, kind, vocabulary);
    if (!opening) continue;
    const n = opening.words;
    // a short name is a whole one: "BKD" needs no words after it
    const bare = bareKinds.has(kind) || opening.entry.form === 'abbreviation';
    const region = findRegion(words.slice(i + n), vocabulary);
    const limit = region ? i + n + region.from : words.length;
    let end = i + n;
    while (
      end < limit &&
      end < i + 14 &&
      !endsName(words[end] ?? '', vocabulary) &&
      !/[:;]$/.test(words[end - 1] ?? '')
    )
      end++;
    const ends = region !== null && end === limit;
    if (kind === 'pemerintah' && !ends) continue;
    if (end === i + n && !bare) continue;
    const rest = words.slice(i + n, end).join(' ');
    const opens =
      opening.entry.form === 'abbreviation' ? opening.entry.alias : titleCase(words.slice(i, i + n).join(' '));
    return {
      text: squeeze(`${opens} ${titleCase(`. ${rest}`).slice(2)}`)
        .replace(/[.,:;]+$/, '')
        // the government of a region has two names for one body
        .replace(/^(pemerintah) daerah$/i, '$1'),
      region: ends ? region : null,
    };
  }
  return null;
}

function endsName(word: string, vocabulary: Vocabulary): boolean {
  return /^\d/.test(word) || vocabulary.derive(endingWords).has(word.toLowerCase());
}

function endingWords({ cues }: Vocabulary): ReadonlySet<string> {
  return wordsOfKind(cues, 'agency-end');
}

function kindAt(
  words: readonly string[],
  i: number,
  kind: string,
  vocabulary: Vocabulary,
): { words: number; entry: Entry } | null {
  for (let n = Math.min(longestKind, words.length - i); n > 0; n--) {
    const entry = lookUp(vocabulary.agencies, 'kind', words.slice(i, i + n).join(' '));
    if (entry) return entry.canonical === kind ? { words: n, entry } : null;
  }
  return null;
}

/** The words of a text, "Dinkes", "Dinas PUPR" and the like as whole names. */
export function expandShort(text: string, vocabulary: Vocabulary): string[] {
  const words = text.split(' ');
  const whole: string[] = [];
  for (let i = 0; i < words.length;) {
    let n = Math.min(longestShort, words.length - i);
    while (n > 0 && !lookUp(vocabulary.agencies, 'short', words.slice(i, i + n).join(' '))) n--;
    const entry = n > 0 ? lookUp(vocabulary.agencies, 'short', words.slice(i, i + n).join(' ')) : null;
    whole.push(entry?.canonical ?? words[i]!);
    i += Math.max(1, n);
  }
  return whole.join(' ').split(' ');
}

function findFirstRegion(texts: readonly string[], vocabulary: Vocabulary): RegionMatch | null {
  for (const text of texts) {
    const found = findRegion(squeeze(text).split(' '), vocabulary, true);
    if (found) return found;
  }
  return null;
}
