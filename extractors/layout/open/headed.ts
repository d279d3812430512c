/** Tables without upright rules under a known heading: columns from headings and white stripes, rows from rules or words. */
import type { Word } from '../../../pipeline/model/reading/text.ts';
import { chunkLines, type Line } from '../chunks.ts';
import { anchoredColumns, openColumns, tailOf } from './column-edges.ts';
import { openBand } from './bands.ts';
import { cutBelow, openedAt } from './cut-rows.ts';
import type { OpenBand, HeadingScore, OpenTable, GridCell, RuledGrid } from '../grid.ts';
import { groupSpans, headingToRule, openHeading, splitHeading, type OpenHeading } from './heading.ts';
import { openWalls, rowRules, type RowRules } from './walls.ts';
import type { Track } from '../rules.ts';

/** Blank that ends a table without rules, in letter heights. */
export const endGap = 5.5;
/** So many lines below the first one are asked at least whether they begin a better heading. */
const leastTitle = 3;
/** A first row of texts may hold words of headings; below a rule a heading is worth so much of what stands above it. */
const leastOther = 0.6;
/** Row rules from which on rules part the rows of a body. */
const leastRowRules = 3;

/** Tables under known headings; `levels` are the horizontal rules that no grid holds. */
export function headedTables(
  words: readonly Word[],
  levels: readonly Track[],
  height: number,
  headingScore: HeadingScore,
): OpenTable[] {
  const lines = chunkLines(words, height);
  const seen = new Map<number, OpenHeading | null>();
  const headingAt = (i: number): OpenHeading | null => {
    const found = seen.get(i);
    if (found !== undefined) return found;
    const heading = openHeading(lines.slice(i), height, headingScore);
    seen.set(i, heading);
    return heading;
  };
  const tables: OpenTable[] = [];
  for (let i = 0; i < lines.length; i++) {
    const found = headingAt(i);
    if (!found || isSurpassed(lines, i, found, headingAt, levels, height)) continue;
    // all lines below the rule that begins the table are its heading
    const rules = rowRules(levels, lines[i]!.y0, height, extentOf(found));
    const first = rules ? lines.findIndex((l) => (l.y0 + l.y1) / 2 > rules.ys[0]!) : i;
    const longer = first < i ? headingAt(first) : null;
    const [start, heading] = longer && longer.value >= found.value ? [first, longer] : [i, found];
    const below = lines.slice(start);
    const whole = rules ? headingToRule(heading, below, linesToRule(below, rules), headingScore) : heading;
    const table = tableBelow(below, whole, levels, height, headingScore);
    if (!table) continue;
    tables.push(table);
    const last = Math.max(...table.words.map((w) => w.box![3]));
    while (i + 1 < lines.length && lines[i + 1]!.y0 < last - 1) i++;
  }
  return tables;
}

/** How many lines stand above the first rule over the whole width below a first line; 0 where only the last one is left. */
function linesToRule(lines: readonly Line[], rules: RowRules): number {
  const at = rules.ys.find((y, i) => y > lines[0]!.y1 - 1 && rules.whole[i]);
  const end = lines.findIndex((l) => (l.y0 + l.y1) / 2 > (at ?? Infinity));
  return at === undefined || at === rules.ys.at(-1) || end < 0 ? 0 : end;
}

const extentOf = ({ cells }: OpenHeading): { x0: number; x1: number } => ({
  x0: Math.min(...cells.map((c) => c.x0)),
  x1: Math.max(...cells.map((c) => c.x1)),
});

/** True when a line further down begins a better heading: this one is the end of a title. */
function isSurpassed(
  lines: readonly Line[],
  i: number,
  { value, end, numbers }: OpenHeading,
  headingAt: (i: number) => OpenHeading | null,
  levels: readonly Track[],
  height: number,
): boolean {
  const inside = Array.from({ length: Math.max(leastTitle, end - numbers - 1) }, (_, k) => i + k + 1);
  const next = inside.map((k) => headingAt(k)?.value ?? 0);
  // a title above the heading makes it worse, its own first line better; what stands half beside it is no title
  const isAbove = lines[i]!.chunks.length < 2 && (lines[i + 1]?.y0 ?? Infinity) > lines[i]!.y1 - 1;
  if (Math.max(...next) > value || (isAbove && next[0]! >= value)) return true;
  return next.some((other, k) => other >= leastOther * value && isParted(lines[i]!, lines[i + k + 1]!, levels, height));
}

/** True when a rule as long as a table is wide stands between two lines. */
function isParted(upper: Line, lower: Line, levels: readonly Track[], height: number): boolean {
  const rules = rowRules(levels, lower.y0, height, lower);
  return rules !== null && rules.ys[0]! < lower.y0 + 1 && rules.ys[0]! > upper.y1 - 1;
}

const wordsOf = (lines: readonly Line[]): Word[] => lines.flatMap((l) => l.chunks.flatMap((k) => k.words));

