/** The decree that a document is, or is an annex of: who made it and in which year, as its head prints both. */
import { foldText, squash } from '../../pipeline/model/print/fold.ts';
import { squeeze } from '../text/plain-text.ts';
import { entriesOf } from '../vocabulary/glossary.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { aliasesOfKind, anyOf } from '../vocabulary/word-lists.ts';
import { asYear } from './year.ts';

/**
 * One head. `issuer` is who made it ("BUPATI BONE"), `at` the lines of that; `year` that of its number or, where the number
 * tells none, of its day, with its line; `subject` what it is about. An annex names the decree that it belongs to.
 */
export type DecreeHead = {
  issuer: string;
  at: number[];
  year: { year: number; at: number } | null;
  subject: string;
  isAnnex: boolean;
  /** Made by the head of a region, or by one of the state, whose rules all regions quote. */
  ruler: 'region' | 'state' | null;
};

/** Lines from the name of a decree to its number, and from there to what it is about; the latter may have as many. */
const longestHead = 6;
const longestSubject = 4;
/** Words of the name of who makes a decree. */
const longestIssuer = 18;

type DecreePatterns = {
  own: RegExp;
  annexed: RegExp;
  annex: string[];
  line: Record<string, RegExp>;
  /** The word for the number, at the end of a line. */
  numberOpen: RegExp;
  rulers: Record<string, RegExp>;
};

function decreePatterns({ cues }: Vocabulary): DecreePatterns {
  const names = anyOf(aliasesOfKind(cues, 'decree-name'));
  const annexes = aliasesOfKind(cues, 'decree-annex');
  const byMeaning = (kind: string, end: string) => {
    const all = entriesOf(cues, kind);
    const meanings = [...new Set(all.map(({ canonical }) => canonical))];
    return Object.fromEntries(
      meanings.map((meaning) => {
        const words = all.filter(({ canonical }) => canonical === meaning).map(({ alias }) => alias);
        return [meaning, new RegExp(`^${anyOf(words)}(?!\\p{L})${end}`, 'iu')];
      }),
    );
  };
  return {
    own: new RegExp(`^${names}(?!\\p{L})`, 'iu'),
    annexed: new RegExp(`^${anyOf(annexes)}(?!\\p{L}).{0,12}?(?<!\\p{L})(?=${names}(?!\\p{L}))`, 'iu'),
    annex: annexes.map(squash),
    line: byMeaning('decree-line', '[\\s.:]*(.*)$'),
    numberOpen: new RegExp(
      `${anyOf(entriesOf(cues, 'decree-line').flatMap((one) => (one.canonical === 'number' ? [one.alias] : [])))}\\s*[.:]*\\s*$`,
      'iu',
    ),
    rulers: byMeaning('ruler', ''),
  };
}

/**
 * The heads of decrees among lines, in order. A head stands in capitals, or behind the word for an annex, with its number or
 * its day below: a regulation that a sentence or a list quotes has none of these. One within what another is about is none.
 */
export function readDecrees(lines: readonly string[], vocabulary: Vocabulary): DecreeHead[] {
  const patterns = vocabulary.derive(decreePatterns);
  const heads: DecreeHead[] = [];
  for (let i = 0; i < lines.length; i++) {
    const opened = openedAt(lines, i, patterns);
    const found = opened && headFrom(lines, i, opened, patterns);
    if (!found) continue;
    heads.push(found.head);
    i = found.end;
  }
  return heads;
}

/** The text of a line from the name of a decree on, where the line opens a head. */
function openedAt(
  lines: readonly string[],
  i: number,
  { own, annexed, annex }: DecreePatterns,
): { text: string; isAnnex: boolean } | null {
  const line = lines[i] ?? '';
  const before = annexed.exec(line);
  if (before) return { text: line.slice(before[0].length), isAnnex: true };
  const capitals = capitalsOf(line);
  if (!own.test(line) || !own.test(capitals)) return null;
  const above = squash(lines[i - 1] ?? '');
  return { text: capitals, isAnnex: annex.some((word) => above.includes(word)) };
}

