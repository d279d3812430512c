/** What the rows of a table say about rows that may be lost or run together. */
import type { Issue } from '../pipeline/model/issue.ts';
import { issue } from '../pipeline/model/issue.ts';
import type { Row } from '../pipeline/model/record.ts';
import type { TextLine } from '../pipeline/model/text.ts';
import { joinLines, lineText } from '../pipeline/model/text.ts';

/** Gaps in the numbering within each section; a row whose number was not read fills its place. */
export function findGaps(rows: readonly { row: Row; section: number }[], beginsAtOne: boolean): Issue[] {
  const issues: Issue[] = [];
  let before: number | null = beginsAtOne ? 0 : null;
  let unread = 0;
  let section = rows[0]?.section ?? 0;
  for (const entry of rows) {
    if (entry.section !== section) [section, before, unread] = [entry.section, 0, 0];
    const field = entry.row.fields.find(({ column }) => column.role === 'rowNumber');
    const isOwn = field && (field.text.inheritedFrom === null || field.text.inheritedFrom === entry.row.row);
    const number = isOwn ? Number(/^\W*(\d{1,3})\W*$/.exec(joinLines(field.text.lines))?.[1] ?? NaN) : NaN;
    if (Number.isNaN(number)) {
      if (!field) unread++;
      continue;
    }
    if (before !== null && number > before + 1 + unread && number - before <= 10) {
      const missing = number - before - 1 - unread;
      const place = field!.text.segments[0];
      const says = `Number ${number} follows ${before}: ${missing === 1 ? 'a row' : `${missing} rows`} may be lost`;
      issues.push(issue('missing-row', says, { page: place?.page ?? null, box: place?.box ?? null }));
    }
    before = number;
    unread = 0;
  }
  return issues;
}

/** True when the indicator cell of a row is a list of entries: "1. ...", "2. ..." or "1.1.2 ...", "1.1.3 ...". */
export function holdsSeveral(row: Row): boolean {
  const lines = row.fields.find((field) => field.column.role === 'indicator')?.text.lines ?? [];
  const marks = lines.map(markOf);
  const found = marks.filter((mark) => mark !== null);
  return (marks[0] ?? null) !== null && found.slice(1).some((mark) => follows(found[0]!, mark));
}

/** The number or letter that a line of a list begins with, or null: "1.1.2", "3", "b". */
export function markOf(line: TextLine): string | null {
  return /^\W*(\d{1,2}(?:\.\d{1,2})+|\d{1,2}(?=[.)])|[a-z](?=[.)]))[.)]?\s*\p{L}/u.exec(lineText(line))?.[1] ?? null;
}

function follows(mark: string, next: string): boolean {
  const [head, last] = [mark.replace(/[^.]+$/, ''), mark.split('.').at(-1)!];
  const [nextHead, nextLast] = [next.replace(/[^.]+$/, ''), next.split('.').at(-1)!];
  if (head !== nextHead) return false;
  if (/\d/.test(last)) return Number(nextLast) === Number(last) + 1;
  return nextLast.charCodeAt(0) === last.charCodeAt(0) + 1;
}
