/** How far the calibration error of a sample may be from that of all documents of its kind. */
import { grouped } from '../../pipeline/model/groups.ts';
import { reliability, type Verdict } from './reliability.ts';
import type { Share } from './share.ts';

const resamples = 400;
/** Of the resampled errors, this share is below the bound. */
const below = 0.975;

/**
 * The upper bound of the 95 % interval of the error of rows, by drawing whole documents again with replacement
 * (percentile bootstrap by clusters: rows of one document go wrong together). Null without rows. Equal verdicts give
 * equal bounds.
 */
export function errorBound(verdicts: readonly Verdict[]): Share {
  const documents = [...grouped(verdicts, ({ key, level }) => `${key} ${level}`).values()];
  if (documents.length === 0) return null;
  const next = numbers();
  const errors = Array.from({ length: resamples }, () => {
    const drawn = documents.flatMap(() => documents[Math.floor(next() * documents.length)]!);
    return reliability(drawn).ece ?? 0;
  }).sort((a, b) => a - b);
  return errors[Math.min(resamples - 1, Math.floor(below * resamples))]!;
}

/** The same numbers from 0 up to 1 each time (mulberry32). */
function numbers(): () => number {
  let state = 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
