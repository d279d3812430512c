/** Lines of a part of a preamble as its entries: numbered, lettered, marked by bullets, or a paragraph. */
import type { PrintedLine } from '../heading/printed-lines.ts';

/** A line of a part, `text` without its label. `opens` says that it cannot go on with the line before. */
export type PartLine = { text: string; printed: PrintedLine };

/** An entry of a list: its lines without the mark. */
type ListEntry = { lines: PartLine[] };

/** What parts the entries of a list: numbers or letters, bullets, the ends of sentences or of lines, or nothing. */
export type ListForm = 'numbered' | 'bullets' | 'ends' | 'plain';

/** The entries of a list, what parts them, and what is missing in its numbering ("c" between "b" and "d"). */
export type ReadList = { entries: ListEntry[]; form: ListForm; gaps: string[] };

const bullet = /^(?:[-–—]{1,2}|[•●▪■◦o*·»➢✓«¢]|-«|\uf0b7|\uf0a7)\s+(?=\S)/u;
/** Sign, stop and text. A stop may be read as a comma, "c)" as "Cc)". */
const marked = /^\(?(\p{L}|\p{Lu}\p{Ll}|\d{1,2}|[ivx]{1,4}|[lI|]\d?)\s?([.,)])(?:\s+|(?=\p{Lu}))(\S.*)$/u;
/** A mark whose stop was lost counts only where it is the one that comes next. */
const unstopped = /^(\p{Ll}|\d{1,2}|[ivx]{1,4})(\s+)(\p{L}.*)$/u;
/** "Misi 1 : ..." */
const named = /^\p{Lu}\p{L}+\s+(\d{1,2}|[IVX]{1,4})\s*[:.=–-]+\s*(\S.*)$/u;

type MarkKind = 'letter' | 'number' | 'roman' | 'bullet' | 'named';
type Mark = { kind: MarkKind; ordinal: number; rest: string };

/** A mark that jumps farther is none of the list. */
const farthest = 4;

/** A bullet so many times the height of its line farther right is one of a list within an entry. */
const innerIndent = 0.5;

/**
 * Reads the lines of a list. Marks of another kind than the first, and bullets farther right, belong to the text of an entry.
 * `edges` holds where lines end at the right by page, in points, for lists that no marks part.
 */
export function readList(lines: readonly PartLine[], edges: ReadonlyMap<number, number>): ReadList {
  const bulleted = asBullets(lines);
  const entries: ListEntry[] = [];
  const gaps: string[] = [];
  let kind: MarkKind | null = null;
  let last = 0;
  let outer: number | null = null;
  // where entries stand without marks, bullets behind a colon are of a list within one
  const hasPlain = bulleted.some(
    ({ text }, i) => i > 0 && !bullet.test(text) && !marked.test(text) && endsSentence({ lines: [bulleted[i - 1]!] }),
  );
  // one bullet alone, behind a text, is of a list within it
  const bullets = bulleted.filter(({ text }) => bullet.test(text)).length;
  for (const [at, line] of bulleted.entries()) {
    const before: string = entries.at(-1)?.lines.at(-1)?.text ?? '';
    const isWithin: boolean = kind === null && hasPlain && before.endsWith(':') && bullet.test(line.text);
    const mark: Mark | null = isWithin ? null : markOf(line.text, kind, last + 1, bulleted.slice(at + 1));
    const opens = entries.length === 0 || (mark?.ordinal === 1 && (mark.kind !== 'bullet' || bullets > 1));
    const begins = mark !== null && (kind === null ? opens : mark.kind === kind);
    const fits =
      mark?.kind === 'bullet'
        ? entries.length === 0 || !isInner(line, outer)
        : mark !== null && mark.ordinal > last && mark.ordinal <= last + farthest;
    if (mark && begins && fits) {
      // what stood before the first mark opened the list and is none of its entries, unless it ends as one
      if (kind === null && entries.length > 0 && !endsSentence(entries.at(-1)!)) entries.length = 0;
      kind = mark.kind;
      for (let missing = last + 1; mark.kind !== 'bullet' && missing < mark.ordinal; missing++)
        gaps.push(labelOf(missing, mark.kind));
      last = mark.ordinal;
      outer ??= leftOf(line);
      entries.push({ lines: [{ ...line, text: mark.rest }] });
    } else if (kind === null && (entries.length === 0 || endsEntry(entries.at(-1)!, line, edges)))
      entries.push({ lines: [line] });
    // a bullet is easily lost in reading
    else if (kind === 'bullet' && !mark && endsSentence(entries.at(-1)!) && !isInner(line, outer))
      entries.push({ lines: [line] });
    else entries.at(-1)!.lines.push(line);
  }
  const form = kind === 'bullet' ? 'bullets' : kind !== null ? 'numbered' : entries.length > 1 ? 'ends' : 'plain';
  return { entries, form, gaps };
}

function isInner(line: PartLine, outer: number | null): boolean {
  const [left, box] = [leftOf(line), line.printed.box];
  return left !== null && box !== null && outer !== null && left - outer > innerIndent * (box[3] - box[1]);
}

