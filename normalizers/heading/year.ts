/** Which year a document is for, among the years that it prints, and why that one. */
import type { Edit } from '../../pipeline/model/meaning/dataset.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';

/** Where a year was printed, the surest first. `signature` and `mentioned` never are the year beside one of the others. */
type YearPlace = 'title' | 'beside-title' | 'decree' | 'document' | 'alone' | 'headings' | 'signature';

/** A year among the lines (their indexes); `edits` when its digits were read as letters. */
type PrintedYear = { year: number; at: number[]; place: YearPlace; edits: Edit[] };

/** The year that was taken and all that were printed; `unread` is text that stands where a year should and is none. */
export type YearReading = {
  taken: PrintedYear | null;
  printed: PrintedYear[];
  unread: { text: string; at: number } | null;
  /** The document is a plan of several years, by its own name: the day on which it was signed tells no year either. */
  isPlan: boolean;
};

/** What the reader of years asks of the lines of a document. */
export type YearLines = {
  lines: readonly string[];
  /** Indexes of the lines of the title. */
  block: readonly number[];
  isTitle: (line: string) => boolean;
  isUpper: (line: string) => boolean;
  isItem: (line: string) => boolean;
  /** Names a regulation or a plan, whose year is not the document's. */
  isRegulation: (line: string) => boolean;
  /** Names a document of one year ("LAPORAN KINERJA ..."), and one of several ("Rencana Strategis"). */
  namesReport: (line: string) => boolean;
  namesPlan: (line: string) => boolean;
  /** The line opens with the name of such a plan, as a cover or the head of every page does. */
  opensPlan: (line: string) => boolean;
  /** The line is the title of a table within a document: "Tabel 4.4 Indikator Kinerja Utama". */
  isCaption: (line: string) => boolean;
  /** Heads of decrees; `isOwn` where the document is the decree, not an annex of it; `subject` is what it is about. */
  decrees: readonly { year: { year: number; at: number } | null; isOwn: boolean; subject: string }[];
};

const period = /((?:19|20)\d{2})\s*(?:[-–—]|s\/d|s\.d\.?|sampai(?: dengan)?)\s*((?:19|20)\d{2})/;
const sign = '[\\dOoQDIil|!SsBZz]';
const yearWord = new RegExp(`\\b(?:tahun(?: anggaran)?|t\\.?a\\.?|th\\.?)\\s*:?\\s*(${sign}{4})(?![\\p{L}\\d])`, 'iu');
const yearLast = new RegExp(`(?<![\\p{L}\\d])(2${sign}{3})\\s*$`, 'u');
/** A short text with a digit behind the word for year: a year was meant. */
const yearMeant = /\b(?:tahun(?: anggaran)?|t\.?a\.?)\s*:?\s*((?=\S*\d)\S{3,5})$/iu;
const ofRegulation = /\b(?:19|20)\d{2}\s+tentang\b/i;
const digits: Readonly<Record<string, string>> = {
  ...{ O: '0', o: '0', Q: '0', D: '0', I: '1', i: '1', l: '1', '|': '1', '!': '1' },
  ...{ S: '5', s: '5', B: '8', Z: '2', z: '2' },
};
/** Years that documents with key performance indicators are for: the first rule is of 2007, plans reach to 2045. */
const earliest = 1999;
const latest = 2045;

/**
 * The year of the document: in its title; else beside its title, of the decree that it is, of the report that it is by its
 * name, of the decree that it is an annex of, alone on a line, in all headings that tell one. The years of a plan
 * ("2016-2021") are a period, no year, but a decree for a period has the year of the decree. None is taken where the title's
 * own year cannot be read, or where two decrees tell different ones.
 */
export function readYear(given: YearLines): YearReading {
  const { lines, block } = given;
  const inBlock = block.flatMap((i) => {
    const line = lines[i] ?? '';
    const found = yearIn(line, given) ?? (isPeriod(line) ? null : asYear(yearLast.exec(line)?.[1]));
    return found ? [{ ...found, at: [i], place: 'title' as const }] : [];
  });
  const all = (place: YearPlace, wanted: (line: string) => boolean): PrintedYear[] =>
    lines.flatMap((line, i) => {
      const found = block.includes(i) || !wanted(line) ? null : yearIn(line, given);
      return found ? [{ ...found, at: [i], place }] : [];
    });
  const beside = all('beside-title', given.isTitle);
  const document = mostSaid(all('document', (line) => isName(line) && given.namesReport(line)));
  const decrees = decreeYears(given);
  const alone = all('alone', isAlone);
  const headings = all('headings', (line) => given.isUpper(line) && !given.isItem(line));
  const printed = [...inBlock, ...beside, ...decrees.own, ...decrees.annexed, ...document, ...alone, ...headings];
  const unread = inBlock.length > 0 ? null : unreadYear(given);
  const isPlan = block.some((i) => isPeriod(lines[i] ?? ''));
  const decree = decrees.own[0] ?? decrees.annexed[0];
  const isDecree = decree !== undefined && !(document[0] && document[0].at[0]! < decree.at[0]!);
  const other = beside[0] ?? (isDecree ? decree : document[0]) ?? decree ?? alone[0] ?? agreed(headings);
  const first = inBlock[0] ?? (unread || decrees.differ ? null : ((isPlan ? decree : other) ?? null));
  const ofPlan = !first && (decrees.ofPlan || (decrees.own.length === 0 && isOfPlan(given)));
  return { taken: first, printed, unread, isPlan: ofPlan };
}

