/** Text of an export as the lines, words and pages of the model. */
import type { Issue } from '../../../pipeline/model/issue.ts';
import type { Cell, Grid, GridMethod, Page } from '../../../pipeline/model/reading/page.ts';
import type { TextLine, Word } from '../../../pipeline/model/reading/text.ts';

/** A physical line of the export; `number` counts from 1. */
export type SourceLine = { number: number; text: string };

/** Ends of lines and pages of programs that know no other; in cells they are never used. */
const hardEnds = /[\f\u0085\u2029]+/;
/** Ends of lines that word processors also use inside a cell. */
const softEnds = /[\v\u2028]+/;

/** The physical lines of a text; tabs at the end of a line stay (they are empty cells). */
export function sourceLines(text: string): SourceLine[] {
  return text
    .split('\n')
    .flatMap((line) => partsAt(line, hardEnds))
    .flatMap(softLines)
    .map((line, i) => ({ number: i + 1, text: line.replace(/[^\S\t]+$/, '') }));
}

function partsAt(line: string, ends: RegExp): string[] {
  if (!ends.test(line)) return [line];
  const parts = line.split(ends).filter((part) => part !== '');
  return parts.length > 0 ? parts : [''];
}

/** A break inside a cell leaves the rest of its row alone: of its parts no two hold the cells of a row. */
function softLines(line: string): string[] {
  const parts = partsAt(line, softEnds);
  const tabs = (part: string) => part.split('\t').length - 1;
  const isInCell = tabs(line) >= 2 && parts.filter((part) => tabs(part) >= 2).length < 2;
  return isInCell ? [parts.join(' ')] : parts;
}

export function exportWord(text: string, confidence = 1): Word {
  return { text, box: null, confidence };
}

/** A line of whitespace-separated words with its line number, or null when there is no word. */
export function exportLine(text: string, line: number, more: Partial<TextLine> = {}): TextLine | null {
  const words = text
    .split(/\s+/)
    .filter(Boolean)
    .map((w) => exportWord(w));
  return words.length ? { words, box: null, line, ...more } : null;
}

/** A cell without a place on paper; its confidence is that of its least sure word. */
export function exportCell(
  row: number,
  column: number,
  page: number,
  lines: TextLine[],
  span: [number, number] = [1, 1],
): Cell {
  const confidence = Math.min(1, ...lines.flatMap((l) => l.words.map((w) => w.confidence)));
  return { row, column, rowSpan: span[0], columnSpan: span[1], page, box: null, lines, confidence };
}

export function exportGrid(page: number, method: GridMethod, rows: number, columns: number, cells: Cell[]): Grid {
  const agreement = method === 'layout-lost' ? 0.5 : 1;
  return { page, box: null, method, rows, columns, columnEdges: [], rowEdges: [], cells, agreement };
}

export function exportPage(number: number, grids: Grid[], lines: TextLine[], issues: Issue[], because: string): Page {
  const quality = { reading: 'export', dpi: null, turned: 0, skew: 0, ink: null, confidence: 1, because } as const;
  return { number, width: 0, height: 0, quality, grids, lines, issues };
}