/** Where the text of a line begins, behind its label; points, null when unknown. */
function leftOf({ text, printed }: PartLine): number | null {
  return printed.line.words.at(-text.split(' ').length)?.box?.[0] ?? null;
}

/** One sign before several lines is no number but a bullet, whatever it is read as: "e" or "¢" for a dot. */
function asBullets(lines: readonly PartLine[]): PartLine[] {
  const signs = lines.map(({ text }) => /^([^\s\d])\s+(?=\S)/u.exec(text)?.[1] ?? null);
  return lines.map((line, i) => {
    const sign = signs[i];
    if (!sign || signs.filter((one) => one === sign).length < 2) return line;
    return { ...line, text: `•${line.text.slice(sign.length)}` };
  });
}

function endsSentence({ lines }: ListEntry): boolean {
  const text = lines.at(-1)?.text ?? '';
  return /;(?:\s+dan)?$/.test(text) || /\p{L}{4,}\.$/u.test(text);
}

/**
 * In a list without marks an entry ends where its line ends with a semicolon or a stop, and where the next word would
 * have found room on it.
 */
function endsEntry({ lines }: ListEntry, next: PartLine, edges: ReadonlyMap<number, number>): boolean {
  const { printed } = lines.at(-1)!;
  if (endsSentence({ lines })) return true;
  if (lines.at(-1)!.text.endsWith(':')) return false;
  const edge = edges.get(printed.page);
  const word = next.printed.line.words[0]?.box;
  if (!printed.box || !word || edge === undefined) return false;
  return printed.box[2] + (word[2] - word[0]) + roomOfSpace * (word[3] - word[1]) < edge;
}

/** A space, and what a line may fall short of the edge: so many times its height. */
const roomOfSpace = 1;

function markOf(text: string, kind: MarkKind | null, next: number, below: readonly PartLine[]): Mark | null {
  const plain = text.replace(bullet, '');
  const ofName = kind === null || kind === 'named' ? named.exec(plain) : null;
  if (ofName) {
    const ordinal = /^\d/.test(ofName[1]!) ? Number(ofName[1]) : (ordinalOf(ofName[1]!, 'roman', next)?.ordinal ?? 0);
    if (kind === 'named' || ordinal === 1) return { kind: 'named', ordinal, rest: ofName[2]! };
  }
  const found = marked.exec(plain) ?? lostStop(plain, kind, next, below);
  if (found) {
    const mark = ordinalOf(single(found[1] ?? ''), kind, next);
    if (mark && (found[2] !== ',' || mark.ordinal === next)) return { ...mark, rest: found[3] ?? '' };
  }
  return plain !== text ? { kind: 'bullet', ordinal: 1, rest: plain } : null;
}

/** A small letter after the mark is as well the middle of a sentence, unless the mark after it comes next. */
function lostStop(
  text: string,
  kind: MarkKind | null,
  next: number,
  below: readonly PartLine[],
): RegExpExecArray | null {
  const found = unstopped.exec(text);
  if (!found || kind === null || found[1] !== labelOf(next, kind)) return null;
  if (/^\p{Lu}/u.test(found[3]!)) return found;
  const marks = below.flatMap((line) => {
    const [, sign] = marked.exec(line.text) ?? [];
    return sign === labelOf(next, kind) || sign === labelOf(next + 1, kind) ? [sign] : [];
  });
  return marks[0] === labelOf(next + 1, kind) ? found : null;
}

/** A letter read twice, great and small, is one. */
function single(sign: string): string {
  return /^\p{Lu}\p{Ll}$/u.test(sign) && sign[0]!.toLowerCase() === sign[1] ? sign[1] : sign;
}

function ordinalOf(sign: string, kind: MarkKind | null, next: number): { kind: MarkKind; ordinal: number } | null {
  // a one is read as a small or great "l"
  const digits = sign.replace(/[lI|]/g, '1');
  if (/^\d+$/.test(sign)) return { kind: 'number', ordinal: Number(sign) };
  if (kind === 'number' || (kind === null && /^[lI|]$/.test(sign)))
    return /^\d+$/.test(digits) && (kind === null || Number(digits) === next)
      ? { kind: 'number', ordinal: Number(digits) }
      : null;
  if (/^\p{L}$/u.test(sign) && !(kind === 'roman')) {
    if (kind === null && /^i$/i.test(sign)) return { kind: 'roman', ordinal: 1 };
    const ordinal = sign.toLowerCase().charCodeAt(0) - 96;
    return ordinal >= 1 && ordinal <= 26 ? { kind: 'letter', ordinal } : null;
  }
  const roman = romans.indexOf(sign.toLowerCase());
  return roman >= 0 ? { kind: 'roman', ordinal: roman + 1 } : null;
}

const romans = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];

function labelOf(ordinal: number, kind: MarkKind): string {
  if (kind === 'roman') return romans[ordinal - 1] ?? '';
  return kind === 'letter' ? String.fromCharCode(96 + ordinal) : String(ordinal);
}
