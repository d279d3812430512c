/** The noisy channel: how likely one text is read where another is printed, when some signs are taken for others. */
import { PipelineError } from '../../pipeline/model/errors.ts';
import { parseCsv } from '../text/csv.ts';
import { addTo } from '../../pipeline/model/groups.ts';

/** Readings `from` of printed `to`, one or two signs each, by the first sign of `from`; `cost` is -ln of the share. */
export type Confusions = ReadonlyMap<string, readonly { from: string; to: string; cost: number }[]>;

/** Costs (-ln of a share among the misreadings of a sign) of what stands in no table: another sign, one lost, one more. */
const anySign = 5.1;
const lostSign = 5;
/** What every misreading after the first costs more (-ln): one bad sign often has another beside it, but not here or there. */
const again = 3;

/** Reads `confusions.csv`; throws `internal-error` with the line when a share is not over 0 and at most 1. */
export function readConfusions(text: string): Confusions {
  const confusions = new Map<string, { from: string; to: string; cost: number }[]>();
  for (const { line, fields } of parseCsv(text, 'vocabulary/confusions.csv', ['read', 'printed', 'share'])) {
    const { read: from = '', printed: to = '' } = fields;
    const share = Number(fields['share']);
    if (from === '' || to === '' || !(share > 0 && share <= 1)) {
      throw new PipelineError(
        'internal-error',
        `vocabulary/confusions.csv:${line}: two readings and a share over 0 are needed`,
      );
    }
    addTo(confusions, from.charAt(0), { from, to, cost: -Math.log(share) });
  }
  return confusions;
}

/** A way from what was read to a word: the sum of its costs, and how many signs were misread on it. */
export type Way = { cost: number; misread: number };

/**
 * The cheapest way from what was read to a candidate (Wagner and Fischer, with one- and two-sign substitutions), null
 * when it costs more than `limit`; every misreading after the first costs `again` more.
 */
export function readingWay(read: string, word: string, confusions: Confusions, limit: number): Way | null {
  const width = word.length + 1;
  const costs = new Float64Array((read.length + 1) * width).fill(Infinity);
  const counts = new Uint8Array(costs.length);
  const relax = (to: number, before: number, cost: number, misread: number) => {
    const sum = before + (cost > 0 && misread > 1 ? cost + again : cost);
    if (sum >= (costs[to] ?? Infinity)) return;
    costs[to] = sum;
    counts[to] = misread;
  };
  costs[0] = 0;
  for (let i = 0; i <= read.length; i++) {
    let least = Infinity;
    for (let j = 0; j <= word.length; j++) {
      const at = i * width + j;
      const here = costs[at] ?? Infinity;
      least = Math.min(least, here);
      if (here > limit) continue;
      const misread = counts[at] ?? 0;
      if (i < read.length && j < word.length && read[i] === word[j]) relax(at + width + 1, here, 0, misread);
      if (i < read.length && j < word.length) relax(at + width + 1, here, anySign, misread + 1);
      if (i < read.length) relax(at + width, here, lostSign, misread + 1);
      if (j < word.length) relax(at + 1, here, lostSign, misread + 1);
      for (const { from, to, cost } of confusions.get(read[i] ?? '') ?? []) {
        if (read.startsWith(from, i) && word.startsWith(to, j)) {
          relax((i + from.length) * width + j + to.length, here, cost, misread + 1);
        }
      }
    }
    if (least > limit && i > 1) return null;
  }
  const end = costs.length - 1;
  const cost = costs[end] ?? Infinity;
  return cost <= limit ? { cost, misread: counts[end] ?? 0 } : null;
}
