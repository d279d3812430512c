/** Lines of a part of a preamble as its entries: numbered, lettered, marked by bullets, or a paragraph. */
import type { PrintedLine } from '../heading/printed-lines.ts';

/** A line of a part, `text` without its label. `opens` says that it cannot go on with the line before. */
export type PartLine = { text: string; printed: PrintedLine };

/** An entry of a list: its lines without the mark. */
export type ListEntry = { lines: PartLine[] };

/** The entries of a list, and what is missing in its numbering ("c" between "b" and "d"). */
export type ReadList = { entries: ListEntry[]; gaps: string[] };

const bullet = /^(?:[-–—•●▪■◦o*·»➢✓]|\uf0b7|\uf0a7)\s+(?=\S)/u;
const marked = /^\(?(\p{L}|\d{1,2}|[ivx]{1,4}|[lI|]\d?)\s?[.)](?:\s+|(?=\p{Lu}))(\S.*)$/u;
/** A mark whose stop was lost counts only where it is the one that comes next. */
const unstopped = /^(\p{Ll}|\d{1,2})\s+(\p{Lu}.*)$/u;

type MarkKind = 'letter' | 'number' | 'roman' | 'bullet';
type Mark = { kind: MarkKind; ordinal: number; rest: string };

/** A mark that jumps farther is none of the list. */
const farthest = 4;

/** Reads the lines of a list. Marks of another kind than the first belong to the text of an entry. */
export function readList(lines: readonly PartLine[]): ReadList {
  const entries: ListEntry[] = [];
  const gaps: string[] = [];
  let kind: MarkKind | null = null;
  let last = 0;
  for (const line of lines) {
    const mark = markOf(line.text, kind, last + 1);
    const begins = mark !== null && (kind === null ? entries.length === 0 || mark.ordinal === 1 : mark.kind === kind);
    if (mark && begins && (mark.kind === 'bullet' || (mark.ordinal > last && mark.ordinal <= last + farthest))) {
      // what stood before the first mark opened the list and is none of its entries
      if (kind === null && entries.length > 0 && mark.ordinal === 1) entries.length = 0;
      kind = mark.kind;
      for (let missing = last + 1; mark.kind !== 'bullet' && missing < mark.ordinal; missing++)
        gaps.push(labelOf(missing, mark.kind));
      last = mark.ordinal;
      entries.push({ lines: [{ ...line, text: mark.rest }] });
    } else if (kind === null && (entries.length === 0 || endsEntry(entries.at(-1)!))) entries.push({ lines: [line] });
    else entries.at(-1)!.lines.push(line);
  }
  return { entries, gaps };
}

/** In a list without marks an entry ends where its line ends with a semicolon. */
function endsEntry({ lines }: ListEntry): boolean {
  return /;(?:\s+dan)?$/.test(lines.at(-1)?.text ?? '');
}

function markOf(text: string, kind: MarkKind | null, next: number): Mark | null {
  const plain = text.replace(bullet, '');
  const found = marked.exec(plain) ?? lostStop(plain, kind, next);
  if (found) {
    const mark = ordinalOf(found[1] ?? '', kind, next);
    if (mark) return { ...mark, rest: found[2] ?? '' };
  }
  return plain !== text ? { kind: 'bullet', ordinal: 1, rest: plain } : null;
}

function lostStop(text: string, kind: MarkKind | null, next: number): RegExpExecArray | null {
  const found = unstopped.exec(text);
  return found && kind !== null && found[1] === labelOf(next, kind) ? found : null;
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
  const roman = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'].indexOf(sign.toLowerCase());
  return roman >= 0 ? { kind: 'roman', ordinal: roman + 1 } : null;
}

function labelOf(ordinal: number, kind: MarkKind): string {
  return kind === 'letter' ? String.fromCharCode(96 + ordinal) : String(ordinal);
}
