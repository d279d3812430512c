/** Where the facts of a document were read and how sure each is: agency, region, title, year, signing, and its profile. */
import { issue, type Issue } from '../../pipeline/model/issue.ts';
import type { Evidence } from '../../pipeline/model/meaning/dataset.ts';
import type { ReadDocument } from '../../pipeline/model/reading/source.ts';
import { round } from '../fields/field.ts';
import type { Lexicon } from '../mending/lexicon.ts';
import { errorShare } from '../mending/word.ts';
import type { AgencyReading } from './agency.ts';
import { evidenceOf, type PrintedLine } from './printed-lines.ts';
import type { NamePlace } from './told-names.ts';
import type { YearReading } from './year.ts';

/** What the facts are judged by. `reportBelow` is the confidence (0 to 1) below which a person should look. */
export type FactTools = { read: ReadDocument; lexicon: Lexicon; reportBelow: number };

/** No value is more certain than this (an estimate): what was never seen to go wrong may still do so. */
const mostSure = 0.999;
/** Words of an export have no confidence: so many of them are misread, known ones and others. Estimates, not measured. */
const exportErrors = { known: 0.002, unknown: 0.05 };
/** A known word is misread in a third of the cases of any word: an estimate, not measured on titles. */
const knownShare = 0.3;
/** A mend that was nearly sure is wrong at most as often: an estimate. */
const mendError = 0.03;

/**
 * Share of names, regions and years that are right by what became of them, of misread ones, rounded: measured with drawn
 * misreadings (`fixtures/make/sweep/agency-names.ts`), which are not all that scanners make. Estimates say so.
 */
const measured = {
  // of those with a misread letter that passed as they are
  knownName: 0.997,
  knownRegion: 0.998,
  mendedName: 0.995,
  similarRegion: 0.995,
  // read as other words of the language, or the name of a place or person: nothing tells
  unlisted: 0.26,
  // of two places the one that is read better: an estimate
  otherPlace: 0.9,
  // both short names are known: an estimate
  rivalled: 0.5,
  // letters for digits leave the digits that are left as they were read
  mendedYear: 0.97,
};

/**
 * How often a text that names a body names the one whose document it is, by where it stands. All of them are estimates.
 */
const placed: Record<NamePlace, number> = {
  title: 1,
  letterhead: 1,
  decree: 1,
  document: 0.98,
  line: 0.98,
  signature: 0.92,
  text: 0.85,
  mentioned: 0.6,
  unit: 0.8,
};

/** From this chance on the words of a name are read without doubt: an estimate. */
const undoubted = 0.99;

/** The chance (0 to 1) that all words of lines were read right. */
function readingChance(lines: readonly PrintedLine[], { read, lexicon }: FactTools): number {
  let right = 1;
  for (const { line, page, edits } of lines) {
    const exported = read.pages.find(({ number }) => number === page)?.quality.reading === 'export';
    for (const { text, confidence } of line.words) {
      const core = text.replace(/[^\p{L}\p{N}]/gu, '');
      const known = core.length < 2 || /^\d+$/.test(core) || lexicon.kindOf(core) !== null;
      const error = exported
        ? exportErrors[known ? 'known' : 'unknown']
        : errorShare(confidence) * (known ? knownShare : 1);
      right *= 1 - error;
    }
    right *= (1 - mendError) ** edits.length;
  }
  return right;
}

/** The evidence of a document's facts by field, and issues for the doubtful ones. */
export type Facts = { evidence: Record<string, Evidence>; issues: Issue[] };

/** Adds a fact that was read from lines; `confidence` as `readingChance` gives it unless it is judged otherwise. */
function fact(
  key: string,
  lines: readonly PrintedLine[],
  confidence: number,
  edits: Evidence['edits'],
  facts: Facts,
  { reportBelow }: FactTools,
): void {
  if (lines.length === 0) return;
  const shown = round(Math.min(mostSure, confidence));
  const evidence = evidenceOf(lines, shown, edits);
  facts.evidence[key] = evidence;
  const { page, box } = evidence;
  if (shown < reportBelow)
    facts.issues.push(
      issue('low-confidence', `Read with ${Math.round(shown * 100)} % confidence`, { field: key, page, box }),
    );
  if (edits.length > 0) {
    const list = edits.map((edit) => `"${edit.from}" to "${edit.to}"`).join(', ');
    facts.issues.push(issue('reading-mended', `Mended: ${list}`, { field: key, page, box }));
  }
}

