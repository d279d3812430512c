/** Grids and pages written out by hand for the tests. */
import type { Cell, Grid, Page } from '../../../pipeline/model/reading/page.ts';
import type { TextLine } from '../../../pipeline/model/reading/text.ts';

/** A cell as drawn: text (`\n` begins a line) or text with spans and open borders. */
export type Drawn =
  | string
  | {
      text: string;
      rowSpan?: number;
      columnSpan?: number;
      openTop?: boolean;
      openBottom?: boolean;
      unreadInk?: number;
      confidence?: number;
    };

function lineOf(text: string, box: TextLine['box'] = null): TextLine {
  const words = text.split(/\s+/).filter((word) => word !== '');
  return { words: words.map((word) => ({ text: word, box, confidence: 0.95 })), box };
}

/** A grid from rows of cells; a `null` slot is covered by a spanning cell. Without edges it is a text export. */
export function gridOf(page: number, rows: (Drawn | null)[][], edges: number[] = []): Grid {
  const cells: Cell[] = [];
  rows.forEach((row, r) => {
    row.forEach((drawn, c) => {
      if (drawn === null) return;
      const { text, rowSpan = 1, columnSpan = 1, ...open } = typeof drawn === 'string' ? { text: drawn } : drawn;
      const box: Cell['box'] =
        edges.length > 0 ? [edges[c]!, 100 + r * 30, edges[c + columnSpan]!, 100 + (r + rowSpan) * 30] : null;
      const lines = text === '' ? [] : text.split('\n').map((line) => lineOf(line, box));
      cells.push({ row: r, column: c, rowSpan, columnSpan, page, box, lines, confidence: 0.95, ...open });
    });
  });
  const columns = Math.max(...rows.map((row) => row.length));
  return {
    page,
    box: edges.length > 0 ? [edges[0]!, 100, edges.at(-1)!, 100 + rows.length * 30] : null,
    method: edges.length > 0 ? 'ruled' : 'separated',
    rows: rows.length,
    columns,
    columnEdges: edges,
    rowEdges: edges.length > 0 ? Array.from({ length: rows.length + 1 }, (_, i) => 100 + i * 30) : [],
    cells,
    agreement: 1,
  };
}

/** A page of grids, with lines of text at given heights. */
export function pageOf(number: number, grids: Grid[], lines: [y: number, text: string][] = []): Page {
  return {
    number,
    width: 600,
    height: 900,
    quality: { reading: 'ocr', dpi: 300, turned: 0, skew: 0, ink: 0.1, confidence: 0.9, because: 'drawn' },
    grids,
    lines: lines.map(([y, text]) => lineOf(text, [50, y, 400, y + 10])),
    issues: [],
  };
}

/** A page of a text export from its text: blocks of lines with tabs are grids, other lines are lines. */
export function exportOf(text: string): Page {
  const page = pageOf(1, []);
  let block: { line: number; cells: string[] }[] = [];
  const close = () => {
    if (block.length === 0) return;
    const width = Math.max(...block.map((row) => row.cells.length));
    const grid = gridOf(
      1,
      block.map((row) => Array.from({ length: width }, (_, i) => row.cells[i] ?? '')),
    );
    for (const cell of grid.cells) for (const line of cell.lines) line.line = block[cell.row]!.line;
    page.grids.push(grid);
    block = [];
  };
  text.split('\n').forEach((raw, i) => {
    if (raw.includes('\t')) {
      block.push({ line: i + 1, cells: raw.split('\t').map((cell) => cell.replace(/<[^>]+>/g, ' ').trim()) });
      return;
    }
    close();
    if (raw.trim() !== '') page.lines.push({ ...lineOf(raw.trim()), line: i + 1 });
  });
  close();
  return page;
}
