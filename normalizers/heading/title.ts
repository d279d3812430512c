/** Title, year and the texts that may name the agency, from the lines outside the tables. */
import { isOfficialLine } from '../fields/officials.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { squeeze } from '../text/plain-text.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { aliasesOfKind, anyOf } from '../vocabulary/word-lists.ts';
import { bodyWords } from './bodies.ts';

/**
 * What the lines around the tables say. `agencyTexts` is in order of trust; `ofGovernment` tells that the title names
 * a whole regional government: then no other text, as of a unit that answers for a row, names the agency.
 */
export type Heading = { title: string | null; year: number | null; agencyTexts: string[]; ofGovernment: boolean };

const heading = /indikator\s+kinerja\s+utama/i;
const item = /^(?:\d{1,2}|[a-z])\s*[.)]\s*\S/i;
const period = /((?:19|20)\d{2})\s*(?:[-–—]|s\/d|s\.d\.?|sampai(?: dengan)?)\s*((?:19|20)\d{2})/;
const yearWord = /\b(?:tahun(?: anggaran)?|t\.?a\.?|th\.?)\s*:?\s*((?:19|20)\d{2})\b/i;
const titleLines = 5;

/** What lines begin with or hold, made of words of the vocabulary. */
type HeadingPatterns = {
  /** "Nama Perangkat Daerah : ..."; the first group is what stands behind it. */
  owner: RegExp;
  /** "PEMERINTAH KABUPATEN ..." */
  letterhead: RegExp;
  body: RegExp;
  opensBody: RegExp;
  /** As `opensBody`, after the post that heads the body as well. */
  opensBodyOrPost: RegExp;
  /** Regulations and plans, whose years are not the document's. */
  regulation: RegExp;
  /** Who signs: "a.n. Kepala ...". */
  signer: RegExp;
};

function headingPatterns(vocabulary: Vocabulary): HeadingPatterns {
  const { agencies, cues } = vocabulary;
  const bodies = bodyWords(vocabulary);
  const labels = anyOf(aliasesOfKind(cues, 'owner-label'));
  const levels = anyOf(aliasesOfKind(agencies, 'level').map((alias) => alias.replace(/\.$/, '')));
  const signers = anyOf(aliasesOfKind(cues, 'signer'));
  return {
    owner: new RegExp(`^(?:\\d{1,2}\\s*[.)]?\\s*)?(?:nama\\s+)?${labels}\\b\\s*${labels}?\\s*[:.\\-–]*\\s*(.*)$`, 'i'),
    letterhead: new RegExp(`^pemerintah(?:an)?\\s+(?:daerah\\s+)?${levels}\\b`, 'i'),
    body: new RegExp(`\\b${bodies}`, 'i'),
    opensBody: new RegExp(`^${bodies}\\b`, 'i'),
    opensBodyOrPost: new RegExp(`^(?:${signers}\\s+)?${bodies}\\b`, 'i'),
    regulation: new RegExp(`\\b${anyOf(aliasesOfKind(cues, 'regulation'))}\\b`, 'i'),
    signer: new RegExp(`^(?:an?\\.?\\s?n\\.?\\s+)?(?:plt\\.?\\s+)?${signers}\\b`, 'i'),
  };
}

