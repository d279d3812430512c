/** Tables that go on from an earlier page without a heading: columns from white stripes, rows from words or rules. */
import type { Word } from '../../../pipeline/model/reading/text.ts';
import { chunkLines, chunkText, type Line } from '../chunks.ts';
import { below, bodyRows } from './headed.ts';
import type { OpenBand, OpenTable, GridCell } from '../grid.ts';
import { cutAbove, cutBelow, openedAt } from './cut-rows.ts';
import { isNumberLine } from './heading.ts';
import { openColumns, tailOf } from './column-edges.ts';
import { rowRules, withRuleEnds } from './walls.ts';
import type { Track } from '../rules.ts';
import { mean } from '../../../pipeline/model/numbers.ts';

/** Blank that ends a table without rules, in letter heights. */
const endGap = 5.5;
/** Fewer columns, or fewer cells that begin with their row, may be anything. */
const leastColumns = 4;
/** With rules above, below and between several rows there may be one column less, and one text less in them. */
const leastRules = 6;
const leastAgreement = 0.8;
/** Share of rows that may be bands, of cells that must be filled, columns of text, and words in one of them on average. */
const mostBands = 0.5;
const leastFilled = 0.45;
const leastTexts = 3;
const leastWords = 3.5;
/** The first part of a table's rest stands in this upper share of the page. */
const upperShare = 0.35;

/** Finds such tables; `pageHeight` is the lower end of the text of the page when it is not known better. */
export function headlessTables(words: readonly Word[], levels: readonly Track[], height: number): OpenTable[] {
  const all = chunkLines(words, height);
  const bottom = Math.max(0, ...all.map((l) => l.y1));
  const lines = all.filter((l, i) => (i > 0 && i < all.length - 1) || !isPageNumber(l));
  const fullest = lines.reduce<Line | null>((a, l) => (a && a.chunks.length >= l.chunks.length ? a : l), null);
  const rules = fullest && rowRules(levels, -Infinity, height, fullest, true);
  for (const whole of runs(lines, height, rules ? [rules.ys[0]!, rules.ys.at(-1)!] : null)) {
    const run = rules ? whole : whole.slice(0, tailOf(whole, height));
    if (run[0]!.y0 > upperShare * Math.max(bottom, 600)) break;
    const inner = wordsOf(run);
    const left = rules?.left ?? Math.min(...run.map((l) => l.x0)) - 2;
    const right = rules?.right ?? Math.max(...run.map((l) => l.x1)) + 2;
    const read = openColumns(inner, left, right, height);
    const xs = rules ? withRuleEnds(read, rules, inner, height) : read;
    const isDrawn = (rules?.whole.filter(Boolean).length ?? 0) >= leastRules;
    if (xs.length - 1 < leastColumns - Number(isDrawn)) continue;
    const rest = rules ? cutAbove(lines, xs, rules.ys[0]!, height) : [];
    const next = rules ? cutBelow(lines, xs, rules.ys.at(-1)!, height) : [];
    const all = [...rest, ...run, ...next];
    const own = wordsOf(all);
    const top = Math.min(rules?.ys[0] ?? Infinity, all[0]!.y0 - 1);
    const low = Math.max(rules?.ys.at(-1) ?? 0, ...all.map((l) => l.y1 + 1));
    const hasNumbers = rest.length === 0 && isNumberLine(run[0]!) && run.length > 1;
    const head = hasNumbers ? numberRow(xs, top, (run[0]!.y1 + run[1]!.y0) / 2) : null;
    const plain = head ? own.filter((w) => !run[0]!.chunks.some((k) => k.words.includes(w))) : own;
    const parted = bodyRows(plain, xs, [head?.ys[1] ?? top, low], rules?.tracks ?? [], height);
    const continued = next.length > 0 ? openedAt(parted, 'bottom') : parted;
    const body = rest.length > 0 ? openedAt(continued, 'top') : continued;
    const { ys, cells, agreement } = head ? below(head, body) : body;
    if (agreement < leastAgreement || !isTextTable(own, cells, [ys.length - 1, xs.length - 1], isDrawn)) continue;
    return [{ grid: { xs, ys, cells, agreement }, method: rules ? 'half-ruled' : 'borderless', words: own }];
  }
  return [];
}

const wordsOf = (lines: readonly Line[]): Word[] => lines.flatMap((l) => l.chunks.flatMap((k) => k.words));

/** A row of column numbers, which all that is left of a heading may be. */
function numberRow(xs: readonly number[], top: number, bottom: number): OpenBand {
  const cells = xs.slice(1).map((x, c): GridCell => {
    return { r0: 0, r1: 0, c0: c, c1: c, box: [xs[c]!, top, x, bottom], openTop: false, openBottom: false };
  });
  return { ys: [top, bottom], cells, agreement: 1 };
}

/** True for rows of texts: figures in line and pictures with labels are left to other readers, prose to none. */
function isTextTable(
  words: readonly Word[],
  cells: readonly GridCell[],
  [rows, columns]: readonly [number, number],
  isDrawn: boolean,
): boolean {
  const texts = cells
    .map((c) => ({ c, words: words.filter((w) => isInside(w, c.box)) }))
    .filter((t) => t.words.length > 0);
  const bands = texts.filter(({ c }) => c.c1 > c.c0).length;
  const plain = texts.filter(({ c }) => c.c1 === c.c0);
  if (rows < 2 || bands > mostBands * rows || plain.length < leastFilled * (rows - bands) * columns) return false;
  const means = Array.from({ length: columns }, (_, c) => {
    const own = plain.filter((t) => t.c.c0 === c);
    const letters = own.filter((t) => t.words.some((w) => /\p{L}{2}/u.test(w.text))).length;
    return { isText: own.length > 0 && letters >= 0.5 * own.length, mean: mean(own.map((t) => t.words.length)) };
  });
  return (
    means.filter((m) => m.isText).length >= leastTexts - Number(isDrawn) &&
    means.some((m) => m.isText && m.mean >= leastWords)
  );
}

function isInside(word: Word, [x0, y0, x1, y1]: GridCell['box']): boolean {
  const x = (word.box![0] + word.box![2]) / 2;
  const y = (word.box![1] + word.box![3]) / 2;
  return x >= x0 && x < x1 && y >= y0 && y < y1;
}

const isPageNumber = (line: Line): boolean =>
  line.chunks.length === 1 && /^[-–\s]*(\d{1,3}|[ivx]{1,5})[-–\s]*$|^(hal|halaman)\b/i.test(chunkText(line.chunks[0]!));

/** Lines between the rules, or runs of lines without a wide blank. */
function runs(lines: readonly Line[], height: number, between: readonly [number, number] | null): Line[][] {
  if (between) {
    const own = lines.filter((l) => (l.y0 + l.y1) / 2 > between[0] && (l.y0 + l.y1) / 2 < between[1]);
    return own.length > 0 ? [own] : [];
  }
  const found: Line[][] = [];
  lines.forEach((line, i) => {
    if (i > 0 && line.y0 - lines[i - 1]!.y1 < endGap * height) found.at(-1)!.push(line);
    else found.push([line]);
  });
  return found;
}
