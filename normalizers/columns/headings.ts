/** What a printed column heading means: aliases as data, compared exactly, by parts, by likeness, by what they begin with. */
import { PipelineError } from '../../pipeline/model/errors.ts';
import { columnRoles, type ColumnRole } from '../../pipeline/model/meaning/record.ts';
import { parseCsv } from '../text/csv.ts';
import { holdsAny } from '../text/whole-words.ts';
import { nearest } from '../text/similarity.ts';
import { foldText, squash } from '../../pipeline/model/print/fold.ts';
import type { HeadingAlias, HeadingMatch, Known, Misreading, Opposed, PlainMatch } from './heading-match.ts';
import { wornMatch } from './worn-headings.ts';

/** What is known of tables: words that tell what a cell holds, by kind, and what a heading means. */
export type HeadingVocabulary = {
  content: ReadonlyMap<string, ReadonlySet<string>>;
  /** What a heading means, or null. Answers are remembered: the same headings stand on every page. */
  match: (text: string) => HeadingMatch | null;
};

/**
 * Reads the text of `headings.csv` and `content.csv`; no likeness leads to what `isOpposed` to a heading. Throws
 * `internal-error` with file and line for an unknown role or a heading that stands twice.
 */
export function readHeadings(
  texts: { headings: string; content: string },
  { isOpposed = () => false, misreading = () => null }: { isOpposed?: Opposed; misreading?: Misreading } = {},
): HeadingVocabulary {
  const content = readContent(texts.content);
  // "Sumber Dana" is no slip for "Sumber Data"
  const saysMoney = (text: string) => holdsAny(text, content.get('budget'));
  const known: Known = {
    ...readAliases(texts.headings),
    misreading,
    isOpposed: (a, b) => isOpposed(a, b) || saysMoney(a) !== saysMoney(b),
  };
  const answers = new Map<string, HeadingMatch | null>();
  const match = (text: string): HeadingMatch | null => {
    const plain = text.trim();
    if (plain === '' || plain.length > longestHeading) return null;
    const before = answers.get(plain);
    if (before !== undefined) return before;
    const answer = matchText(plain, known);
    answers.set(plain, answer);
    return answer;
  };
  return { content, match };
}

function readAliases(text: string): Pick<Known, 'aliases' | 'byKey'> {
  const aliases: HeadingAlias[] = [];
  const byKey = new Map<string, HeadingAlias>();
  for (const { line, fields } of parseCsv(text, 'vocabulary/headings.csv', ['role', 'heading', 'strength', 'note'])) {
    const role = columnRoles.find((known) => known === fields['role']);
    const heading = fields['heading'] ?? '';
    const key = squash(heading);
    if (!role || key === '' || byKey.has(key)) {
      throw new PipelineError(
        'internal-error',
        `vocabulary/headings.csv:${line}: "${heading}" has no role or stands twice`,
      );
    }
    const alias = { role, heading, folded: foldText(heading), key, meaning: role, weak: fields['strength'] === 'weak' };
    aliases.push(alias);
    byKey.set(key, alias);
  }
  return { aliases, byKey };
}

function readContent(text: string): ReadonlyMap<string, ReadonlySet<string>> {
  const content = new Map<string, Set<string>>();
  for (const { fields } of parseCsv(text, 'vocabulary/content.csv', ['kind', 'word', 'note'])) {
    const kind = fields['kind'] ?? '';
    content.set(kind, (content.get(kind) ?? new Set()).add(foldText(fields['word'] ?? '')));
  }
  return content;
}

// seen: one slip in a heading of ten letters scores .78, in fifteen .86; "indikator tujuan" and "indikator kinerja" .55
const likeness = { threshold: 0.76, margin: 0.04 };
const longestHeading = 160; // letters; a longer text is a value
const explaining: readonly ColumnRole[] = ['explanation', 'definition', 'rationale', 'formula'];
const striving: readonly ColumnRole[] = ['objective', 'goal'];

/** "Tahun ke-1", "Tahun ke - II", "Th. 3": a year that only the plan's first year would name. */
const yearOfPlan = /^(?:tahun|thn\.?|th\.?)\s*(?:ke)?\s*[-–]?\s*(?:[1-9]|I{1,3}|IV|V)$/i;

/** How far a text is a known heading, 0 to 1. */
export function headingScore(text: string, vocabulary: HeadingVocabulary): number {
  return vocabulary.match(text)?.score ?? 0;
}

/** Digits never match by likeness; years are taken off first. */
function matchText(plain: string, vocabulary: Known): HeadingMatch | null {
  const { rest, year } = takeYear(plain);
  const hit = matchPlain(rest, vocabulary);
  if (hit) return { ...hit, year };
  if ((year !== null && squash(rest).length <= 3) || yearOfPlan.test(plain)) {
    return { role: 'target', score: 0.7, weak: false, year, because: 'the heading is a year' };
  }
  return null;
}

