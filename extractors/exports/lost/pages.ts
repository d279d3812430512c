/** Recognised text whose columns are lost, as pages: rows are rebuilt from words alone. */
import { issue, type Issue } from '../../../pipeline/model/issue.ts';
import type { Cell, Page } from '../../../pipeline/model/reading/page.ts';
import type { TextLine } from '../../../pipeline/model/reading/text.ts';
import { openersOf, type ExportHints } from '../lines/hints.ts';
import { exportCell, exportGrid, exportLine, exportPage, type SourceLine } from '../lines/lines.ts';
import { addUnreadColumns } from './lost-columns.ts';
import { findHeading, type LostColumn } from './columns.ts';
import { spanMerged, type RowExtent } from './grid.ts';
import { readLines, type Piece } from './search.ts';
import { withSureness } from './lost-sureness.ts';
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

function buildGrid(
  pieces: readonly Piece[],
  body: readonly TokenLine[],
  columns: readonly LostColumn[],
  set: Setting,
  issues: Issue[],
) {
  const rows = Math.max(-1, ...pieces.filter((p) => p.column >= 0).map((p) => p.row)) + 1;
  const number = (line: number) => body[line]?.number ?? 0;
  const cells: Cell[] = columns.map((c, i) => exportCell(0, i, 1, [exportLine(c.heading, c.line) ?? []].flat()));
  const upper = set.columns.findIndex((c) => c.kind === 'upper');
  const merged = mergedTexts(pieces, set);
  const extents = Array.from({ length: rows }, (_, r) => extent(pieces, r, set));
  const starts = spanMerged(
    merged.map((m) => ({ from: m[0]?.line ?? 0, to: m.at(-1)?.line ?? 0 })),
    extents,
  );
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns.length; c++) {
      if (set.columns[c]?.kind === 'upper' || set.columns[c]?.kind === 'number') continue;
      cells.push(
        exportCell(
          r + 1,
          c,
          1,
          cellLines(
            pieces.filter((p) => p.row === r && p.column === c),
            number,
          ),
        ),
      );
    }
    const read = pieces.filter((p) => p.row === r && p.column >= 0 && set.columns[p.column]?.kind !== 'upper');
    const lines = read.map((p) => number(p.line));
    issues.push(
      issue('layout-lost', `row ${r + 1} was rebuilt from lines ${Math.min(...lines)} to ${Math.max(...lines)}`, {
        page: 1,
      }),
    );
    const garbled = read.flatMap((p) => p.tokens).filter((t) => t.kind === 'garbled');
    if (garbled.length)
      issues.push(
        issue('unreadable-text', `row ${r + 1}: "${garbled.map((t) => t.text).join(' ')}" could not be read`, {
          page: 1,
        }),
      );
  }
  starts.forEach((start, k) => {
    const span = (starts[k + 1] ?? rows) - start;
    const column = merged[k]?.[0]?.column ?? upper;
    cells.push(exportCell(start + 1, column, 1, cellLines(merged[k] ?? [], number), [span, 1]));
    numberColumn(pieces, merged, k, set).forEach((p) =>
      cells.push(exportCell(start + 1, p.column, 1, cellLines([p], number), [span, 1])),
    );
  });
  raiseUncertain(pieces, number, set, issues);
  raiseUnplaced(pieces, number, issues);
  return exportGrid(1, 'layout-lost', rows + 1, columns.length, fillGrid(cells, rows + 1, columns.length));
}

/** Pieces of merged cells, one list a cell: a piece that opens an objective begins a cell. */
function mergedTexts(pieces: readonly Piece[], set: Setting): Piece[][] {
  const texts: Piece[][] = [];
  for (const p of pieces) {
    if (set.columns[p.column]?.kind !== 'upper') continue;
    const last = texts.at(-1);
    const opens = set.openers.objective.includes(p.tokens[0]?.key ?? '');
    if (!last || opens) texts.push([p]);
    else last.push(p);
  }
  return texts;
}

