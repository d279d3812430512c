/** What became of each decision that the runs of a catalogue hold. */
import { lastDecisions, type Stale } from '../../normalizers/decided/held.ts';
import { compareNumber, compareText, firstDifference } from '../../output/dataset/order.ts';
import type { ListedDecision } from '../model/meaning/catalogue-shape.ts';
import type { Dataset } from '../model/meaning/dataset.ts';
import { decidedAt, decisionLine, type Decision } from '../model/meaning/decision.ts';

/** Every decision once, in the order in which they were made, with what became of it. */
export function listDecisions(
  decisions: readonly Decision[],
  stale: readonly Stale[],
  { documents }: Dataset,
): ListedDecision[] {
  const lines = new Map(decisions.map((decision) => [decisionLine(decision), decision]));
  const last = new Set(lastDecisions(decisions).decisions.map(decisionLine));
  const why = new Map(stale.map(({ decision, because }) => [decisionLine(decision), because]));
  const here = new Set(documents.map(({ id }) => id));
  const stateOf = (line: string, decision: Decision): ListedDecision['state'] => {
    if (why.has(line)) return 'stale';
    if (decision.decided === 'withdrawn') return 'held';
    if (!last.has(line)) return 'overruled';
    if (decision.decided === 'alias') return 'proposed';
    return 'seen' in decision && !here.has(decision.seen.document) ? 'elsewhere' : 'held';
  };
  return [...lines]
    .sort(([x, a], [y, b]) => firstDifference(compareNumber(decidedAt(a), decidedAt(b)), compareText(x, y)))
    .map(([line, decision]) => ({ decision, state: stateOf(line, decision), because: why.get(line) ?? null }));
}
