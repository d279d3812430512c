/** Gives each column of a table its role: by heading, by its neighbours, by what its cells hold; never by position. */
import { spansTable } from '../../pipeline/model/print/band.ts';
import { issue, type Issue } from '../../pipeline/model/issue.ts';
import type { Column, ColumnRole } from '../../pipeline/model/meaning/record.ts';
import type { Table } from '../../pipeline/model/reading/table.ts';
import { profileOf, type ContentProfile } from './cell-content.ts';
import { otherViews } from './blocks.ts';
import type { ColumnDraft } from './column-draft.ts';
import { guessByContent } from './guess.ts';
import { settleRivals } from './rivals.ts';
import { readHeadingCells, unreadHeadings, type HeadingCell } from './heading-cells.ts';
import type { HeadingMatch } from './heading-match.ts';
import type { HeadingVocabulary } from './headings.ts';
import { splitShared } from './headings-in-one.ts';
import { levelOf } from './levels.ts';
import { yearsInStep } from './years.ts';
import { joinLines } from '../../pipeline/model/reading/text.ts';

/** An earlier table of the document, whose columns a table without heading may go on with. */
export type EarlierTable = { table: Table; columns: Column[] };

/**
 * The role of each column, with its score and reason; a heading that nobody knows keeps its printed text. `goesOn` when
 * there is no heading and the columns are those of the `earlier` table.
 */
export function recogniseColumns(
  table: Table,
  vocabulary: HeadingVocabulary,
  earlier: EarlierTable | null = null,
): { columns: Column[]; issues: Issue[]; goesOn: boolean } {
  const profiles = Array.from({ length: table.columns }, (_, column) => profileOf(textsOf(table, column), vocabulary));
  const headings = splitShared(readHeadingCells(table).map(joinOpened), table, vocabulary);
  if (headings.every((cells) => cells.length === 0)) return withoutHeading(table, profiles, earlier);

  const drafts = headings
    .map((cells, index) => draftColumn(index, cells, profiles[index]!, vocabulary))
    .map((one) => withLevel(one, vocabulary));
  const unread = unreadHeadings(table);
  const rivals = settleRivals(mendBroken(drafts, vocabulary), headings, profiles);
  const years = yearsInStep(rivals, table);
  const columns = guessByContent(years.columns, profiles, unread);
  return {
    columns: columns.map(toColumn),
    issues: [...unreadIssues(table, columns, unread), ...years.issues, ...issuesOf(table, columns)],
    goesOn: false,
  };
}

function withoutHeading(table: Table, profiles: ContentProfile[], earlier: EarlierTable | null) {
  const isUnread = unreadHeadings(table).some(Boolean);
  const lack = isUnread ? 'the heading could not be read' : 'there is no heading';
  const says = isUnread
    ? `The heading of the table on page ${table.pages[0] ?? 0} could not be read`
    : `The table on page ${table.pages[0] ?? 0} has no heading row`;
  const at = { page: table.pages[0] ?? null };
  if (earlier && isSameShape(table, earlier.table)) {
    const because = `${lack}; columns as in the table on page ${earlier.table.pages[0] ?? 0}`;
    const columns = earlier.columns.map((column) => ({ ...column, score: column.score * 0.7, because }));
    return { columns, issues: [issue('no-heading-row', says, at)], goesOn: true };
  }
  const bare = profiles.map((_, index) => draft(index, '', null, lack));
  const columns = guessByContent(
    bare,
    profiles,
    bare.map(() => true),
  );
  const issues = [issue('no-heading-row', `${says}${takenFor(columns)}`, at), ...issuesOf(table, columns)];
  return { columns: columns.map(toColumn), issues, goesOn: false };
}

function takenFor(columns: readonly ColumnDraft[]): string {
  const taken = columns.flatMap(({ index, role }) => (role === 'unknown' ? [] : [`${index + 1} for ${role}`]));
  return taken.length > 0 ? `; by their cells, columns were taken: ${taken.join(', ')}` : '';
}

function unreadIssues(table: Table, columns: readonly ColumnDraft[], unread: readonly boolean[]): Issue[] {
  return columns
    .filter((column) => unread[column.index])
    .map(({ index, role }) => {
      const cell = table.cells.find((one) => one.header && one.column <= index && index < one.column + one.columnSpan);
      const taken = role === 'unknown' ? '' : `; by its cells it was taken for ${role}`;
      const says = `The heading of column ${index + 1} could not be read${taken}`;
      return issue('unreadable-text', says, { page: cell?.page ?? table.pages[0] ?? null, box: cell?.box ?? null });
    });
}

/** A heading whose bracket closes in the cell below it goes on there: "PENJELASAN (MAKNA," over "CARA PERHITUNGAN INDIKATOR)". */
function joinOpened(cells: HeadingCell[]): HeadingCell[] {
  const joined: HeadingCell[] = [];
  for (const cell of cells) {
    const last = joined.at(-1);
    const isOpen = last && last.text.split('(').length > last.text.split(')').length && last.columns === cell.columns;
    if (isOpen && cell.text.includes(')')) joined.splice(-1, 1, { ...last, text: `${last.text} ${cell.text}` });
    else joined.push(cell);
  }
  return joined;
}

