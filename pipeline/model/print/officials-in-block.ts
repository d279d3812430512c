/** Where names and staff numbers of officials stand in lines of print that belong together: a cell, or the text beside a table. */
import { findStaffNumbers, isNameOfOfficial, isRankLine, titledRun } from './official.ts';
import { readPlacedDay, settledPlace } from './signature.ts';

/** What has to be known of words: `isPost` opens a post or a unit, `isNamedAfter` stands before a person's name in the name of a place. */
export type NameHints = {
  isPost: (word: string) => boolean;
  isNamedAfter: (word: string) => boolean;
  isWord: (word: string) => boolean;
};

/** Lines below a place and day, or above a staff number, in which the name of who signs is looked for. */
const reach = 8;
const mostNameWords = 7;

/** A word without the marks around its letters. */
export const bare = (word: string): string => word.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');

/** For each line of a block, which of its words name an official or are the digits of a staff number. */
export function officialWords(lines: readonly (readonly string[])[], hints: NameHints): boolean[][] {
  const mask = lines.map((line) => line.map(() => false));
  const hide = (line: number, from: number, to: number) => mask[line]?.fill(true, from, to);
  lines.forEach((words, i) => {
    const text = words.join(' ');
    const numbers = findStaffNumbers(words);
    numbers.forEach(({ from, to }) => hide(i, from, to));
    const staff = numbers[0]?.word ?? null;
    if (staff !== null && staff > 0) {
      const run = nameBefore(words, staff, hints);
      if (run < staff) hide(i, run, staff);
    }
    const afterPlace = i > 0 && hints.isNamedAfter(bare(lines[i - 1]?.at(-1) ?? ''));
    if (isNameOfOfficial(text) && !afterPlace && !opensPost(words, hints)) hide(i, 0, words.length);
    else {
      const run = titledRun(words);
      const from = run ? nameBefore(words, run.from, hints) : 0;
      // degrees end a line or stand before the number; "SKM, SE Menteri" are papers
      if (run && run.from - from >= 2 && (run.to === words.length || staff === run.to)) hide(i, from, run.to);
    }
    const label = labelled(words);
    if (label !== null && goesOnAsPerson(lines, i)) hide(i, label, words.length);
    if ((staff === 0 || isRankLine(text)) && i > 0) hideAbove(lines, i, hints, hide);
  });
  hideSigned(lines, hints, hide);
  return mask;
}

type Hide = (line: number, from: number, to: number) => unknown;

/** The name above a number or a rank: the next line that holds words, unless it is a post. */
function hideAbove(lines: readonly (readonly string[])[], at: number, hints: NameHints, hide: Hide): void {
  for (let i = at - 1; i >= Math.max(0, at - reach); i--) {
    const words = lines[i]!;
    if (
      isRankLine(words.join(' ')) ||
      findStaffNumbers(words).length > 0 ||
      !words.some((word) => /\p{L}{2}/u.test(word))
    )
      continue;
    if (isNameLike(words, hints)) hide(i, 0, words.length);
    else if (!/[.;:]$/.test(words.at(-1) ?? '')) {
      // post and name on one line
      const from = nameBefore(words, words.length, hints);
      if (from > 0 && from < words.length) hide(i, from, words.length);
    }
    return;
  }
}

/** Whoever signs without a number, as heads of regions do: the name below place, day and post. */
function hideSigned(lines: readonly (readonly string[])[], hints: NameHints, hide: Hide): void {
  lines.forEach((words, at) => {
    if (!isSigning(words.join(' '), textsAbove(lines, at))) return;
    let isPosted = false;
    for (let i = at + 1; i <= at + reach && i < lines.length; i++) {
      const below = lines[i]!;
      if (opensPost(below, hints)) isPosted = true;
      else if (isPosted && isNameLike(below, hints) && below.length > 1) {
        // the rest of the post may stand on a line of its own: "KABUPATEN TAPIN,"
        if (/,$/.test(below.at(-1) ?? '') || below.some((word) => hints.isWord(bare(word)))) continue;
        hide(i, 0, below.length);
        return;
      }
    }
  });
}

/** The texts of the two lines above one. */
export const textsAbove = (lines: readonly (readonly string[])[], at: number): string[] =>
  lines.slice(Math.max(0, at - 2), at).map((words) => words.join(' '));

/** The number of a decree, or whose annex this is: a day below it is that of the decree, and the title of a table comes next. */
const headsAnnex = /^(?:nomor|no\.|lampiran)(?![\p{L}])/iu;