function matchPlain(text: string, vocabulary: Known): PlainMatch | null {
  const bare = text.replace(/\([^)]*\)?/g, ' ');
  for (const candidate of [text, bare]) {
    const alias = vocabulary.byKey.get(squash(candidate));
    if (alias)
      return {
        role: alias.role,
        score: alias.weak ? 0.6 : 1,
        weak: alias.weak,
        because: `"${alias.heading}" is a known heading`,
      };
  }
  const found = matchParts(bare, vocabulary) ?? matchLike(bare, vocabulary) ?? matchBeginning(bare, vocabulary);
  if (found) return found;
  return wornMatch(text, bare, vocabulary, {
    like: (clear) => matchLike(clear, vocabulary),
    parts: (clear) => matchParts(clear, vocabulary),
  });
}

/** "Penjelasan/Form Perhitungan", "Kinerja Utama/Outcome/Tujuan/Sasaran": what the parts have in common. */
function matchParts(text: string, vocabulary: Known): PlainMatch | null {
  const parts = text
    .split(/[/,;&+]|\bdan\b|\batau\b/i)
    .filter((part) => squash(part) !== '')
    .map((part) => vocabulary.byKey.get(squash(part)) ?? aliasLike(part, vocabulary)?.alias);
  if (parts.length < 2) return null;
  const known = parts.filter((part) => part !== undefined);
  if (known.length < 2 || known.length < parts.length * 0.6) return null;
  const score = 0.9 * (known.length / parts.length);
  const roles = known.map((alias) => alias.role);
  const role = commonRole(roles);
  return role ? { role, score, weak: false, because: `its parts name ${[...new Set(roles)].join(', ')}` } : null;
}

function commonRole(roles: ColumnRole[]): ColumnRole | null {
  const first = roles[0] ?? 'unknown';
  if (roles.every((role) => role === first)) return first;
  if (roles.every((role) => explaining.includes(role))) return 'explanation';
  if (roles.every((role) => striving.includes(role))) return 'objective';
  return null;
}

function matchLike(text: string, vocabulary: Known): PlainMatch | null {
  const found = aliasLike(text, vocabulary);
  if (!found) return null;
  const { alias, score } = found;
  return {
    role: alias.role,
    score: score * (alias.weak ? 0.6 : 0.95),
    weak: alias.weak,
    because: `it reads like "${alias.heading}"`,
  };
}

function aliasLike(text: string, vocabulary: Known): { alias: HeadingAlias; score: number } | null {
  // letters that OCR writes for digits and digits for letters inside words
  const mended = text.replace(/(?<=\p{L})[0](?=\p{L})/gu, 'o').replace(/(?<=\p{L})[1|!](?=\p{L})/gu, 'i');
  const exact = vocabulary.byKey.get(squash(mended));
  if (exact) return { alias: exact, score: 0.95 };
  if (squash(mended).length < 5) return null;
  const near = nearest(mended, vocabulary.aliases, likeness);
  const alias = near && vocabulary.aliases[near.index];
  // "Kondisi Awal RPJMD" is no slip for "Kondisi Akhir RPJMD"
  return alias && !vocabulary.isOpposed(mended, alias.heading) ? { alias, score: near.score } : null;
}

/** Indonesian says the main thing first: "Sumber Data Indikator ..." is a source, whatever follows. */
function matchBeginning(text: string, vocabulary: Known): PlainMatch | null {
  const folded = foldText(text);
  let best: HeadingAlias | null = null;
  for (const alias of vocabulary.aliases) {
    if (alias.key.length < 6 || alias.weak || !folded.startsWith(`${alias.folded} `)) continue;
    if (!best || alias.folded.length > best.folded.length) best = alias;
  }
  if (!best) return null;
  const share = best.folded.length / folded.length;
  if (share < 0.3) return null;
  return { role: best.role, score: 0.5 + 0.35 * share, weak: false, because: `it begins with "${best.heading}"` };
}

function takeYear(text: string): { rest: string; year: number | null } {
  const years = [...text.matchAll(/(?<!\d)(19[89]\d|20\d\d)(?!\d)/g)].map((match) => Number(match[1]));
  if (years.length === 0) return { rest: text, year: null };
  const rest = text.replace(/(?<!\d)(19[89]\d|20\d\d)(?!\d)/g, ' ').replace(/\s*[-–/]\s*$/, '');
  // a span of years such as 2016-2021 is the plan's, not the column's
  return { rest, year: years.length === 1 ? years[0]! : null };
}
