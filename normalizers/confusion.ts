/** How far a read word is from a real one, when some signs are easily taken for others. */
import { PipelineError } from '../pipeline/errors.ts';
import { parseCsv } from './csv.ts';

/** Costs of reading `from` where the paper has `to`, one or two signs each, by the first sign of `from`. */
export type Confusions = ReadonlyMap<string, readonly { from: string; to: string; cost: number }[]>;

const anySign = 1;
const lostSign = 0.9;

/** Reads `confusions.csv`; throws `internal-error` with the line when a cost is no number over 0. */
export function readConfusions(text: string): Confusions {
  const confusions = new Map<string, { from: string; to: string; cost: number }[]>();
  for (const { line, fields } of parseCsv(text, 'vocabulary/confusions.csv', ['read', 'printed', 'cost'])) {
    const { read: from = '', printed: to = '' } = fields;
    const cost = Number(fields['cost']);
    if (from === '' || to === '' || !(cost > 0)) {
      throw new PipelineError(
        'internal-error',
        `vocabulary/confusions.csv:${line}: two readings and a cost over 0 are needed`,
      );
    }
    confusions.set(from.charAt(0), [...(confusions.get(from.charAt(0)) ?? []), { from, to, cost }]);
  }
  return confusions;
}

/**
 * The weighted edit distance from what was read to a candidate (Wagner and Fischer, with one- and two-sign
 * substitutions). Gives `limit` + 1 as soon as no path stays within `limit`.
 */
export function readingDistance(read: string, word: string, confusions: Confusions, limit: number): number {
  if (Math.abs(read.length - word.length) * lostSign > limit + 0.9) return limit + 1;
  const rows: number[][] = Array.from({ length: read.length + 1 }, () =>
    new Array<number>(word.length + 1).fill(Infinity),
  );
  const at = (i: number, j: number) => rows[i]?.[j] ?? Infinity;
  const relax = (i: number, j: number, cost: number) => {
    const row = rows[i];
    if (row && cost < (row[j] ?? Infinity)) row[j] = cost;
  };
  relax(0, 0, 0);
  for (let i = 0; i <= read.length; i++) {
    let least = Infinity;
    for (let j = 0; j <= word.length; j++) {
      const here = at(i, j);
      least = Math.min(least, here);
      if (here > limit) continue;
      relax(i + 1, j, here + lostSign);
      relax(i, j + 1, here + lostSign);
      relax(i + 1, j + 1, here + (read[i] === word[j] ? 0 : anySign));
      for (const { from, to, cost } of confusions.get(read[i] ?? '') ?? []) {
        if (read.startsWith(from, i) && word.startsWith(to, j)) relax(i + from.length, j + to.length, here + cost);
      }
    }
    if (least > limit && i > 1) return limit + 1;
  }
  return at(read.length, word.length);
}
