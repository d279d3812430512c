/** Which fields of a row a reviewer has to look at before the row can be taken as right. */
import type { FieldScreen, RowAnswer } from '../../../../pipeline/model/review/answers.ts';
import { rootOf } from '../../../../pipeline/model/meaning/fields.ts';

/** Below this share a field was read in doubt: the queue and the reports say so from the same limit on. */
export const surelyRead = 0.8;

type Looked = Pick<RowAnswer, 'fields' | 'issues'>;

/** Whether two fields were read in one cell: who looks at one of them sees both. A field without a cell stands in none. */
export function isOneCell(a: FieldScreen, b: FieldScreen): boolean {
  if (a === b) return true;
  if (a.segments.length === 0) return false;
  // lines of a text export have no box: there only the parts of one field are one piece
  if (a.segments.every(({ box }) => box === null) && rootOf(a.key) !== rootOf(b.key)) return false;
  return JSON.stringify(a.segments) === JSON.stringify(b.segments);
}

/** Whether a value that nobody decided is in doubt: read below the limit, or with an error about it. */
export function isDoubtful({ fields, issues }: Looked, at: number): boolean {
  const field = fields[at];
  if (!field || field.opinions.length > 0 || field.concluded || field.absent || field.segments.length === 0)
    return false;
  if (field.value === null || field.value.length === 0) return false; // nothing that could be taken as right
  const root = rootOf(field.key);
  const hasError = issues.some((one) => one.severity === 'error' && one.field !== null && rootOf(one.field) === root);
  return field.confidence < surelyRead || hasError;
}

/** The doubtful fields of which nobody has seen the cell, in the order in which they stand. `visited` are keys of fields. */
export function unseenDoubts(row: Looked, visited: ReadonlySet<string>): number[] {
  const seen = row.fields.filter(({ key }) => visited.has(key));
  const cells: FieldScreen[] = [];
  return row.fields.flatMap((field, at) => {
    if (!isDoubtful(row, at) || [...seen, ...cells].some((other) => isOneCell(other, field))) return [];
    cells.push(field);
    return [at];
  });
}

/**
 * Where the first look belongs: what reviewers disagree about, else the first field in doubt, so that the others follow below
 * it, else the first that something was found about; a row without any begins at its top.
 */
export function firstToLookAt(row: Looked): number {
  const disagreed = row.fields.findIndex((field) => field.disagreed);
  if (disagreed >= 0) return disagreed;
  const [doubted] = unseenDoubts(row, new Set());
  if (doubted !== undefined) return doubted;
  const found = new Set(
    row.issues.flatMap(({ severity, field }) => (severity === 'info' || field === null ? [] : [rootOf(field)])),
  );
  const isOpen = ({ key, opinions, absent }: FieldScreen): boolean =>
    opinions.length === 0 && !absent && found.has(rootOf(key));
  return Math.max(0, row.fields.findIndex(isOpen));
}

/** The next field after `at` of which nothing was read, going round; -1 in a row that holds them all. */
export function nextAbsent(fields: RowAnswer['fields'], at: number): number {
  const after = fields.findIndex(({ absent }, i) => absent && i > at);
  return after >= 0 ? after : fields.findIndex(({ absent }) => absent);
}

/** Whether no field after `at` holds anything that was read. */
export function isLastRead(fields: RowAnswer['fields'], at: number): boolean {
  return fields.every(({ absent }, i) => i <= at || absent);
}
