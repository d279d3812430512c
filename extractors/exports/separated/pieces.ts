/** An export cut into table pieces and the lines around them. */
import { readRows, type TextRow } from './delimited.ts';
import { htmlPieces, markupLines, type HtmlPiece } from './html.ts';
import type { TextLine } from '../../../pipeline/model/reading/text.ts';
import { exportLine, type SourceLine } from '../lines/source-lines.ts';
import { isPipeRule, pipeCells, plainMarkdown } from './markdown.ts';
import { addAll } from '../../../pipeline/model/groups.ts';

/** A row whose cells are lines already. */
export type CellRow = { line: number; cells: TextLine[][] };
export type Piece = { kind: 'rows'; rows: CellRow[] } | HtmlPiece;

/** The pieces of an export in order; `markup` tells whether cells and lines may hold HTML, LaTeX and Markdown. */
export function cutPieces(lines: readonly SourceLine[], delimiter: string | null, markup: boolean): Piece[] {
  const pieces: Piece[] = [];
  for (let i = 0; i < lines.length;) {
    const start = lines[i] as SourceLine;
    if (markup && /<table[\s>]/i.test(start.text)) {
      const end = tableEnd(lines, i);
      const source = lines
        .slice(i, end + 1)
        .map((l) => l.text)
        .join('\n');
      for (const piece of htmlPieces(source, start.number))
        if (piece.kind === 'lines') pushLines(pieces, piece.lines);
        else pieces.push(piece);
      i = end + 1;
      continue;
    }
    const taken = takeRows(lines, i, delimiter, markup);
    if (taken) {
      pieces.push({ kind: 'rows', rows: taken.rows });
      i = taken.end;
      continue;
    }
    pushLines(pieces, plainLines(start, markup));
    i++;
  }
  return pieces;
}

/** The line on which the tables that begin on line `i` are all closed; where they never are, the last that closes one. */
function tableEnd(lines: readonly SourceLine[], i: number): number {
  let open = 0;
  let last = lines.length - 1;
  let isClosed = false;
  for (let end = i; end < lines.length; end++) {
    const { text } = lines[end]!;
    const closed = text.match(/<\/table\s*>/gi)?.length ?? 0;
    open += (text.match(/<table[\s>]/gi)?.length ?? 0) - closed;
    if (closed > 0) [last, isClosed] = [end, true];
    if (isClosed && open <= 0) return end;
  }
  return last;
}

function takeRows(lines: readonly SourceLine[], i: number, delimiter: string | null, markup: boolean) {
  if (markup && pipeCells(lines[i]?.text ?? '')) {
    const rows: CellRow[] = [];
    let end = i;
    for (; end < lines.length; end++) {
      const line = lines[end] as SourceLine;
      if (isPipeRule(line.text)) continue;
      const cells = pipeCells(line.text);
      if (!cells) break;
      rows.push({ line: line.number, cells: cells.map((c) => markupLines(c, line.number)) });
    }
    return { rows, end };
  }
  if (delimiter === null || !(lines[i]?.text ?? '').includes(delimiter)) return null;
  let end = i;
  const isInside = quoteWatch();
  for (; lines[end]?.text; end++) {
    const { text } = lines[end]!;
    // a line without a delimiter belongs to a row only inside an open quote
    if (!text.includes(delimiter) && !isInside(null)) break;
    isInside(text);
  }
  const rows = readRows(lines.slice(i, end), delimiter);
  if (Math.max(...rows.map((r) => r.cells.length)) < 3 && rows.length < 2) return null;
  return { rows: rows.map((r) => cellRow(r, markup)), end };
}

/** Takes lines of a piece one by one (null: none) and tells whether a quote that opened a cell is still open after them. */
function quoteWatch(): (line: string | null) => boolean {
  let [quotes, opened] = [0, false];
  return (line) => {
    if (line !== null) {
      quotes += line.match(/"/g)?.length ?? 0;
      opened ||= /(?:^|[\t;,])"/.test(line);
    }
    return opened && quotes % 2 === 1;
  };
}

function cellRow(row: TextRow, markup: boolean): CellRow {
  const read = (cell: string) => (markup ? markupLines(cell, row.line) : [exportLine(cell, row.line) ?? []].flat());
  return { line: row.line, cells: row.cells.map(read) };
}

function plainLines(source: SourceLine, markup: boolean): TextLine[] {
  if (markup && /<[a-z/]/i.test(source.text)) return markupLines(source.text, source.number);
  const made = exportLine(markup ? plainMarkdown(source.text) : source.text, source.number);
  return made ? [made] : [];
}

function pushLines(pieces: Piece[], lines: TextLine[]): void {
  const last = pieces.at(-1);
  if (!lines.length) return;
  if (last?.kind === 'lines') addAll(last.lines, lines);
  else pieces.push({ kind: 'lines', lines });
}