/** The number beside a merged cell counts the merged cells, not the rows. */
function numberColumn(pieces: readonly Piece[], merged: readonly Piece[][], k: number, set: Setting): Piece[] {
  const from = merged[k]?.[0]?.line ?? 0;
  const to = merged[k]?.at(-1)?.line ?? -1;
  return pieces.filter((p) => set.columns[p.column]?.kind === 'number' && p.line >= from && p.line <= to).slice(0, 1);
}

function extent(pieces: readonly Piece[], row: number, set: Setting): RowExtent {
  const own = pieces.filter(
    (p) =>
      p.row === row &&
      p.column >= 0 &&
      set.columns[p.column]?.kind !== 'upper' &&
      set.columns[p.column]?.kind !== 'number',
  );
  const lines = own.map((p) => p.line);
  const heights = set.columns.map(
    (_, c) => own.filter((p) => p.column === c && p.tokens.some((t) => t.kind !== 'factor')).length,
  );
  const anchor =
    own.find((p) => ['dataSource', 'responsible'].includes(set.columns[p.column]?.role ?? ''))?.line ?? null;
  return { from: Math.min(...lines), to: Math.max(...lines), height: Math.max(1, ...heights), anchor };
}

/** Lines of a cell, top to bottom; a factor stands right of the whole formula and comes last. */
function cellLines(pieces: readonly Piece[], number: (line: number) => number): TextLine[] {
  const lines: TextLine[] = [];
  const factors: TextLine[] = [];
  for (const p of pieces) {
    const line = number(p.line);
    const words = p.tokens.filter((t) => t.kind !== 'factor').flatMap((t) => t.words);
    const factor = p.tokens.filter((t) => t.kind === 'factor').flatMap((t) => t.words);
    if (words.length) lines.push({ words, box: null, line });
    if (factor.length) factors.push({ words: factor, box: null, line, paragraph: true });
  }
  return [...lines, ...factors];
}

/**
 * Lines whose cut rests on nothing a reader could point at: a piece that starts with a small letter beside another
 * text, or that could as well go on with the text on its left or right.
 */
function raiseUncertain(
  pieces: readonly Piece[],
  number: (line: number) => number,
  set: Setting,
  issues: Issue[],
): void {
  const textual = (p: Piece | undefined) =>
    p !== undefined && ['upper', 'name', 'prose'].includes(set.columns[p.column]?.kind ?? '');
  const texts = pieces.filter(textual);
  texts.forEach((p, i) => {
    const first = p.tokens[0];
    if (!first || first.kind === 'factor' || !/^\p{Ll}/u.test(first.text)) return;
    const beside = texts[i - 1]?.line === p.line;
    const open = new Set(
      texts.filter((t) => t.line === p.line - 1 && set.columns[t.column]?.kind !== 'prose').map((t) => t.column),
    );
    if (!beside && open.size < 2) return;
    issues.push(
      issue(
        'row-split-uncertain',
        `line ${number(p.line)}: it is uncertain to which column "${p.tokens.map((t) => t.text).join(' ')}" belongs`,
        { page: 1 },
      ),
    );
  });
}

function raiseUnplaced(pieces: readonly Piece[], number: (line: number) => number, issues: Issue[]): void {
  const left = new Map<number, string[]>();
  for (const p of pieces) {
    if (p.column >= 0 || p.tokens.every((t) => t.kind === 'border')) continue;
    left.set(number(p.line), [...(left.get(number(p.line)) ?? []), ...p.tokens.map((t) => t.text)]);
  }
  for (const [line, texts] of left)
    issues.push(issue('unplaced-text', `line ${line}: "${texts.join(' ')}" found no place in a row`, { page: 1 }));
}

/** Empty cells where nothing covers the grid, all in reading order. */
function fillGrid(cells: readonly Cell[], rows: number, columns: number): Cell[] {
  const covered = new Set(
    cells.flatMap((c) => Array.from({ length: c.rowSpan }, (_, i) => `${c.row + i} ${c.column}`)),
  );
  const all = [...cells];
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) if (!covered.has(`${r} ${c}`)) all.push(exportCell(r, c, 1, []));
  return all.sort((a, b) => a.row - b.row || a.column - b.column);
}
