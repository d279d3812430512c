/** Recognised text whose columns are lost, as pages: rows are rebuilt from words alone. */
import type { Issue } from '../../../pipeline/model/issue.ts';
import { isNameOfOfficial, isRankLine } from '../../../pipeline/model/print/official.ts';
import { isPlaceName, readPlacedDay, settledPlace } from '../../../pipeline/model/print/signature.ts';
import type { Page } from '../../../pipeline/model/reading/page.ts';
import { openersOf, type ExportHints, type Openers } from '../lines/hints.ts';
import { exportLine, exportPage, type SourceLine } from '../lines/source-lines.ts';
import { addUnreadColumns, findHeading, type LostColumn } from './columns.ts';
import { withSureness, buildGrid } from './rebuilt-grid.ts';
import { readLines, type Piece } from './search.ts';
import { classOf, openingTest, type Setting } from './state.ts';
import { tokenLines, wordPairs, type TokenLine } from './tokens.ts';
import { learnValues } from './values.ts';

const because = 'recognised text without columns';
/** Lines of a signature are shorter than this many letters; rows of a table are often longer. */
const longestSigned = 80;

/** One page: the text before the heading and after the last row as lines, the rows between as a grid. */
export function lostPages(lines: readonly SourceLine[], given: ExportHints): Page[] {
  const hints = rememberNames(given);
  const heading = findHeading(lines, hints);
  const plain = (some: readonly SourceLine[]) => some.flatMap((l) => exportLine(l.text, l.number) ?? []);
  if (!heading) return [exportPage(1, [], plain(lines), [], because)];
  const end = tableEnd(lines, heading.to + 1, openersOf(hints));
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

/** Index of the first line of the signature block: a place and date, a post, or a number of a civil servant. */
function tableEnd(lines: readonly SourceLine[], from: number, openers: Openers): number {
  const end = lines.findIndex(
    ({ text }, i) =>
      i >= from &&
      text.length < longestSigned &&
      (/^\s*(?:NIP\b|KEPALA (?:DINAS|BADAN)\b.{0,60},?\s*$)/i.test(text) || isSigned(text, openers)),
  );
  return end < 0 ? (postAtEnd(lines, from, openers) ?? lines.length) : end;
}

/** Lines of who signs at the end of a text: a post over at most two lines, a name, a rank. */
const mostSigned = 4;

/** Where a text that is not dated ends in post and name ("Kepala Dinas Sosial," over a name with titles); null for others. */
function postAtEnd(lines: readonly SourceLine[], from: number, openers: Openers): number | null {
  const filled = lines.flatMap(({ text }, i) => (i >= from && text.trim() !== '' ? [i] : [])).slice(-mostSigned);
  const textOf = (i: number) => lines[i]!.text.trim();
  const name = filled.findLast((i) => isNameOfOfficial(textOf(i)));
  if (name === undefined || filled.some((i) => i > name && !isRankLine(textOf(i)))) return null;
  const opensPost = (i: number) => {
    const text = textOf(i).replace(/^(?:plt|plh|pj|a\.?\s?n)\b\.?\s*/i, '');
    const first = /^\p{L}+/u.exec(text)?.[0] ?? '';
    return text.length < longestSigned && /^\p{Lu}/u.test(first) && openers.unit.includes(first.toLowerCase());
  };
  return filled.find((i) => i < name && opensPost(i)) ?? name;
}

/** "Rantau, 4 Nopember 2021", also behind a word ("Mengetahui, ..."); a source with its date ("Laporan, ...") is none. */
function isSigned(text: string, openers: Openers): boolean {
  const printed = text
    .split(',')
    .slice(-2)
    .join(',')
    .replace(/^[^\p{L}]+/u, '')
    .trim();
  if (settledPlace(printed) !== null) return true;
  const placed = readPlacedDay(printed.replace(/^ditetapkan\s+di\s+/i, ''));
  if (!placed?.comma || placed.month === null || placed.rest.trim() !== '' || !isPlaceName(placed.place)) return false;
  const first = placed.place.split(' ')[0]!.toLowerCase();
  return ![...openers.indicator, ...openers.formulaPart, ...openers.objective, ...openers.source].includes(first);
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
