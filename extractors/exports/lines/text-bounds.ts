/** How much text one export may hold: beyond it the file is no table of anybody, and reading it would end nowhere. */
import { PipelineError } from '../../../pipeline/model/errors.ts';

/** Bytes; the exports of five hundred agencies together have less. */
const mostBytes = 20_000_000;
const mostLines = 50_000;
/** The exports of a hundred agencies in one file have as many. */
const mostRows = 3000;
/** Of one line: parts between tabs or other marks, words, and brackets that are open at one time. */
const mostCells = 2000;
const mostWords = 30_000;
const mostOpen = 500;

function refuse(reason: string): PipelineError {
  return new PipelineError('too-much-text', reason);
}

/** Throws `too-much-text` for more bytes than any export has, before they are decoded. */
export function checkTextBytes(bytes: number): void {
  if (bytes > mostBytes)
    throw refuse(`The text has ${(bytes / 1e6).toFixed(1)} MB; the limit is ${mostBytes / 1e6} MB`);
}

/** Throws `too-much-text` for tables of more rows than can be given a meaning in half a minute. */
export function checkTextRows(rows: readonly number[]): void {
  const all = Math.round(rows.reduce((sum, count) => sum + count, 0));
  if (all > mostRows) throw refuse(`The tables of the text have ${all} rows; the limit is ${mostRows}`);
}

/** Throws `too-much-text` for too many lines, or a line that is too long, too wide or too deep. */
export function checkTextLines(text: string): void {
  let number = 0;
  for (let at = 0; at <= text.length; number++) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end < 0 ? text.length : end);
    at = end < 0 ? text.length + 1 : end + 1;
    if (number >= mostLines) throw refuse(`The text has more than ${mostLines} lines`);
    if (line.trim() === '') continue; // holds no cell, whatever parts them
    const { cells, words, open } = measure(line);
    const where = `Line ${number + 1} of the text`;
    if (cells > mostCells) throw refuse(`${where} has ${cells} cells; the limit is ${mostCells}`);
    if (words > mostWords) throw refuse(`${where} has ${words} words; the limit is ${mostWords}`);
    if (open > mostOpen) throw refuse(`${where} has brackets ${open} deep; the limit is ${mostOpen}`);
  }
}

/** A comma parts words as often as cells. */
const partings = '\t;|';

function measure(line: string): { cells: number; words: number; open: number } {
  const parts = new Map<string, number>();
  let [words, open, now] = [0, 0, 0];
  let isBlank = true;
  for (const sign of line) {
    if (partings.includes(sign)) parts.set(sign, (parts.get(sign) ?? 0) + 1);
    else if ('([{'.includes(sign)) open = Math.max(open, ++now);
    else if (')]}'.includes(sign)) now = Math.max(0, now - 1);
    const blank = sign === ' ' || sign === '\t';
    if (isBlank && !blank) words++;
    isBlank = blank;
  }
  return { cells: 1 + Math.max(0, ...parts.values()), words, open };
}
