/** The texts of a document that may name its agency, each with the place that it stands in, the surest first. */
import { foldText } from '../../pipeline/model/print/fold.ts';
import { squeeze } from '../text/plain-text.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import type { DecreeHead } from './decree.ts';
import { heading, isUpper, nameLine, type HeadingPatterns, type PlacedText } from './line-patterns.ts';
import { bodyMentions, bodyOfDocument, regionMentions } from './mentions.ts';
import { goesOnBelow } from './name-lines.ts';
import { postedBodies } from './posts.ts';
import { findRegion, regionName } from './regions.ts';

/**
 * Where a text that may name the agency stands, the surest first: behind a label or in the title, in the head of a letter, as
 * who made the decree, in the name of the document along its pages, alone in capitals; and, weaker, with who signs, again and
 * again in the text, anywhere in it, in the cells of the table.
 */
export type NamePlace =
  'title' | 'letterhead' | 'decree' | 'document' | 'line' | 'signature' | 'text' | 'mentioned' | 'unit';

/** The texts in order of trust. `trusted` of them say whose the document is, `firm` name it where names stand. */
export type ToldNames = {
  placed: (PlacedText & { place: NamePlace })[];
  trusted: number;
  firm: number;
  ofGovernment: boolean;
};

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

/** What is known of the lines: those of the title, the fullest one, and the heads of decrees. */
export type KnownLines = { title: readonly number[]; decrees: readonly DecreeHead[] };

/** The texts that may name the agency. `around` lines stand outside all tables; what cells hold names others. */
export function toldNames(
  printed: readonly string[],
  around: number,
  known: KnownLines,
  patterns: HeadingPatterns,
  vocabulary: Vocabulary,
): ToldNames {
  const { owner, letterhead, body, opensBody, opensBodyOrPost, namedFor } = patterns;
  const lines = wholeNames(printed, patterns, vocabulary);
  const owners = lines.flatMap(({ text, at }, i): PlacedText[] => {
    const value = owner.exec(text)?.[1]?.replace(/^[:.\-–\s]+/, '');
    if (value === undefined || !isOwner(text, value, patterns)) return [];
    const next = lines.slice(i + 1).find((one) => one.text !== '');
    if (!next || (value !== '' && !goesOn(value, next.text, patterns, vocabulary))) return [{ text: value, at }];
    return [{ text: squeeze(`${value} ${next.text.replace(/^:\s*/, '')}`), at: [...at, ...next.at] }];
  });
  const title = {
    text: known.title
      .map((i) => printed[i])
      .join(' ')
      .replace(/^.*?indikator\s+kinerja\s+utama(?:\s*\(?iku\)?)?/i, ''),
    at: [...known.title],
  };
  const namesBody = (text: string) => body.test(withoutRegion(text, vocabulary));
  const isOwned = [title, ...owners].some(({ text }) => namesBody(text));
  const alone = lines.filter(({ text }) => isUpper(text));
  // the head of a region makes rules for its whole government, where nothing says for which of its bodies
  const isOfBody = isOwned || alone.some(({ text }) => opensBody.test(text));
  const ruled = isOfBody ? null : ruledGovernment(known.decrees, namesBody, vocabulary);
  const isTitled = letterhead.test(squeeze(title.text)) && !isOwned;
  if (isTitled || ruled) {
    const [whole, place] = isTitled ? [title, 'title' as const] : [ruled!, 'decree' as const];
    return { placed: said([whole], place), trusted: 1, firm: 1, ofGovernment: true };
  }
  const trusted = said([...owners, title], 'title');
  const firm = [
    ...said(
      lines.flatMap((line, i) => (letterhead.test(line.text) ? [letterheadText(lines, i, patterns)] : [])),
      'letterhead',
    ),
    ...said(
      known.decrees.map(({ issuer, at }) => ({ text: issuer, at })),
      'decree',
    ),
    ...said(bodyOfDocument(printed.slice(0, around), namedFor, vocabulary), 'document'),
    ...said(alone, 'line'),
  ];
  const text = printed.slice(0, around);
  const weak = [
    ...said(postedBodies(text, vocabulary), 'signature'),
    ...said(bodyMentions(text, vocabulary), 'text'),
    ...said(regionMentions(text, vocabulary), 'text'),
    ...said(
      lines.filter(({ text: line }) => !isUpper(line) && opensBodyOrPost.test(line)),
      'mentioned',
    ),
  ];
  return {
    placed: [...trusted, ...firm, ...weak],
    trusted: trusted.length,
    firm: trusted.length + firm.length,
    ofGovernment: false,
  };
}

function said(texts: readonly PlacedText[], place: NamePlace): ToldNames['placed'] {
  return texts.map(({ text, at }) => ({ text: squeeze(text), at, place })).filter(({ text }) => foldText(text) !== '');
}

/** "PERATURAN BUPATI BONE": the government that its head makes a rule for, where it is for none of its bodies. */
function ruledGovernment(
  decrees: readonly DecreeHead[],
  namesBody: (text: string) => boolean,
  vocabulary: Vocabulary,
): PlacedText | null {
  const ruled = decrees.flatMap(({ ruler, issuer, subject, at }) => {
    if (ruler !== 'region' || namesBody(subject)) return [];
    const region = findRegion(issuer.split(' '), vocabulary, true);
    const [area] = region?.areas.length === 1 ? region.areas : [];
    return area ? [{ area, at }] : [];
  });
  const [first] = ruled;
  if (!first || ruled.some(({ area }) => area.code !== first.area.code)) return null;
  return { text: `Pemerintah ${regionName(first.area)}`, at: first.at };
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
