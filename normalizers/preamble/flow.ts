/** The lines before the table as a person reads them: blocks of labels and the lines around them, in one order. */
import { joined, type OutsideText, type PrintedBlock, type PrintedLine } from '../heading/printed-lines.ts';

/**
 * A line in reading order. `label` is the text before a wide gap, or of the cells before the last one where the line opens a
 * row of a block: no sign is needed to part it from its `value`, which is all of the text without a label. `block` tells
 * that it stands in a cell of a block.
 */
export type FlowLine = { printed: PrintedLine; label: string | null; value: string; block: boolean };

/** Where a table begins that is not part of the flow: points from the top, or the line of an export; null when unknown. */
export type TableStart = { page: number; top: number | null };

/** A number, a label, a colon, a letter of a list and the text: more columns are a table of something else. */
const mostColumns = 5;

/** The lines down to the first of the tables, page by page from top to bottom. */
export function flowOf({ around, blocks }: OutsideText, tables: readonly TableStart[]): FlowLine[] {
  type Part = { page: number; top: number; lines: FlowLine[] };
  const parts: Part[] = [
    ...around.map((printed): Part => ({ page: printed.page, top: topOf(printed), lines: [asFlow(printed)] })),
    ...blocks.filter(({ columns }) => columns <= mostColumns).flatMap(blockParts),
  ];
  const firstPage = Math.min(...tables.map(({ page }) => page));
  const first = tables.filter(({ page }) => page === firstPage);
  const start = Math.min(...first.map(({ top }) => top ?? -Infinity));
  return parts
    .map((part, at) => ({ ...part, at }))
    .filter(({ page, top }) => tables.length === 0 || page < firstPage || (page === firstPage && top < start))
    .sort((a, b) => a.page - b.page || a.top - b.top || a.at - b.at)
    .flatMap(({ lines }) => lines);
}

/** A gap so many times as wide as the line is high parts a label from its value; spaces of justified lines are narrower. */
const widestSpace = 1.3;
const longestLabel = 5; // words

function asFlow(printed: PrintedLine): FlowLine {
  const { words } = printed.line;
  for (let i = 1; i <= Math.min(longestLabel, words.length - 1); i++) {
    const [before, after] = [words[i - 1]?.box, words[i]?.box];
    if (!before || !after || after[0] - before[2] < widestSpace * (before[3] - before[1])) continue;
    const text = (some: typeof words) => some.map((word) => word.text).join(' ');
    return { printed, label: text(words.slice(0, i)), value: text(words.slice(i)), block: false };
  }
  return { printed, label: null, value: printed.text, block: false };
}

function topOf({ box, line }: PrintedLine): number {
  return box ? (box[1] + box[3]) / 2 : (line.line ?? 0);
}

function blockParts({ rows }: PrintedBlock): { page: number; top: number; lines: FlowLine[] }[] {
  return rows.flatMap((cells) => {
    const filled = cells.filter((lines) => lines.length > 0);
    const first = filled[0]?.[0];
    if (!first) return [];
    return [
      {
        page: first.page,
        top: Math.min(
          ...filled
            .flat()
            .filter(({ page }) => page === first.page)
            .map(topOf),
        ),
        lines: rowLines(filled),
      },
    ];
  });
}

/** "2." | "Tugas" | ":" | text: the cells before the text are its label; a lone cell has none. */
function rowLines(cells: readonly PrintedLine[][]): FlowLine[] {
  const value = cells.at(-1)!;
  const heads = cells.slice(0, -1).flatMap((lines) => joined(lines) ?? []);
  const label = heads.map(({ text }) => text).join(' ');
  if (heads.length === 0) return value.map((printed) => ({ printed, label: null, value: printed.text, block: true }));
  // a lone sign behind a label has no value: "Fungsi" | ":"
  if (value.every(({ text }) => /^[:;.\-–]$/.test(text)))
    return [
      {
        printed: joined([...heads, ...value])!,
        label: null,
        value: [label, ...value.map(({ text }) => text)].join(' '),
        block: true,
      },
    ];
  const mark = /^\(?\d{1,2}[.)]?$/.exec(heads.at(-1)!.text)?.[0];
  if (mark === undefined)
    return value.map((printed, i) => ({ printed, label: i === 0 ? label : null, value: printed.text, block: true }));
  // "Fungsi" | ":" | "1" | text: the number is that of the entry and no part of the label
  const before = heads.slice(0, -1).map(({ text }) => text);
  return value.map((printed, i) => ({
    printed,
    label: i === 0 && before.length > 0 ? before.join(' ') : null,
    value: i === 0 ? `${mark.replace(/[.)]?$/, '.')} ${printed.text}` : printed.text,
    block: true,
  }));
}