/**
 * Whether a line opens a signature: a place and a day, "Mengetahui", "Pihak Kesatu". `above` are the texts of the lines above it: "TANGGAL"
 * below "NOMOR" is the head of an annex.
 */
export function isSigning(text: string, above: readonly string[]): boolean {
  const last = text.split(/\s{2,}/).at(-1) ?? text;
  if (settledPlace(text) !== null) return true;
  if (/^(?:pada\s+)?tanggal\b/i.test(text)) {
    return !above.some((one) => headsAnnex.test(one)) || above.some((one) => settledPlace(one) !== null);
  }
  const placed = readPlacedDay(last);
  return (
    (placed?.comma === true && placed.month !== null) ||
    /^(?:mengetahui|menyetujui|pihak\s+(?:pertama|kesatu|kedua))\b/i.test(text)
  );
}

/** Where the name begins that ends before `end`: words in capitals after a post in small letters, or words that nobody knows. */
function nameBefore(words: readonly string[], end: number, hints: NameHints): number {
  let from = end;
  const isCapital = (word: string) => /^\p{Lu}[\p{Lu}.'’-]*,?$/u.test(word) && bare(word).length > 1;
  const before = words.slice(0, end).filter((word) => /\p{L}{2}/u.test(word));
  const mixed = before.some((word) => /\p{Ll}/u.test(word) && !/^(?:Drs|Dra|Ir|Hj?|dr|drg|Prof|Dr)\b/.test(word));
  while (from > 0 && end - from < mostNameWords) {
    const word = words[from - 1]!;
    const letters = bare(word);
    if (!/^[^\p{L}]*\p{Lu}/u.test(word) || hints.isPost(letters)) break;
    if (mixed ? !isCapital(word) && hints.isWord(letters) : hints.isWord(letters)) break;
    if (/[.;:)]$/.test(word) && letters.length > 4) break;
    from--;
  }
  const title = words.findIndex(
    (word, i) =>
      i >= end - mostNameWords - 3 && i < from && isTitle(word) && !hints.isNamedAfter(bare(words[i - 1] ?? '')),
  );
  if (title >= 0) return title;
  // "RSUD dr. Soetomo" and "Jalan Ahmad Yani" are places
  return from > 0 && hints.isNamedAfter(bare(words[from - 1]!)) ? end : from;
}

function isTitle(word: string): boolean {
  return /^(?:Drs|Dra|Ir|Hj|H|KH|Prof|Dr|dr|drg|Ns)\.$/i.test(word);
}

/** Whether a line of words names a post ("Kepala Dinas", "Plt. Camat"). */
export function opensPost(words: readonly string[], hints: Pick<NameHints, 'isPost'>): boolean {
  const text = words.join(' ').replace(/^(?:\(?[a-z0-9][.)]\s*)?(?:plt|plh|pj|an|a\.\s?n|u\.\s?b|ub)\b\.?\s*/i, '');
  const first = bare(text.split(' ')[0] ?? '');
  return first === '' || words.some((word) => hints.isPost(bare(word)));
}

/** A line that can be nothing but a name: few words, each with a capital, no post and no mark of a sentence. */
export function isNameLike(words: readonly string[], hints: NameHints): boolean {
  const spoken = words.filter((word) => /\p{L}/u.test(word));
  if (spoken.length === 0 || spoken.length > mostNameWords || opensPost(words, hints)) return false;
  if (words.some((word) => /\d/.test(word)) || /[:;]$/.test(words.at(-1) ?? '')) return false;
  if (words.some((word) => hints.isNamedAfter(bare(word)))) return false;
  return spoken.every((word) => /^[^\p{L}]*\p{Lu}/u.test(word) || /^(?:bin|binti|dr|drg)\b/.test(word));
}

/** Where the value begins in "Nama : ..."; null for any other line. */
function labelled(words: readonly string[]): number | null {
  const label = /^(?:\d+[.)]\s*)?nama\s*:\s*(?=\S)/i.exec(words.join(' '));
  if (!label) return null;
  const at = words.findIndex((word) => word.includes(':'));
  return words[at]!.endsWith(':') ? at + 1 : at;
}

/** Below the name of a person stand post, rank or number; below the name of an agency they do not. */
function goesOnAsPerson(lines: readonly (readonly string[])[], at: number): boolean {
  return lines
    .slice(at + 1, at + 4)
    .some((words) => /^(?:\d+[.)]\s*)?(?:jabatan|nip|pangkat|gol)\b/i.test(words.join(' ')));
}