function tableBelow(
  lines: readonly Line[],
  heading: OpenHeading,
  levels: readonly Track[],
  height: number,
  headingScore: HeadingScore,
): OpenTable | null {
  const drawn = rowRules(levels, lines[0]!.y0, height, extentOf(heading));
  // a box around the heading alone says nothing of the body
  const rules = drawn && drawn.ys.at(-1)! > (lines[heading.end]?.y0 ?? Infinity) ? drawn : null;
  const bottom = rules?.ys.at(-1) ?? 0;
  const body = bodyLines(lines, heading.end, rules, height);
  if (body.length === 0) return null;

  const taken = wordsOf([...lines.slice(0, heading.end), ...body]);
  const left = rules?.left ?? Math.min(...taken.map((w) => w.box![0])) - 2;
  const right = rules?.right ?? Math.max(...taken.map((w) => w.box![2])) + 2;
  const numbers = heading.numbers ? lines.slice(heading.end - 1, heading.end) : [];
  const xs = columnsOf(body, numbers, heading, [left, right], height, headingScore);
  if (!xs || xs.length < 4) return null;
  const cut = rules ? cutBelow(lines.slice(heading.end + body.length), xs, bottom, height) : [];
  body.push(...cut);
  const top = Math.min(rules?.ys[0] ?? Infinity, lines[0]!.y0 - 1);
  const low = Math.max(bottom, ...body.map((l) => l.y1 + 1));
  const from = (lines[heading.end - 1]!.y1 + body[0]!.y0) / 2;
  const head = headingRows(heading, numbers[0], xs, top, from);
  const rest = bodyRows(wordsOf(body), xs, [from, low], rules?.tracks ?? [], height);
  const grid = joined(head, cut.length > 0 ? openedAt(rest, 'bottom') : rest, xs);
  return { grid, method: rules ? 'half-ruled' : 'borderless', words: [...taken, ...wordsOf(cut)] };
}

/**
 * The lines of a body from the line `first` on: down to the last rule or, where there is none, to a wide blank or to what stands
 * below a table.
 */
export function bodyLines(lines: readonly Line[], first: number, rules: RowRules | null, height: number): Line[] {
  const bottom = rules?.ys.at(-1) ?? 0;
  let end = Math.max(1, first);
  while (end < lines.length && (lines[end]!.y0 < bottom - 1 || (!rules && gap(lines, end) < endGap * height))) end++;
  const body = lines.slice(first, end);
  return rules ? body : body.slice(0, tailOf(body, height));
}

/** Column edges: between column numbers where there are any, else between headings that stand apart or over stripes. */
function columnsOf(
  body: readonly Line[],
  numbers: readonly Line[],
  heading: OpenHeading,
  sides: readonly [number, number],
  height: number,
  headingScore: HeadingScore,
): number[] | null {
  const marks = wordsOf(numbers).map((w): [number, number] => [w.box![0], w.box![2]]);
  const byNumber = marks.length > 0 ? anchoredColumns(body, marks, sides) : null;
  if (byNumber) return byNumber;
  const stripes = openColumns(wordsOf(body), ...sides, height).slice(1, -1);
  const cells = heading.cells.filter((c) => !c.isGroup);
  const anchors = cells.flatMap((cell) => splitHeading(cell, stripes, headingScore)).sort((a, b) => a[0] - b[0]);
  return anchoredColumns(body, anchors, sides);
}

const gap = (lines: readonly Line[], i: number): number => lines[i]!.y0 - lines[i - 1]!.y1;

/** The rows of the body: of the rules where they part it, else of its words. */
export function bodyRows(
  words: readonly Word[],
  xs: readonly number[],
  [top, bottom]: readonly [number, number],
  rules: readonly Track[],
  height: number,
): OpenBand {
  const inner = rules.filter((t) => t.at > top + 2 && t.at < bottom - 2);
  if (inner.length + 1 >= leastRowRules) return openWalls(words, xs, [top, bottom], inner, height);
  const ys = [top, ...inner.map((t) => t.at), bottom];
  const bands = ys.slice(1).flatMap((y, i) => {
    const own = words.filter((w) => {
      const at = (w.box![1] + w.box![3]) / 2;
      return at >= ys[i]! && at < y;
    });
    return own.length > 0 ? [openBand(own, xs, [ys[i]!, y], height)] : [];
  });
  return bands.reduce((all, band) => below(all, band));
}

/** One band below another, rows counted on. */
export function below(upper: OpenBand, lower: OpenBand): OpenBand {
  const shift = upper.ys.length - 1;
  const cells = lower.cells.map((c) => ({ ...c, r0: c.r0 + shift, r1: c.r1 + shift }));
  return {
    ys: [...upper.ys, ...lower.ys.slice(1)],
    cells: [...upper.cells, ...cells],
    agreement: Math.min(upper.agreement, lower.agreement),
  };
}

/** The rows of a heading between `top` and `bottom`: groups over the headings that they hold, column numbers below. */
export function headingRows(
  heading: OpenHeading,
  numbers: Line | undefined,
  xs: readonly number[],
  top: number,
  bottom: number,
): OpenBand {
  const end = numbers ? (heading.y1 + numbers.y0) / 2 : bottom;
  const groups = groupSpans(heading, xs);
  const inner = groups.length > 0 ? [Math.max(...groups.map((g) => g.cell.y1)) + 0.5] : [];
  const ys = [top, ...inner, end];
  const cells: GridCell[] = [];
  const add = (r0: number, r1: number, c0: number, c1: number): void => {
    const box: GridCell['box'] = [xs[c0]!, ys[r0]!, xs[c1 + 1]!, ys[r1 + 1]!];
    cells.push({ r0, r1, c0, c1, box, openTop: false, openBottom: false });
  };
  for (let c = 0; c + 1 < xs.length; c++) {
    const group = groups.find((g) => c >= g.from && c <= g.to);
    if (!group) add(0, inner.length, c, c);
    else {
      if (c === group.from) add(0, 0, group.from, group.to);
      add(1, 1, c, c);
    }
  }
  if (numbers) {
    ys.push(bottom);
    for (let c = 0; c + 1 < xs.length; c++) add(ys.length - 2, ys.length - 2, c, c);
  }
  return { ys, cells, agreement: 1 };
}

function joined(head: OpenBand, rest: OpenBand, xs: readonly number[]): RuledGrid {
  const { ys, cells, agreement } = below(head, rest);
  return { xs: [...xs], ys, cells: cells.sort((a, b) => a.r0 - b.r0 || a.c0 - b.c0), agreement };
}