function draftColumn(
  index: number,
  cells: HeadingCell[],
  profile: ContentProfile,
  vocabulary: HeadingVocabulary,
): ColumnDraft {
  const heading = cells.map((cell) => cell.text).join(' ');
  const leaf = cells.at(-1);
  if (!leaf) return draft(index, '', null, 'the heading is empty');
  const match = bestMatch(cells, vocabulary);
  if (match) return draft(index, heading, match, match.because);
  if (profile.count > 0 && profile.multiplier >= 0.5) {
    const because = 'its cells hold the multiplier of a formula';
    return draft(index, heading, { role: 'multiplier', score: 0.8, weak: false, year: null, because }, because);
  }
  return draft(index, heading, null, 'nobody knows this heading');
}

/** "Indikator Sasaran", "Indikator Kinerja Program": whose indicators they are. */
function withLevel(column: ColumnDraft, vocabulary: HeadingVocabulary): ColumnDraft {
  const level = column.role === 'indicator' ? levelOf(column.heading, vocabulary) : null;
  return level === null ? column : { ...column, level };
}

const measured: readonly ColumnRole[] = ['target', 'achievement', 'endTarget', 'baseline', 'unit'];

// the lowest heading says most, unless it is a year or a word that only its group explains
function bestMatch(cells: HeadingCell[], vocabulary: HeadingVocabulary): HeadingMatch | null {
  const leaf = vocabulary.match(cells.at(-1)!.text);
  if (cells.length === 1) return leaf;
  const whole = vocabulary.match(cells.map((cell) => cell.text).join(' '));
  const group = vocabulary.match(
    cells
      .slice(0, -1)
      .map((cell) => cell.text)
      .join(' '),
  );
  if (leaf && leaf.because === 'the heading is a year') {
    const role = group && measured.includes(group.role) ? group.role : leaf.role;
    return { ...leaf, role, score: group ? 0.95 : leaf.score, because: `a year below "${cells[0]!.text}"` };
  }
  if (leaf && !leaf.weak && leaf.score >= 0.7) return leaf;
  if (whole && whole.score >= 0.7 && !whole.weak) return whole;
  return group ? { ...group, score: group.score * 0.9, year: leaf?.year ?? group.year } : (whole ?? leaf);
}

/** A letter that slipped over the rule: "N" + "O TUJUAN" is "NO" and "TUJUAN". */
function mendBroken(drafts: ColumnDraft[], vocabulary: HeadingVocabulary): ColumnDraft[] {
  const mended = [...drafts];
  drafts.forEach((left, i) => {
    const right = drafts[i + 1];
    if (!right || left.role !== 'unknown' || left.heading === '' || left.heading.length > 4) return;
    const [slipped = '', ...rest] = right.heading.split(' ');
    if (slipped.length > 3 || rest.length === 0) return;
    const first = vocabulary.match(left.heading + slipped);
    const second = vocabulary.match(rest.join(' '));
    if (!first || !second) return;
    const because = `put together from "${left.heading}" and "${right.heading}"`;
    mended[i] = draft(i, left.heading, { ...first, score: first.score * 0.8 }, because);
    mended[i + 1] = draft(i + 1, right.heading, { ...second, score: second.score * 0.8 }, because);
  });
  return mended;
}

function draft(index: number, heading: string, match: HeadingMatch | null, because: string): ColumnDraft {
  const { role = 'unknown', year = null, score = 0, weak = false } = match ?? {};
  return { index, heading, role, year, score, because, weak };
}

function toColumn({ weak: _, ...column }: ColumnDraft): Column {
  return { ...column, score: Math.round(column.score * 100) / 100 };
}

function textsOf(table: Table, column: number): string[] {
  return table.cells
    .filter((cell) => !cell.header && cell.column === column && !spansTable(cell.columnSpan, table.columns))
    .map((cell) => joinLines(cell.lines));
}

function issuesOf(table: Table, columns: Column[]): Issue[] {
  const page = table.pages[0] ?? null;
  const issues: Issue[] = [];
  for (const column of columns) {
    if (
      column.role !== 'unknown' ||
      isShown(column, columns) ||
      textsOf(table, column.index).every((text) => text === '')
    )
      continue;
    const name =
      column.heading === '' ? `column ${column.index + 1}, without a heading` : `the column "${column.heading}"`;
    issues.push(issue('column-unknown', `Nobody knows ${name}: ${column.because}`, { page }));
  }
  return issues;
}

/** Whether rows of their own are read from a column that belongs to other indicators. */
function isShown({ owned }: Column, columns: readonly Column[]): boolean {
  return owned !== undefined && otherViews(columns).some((view) => view.columns[owned.by]?.role === 'indicator');
}

const sameEdge = 0.03; // of the table's width

function isSameShape(table: Table, earlier: Table): boolean {
  if (table.columns !== earlier.columns) return false;
  const ours = leftEdges(table);
  const theirs = leftEdges(earlier);
  const width = Math.max(...theirs.map((x) => x ?? 0)) - Math.min(...theirs.flatMap((x) => (x === null ? [] : [x])));
  return ours.every(
    (x, i) => x === null || theirs[i] == null || Math.abs(x - theirs[i]) <= sameEdge * Math.max(width, 1),
  );
}

function leftEdges(table: Table): (number | null)[] {
  return Array.from({ length: table.columns }, (_, column) => {
    const cell = table.cells.find((c) => c.column === column && c.box !== null && c.page === table.pages[0]);
    return cell?.box?.[0] ?? null;
  });
}
