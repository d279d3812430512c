/** Rows of a table of figures: a row for each line of figures, labels that take several lines, and lines of one label. */
import { endsInside, startsInside } from '../../../pipeline/model/print/flow.ts';
import type { Word } from '../../../pipeline/model/reading/text.ts';
import type { WordCell } from './stacked-heads.ts';
import { isBack, isFront, isNumeric, left, right, withoutLeaders, type TextRow } from './text-rows.ts';

/** Texts nearer than this (letter heights) over a border belong together, and figures nearer than this. */
const overBorder = 0.65;
const overFigures = 0.25;
/** How much further (letter heights) a line begins that goes on with a label. */
const hanging = 0.4;
/** Lines of one label lie at most so many times the least pitch apart. */
const samePitch = 1.25;

/** A line of the table: the words of each column, and of a text over several columns the last one. */
type CellLine = { row: TextRow; cells: { c0: number; c1: number; words: Word[] }[] };

/** Cells of the rows, counted from 0, and the lines of each row. */
export function figureRows(
  lines: readonly TextRow[],
  xs: readonly number[],
  height: number,
): { cells: WordCell[]; rows: TextRow[][] } {
  const all = lines.map((row): CellLine => ({ row, cells: cellsOfLine(row, xs, height) }));
  const room = Math.max(...all.flatMap(({ row, cells }) => labelEnd(row, cells, height)), 0);
  const pitch = Math.min(
    ...lines
      .slice(1)
      .map((l, i) => l.y0 - lines[i]!.y0)
      .filter((d) => d > height),
    Infinity,
  );
  const isData = all.map(({ cells }) => cells.some((c) => c.c0 > 0));
  const groups: CellLine[][] = [];
  all.forEach((line, i) => {
    const before = all[i - 1];
    const group = groups.at(-1);
    const hasData = group?.some((l) => isData[all.indexOf(l)]) ?? false;
    const isNear = before !== undefined && line.row.y0 - before.row.y0 <= samePitch * pitch + 0.3;
    const isSame =
      group !== undefined &&
      before !== undefined &&
      isNear &&
      !(hasData && isData[i]) &&
      goesOn(before, line, room, height);
    if (isSame || (group && before && isRest(line, isNear))) group.push(line);
    else groups.push([line]);
  });
  const cells = groups.flatMap((group, r) => {
    const own: WordCell[] = [];
    for (const { cells: parts } of group)
      for (const part of parts) {
        const cell = own.find((c) => part.c0 <= c.c1 && part.c1 >= c.c0);
        if (cell) {
          cell.words.push(...part.words);
          cell.c1 = Math.max(cell.c1, part.c1);
        } else own.push({ r0: r, r1: r, c0: part.c0, c1: part.c1, words: [...part.words] });
      }
    return own;
  });
  return { cells, rows: groups.map((group) => group.map((l) => l.row)) };
}

/** Text below a text of a row, without a label or a figure, goes on with it. */
function isRest({ cells }: CellLine, isNear: boolean): boolean {
  const isLabelled = cells.some((c) => c.c0 === 0);
  return isNear && !isLabelled && cells.every((c) => c.words.every((w) => !isNumeric(w.text)));
}

const labelOf = ({ cells }: CellLine): Word[] => cells.find((c) => c.c0 === 0)?.words ?? [];

function labelEnd(row: TextRow, cells: CellLine['cells'], height: number): number[] {
  const label = cells.find((c) => c.c0 === 0 && c.c1 === 0);
  const words = label ? withoutLeaders({ ...row, words: label.words }, height) : [];
  return words.length > 0 ? [right(words.at(-1)!)] : [];
}

/** True when the label of the lower line goes on with that of the upper one, which had no room for another word. */
function goesOn(upper: CellLine, lower: CellLine, room: number, height: number): boolean {
  const [above, under] = [labelOf(upper), labelOf(lower)];
  if (above.length === 0 || under.length === 0) return false;
  const [first, last] = [under[0]!, above.at(-1)!];
  if (/^[.…·]+$/.test(last.text)) return false; // dots lead to figures: the label has ended
  const isFull = right(last) + 0.4 * height + right(first) - left(first) > room;
  const isHanging = left(first) > left(above[0]!) + hanging * height;
  const isInside = startsInside(first.text) || endsInside(above.map((w) => w.text).join(' '));
  return (
    isFull && (isInside || (isHanging && upper.cells.length > 0 && lower.cells.length === 1 && upper.cells.length > 1))
  );
}

/** The words of a line by columns; text that no blank parts at a border stands over the columns that it reaches. */
function cellsOfLine(row: TextRow, xs: readonly number[], height: number): CellLine['cells'] {
  const inner = xs.slice(1, -1);
  const parts: Word[][] = [];
  const isSign = (w: Word): boolean => isNumeric(w.text) || isFront(w.text) || isBack(w.text);
  for (const word of row.words) {
    const last = parts.at(-1)?.at(-1);
    const least = last && (isSign(last) || isSign(word)) ? overFigures : overBorder;
    const isCut =
      last !== undefined && left(word) - right(last) >= least * height && inner.some((x) => between(x, last, word));
    if (last === undefined || isCut) parts.push([word]);
    else parts.at(-1)!.push(word);
  }
  const cells: CellLine['cells'] = [];
  for (const words of parts) {
    const [x0, x1] = [left(words[0]!), right(words.at(-1)!)];
    const shares = xs.slice(1).map((x, c) => Math.min(x1, x) - Math.max(x0, xs[c]!));
    const most = shares.indexOf(Math.max(...shares));
    const over = shares.flatMap((s, c) => (s > height || c === most ? [c] : []));
    const [c0, c1] = words.length > 1 ? [over[0]!, over.at(-1)!] : [most, most];
    const same = cells.find((c) => c0 <= c.c1 && c1 >= c.c0);
    if (same) same.words.push(...words);
    else cells.push({ c0, c1, words: [...words] });
  }
  return cells;
}

/** True when the border lies between two words, nearer to the blank than to the middles of both. */
function between(x: number, a: Word, b: Word): boolean {
  return x > (left(a) + right(a)) / 2 && x < (left(b) + right(b)) / 2;
}
