/** Which year a document is for, among the years that it prints, and why that one. */
import type { Edit } from '../../pipeline/model/meaning/dataset.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';

/** Where a year was printed, the surest first. `signature` and `mentioned` never are the year beside one of the others. */
export type YearPlace = 'title' | 'beside-title' | 'alone' | 'headings' | 'signature';

/** A year among the lines (their indexes); `edits` when its digits were read as letters. */
export type PrintedYear = { year: number; at: number[]; place: YearPlace; edits: Edit[] };

/** The year that was taken and all that were printed; `unread` is text that stands where a year should and is none. */
export type YearReading = {
  taken: PrintedYear | null;
  printed: PrintedYear[];
  unread: { text: string; at: number } | null;
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
};

const period = /((?:19|20)\d{2})\s*(?:[-–—]|s\/d|s\.d\.?|sampai(?: dengan)?)\s*((?:19|20)\d{2})/;
const sign = '[\\dOoQDIil|!SsBZz]';
const yearWord = new RegExp(`\\b(?:tahun(?: anggaran)?|t\\.?a\\.?|th\\.?)\\s*:?\\s*(${sign}{4})(?![\\p{L}\\d])`, 'iu');
const yearLast = new RegExp(`(?<![\\p{L}\\d])(2${sign}{3})\\s*$`, 'u');
/** A short text with a digit behind the word for year: a year was meant. */
const yearMeant = /\b(?:tahun(?: anggaran)?|t\.?a\.?)\s*:?\s*((?=\S*\d)\S{3,5})$/iu;
const digits: Readonly<Record<string, string>> = {
  ...{ O: '0', o: '0', Q: '0', D: '0', I: '1', i: '1', l: '1', '|': '1', '!': '1' },
  ...{ S: '5', s: '5', B: '8', Z: '2', z: '2' },
};
/** Years that documents with key performance indicators are for: the first rule is of 2007, plans reach to 2045. */
const earliest = 1999;
const latest = 2045;

/**
 * The year of the document: in its title; else beside its title, alone on a line, in all headings that tell one. The years of
 * a plan ("2016-2021") are a period, no year. None is taken where the title's own year cannot be read.
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
  const alone = all('alone', (line) => foldText(line).split(' ').length <= 3);
  const headings = all('headings', (line) => given.isUpper(line) && !given.isItem(line));
  const printed = [...inBlock, ...beside, ...alone, ...headings];
  const unread = inBlock.length > 0 ? null : unreadYear(given);
  const isPlan = block.some((i) => isPeriod(lines[i] ?? ''));
  const first = inBlock[0] ?? (isPlan || unread ? null : (beside[0] ?? alone[0] ?? agreed(headings)));
  return { taken: first, printed, unread };
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

function yearIn(line: string, { isRegulation }: YearLines): Read | null {
  return isPeriod(line) || isRegulation(line) ? null : asYear(yearWord.exec(line)?.[1]);
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
