/** Title, year and the texts that may name the agency, from the lines outside the tables. */
import { isOfficialLine } from '../../pipeline/model/print/official.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { squeeze } from '../text/plain-text.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { readDecrees } from './decree.ts';
import { heading, headingPatterns, isAgencyName, isUpper, smallWord, type HeadingPatterns } from './line-patterns.ts';
import { toldNames, type NamePlace } from './told-names.ts';
import { quotesRegulation, readYear, type YearReading } from './year.ts';

/**
 * What the lines around the tables say. `agencyTexts` is in order of trust; `ofGovernment` tells that the title names
 * a whole regional government: then no other text, as of a unit that answers for a row, names the agency.
 */
export type Heading = {
  title: string | null;
  year: number | null;
  agencyTexts: string[];
  /** So many of them, the first, say whose the document is: behind a label and in the title. */
  trusted: number;
  /** So many stand where names do; the others are of who signs, or of a text that speaks of the agency. */
  firm: number;
  ofGovernment: boolean;
  /** Indexes of the lines that the title, and each of the texts, was made of. */
  titleAt: number[];
  agencyAt: number[][];
  agencyPlaces: NamePlace[];
  years: YearReading;
};

const item = /^(?:\d{1,2}|[a-z])\s*[.)]\s*\S/i;
const caption = /^tabel\b/i;
const titleLines = 5;

/**
 * Reads title, year and agency texts; Markdown signs are dropped. Line order is page order, not reading order; the first
 * `around` lines stand outside all tables.
 */
export function readHeading(raw: readonly string[], vocabulary: Vocabulary, around = raw.length): Heading {
  const patterns = vocabulary.derive(headingPatterns);
  const lines = raw
    .map((line) => squeeze(line.replace(/^#+\s*|\*\*|__/g, '')))
    .map((line) => line.replace(/\*\*/g, ''));
  const isTitle = (line: string) => heading.test(line) && isTitleLine(line);
  // a letter may say the words in a sentence before the title stands in capitals
  const capitals = lines.findIndex((line) => isTitle(line) && isUpper(line));
  const at = capitals < 0 ? lines.findIndex(isTitle) : capitals;
  const block = at < 0 ? [] : titleBlock(lines, at, patterns);
  // rules of the state are quoted by all, and set by none that an archive of agencies holds
  const decrees = readDecrees(lines, vocabulary).filter(({ ruler }) => ruler !== 'state');
  const read = readYear({
    lines,
    block,
    isTitle,
    isUpper,
    isItem: (line) => item.test(line),
    isRegulation: (line) => patterns.regulation.test(line),
    namesReport: (line) => patterns.report.test(line),
    namesPlan: (line) => patterns.plan.test(line),
    opensPlan: (line) => patterns.opensPlan.test(line),
    isCaption: (line) => caption.test(line),
    decrees: decrees.map(({ year, subject, isAnnex }) => ({ year, subject, isOwn: !isAnnex })),
  });
  const texts = toldNames(lines, around, { title: fullest(lines, block, patterns), decrees }, patterns, vocabulary);
  return {
    title: block.length > 0 ? block.map((i) => lines[i]).join(' ') : null,
    year: read.taken?.year ?? null,
    agencyTexts: texts.placed.map(({ text }) => text),
    trusted: texts.trusted,
    firm: texts.firm,
    ofGovernment: texts.ofGovernment,
    titleAt: block,
    agencyAt: texts.placed.map(({ at }) => at),
    agencyPlaces: texts.placed.map(({ place }) => place),
    years: read,
  };
}

/** A decree may name itself without its agency, and the table below it with both: the lines of the title that has more. */
function fullest(lines: readonly string[], block: readonly number[], patterns: HeadingPatterns): readonly number[] {
  if (block.length > 1) return block;
  const blocks = lines.flatMap((line, i) =>
    heading.test(line) && isTitleLine(line) ? [titleBlock(lines, i, patterns)] : [],
  );
  return blocks.find((one) => one.length > 1 && isUpper(lines[one[0]!] ?? '')) ?? block;
}

/** Letters of the longest line of a title, and words of one that is not written as names are. */
const longestTitle = 220;
const longestSaid = 14;

function isTitleLine(line: string): boolean {
  if (item.test(line) || line.length > longestTitle || quotesRegulation(line)) return false;
  const letters = line.replace(/[^\p{L}]/gu, '');
  const upper = letters.replace(/[^\p{Lu}]/gu, '').length / Math.max(1, letters.length);
  if (upper > 0.6) return true;
  const isShort = foldText(line).split(' ').length <= longestSaid;
  return /^\p{Lu}/u.test(line) && !/[.;:,]$/.test(line) && (isShort || isCapitalised(line));
}

const startsSmall = new RegExp(`^(?!${smallWord})\\p{Ll}`, 'u');

/** "Penetapan Indikator Kinerja Utama di Lingkungan Dinas ...": capitals but for words that join, and one other. */
function isCapitalised(line: string): boolean {
  return line.split(' ').filter((word) => startsSmall.test(word)).length <= 1;
}

/** The indexes of the lines of the title that begins at a line. */
function titleBlock(lines: readonly string[], at: number, patterns: HeadingPatterns): number[] {
  const block = [at];
  const first = lines[at] ?? '';
  const capitals = isUpper(first);
  for (let i = at + 1; i < Math.min(lines.length, at + titleLines); i++) {
    const line = lines[i] ?? '';
    if (isOfficialLine(line)) {
      // a hospital is named after a person: "RUMAH SAKIT JIWA DAERAH" / "DR. ARIF ZAINUDIN" / "PROVINSI ..."
      const isNamed = patterns.opensHospital.test(lines[i - 1] ?? '') && patterns.opensLevel.test(lines[i + 1] ?? '');
      if (!isNamed) return withoutPost(block, lines, patterns);
    }
    if (line === '' || item.test(line) || /^:|:$/.test(line) || patterns.owner.test(line)) break;
    // the title stands again over the table itself
    if (squeeze(line) === first) break;
    const isOther = capitals && !isUpper(line) && !isAgencyName(line, patterns);
    const isLong = foldText(line).split(' ').length > 10 && !(isCapitalised(line) && patterns.opensBody.test(line));
    // what goes on with a title is written as it is, not as a sentence
    if (isOther || (!capitals && (!isTitleLine(line) || isLong || !isCapitalised(line)))) break;
    if (block.some((above) => isPostOf(line, lines[above] ?? '', patterns))) break;
    block.push(i);
  }
  return block;
}

/** "KEPALA DINAS KOMUNIKASI ..." below "DINAS KOMUNIKASI ...": who decides, in a decree below its title. */
function isPostOf(line: string, above: string, { signer }: HeadingPatterns): boolean {
  const unit = foldText(line.replace(signer, ''));
  return signer.test(line) && foldText(above) !== '' && unit.startsWith(foldText(above));
}

/** A name below the block makes the post above it ("KEPALA DINAS ...") part of a signature. */
function withoutPost(block: number[], lines: readonly string[], { signer }: HeadingPatterns): number[] {
  const post = block.findIndex((at, i) => i > 0 && signer.test(lines[at] ?? ''));
  return post < 0 ? block : block.slice(0, post);
}
