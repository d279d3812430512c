/** What the rows of a table say about rows that may be lost or run together. */
import { issue, type Issue } from '../../pipeline/model/issue.ts';
import { ordinalOf } from '../../pipeline/model/print/ordinal.ts';
import type { Row } from '../../pipeline/model/meaning/record.ts';
import { joinLines, lineText, type TextLine } from '../../pipeline/model/reading/text.ts';

/** Gaps in the numbering, which may begin again in each section; a row whose number was not read fills its place. */
export function findGaps(rows: readonly { row: Row; section: number }[], beginsAtOne: boolean): Issue[] {
  const issues: Issue[] = [];
  let before: number | null = beginsAtOne ? 0 : null;
  let unread = 0;
  // the last number before a section that has not numbered a row yet
  let goesOnFrom: number | null = null;
  let section = rows[0]?.section ?? 0;
  for (const entry of rows) {
    const isNew = entry.section !== section;
    if (isNew) [section, goesOnFrom, before, unread] = [entry.section, before, 0, 0];
    const field = entry.row.fields.find(({ column }) => column.role === 'rowNumber');
    const isOwn = field && (field.text.inheritedFrom === null || field.text.inheritedFrom === entry.row.row);
    const numbers = isOwn ? ordinalsIn(joinLines(field.text.lines)) : [];
    const number = numbers[0];
    if (number === undefined) {
      if (!field) unread++;
      continue;
    }
    if (goesOnFrom !== null && number > goesOnFrom) before = goesOnFrom;
    goesOnFrom = null;
    if (before !== null && number > before + 1 + unread && number - before <= 10) {
      const missing = number - before - 1 - unread;
      const place = field!.text.segments[0];
      const says = `Number ${number} follows ${before}: ${missing === 1 ? 'a row' : `${missing} rows`} may be lost`;
      issues.push(issue('missing-row', says, { page: place?.page ?? null, box: place?.box ?? null }));
    }
    before = numbers.at(-1)!;
    unread = 0;
  }
  return issues;
}

/** The number of a row; those of all its rows where a merged cell holds them below each other: "3. 4. 5.", or "3 3" */
function ordinalsIn(text: string): number[] {
  const whole = ordinalOf(text);
  if (whole !== null) return [whole];
  const numbers = text.split(/\s+/).map(ordinalOf);
  const known = numbers.filter((number) => number !== null);
  return known.length === numbers.length && known.every((number, i) => isNext(known[i - 1] ?? number, number))
    ? known
    : [];
}

const isNext = (before: number, number: number): boolean => number === before || number === before + 1;

/** True when the indicator cell of a row is a list of entries: "1. ...", "2. ..." or "1.1.2 ...", "1.1.3 ...". */
export function holdsSeveral(row: Row): boolean {
  const lines = row.fields.find((field) => field.column.role === 'indicator')?.text.lines ?? [];
  return listEntries(lines).length > 1;
}

/**
 * The entries of a list that begins with its first line: cut where the mark counts on from the entry before, so that
 * lists inside an entry stay whole. One entry for text that is no list, none for no lines.
 */
export function listEntries(lines: readonly TextLine[]): TextLine[][] {
  const entries: TextLine[][] = [];
  const marks = marksOf(lines);
  let mark: string | null = null;
  for (const [i, line] of lines.entries()) {
    const own = marks[i] ?? null;
    if (i > 0 && !(mark !== null && own !== null && (follows(mark, own) || beginsAnew(own, line, lines[i - 1])))) {
      entries.at(-1)!.push(line);
      continue;
    }
    entries.push([line]);
    mark = own;
  }
  return entries;
}

/**
 * The marks of lines. Where one number is missing between two that were read, and one line alone between them begins with
 * one or two signs and a stop ("%. Persentase ..." between "2." and "4."), that is the missing one, misread.
 */
function marksOf(lines: readonly TextLine[]): (string | null)[] {
  const marks = lines.map(markOf);
  const read = marks.flatMap((mark, i) => (mark === null ? [] : [i]));
  read.slice(1).forEach((to, k) => {
    const from = read[k]!;
    const missing = onward(marks[from]!);
    const worn = lines.flatMap((line, i) => (i > from && i < to && wornMark.test(lineText(line)) ? [i] : []));
    if (worn.length === 1 && follows(missing, marks[to]!)) marks[worn[0]!] = missing;
  });
  return marks;
}

/** What is left of a number of a list: "%. ", "S) ", "?, ". */
const wornMark = /^[^\s\p{Lu}\d]?[^\s][.,)] ?\p{Lu}/u;

/** The mark after this one: "1.4" after "1.3", "c" after "b", "S2" after "S1". */
function onward(mark: string): string {
  const last = /(?:\d+|[a-z])$/.exec(mark)![0];
  const next = /\d/.test(last) ? String(Number(last) + 1) : String.fromCharCode(last.charCodeAt(0) + 1);
  return mark.slice(0, mark.length - last.length) + next;
}

/** "c. ..." and, a blank line below it, "a. ...": a new list, of the next objective. */
function beginsAnew(mark: string, line: TextLine, above: TextLine | undefined): boolean {
  if (!/^[a1]$/.test(mark) || !line.box || !above?.box) return false;
  return line.box[1] - above.box[3] > blankLine * (line.box[3] - line.box[1]);
}

/** White that parts entries of a table without rules, in heights of a line. */
const blankLine = 0.6;

/** "S1.", "IKU 2" before a name or alone above it: the code that a plan gives its goals and objectives. */
const codeMark = /^\W*(\p{Lu}{1,3}) ?(\d{1,2})(?:[.):]+(?=\s+\p{Lu}|\s*$)|(?=\s+\p{Lu}\p{Ll}))/u;

/**
 * The number, letter or code that a line of a list begins with, or null: "1.1.2", "3", "b", "S1"; "3. 14,5 ton" is the
 * third.
 */
function markOf(line: TextLine): string | null {
  const code = codeMark.exec(lineText(line));
  if (code) return `${code[1]}${code[2]}`;
  const marked = /^\W*(\d{1,2}(?:\.\d{1,2})+|\d{1,2}(?=[.)])|[a-z](?=[.)]))(?:[.)]?\s*\p{L}|[.)]\s+[\d<>≥≤±-])/u;
  return marked.exec(lineText(line))?.[1] ?? null;
}

const follows = (mark: string, next: string): boolean => onward(mark) === next;
