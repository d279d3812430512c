/** Title, year and the texts that may name the agency, from the lines outside the tables. */
import { isOfficialLine } from '../../pipeline/model/print/official.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { squeeze } from '../text/plain-text.ts';
import { entriesOf } from '../vocabulary/glossary.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { aliasesOfKind, anyOf } from '../vocabulary/word-lists.ts';
import { bodyNames, bodyWords } from './bodies.ts';
import { hospitalKinds } from './body-kinds.ts';
import { readDecrees } from './decree.ts';
import { goesOnBelow } from './name-lines.ts';
import { findRegion } from './regions.ts';
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
  ofGovernment: boolean;
  /** Indexes of the lines that the title, and each of the texts, was made of. */
  titleAt: number[];
  agencyAt: number[][];
  years: YearReading;
};

const heading = /indikator\s+kinerja\s+utama/i;
const item = /^(?:\d{1,2}|[a-z])\s*[.)]\s*\S/i;
const caption = /^tabel\b/i;
const titleLines = 5;

/** What lines begin with or hold, made of words of the vocabulary. */
type HeadingPatterns = {
  /** "Nama Perangkat Daerah : ..."; the first group is what stands behind it. */
  owner: RegExp;
  /** "PEMERINTAH KABUPATEN ..." */
  letterhead: RegExp;
  /** A level word with a region behind it, and one that ends a line. */
  region: RegExp;
  openLevel: RegExp;
  opensLevel: RegExp;
  opensHospital: RegExp;
  /** What opens a part of a preamble. */
  part: RegExp;
  body: RegExp;
  opensBody: RegExp;
  /** As `opensBody`, after the post that heads the body as well. */
  opensBodyOrPost: RegExp;
  /** Regulations and plans, whose years are not the document's. */
  regulation: RegExp;
  /** Documents of one year, and of several. */
  report: RegExp;
  plan: RegExp;
  opensPlan: RegExp;
  /** Who signs: "a.n. Kepala ...". */
  signer: RegExp;
};

