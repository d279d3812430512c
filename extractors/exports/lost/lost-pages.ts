/** Recognised text whose columns are lost, as pages: rows are rebuilt from words alone. */
import type { Issue } from '../../../pipeline/model/issue.ts';
import type { Page } from '../../../pipeline/model/reading/page.ts';
import { openersOf, type ExportHints } from '../lines/hints.ts';
import { exportLine, exportPage, type SourceLine } from '../lines/source-lines.ts';
import { addUnreadColumns, findHeading, type LostColumn } from './columns.ts';
import { withSureness, buildGrid } from './rebuilt-grid.ts';
import { readLines, type Piece } from './search.ts';
import { classOf, openingTest, type Setting } from './state.ts';
import { tokenLines, wordPairs, type TokenLine } from './tokens.ts';
import { learnValues } from './values.ts';

const because = 'recognised text without columns';

/** One page: the text before the heading and after the last row as lines, the rows between as a grid. */
export function lostPages(lines: readonly SourceLine[], given: ExportHints): Page[] {
  const hints = rememberNames(given);
  const heading = findHeading(lines, hints);
  const plain = (some: readonly SourceLine[]) => some.flatMap((l) => exportLine(l.text, l.number) ?? []);
  if (!heading) return [exportPage(1, [], plain(lines), [], because)];
  const end = tableEnd(lines, heading.to + 1);
  const figures = heading.columns.some((c) => classOf(c.role) === 'figure');
  const body = tokenLines(lines.slice(heading.to + 1, end), openersOf(hints), figures, hints.isWord).filter(
    (l) => !isRepeatedHeading(l, heading.columns, hints),
  );
  const columns = addUnreadColumns(heading.columns, body, openersOf(hints), hints);
  const set = setting(body, columns, hints);
  const first = readLines(body, set);
  // the second reading knows how much text fits on a line of each column
  const { pieces, cost } = readLines(body, { ...set, widths: columnWidths(first.pieces, set) });
  const issues: Issue[] = [];
  const grid = withSureness(buildGrid(pieces, body, columns, set, issues), cost);
  return [exportPage(1, [grid], [...plain(lines.slice(0, heading.from)), ...plain(lines.slice(end))], issues, because)];
}

/** The same hints, with the answers about unit names kept: the search asks the same many times. */
function rememberNames(hints: ExportHints): ExportHints {
  const known = new Map<string, boolean>();
  const isUnitName = (text: string) => {
    const answer = known.get(text) ?? hints.isUnitName(text);
    known.set(text, answer);
    return answer;
  };
  return { ...hints, isUnitName };
}

/** The first line of the signature block: a place and date, or a number of a civil servant. */
function tableEnd(lines: readonly SourceLine[], from: number): number {
  const months = /\b(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)\b/i;
  const end = lines.findIndex(
    (l, i) =>
      i >= from &&
      l.text.length < 80 &&
      (/^\s*(?:NIP\b|KEPALA (?:DINAS|BADAN)\b.{0,60},?\s*$)/i.test(l.text) ||
        (/,\s*(?:\d{1,2})?\s*\p{L}+\s+(?:19|20)\d\d\s*$/u.test(l.text) && months.test(l.text))),
  );
  return end < 0 ? lines.length : end;
}

function isRepeatedHeading(line: TokenLine, columns: readonly LostColumn[], hints: ExportHints): boolean {
  const words = new Set(columns.flatMap((c) => c.heading.toLowerCase().match(/\p{L}{2,}/gu) ?? []));
  if (line.tokens.filter((t) => words.has(t.key)).length < 2) return false;
  const found = findHeading([{ number: line.number, text: line.tokens.map((t) => t.text).join(' ') }], hints);
  return (found?.columns.length ?? 0) * 2 >= columns.length;
}

function setting(body: readonly TokenLine[], columns: readonly LostColumn[], hints: ExportHints): Setting {
  const at = (role: string) => columns.findIndex((c) => c.role === role);
  const unit = at('responsible');
  const source = at('dataSource');
  const order = unit < 0 || source < 0 ? null : unit < source ? 'unit-source' : 'source-unit';
  const openers = openersOf(hints);
  const pairs = wordPairs(body);
  const known = learnValues(body, openers, hints, order, source >= 0);
  return {
    columns: columns.map((c) => ({ role: c.role, kind: classOf(c.role) })),
    openers,
    opens: openingTest(openers),
    hints,
    known,
    pairs,
    widths: columns.map(() => 0),
  };
}

/** Letters on the fuller lines of each column. */
function columnWidths(pieces: readonly Piece[], set: Setting): number[] {
  return set.columns.map((_, column) => {
    const lengths = pieces.filter((p) => p.column === column).map((p) => p.tokens.map((t) => t.text).join(' ').length);
    lengths.sort((a, b) => a - b);
    return lengths.length < 4 ? 0 : (lengths[Math.floor(lengths.length * 0.8)] ?? 0);
  });
}