/** A text that may name the agency, with its lines and the place where it stands. */
export type NamedText = { text: string; lines: readonly PrintedLine[]; place: NamePlace };

/** `texts` are those that the agency was read from. */
export function agencyFacts(reading: AgencyReading, texts: readonly NamedText[], facts: Facts, tools: FactTools): void {
  const { agency, name, region } = reading;
  if (agency && name) {
    const { lines = [], place = 'title' } = texts[name.text] ?? {};
    const chance = readingChance(lines, tools);
    fact('agency', lines, placed[place] * nameChance(name, chance), name.edits, facts, tools);
  }
  if (agency?.regionName && region) {
    const { lines = [], place = 'title' } = texts[region.text] ?? {};
    const chance = readingChance(lines, tools);
    const sure =
      region.standing === 'similar' || region.edits.length > 0
        ? measured.similarRegion
        : 1 - (1 - chance) * (1 - measured.knownRegion);
    fact('region', lines, placed[place] * sure, region.edits, facts, tools);
  }
}

function nameChance({ standing, edits }: NonNullable<AgencyReading['name']>, chance: number): number {
  if (standing === 'other-place') return measured.otherPlace;
  // what was read without doubt is right, known or not
  if (standing === 'unlisted' || standing === 'rivalled')
    return chance > undoubted ? chance : measured[standing] * chance;
  return edits.length > 0 ? measured.mendedName : 1 - (1 - chance) * (1 - measured.knownName);
}

/** The year, and the reason where the document prints several. `signed` is the year of signing, null for none. */
export function yearFacts(
  { taken, printed, unread, isPlan }: YearReading,
  signed: { year: number; lines: readonly PrintedLine[] } | null,
  lines: readonly PrintedLine[],
  facts: Facts,
  tools: FactTools,
): number | null {
  const at = (indexes: readonly number[]) => indexes.flatMap((i) => lines[i] ?? []);
  if (unread && !taken) {
    const [line] = at([unread.at]);
    const place = { field: 'year', page: line?.page ?? null, box: line?.box ?? null };
    facts.issues.push(issue('year-unknown', `"${unread.text}" in the title is no year`, place));
    return null;
  }
  const year = taken?.year ?? (isPlan ? null : signed?.year) ?? null;
  if (year === null) return null;
  const from = taken ? at(taken.at) : (signed?.lines ?? []);
  const again = printed.some((one) => one !== taken && one.year === year) || (taken !== null && signed?.year === year);
  const chance = digitChance(from, year);
  const mended = taken && taken.edits.length > 0 ? measured.mendedYear : 1;
  // a year that stands twice was not misread twice in the same way
  fact('year', from, again ? Math.max(chance, mostSure) : chance * mended, taken?.edits ?? [], facts, tools);
  const others = [...new Set([...printed.map((one) => one.year), ...(signed ? [signed.year] : [])])].filter(
    (one) => one !== year,
  );
  if (others.length > 0) {
    const why = taken ? placeNames[taken.place] : placeNames.signature;
    const { page = null, box = null } = from[0] ?? {};
    facts.issues.push(
      issue('year-chosen', `${year} stands ${why}; also printed: ${others.sort().join(', ')}`, {
        field: 'year',
        page,
        box,
      }),
    );
  }
  return year;
}

const placeNames = {
  title: 'in the title',
  'beside-title': 'in a line that names the indicators',
  decree: 'at the head of the decree',
  document: 'in the name of the document',
  alone: 'alone on a line',
  headings: 'in all headings that tell a year',
  signature: 'at the signature',
} as const;

/** The words that hold the year decide, not those beside it. */
function digitChance(lines: readonly PrintedLine[], year: number): number {
  const words = lines.flatMap(({ line }) => line.words).filter(({ text }) => text.includes(String(year).slice(0, 2)));
  return words.reduce((least, { confidence }) => Math.min(least, 1 - errorShare(confidence)), mostSure);
}

/** Any other fact: sure as its words are, and as its `cut` (0 to 1), the chance that it was cut rightly out of others. */
export function plainFact(key: string, lines: readonly PrintedLine[], facts: Facts, tools: FactTools, cut = 1): void {
  fact(key, lines, readingChance(lines, tools) * cut, [], facts, tools);
}