function headingPatterns(vocabulary: Vocabulary): HeadingPatterns {
  const { agencies, cues } = vocabulary;
  const bodies = bodyWords(vocabulary);
  const names = bodyNames(vocabulary);
  const labels = anyOf(aliasesOfKind(cues, 'owner-label'));
  const levels = anyOf(aliasesOfKind(agencies, 'level').map((alias) => alias.replace(/\.$/, '')));
  const signers = anyOf(aliasesOfKind(cues, 'signer'));
  const hospitals = entriesOf(agencies, 'kind')
    .filter(({ canonical }) => hospitalKinds.has(canonical))
    .map(({ alias }) => alias);
  return {
    owner: new RegExp(`^(?:\\d{1,2}\\s*[.)]?\\s*)?(?:nama\\s+)?${labels}\\b\\s*${labels}?\\s*[:.\\-–]*\\s*(.*)$`, 'i'),
    letterhead: new RegExp(`^pemerintah(?:an)?\\s+(?:daerah\\s+)?${levels}\\b`, 'i'),
    region: new RegExp(`(?<!\\p{L})${levels}\\.?\\s+\\p{Lu}`, 'iu'),
    openLevel: new RegExp(`(?<!\\p{L})${levels}\\.?$`, 'iu'),
    opensLevel: new RegExp(`^${levels}\\.?\\s`, 'iu'),
    opensHospital: new RegExp(`^${anyOf(hospitals)}(?!\\p{L})`, 'iu'),
    part: new RegExp(`^${anyOf(aliasesOfKind(cues, 'profile-label'))}(?!\\p{L})`, 'iu'),
    body: new RegExp(`\\b${bodies}`, 'i'),
    opensBody: new RegExp(`^${names}(?!\\p{L})`, 'iu'),
    opensBodyOrPost: new RegExp(`^(?:${signers}\\s+)?${names}(?!\\p{L})`, 'iu'),
    regulation: new RegExp(`\\b${anyOf(aliasesOfKind(cues, 'regulation'))}\\b`, 'i'),
    report: new RegExp(`\\b${anyOf(aliasesOfKind(cues, 'report-name'))}\\b`, 'i'),
    opensPlan: new RegExp(`^\\P{L}*(?:\\p{L}+\\s+)?${anyOf(aliasesOfKind(cues, 'plan-name'))}(?!\\p{L})`, 'iu'),
    plan: new RegExp(`\\b${anyOf(aliasesOfKind(cues, 'plan-name'))}\\b`, 'i'),
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
  const texts = agencyTexts(lines, block, patterns, vocabulary);
  return {
    title: block.length > 0 ? block.map((i) => lines[i]).join(' ') : null,
    year: read.taken?.year ?? null,
    agencyTexts: texts.placed.map(({ text }) => text),
    trusted: texts.trusted,
    ofGovernment: texts.ofGovernment,
    titleAt: block,
    agencyAt: texts.placed.map(({ at }) => at),
    years: read,
  };
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

/** Words that have no capital in a name. */
const smallWord = '(?:dan|serta|di|dr|drg|prof|d)(?!\\p{L})';
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
    if (isOther || (!capitals && (!isTitleLine(line) || isLong))) break;
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

/** A text and the indexes of the lines that it was made of. */
type PlacedText = { text: string; at: number[] };

/** "BADAN PEMBERDAYAAN MASYARAKAT" / "DAN PEMERINTAHAN DESA": a name in capitals over several lines is one name. */
function wholeNames(lines: readonly string[], { letterhead }: HeadingPatterns, vocabulary: Vocabulary): PlacedText[] {
  const whole: PlacedText[] = [];
  for (const [i, line] of lines.entries()) {
    const above = whole.at(-1);
    const isRest = /^(?:dan|serta)\s/i.test(line) || /(?:,|\s(?:dan|serta))$/i.test(above?.text ?? '');
    const isBelow = () => goesOnBelow(above?.text ?? '', line, letterhead.test(whole.at(-2)?.text ?? ''), vocabulary);
    if (above && isUpper(above.text) && isUpper(line) && (isRest || isBelow()))
      whole[whole.length - 1] = { text: `${above.text} ${line}`, at: [...above.at, i] };
    else whole.push({ text: line, at: [i] });
  }
  return whole;
}

/** "Disdik Kab. Bandung" below a title in capitals: the name of an agency alone, with its region. */
function isAgencyName(line: string, { opensBody, region }: HeadingPatterns): boolean {
  return opensBody.test(line) && region.test(line) && nameLine.test(line);
}

/** Words of a name, which have capitals but for those that join them. */
const nameLine = new RegExp(`^(?:(?:\\p{Lu}|\\(|${smallWord})\\S*(?:\\s+|$)){1,12}$`, 'u');

/** "Dinas Sosial dan Pemberdayaan" / "Masyarakat Kabupaten Tapin": a name without its region that goes on with it. */
function goesOn(
  value: string,
  next: string,
  { owner, part, region, openLevel }: HeadingPatterns,
  vocabulary: Vocabulary,
): boolean {
  if (part.test(next) || !nameLine.test(next) || next.includes(':') || owner.test(next) || heading.test(next))
    return false;
  if (openLevel.test(value) || /(?:,|\s(?:dan|serta))$/i.test(value)) return true;
  return region.test(next) && findRegion(value.split(' '), vocabulary, true) === null;
}

function isUpper(line: string): boolean {
  const letters = line.replace(/[^\p{L}]/gu, '');
  return letters.length > 0 && letters.replace(/[^\p{Lu}]/gu, '').length / letters.length > 0.8;
}

function agencyTexts(
  printed: readonly string[],
  block: readonly number[],
  patterns: HeadingPatterns,
  vocabulary: Vocabulary,
): { placed: PlacedText[]; trusted: number; ofGovernment: boolean } {
  const { owner, letterhead, body, opensBodyOrPost } = patterns;
  const lines = wholeNames(printed, patterns, vocabulary);
  const owners = lines.flatMap(({ text, at }, i): PlacedText[] => {
    const value = owner.exec(text)?.[1]?.replace(/^[:.\-–\s]+/, '');
    if (value === undefined || !isOwner(text, value, patterns)) return [];
    const next = lines.slice(i + 1).find((one) => one.text !== '');
    if (!next || (value !== '' && !goesOn(value, next.text, patterns, vocabulary))) return [{ text: value, at }];
    return [{ text: squeeze(`${value} ${next.text.replace(/^:\s*/, '')}`), at: [...at, ...next.at] }];
  });
  const heads = lines.flatMap((line, i) => (letterhead.test(line.text) ? [letterheadText(lines, i, patterns)] : []));
  // a decree may name itself without its agency, and the table below it with both
  const blocks = printed.flatMap((line, i) =>
    heading.test(line) && isTitleLine(line) ? [titleBlock(printed, i, patterns)] : [],
  );
  const fullest =
    block.length > 1 ? block : (blocks.find((one) => one.length > 1 && isUpper(printed[one[0]!] ?? '')) ?? block);
  const title = {
    text: fullest
      .map((i) => printed[i])
      .join(' ')
      .replace(/^.*?indikator\s+kinerja\s+utama(?:\s*\(?iku\)?)?/i, ''),
    at: [...fullest],
  };
  const others = lines.filter(({ text }) => isUpper(text) || opensBodyOrPost.test(text));
  const namesBody = (text: string) => body.test(withoutRegion(text, vocabulary));
  const ofGovernment =
    letterhead.test(squeeze(title.text)) && !namesBody(title.text) && !owners.some(({ text }) => namesBody(text));
  const said = (texts: readonly PlacedText[]) =>
    texts.map(({ text, at }) => ({ text: squeeze(text), at })).filter(({ text }) => foldText(text) !== '');
  const trusted = said(ofGovernment ? [title] : [...owners, title]);
  return {
    placed: [...trusted, ...(ofGovernment ? [] : said([...heads, ...others]))],
    trusted: trusted.length,
    ofGovernment,
  };
}

/** "Organisasi dan Tata Kerja Dinas ..." goes on: only behind a sign, or with the name of a body, a label is one. */
function isOwner(text: string, value: string, { opensBody }: HeadingPatterns): boolean {
  const before = text.slice(0, text.length - value.length);
  return value === '' || /[:.\-–=]\s*$/.test(before) || opensBody.test(value);
}

/** A region may be named like a body: "Kota Tanjung Balai". */
function withoutRegion(text: string, vocabulary: Vocabulary): string {
  const words = squeeze(text).split(' ');
  const region = findRegion(words, vocabulary);
  return region ? [...words.slice(0, region.from), ...words.slice(region.to)].join(' ') : text;
}

/** "PEMERINTAH PROVINSI JAWA BARAT" above "DINAS PETERNAKAN": the agency first, then its region. */
function letterheadText(lines: readonly PlacedText[], i: number, { opensBody }: HeadingPatterns): PlacedText {
  const { text, at } = lines[i]!;
  const region = text.replace(/^pemerintah(?:an)?\s+(?:daerah\s+)?/i, '');
  const below = lines.slice(i + 1, i + 3).find((line) => opensBody.test(line.text));
  return below ? { text: `${below.text} ${region}`, at: [...below.at, ...at] } : { text, at };
}
