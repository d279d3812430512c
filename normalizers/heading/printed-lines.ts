/** What stands outside the tables that were read, line by line, with its place: around them, in other blocks, as bands. */
import type { Edit, Evidence } from '../../pipeline/model/meaning/dataset.ts';
import type { Row } from '../../pipeline/model/meaning/record.ts';
import { unite } from '../../pipeline/model/around.ts';
import { roundBox, type Box } from '../../pipeline/model/geometry.ts';
import type { ReadDocument } from '../../pipeline/model/reading/source.ts';
import type { Table, TableCell } from '../../pipeline/model/reading/table.ts';
import { pagesBefore } from '../../pipeline/model/reading/line-pages.ts';
import { joinLines, lineText, type TextLine } from '../../pipeline/model/reading/text.ts';
import type { Mender } from '../mending/mender.ts';
import { mendLines } from '../mending/mend.ts';

/** One line: `line` and `text` are mended, `raw` is what was read; `edits` say what became of it. Pages count from 1. */
export type PrintedLine = {
  text: string;
  raw: string;
  line: TextLine;
  edits: Edit[];
  page: number;
  box: Box | null;
};

/** A table that was left alone, as its rows of cells of lines. */
export type PrintedBlock = { page: number; box: Box | null; columns: number; rows: PrintedLine[][][] };

/** All that stands outside: `around` in the order of the pages, `blocks` in that of the tables, `bands` of read tables. */
export type OutsideText = { around: PrintedLine[]; blocks: PrintedBlock[]; bands: PrintedLine[] };

/** Reads what the tables leave over. Lines without a word are left out. */
export function readOutside(
  read: ReadDocument,
  used: readonly { table: Table; rows: readonly Row[] }[],
  mender: Mender,
): OutsideText {
  const indexes = new Set(used.map(({ table }) => table.index));
  const around = read.pages.flatMap((page) => printLines(page.lines, page.number, mender));
  const blocks = read.tables
    .filter((table) => !indexes.has(table.index))
    .map((table) => ({
      page: table.pages[0] ?? 1,
      box: unite(table.cells.flatMap(({ box, page }) => (box && page === table.pages[0] ? [box] : []))),
      columns: table.columns,
      rows: Array.from({ length: table.rows }, (_, row) =>
        table.cells.filter((cell) => cell.row === row).map((cell) => cellLines(cell, mender)),
      ),
    }));
  const bands = used.flatMap(({ table, rows }) =>
    [...new Set(rows.flatMap((row) => row.context))].flatMap((text) =>
      printLines([plainLine(text)], table.pages[0] ?? 1, mender),
    ),
  );
  return { around, blocks, bands };
}

/** Everything outside, one line for each row of a block, for readers to whom the place says nothing. */
export function flatLines({ around, blocks, bands }: OutsideText): PrintedLine[] {
  return [...around, ...blocks.flatMap(({ rows }) => rows.flatMap((cells) => joined(cells.flat()) ?? [])), ...bands];
}

/** Several lines as one, with the place of the first page; null for none. */
export function joined(lines: readonly PrintedLine[]): PrintedLine | null {
  const first = lines[0];
  if (!first) return null;
  const box = unite(lines.flatMap((one) => (one.box && one.page === first.page ? [one.box] : [])));
  return {
    text: lines.map(({ text }) => text).join(' '),
    raw: lines.map(({ raw }) => raw).join(' '),
    line: { ...first.line, words: lines.flatMap(({ line }) => line.words), box },
    edits: lines.flatMap(({ edits }) => edits),
    page: first.page,
    box,
  };
}

/** The lines of a field of a row, for texts that only a table tells. */
export function printLines(lines: readonly TextLine[], page: number, mender: Mender): PrintedLine[] {
  return lines.flatMap((line) => {
    const mended = mendLines([line], mender);
    const first = mended.lines[0];
    const text = first ? lineText(first).trim() : '';
    if (!first || text === '') return [];
    return [{ text, raw: joinLines([line]), line: first, edits: mended.edits, page, box: line.box }];
  });
}

function cellLines({ lines, segments, page }: TableCell, mender: Mender): PrintedLine[] {
  const before = pagesBefore(lines);
  return lines.flatMap((line, i) =>
    printLines([line], segments[Math.min(before[i]!, segments.length - 1)]?.page ?? page, mender),
  );
}

function plainLine(text: string): TextLine {
  return { words: text.split(' ').map((word) => ({ text: word, box: null, confidence: 1 })), box: null };
}

/** Where a value was read, from its lines in printed order; `edits` are those of the value beside those of its lines. */
export function evidenceOf(lines: readonly PrintedLine[], confidence: number, edits: readonly Edit[] = []): Evidence {
  const pages = [...new Set(lines.map(({ page }) => page))];
  const boxOn = (page: number) => {
    const box = unite(lines.flatMap((one) => (one.page === page && one.box ? [one.box] : [])));
    return box ? roundBox(box) : null;
  };
  const number = lines[0]?.line.line;
  return {
    raw: lines.map(({ raw }) => raw).join(' '),
    page: pages[0] ?? 1,
    box: boxOn(pages[0] ?? 1),
    confidence,
    edits: [...lines.flatMap((one) => one.edits), ...edits],
    inheritedFrom: null,
    ...(number === undefined ? {} : { line: number }),
    ...(pages.length > 1 ? { segments: pages.map((page) => ({ page, box: boxOn(page) })) } : {}),
  };
}