/** The words in capitals that a line opens with: those of another column of the page may stand behind them. */
function capitalsOf(line: string): string {
  const words = line.split(' ');
  const small = words.findIndex((word) => /\p{Ll}/u.test(word));
  return (small < 0 ? words : words.slice(0, small)).join(' ');
}

function headFrom(
  lines: readonly string[],
  from: number,
  { text, isAnnex }: { text: string; isAnnex: boolean },
  { own, line: kinds, numberOpen, rulers }: DecreePatterns,
): { head: DecreeHead; end: number } | null {
  const issuers = [text.replace(own, '')];
  const at = [from];
  let numbered: { year: number; at: number } | null = null;
  let isHead = false;
  let subject: string | null = null;
  let end = from;
  for (let i = from + 1; i < lines.length && i <= from + longestHead + (subject === null ? 0 : longestSubject); i++) {
    const line = lines[i] ?? '';
    const meaning = Object.keys(kinds).find((one) => kinds[one]!.test(line));
    // "KABUPATEN BANGKA NOMOR :" with the number on the line below
    const isOpen = numberOpen.test(line) && subject === null;
    if (meaning === 'number' || meaning === 'day') {
      const number = isOpen ? `${line} ${lines[i + 1] ?? ''}` : line;
      const year = meaning === 'number' ? numberYear(number) : dayYear(line);
      numbered ??= year === null ? null : { year, at: i };
      isHead = true;
    } else if (meaning === 'subject') {
      subject = squeeze(kinds[meaning]!.exec(line)?.[1] ?? '');
    } else if (subject !== null) {
      if (foldText(line) === '') break;
      subject = squeeze(`${subject} ${line}`);
    } else if (!isHead) {
      const named = isOpen ? line.replace(numberOpen, '') : line;
      const more = isAnnex && !isCapital(text) ? named : capitalsOf(named);
      if (more !== '') {
        issuers.push(more);
        at.push(i);
      }
      if (isOpen) {
        const year = numberYear(lines[i + 1] ?? '');
        numbered ??= year === null ? null : { year, at: i + 1 };
        isHead = true;
      }
    }
    end = i;
  }
  const issuer = squeeze(issuers.join(' ')).replace(/^[:\s]+|[\s,.:]+$/g, '');
  const isNamed = issuer !== '' && foldText(issuer).split(' ').length <= longestIssuer;
  if (!isHead || !isNamed || (!isAnnex && subject === null)) return null;
  const ruler = (['region', 'state'] as const).find((one) => rulers[one]?.test(issuer)) ?? null;
  return { head: { issuer, at, year: numbered, subject: subject ?? '', isAnnex, ruler }, end };
}

const isCapital = (text: string): boolean => !/\p{Ll}/u.test(text);

const numberOf = /\b(?:tahun|thn?)\b\s*:?\s*(\S{4})(?![\p{L}\d])/iu;
const slashed = /[/.\-–]\s*((?:19|20)\d{2})(?!\d)/g;

/** "NOMOR 53 TAHUN 2012", "Nomor : 188.45/16/KEP/2020"; null where the number was left for a pen. */
function numberYear(line: string): number | null {
  const told = asYear(numberOf.exec(line)?.[1]);
  if (told) return told.year;
  const last = [...line.matchAll(slashed)].at(-1);
  return asYear(last?.[1])?.year ?? null;
}

/** "TANGGAL : 12 JANUARI 2021", "TANGGAL ... 2021": the last four digits of it. */
function dayYear(line: string): number | null {
  const years = [...line.matchAll(/(?<!\d)((?:19|20)\d{2})(?!\d)/g)];
  return years.length === 1 ? (asYear(years[0]?.[1])?.year ?? null) : null;
}
