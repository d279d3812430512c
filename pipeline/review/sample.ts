/** A random tenth of the rows that nobody doubts: how often they are wrong all the same. */
import { createHash } from 'node:crypto';
import type { QueueRow, SampleResult } from '../model/review/answers.ts';

/** One row of so many is drawn. */
const oneIn = 10;

/** Whether a row is drawn: by its id, so that every reviewer and every run draws the same. */
export function isDrawn(row: string): boolean {
  return createHash('sha256').update(`sample ${row}`).digest().readUInt32BE(0) % oneIn === 0;
}

/** z of the normal distribution for 95 %. */
const z = 1.959964;

/** The 95 % interval of a share (Wilson 1927), good for few cases and for none wrong. Null of no cases. */
function wilson(wrong: number, of: number): [low: number, high: number] | null {
  if (of === 0) return null;
  const share = wrong / of;
  const scale = 1 + (z * z) / of;
  const middle = (share + (z * z) / (2 * of)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

/** What the sample says so far. `isWrong` tells of a row that was decided whole whether anything in it was wrong. */
export function sampleResult(rows: readonly QueueRow[], isWrong: (row: string) => boolean): SampleResult {
  const drawn = rows.filter(({ sample }) => sample);
  const looked = drawn.filter(({ state }) => state === 'done');
  const wrong = looked.filter(({ id }) => isWrong(id)).length;
  const sure = rows.filter((row) => row.sure).length;
  return {
    sure,
    drawn: drawn.length,
    looked: looked.length,
    wrong,
    rate: looked.length === 0 ? null : wrong / looked.length,
    interval: wilson(wrong, looked.length),
  };
}