/** Reads title, year and agency texts; Markdown signs are dropped. Line order is page order, not reading order. */
export function readHeading(raw: readonly string[], vocabulary: Vocabulary): Heading {
  const patterns = vocabulary.derive(headingPatterns);
  const lines = raw
    .map((line) => squeeze(line.replace(/^#+\s*|\*\*|__/g, '')))
    .map((line) => line.replace(/\*\*/g, ''));
  const isTitle = (line: string) => heading.test(line) && isTitleLine(line);
  // a letter may say the words in a sentence before the title stands in capitals
  const capitals = lines.findIndex((line) => isTitle(line) && isUpper(line));
  const at = capitals < 0 ? lines.findIndex(isTitle) : capitals;
  const block = at < 0 ? [] : titleBlock(lines, at, patterns);
  return {
    title: block.length > 0 ? block.join(' ') : null,
    year: readYear(block, lines, patterns),
    ...agencyTexts(lines, block, patterns),
  };
}

function isTitleLine(line: string): boolean {
  if (item.test(line) || line.length > 160) return false;
  const letters = line.replace(/[^\p{L}]/gu, '');
  const upper = letters.replace(/[^\p{Lu}]/gu, '').length / Math.max(1, letters.length);
  return upper > 0.6 || (/^\p{Lu}/u.test(line) && foldText(line).split(' ').length <= 14 && !/[.;:,]$/.test(line));
}

function titleBlock(lines: readonly string[], at: number, patterns: HeadingPatterns): string[] {
  const block = [lines[at] ?? ''];
  const capitals = isUpper(lines[at] ?? '');
  for (const line of lines.slice(at + 1, at + titleLines)) {
    if (isOfficialLine(line)) return withoutPost(block, patterns);
    if (line === '' || item.test(line) || /^:|:$/.test(line) || patterns.owner.test(line)) break;
    // the title stands again over the table itself
    if (squeeze(line) === block[0]) break;
    if (capitals ? !isUpper(line) : !isTitleLine(line) || foldText(line).split(' ').length > 10) break;
    if (isPostOf(line, block.at(-1) ?? '', patterns)) break;
    block.push(line);
  }
  return block;
}

/** "KEPALA DINAS KOMUNIKASI ..." below "DINAS KOMUNIKASI ...": who decides, in a decree right below its title. */
function isPostOf(line: string, above: string, { signer }: HeadingPatterns): boolean {
  const unit = foldText(line.replace(signer, ''));
  return signer.test(line) && foldText(above) !== '' && unit.startsWith(foldText(above));
}

/** A name below the block makes the post above it ("KEPALA DINAS ...") part of a signature. */
function withoutPost(block: string[], { signer }: HeadingPatterns): string[] {
  const post = block.findIndex((line, i) => i > 0 && signer.test(line));
  return post < 0 ? block : block.slice(0, post);
}

/** "BADAN PEMBERDAYAAN MASYARAKAT" / "DAN PEMERINTAHAN DESA": a name in capitals over two lines is one name. */
function wholeNames(lines: readonly string[]): string[] {
  const whole: string[] = [];
  for (const line of lines) {
    const above = whole.at(-1);
    const isRest = /^(?:dan|serta)\s/i.test(line) || /(?:,|\s(?:dan|serta))$/i.test(above ?? '');
    if (above && isRest && isUpper(above) && isUpper(line)) whole[whole.length - 1] = `${above} ${line}`;
    else whole.push(line);
  }
  return whole;
}

function isUpper(line: string): boolean {
  const letters = line.replace(/[^\p{L}]/gu, '');
  return letters.length > 0 && letters.replace(/[^\p{Lu}]/gu, '').length / letters.length > 0.8;
}

/** The year of the document: in its title, or alone on a line. The years of a plan ("2016-2021") are a period, no year. */
function readYear(block: readonly string[], lines: readonly string[], patterns: HeadingPatterns): number | null {
  const yearOf = (line: string) => yearIn(line, patterns);
  for (const line of block) {
    const found = yearOf(line) ?? (isPeriod(line) ? null : /\b(20\d{2})\s*$/.exec(line)?.[1]);
    if (found) return Number(found);
  }
  if (block.some(isPeriod)) return null;
  const alone = lines.find((line) => foldText(line).split(' ').length <= 3 && yearOf(line) !== null);
  const near = lines.find((line) => heading.test(line) && yearOf(line) !== null && isTitleLine(line));
  const found = yearOf(near ?? '') ?? yearOf(alone ?? '');
  if (found) return Number(found);
  // a title of another kind, when all of them name the same year
  const named = new Set(
    lines.filter((line) => isUpper(line) && !item.test(line)).flatMap((line) => yearOf(line) ?? []),
  );
  return named.size === 1 ? Number([...named][0]) : null;
}

function isPeriod(line: string): boolean {
  return period.test(line);
}

function yearIn(line: string, { regulation }: HeadingPatterns): string | null {
  if (isPeriod(line) || regulation.test(line)) return null;
  return yearWord.exec(line)?.[1] ?? null;
}

function agencyTexts(
  printed: readonly string[],
  block: readonly string[],
  patterns: HeadingPatterns,
): Pick<Heading, 'agencyTexts' | 'ofGovernment'> {
  const { owner, letterhead, body, opensBodyOrPost } = patterns;
  const lines = wholeNames(printed);
  const owners = lines.flatMap((line, i) => {
    const value = owner.exec(line)?.[1];
    if (value === undefined) return [];
    const next = lines.slice(i + 1).find((text) => text !== '') ?? '';
    return [value.replace(/^[:.\-–\s]+/, '') || next.replace(/^:\s*/, '')];
  });
  const heads = lines.flatMap((line, i) => (letterhead.test(line) ? [letterheadText(lines, i, patterns)] : []));
  // a decree may name itself without its agency, and the table below it with both
  const blocks = lines.flatMap((line, i) =>
    heading.test(line) && isTitleLine(line) ? [titleBlock(lines, i, patterns)] : [],
  );
  const fullest = block.length > 1 ? block : (blocks.find((one) => one.length > 1 && isUpper(one[0] ?? '')) ?? block);
  const title = fullest.join(' ').replace(/^.*?indikator\s+kinerja\s+utama(?:\s*\(?iku\)?)?/i, '');
  const others = lines.filter((line) => isUpper(line) || opensBodyOrPost.test(line));
  const ofGovernment = letterhead.test(squeeze(title)) && !body.test(title) && !owners.some((text) => body.test(text));
  const texts = ofGovernment ? [title] : [...owners, title, ...heads, ...others];
  return { agencyTexts: texts.map(squeeze).filter((text) => foldText(text) !== ''), ofGovernment };
}

/** "PEMERINTAH PROVINSI JAWA BARAT" above "DINAS PETERNAKAN": the agency first, then its region. */
function letterheadText(lines: readonly string[], at: number, { opensBody }: HeadingPatterns): string {
  const region = (lines[at] ?? '').replace(/^pemerintah(?:an)?\s+(?:daerah\s+)?/i, '');
  const below = lines.slice(at + 1, at + 3).find((line) => opensBody.test(line));
  return below ? `${below} ${region}` : (lines[at] ?? '');
}
