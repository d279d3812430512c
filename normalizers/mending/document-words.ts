/** The words of one document by place: how often each stands in it, and what stands in the same row, column or line. */
import type { ReadDocument } from '../../pipeline/model/reading/source.ts';
import type { TextLine, Word } from '../../pipeline/model/reading/text.ts';
import { wordParts } from '../text/plain-text.ts';

/** How often words stand somewhere; `total` counts all of them. */
export type Tally = { counts: ReadonlyMap<string, number>; total: number };

/** `rowOf` and `columnOf` give the words around a word of a table; `followers` what stands right after a word. */
export type DocumentWords = Tally & {
  rowOf: (word: Word) => Tally;
  columnOf: (word: Word) => Tally;
  followers: (word: string) => Tally;
  leaders: (word: string) => Tally;
  /** True when a reading of this word was sure enough to be counted. */
  isCounted: (word: Word, part: string) => boolean;
};

type Growing = { counts: Map<string, number>; total: number };
const start = (): Growing => ({ counts: new Map(), total: 0 });
const nothing: Tally = start();

function grow(tally: Growing, word: string): void {
  tally.counts.set(word, (tally.counts.get(word) ?? 0) + 1);
  tally.total += 1;
}

function growIn(tallies: Map<string, Growing>, key: string, word: string): void {
  const tally = tallies.get(key) ?? start();
  tallies.set(key, tally);
  grow(tally, word);
}

/** Counts the words that are surely read, page by page and cell by cell. */
export function documentWords(read: ReadDocument, isCounted: (word: Word, part: string) => boolean): DocumentWords {
  const all = start();
  const rows = new Map<string, Growing>();
  const columns = new Map<string, Growing>();
  const after = new Map<string, Growing>();
  const before = new Map<string, Growing>();
  const places = new WeakMap<Word, { row: string; column: string }>();
  const countLine = (line: TextLine): string[] => {
    let last = '';
    return line.words.flatMap((word) => {
      const counted = wordParts(word.text).filter((part) => isCounted(word, part));
      for (const part of counted) {
        grow(all, part);
        if (last !== '') growIn(after, last, part);
        if (last !== '') growIn(before, part, last);
        last = part;
      }
      if (counted.length === 0) last = '';
      return counted;
    });
  };
  for (const page of read.pages) page.lines.forEach(countLine);
  for (const table of read.tables) {
    for (const cell of table.cells) {
      const column = `${table.index}/${cell.column}`;
      const rowKeys = Array.from({ length: cell.rowSpan }, (_, i) => `${table.index}/${cell.row + i}`);
      for (const line of cell.lines) {
        for (const word of line.words) places.set(word, { row: rowKeys[0] ?? '', column });
        for (const part of countLine(line)) {
          if (cell.header) continue;
          growIn(columns, column, part);
          for (const key of rowKeys) growIn(rows, key, part);
        }
      }
    }
  }
  return {
    ...all,
    rowOf: (word) => rows.get(places.get(word)?.row ?? '') ?? nothing,
    columnOf: (word) => columns.get(places.get(word)?.column ?? '') ?? nothing,
    followers: (word) => after.get(word) ?? nothing,
    leaders: (word) => before.get(word) ?? nothing,
    isCounted,
  };
}
