/** One physical row that holds several indicators, each with its own explanation, taken apart. */
import type { ColumnRole, FieldText, Row } from '../../pipeline/model/meaning/record.ts';
import { lineText, type TextLine } from '../../pipeline/model/reading/text.ts';
import { startsInside } from '../../pipeline/model/print/flow.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { median } from '../../pipeline/model/numbers.ts';
import { listEntries } from './numbering.ts';

const telling: readonly ColumnRole[] = ['explanation', 'definition', 'rationale', 'formula'];
const measured: readonly ColumnRole[] = ['target', 'endTarget', 'baseline', 'achievement', 'unit'];
/** A blank line between two blocks, in line heights; and how much wider it is than the white above lines that go on. */
const blank = 0.6;
const wider = 0.3;

/**
 * The rows of a row whose indicator cell is a list ("1. ...", "2. ..." or blocks with blank lines between) when its
 * explanation is the same list: as many entries, beginning at the same heights or with the same words or numbers. A
 * numbered list without any explanation is taken apart as well. Null when it holds one indicator or when the lists do
 * not agree. Values that are no such list hold for all.
 */
export function splitSeveral(row: Row): Row[] | null {
  const name = row.fields.find(({ column }) => column.role === 'indicator')?.text;
  if (!name) return null;
  const told = row.fields.filter(({ column, text }) => telling.includes(column.role) && text.lines.length > 0);
  const marked = listEntries(name.lines);
  const usual = usualWhite(row);
  const names = marked.length > 1 ? marked : byBlanks(name.lines, usual);
  if (names.length < 2 || (told.length === 0 && marked.length < 2)) return null;
  const parts = new Map(
    row.fields.map(({ column, text }) => [column.index, partsLike(text.lines, names, column.role, usual)]),
  );
  if (told.some(({ column }) => parts.get(column.index) === null)) return null;
  return names.map((lines, i) => ({
    ...row,
    fields: row.fields.map(({ column, text }) => {
      const own = column.role === 'indicator' ? lines : parts.get(column.index)?.[i];
      return { column, text: own ? ({ ...text, lines: own } satisfies FieldText) : text };
    }),
  }));
}

/** The lines as one part for each name, or null when they are no list that goes with the names. */
function partsLike(
  lines: readonly TextLine[],
  names: readonly TextLine[][],
  role: ColumnRole,
  usual: number,
): TextLine[][] | null {
  const marked = entriesOf(lines);
  if (marked.length === names.length) return role === 'indicator' ? marked : marked.map(withoutMark);
  // amounts and units are too short to run over a line
  if (measured.includes(role) && lines.length === names.length) return lines.map((line) => [line]);
  if (!telling.includes(role)) return setBeside(lines, names, usual) ?? fromLater(lines, names);
  const parts = byBlanks(lines, usual);
  if (parts.length !== names.length) return setBeside(lines, names, usual);
  return parts.every((part, i) => isBeside(part, names[i]!) || beginsAlike(part, names[i]!)) ? parts : null;
}

/** A piece of a wall read before the first mark of a list: "1 1. BPS", "l a. Dinas". */
function entriesOf(lines: readonly TextLine[]): TextLine[][] {
  const marked = listEntries(lines);
  const [first, ...rest] = lines;
  if (marked.length > 1 || !first || !/^[1IlJ|!] (?:1|a)[.)]/.test(lineText(first))) return marked;
  const clear = listEntries([{ ...first, words: first.words.slice(1) }, ...rest]);
  return clear.length > 1 ? clear : marked;
}

/**
 * The cells of a row that was taken apart that are lists of their own, of other length: each indicator now has all of
 * it, and hardly any of them should.
 */
export function listsForAll(row: Row, parts: readonly Row[]): FieldText[] {
  return row.fields.flatMap(({ column, text }) => {
    const isWhole = parts.every((part) => part.fields.some((field) => field.text === text));
    return column.role !== 'indicator' && isWhole && entriesOf(text.lines).length > 1 ? [text] : [];
  });
}

/** The number of an entry belongs to the list; only the indicator keeps it, as its code. */
function withoutMark(entry: TextLine[]): TextLine[] {
  const [first, ...rest] = entry;
  if (!first || first.words.length < 2 || !/^\W*(\d{1,2}|[a-z])[.)]+$/u.test(first.words[0]!.text)) return entry;
  return [{ ...first, words: first.words.slice(1) }, ...rest];
}

/** One part beside each name, white above all but the first: a table that draws no rule between its rows sets them so. */
function setBeside(lines: readonly TextLine[], names: readonly TextLine[][], usual: number): TextLine[][] | null {
  const parts = cut(
    lines,
    (line, _, before) => isApart(line, before, usual) && names.some((name) => isBeside([line], name)),
  );
  return parts.length === names.length && parts.every((part, i) => isBeside(part, names[i]!)) ? parts : null;
}

/** A text that begins beside a later name says nothing of those above it, which go on from the page before. */
function fromLater(lines: readonly TextLine[], names: readonly TextLine[][]): TextLine[][] | null {
  const [first] = lines;
  const at = first ? names.findIndex((name) => isBeside([first], name)) : -1;
  return at > 0 ? names.map((_, i) => (i < at ? [] : [...lines])) : null;
}

/** White above those lines of a row that go on with a sentence, in points: print that is set wide has as much between all lines. */
function usualWhite(row: Row): number {
  const whites = row.fields.flatMap(({ text: { lines } }) =>
    lines.slice(1).flatMap((line, i) => (goesOn(lineText(line)) ? (whiteAbove(line, lines[i]!) ?? []) : [])),
  );
  return median(whites) ?? 0;
}

const goesOn = (text: string): boolean => /^\p{L}/u.test(text) && startsInside(text);

function whiteAbove(line: TextLine, before: TextLine): number | null {
  return line.box && before.box ? line.box[1] - before.box[3] : null;
}

function isApart(line: TextLine, before: TextLine | undefined, usual: number): boolean {
  const white = before ? whiteAbove(line, before) : null;
  if (white === null) return false;
  const height = line.box![3] - line.box![1];
  return white > Math.max(blank * height, usual + wider * height);
}

function byBlanks(lines: readonly TextLine[], usual: number): TextLine[][] {
  return cut(lines, (line, _, before) => {
    if (!before || line.fraction || before.fraction) return false;
    const isNew = /^[^\p{L}]*\p{Lu}/u.test(lineText(line)) && !/[:=]$/.test(lineText(before));
    return isNew && isApart(line, before, usual);
  });
}

function cut(
  lines: readonly TextLine[],
  begins: (line: TextLine, first: TextLine | undefined, before: TextLine | undefined) => boolean,
): TextLine[][] {
  const parts: TextLine[][] = [];
  lines.forEach((line, i) => {
    if (i === 0 || begins(line, lines[0], lines[i - 1])) parts.push([line]);
    else parts.at(-1)!.push(line);
  });
  return parts;
}

function isBeside(part: readonly TextLine[], name: readonly TextLine[]): boolean {
  const [a, b] = [part[0]?.box, name[0]?.box];
  return !!a && !!b && Math.abs(a[1] - b[1]) < 0.6 * (b[3] - b[1]);
}

function beginsAlike(part: readonly TextLine[], name: readonly TextLine[]): boolean {
  const head = (lines: readonly TextLine[]) =>
    foldText(
      lines
        .map(lineText)
        .join(' ')
        .replace(/^[\d.\s)]+/, ''),
    )
      .split(' ')
      .slice(0, 3)
      .join(' ');
  return head(part) === head(name);
}