/** The years of the decrees that the document is, and is annexed to; `differ` where those of one kind tell several. */
function decreeYears({ lines, decrees, namesPlan, opensPlan }: YearLines) {
  const isPlan = lines.some((line) => isName(line) && opensPlan(line));
  const of = (own: boolean) =>
    decrees.flatMap(({ year, isOwn, subject }): PrintedYear[] => {
      // a decree that sets a plan is for the years of the plan, and an annex may be of any decree
      if (!year || isOwn !== own || namesPlan(subject) || (!own && isPlan)) return [];
      return [{ year: year.year, at: [year.at], place: 'decree', edits: [] }];
    });
  const [own, annexed] = [of(true), of(false)];
  const decisive = own.length > 0 ? own : annexed;
  const ofPlan = decrees.some(({ isOwn, subject }) => isOwn && namesPlan(subject));
  return { own, annexed, ofPlan, differ: decisive.length > 0 && agreed(decisive) === null };
}

/** Whether the document is a plan of several years by what its cover or the heads of its pages say, with no title of its own. */
function isOfPlan({ lines, block, isUpper, isCaption, namesPlan, opensPlan }: YearLines): boolean {
  const title = lines[block[0] ?? -1];
  if (title === undefined) return lines.some((line) => isPeriod(line) && isName(line) && namesPlan(line));
  if (isUpper(title) && !isCaption(title)) return false;
  return lines.some((line) => isName(line) && opensPlan(line));
}

/** Words that stand beside a year which is alone on its line. */
const besideYear = /^(?:tahun|anggaran|ta|th|thn|t|a|\d{4})$/;

function isAlone(line: string): boolean {
  const words = foldText(line).split(' ');
  return words.length <= 3 && words.every((word) => besideYear.test(word) || asYear(word) !== null);
}

/** Words of the longest line that is the name of a document, as on its cover or along its pages. */
const longestName = 16;

/** A name stands in capitals, or opens with one; a sentence that speaks of a document is longer or ends in a stop. */
function isName(line: string): boolean {
  return /^\P{L}{0,4}\p{Lu}/u.test(line) && foldText(line).split(' ').length <= longestName && !/[.;:,]\s*$/.test(line);
}

/** The years that most of the lines say, where more than half say one: a report names those of others, too. */
function mostSaid(years: readonly PrintedYear[]): PrintedYear[] {
  const of = (year: number) => years.filter((one) => one.year === year);
  const best = years.find(({ year }) => of(year).length > years.length / 2);
  return best ? of(best.year) : [];
}

function agreed(years: readonly PrintedYear[]): PrintedYear | null {
  const [first] = years;
  return first && years.every(({ year }) => year === first.year) ? first : null;
}

function unreadYear({ lines, block }: YearLines): YearReading['unread'] {
  for (const at of block) {
    const text = yearMeant.exec(lines[at] ?? '')?.[1];
    if (text && !asYear(text) && !isPeriod(lines[at] ?? '')) return { text, at };
  }
  return null;
}

function isPeriod(line: string): boolean {
  return period.test(line);
}

type Read = { year: number; edits: Edit[] };

/** "Tahun 2023 tentang Indikator ...": the rest of a regulation whose number stands on the line above. */
export function quotesRegulation(line: string): boolean {
  return ofRegulation.test(line);
}

function yearIn(line: string, { isRegulation }: YearLines): Read | null {
  if (isPeriod(line) || isRegulation(line) || quotesRegulation(line)) return null;
  return asYear(yearWord.exec(line)?.[1]);
}

/** "2O19" and "20l9" are 2019: at most two letters that look like digits, and a year that can be. */
export function asYear(text: string | undefined): Read | null {
  if (text === undefined) return null;
  const read = Array.from(text, (one) => digits[one] ?? one).join('');
  const year = /^\d{4}$/.test(read) ? Number(read) : 0;
  const misread = text.replace(/\d/g, '').length;
  if (year < earliest || year > latest || misread > 2) return null;
  return { year, edits: misread === 0 ? [] : [{ from: text, to: read, rule: 'year-digits' }] };
}
