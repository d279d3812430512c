/** Rows that a table without rules leaves on the next page, too few there to look like a table of their own. */
import { median } from '../../pipeline/model/numbers.ts';
import type { Grid, Page, PageRule } from '../../pipeline/model/reading/page.ts';
import type { TextLine, Word } from '../../pipeline/model/reading/text.ts';
import { assembleGrid, confidenceOf, type CellText } from '../layout/cells/assemble.ts';
import { assignWords } from '../layout/cells/cell-words.ts';
import { wordLines } from '../layout/cells/word-lines.ts';
import { chunkLines, chunkText, type Line } from '../layout/chunks.ts';
import { openBand } from '../layout/open/bands.ts';
import { tailOf } from '../layout/open/column-edges.ts';
import type { Rule } from '../layout/rules.ts';

/** Fewer columns, or fewer of them with text, and side by side in the first line, may be anything. */
const leastColumns = 4;
const leastFilled = 0.6;
const leastBeside = 3;
/** Share of the cells that begin where their row does, as for every table without rules. */
const leastAgreement = 0.8;
/** Blank that ends a table without rules, in letter heights, and share of the page above which its rest begins. */
const endGap = 5.5;
const upperShare = 0.35;
/** How far (points) text may stand out over the sides of the table. */
const beyond = 3;

/** The pages, with such rows as a grid in the columns of the page before instead of among the lines of their page. */
export function withRestRows(pages: readonly Page[]): Page[] {
  const all: Page[] = [];
  for (const page of pages) {
    const before = all.at(-1);
    all.push((before && before.number === page.number - 1 && restAdded(before, page)) || page);
  }
  return all;
}

function restAdded(before: Page, page: Page): Page | null {
  const open = before.grids.filter((g) => g.box).sort((a, b) => b.box![3] - a.box![3])[0];
  if (!open || open.method === 'ruled' || page.grids.length > 0 || !endsPage(open, before)) return null;
  const xs = open.columnEdges;
  if (open.columns < leastColumns || xs.length !== open.columns + 1) return null;
  const words = page.lines.flatMap((line) => line.words).filter((w) => w.box !== null);
  // half of the usual height of word boxes, which reach from ascent to descent
  const height = 0.55 * (median(words.map((w) => w.box![3] - w.box![1])) ?? 10);
  const run = columnLines(chunkLines(words, height), xs, height);
  const own = run.flatMap((line) => line.chunks.flatMap((k) => k.words));
  if (run.length === 0 || run[0]!.y0 > upperShare * page.height || run[0]!.chunks.length < leastBeside) return null;
  const filled = xs.slice(1).filter((x, c) => own.some((w) => w.box![0] > xs[c]! - beyond && w.box![2] < x + beyond));
  const band = openBand(own, xs, [run[0]!.y0 - 1, run.at(-1)!.y1 + 1], height);
  if (filled.length < leastFilled * open.columns || band.agreement < leastAgreement) return null;
  const bars = (page.rules ?? []).flatMap(levelOf);
  const texts = assignWords({ ...band, xs: [...xs] }, own).map((inside): CellText => {
    const lines = wordLines(inside, bars, height, false);
    return { lines, confidence: confidenceOf(lines), unreadInk: null };
  });
  const grid = assembleGrid(page.number, { ...band, xs: [...xs] }, texts, open.method, (box) => box);
  return { ...page, grids: [grid], lines: without(page.lines, own) };
}

/** Whether nothing but the number of the page stands below a grid. */
function endsPage(grid: Grid, page: Page): boolean {
  const below = page.lines.filter((line) => line.box && line.box[1] > grid.box![3] - 1);
  return below.every((line) => line.words.every((w) => !/\p{L}{3}/u.test(w.text)));
}

/** The first lines of a page, its number aside, as far as they stand in the columns. */
function columnLines(lines: readonly Line[], xs: readonly number[], height: number): Line[] {
  const plain = lines.filter((line, i) => (i > 0 && i < lines.length - 1) || !isPageNumber(line));
  const isOut = (w: Word): boolean =>
    w.box![0] < xs[0]! - beyond ||
    w.box![2] > xs.at(-1)! + beyond ||
    xs.slice(1, -1).some((x) => w.box![0] < x - 1 && w.box![2] > x + 1);
  const end = plain.findIndex(
    (line, i) =>
      (i > 0 && line.y0 - plain[i - 1]!.y1 > endGap * height) || line.chunks.some((k) => k.words.some(isOut)),
  );
  const inside = end < 0 ? plain : plain.slice(0, end);
  // what stands below a table is told by all that stands there
  const tail = tailOf(plain, height);
  return inside.slice(0, tail);
}

const isPageNumber = (line: Line): boolean =>
  line.chunks.length === 1 && /^\W*(\d{1,3}|[ivx]{1,5})\W*$/i.test(chunkText(line.chunks[0]!));

function levelOf({ line: [x0, y0, x1, y1] }: PageRule): Rule[] {
  return Math.abs(y1 - y0) < 1 ? [{ kind: 'horizontal', at: y0, from: x0, to: x1, thickness: 1 }] : [];
}

function without(lines: readonly TextLine[], taken: readonly Word[]): TextLine[] {
  const gone = new Set(taken);
  return lines.flatMap((line) => {
    const words = line.words.filter((w) => !gone.has(w));
    return words.length === line.words.length ? [line] : words.length === 0 ? [] : [{ ...line, words }];
  });
}
