/** What people decided, laid over what the program says: it moves only the rows that it names. */
import type { Concept, Relation } from '../../pipeline/model/meaning/dataset.ts';
import { turn } from './evidence.ts';

/** What a person decided about two indicators: what the second is to the first, and the sentence that says so. */
export type Verdict = { first: string; second: string; relation: Relation | 'different'; because: string };

type Formed = { concepts: Concept[]; conceptOf: ReadonlyMap<string, string> };

/**
 * Applies verdicts. Exact: the second row moves into the concept of the first. Different: of two rows of one concept the
 * second gets one of its own (its key with the row behind `~`). Anything else: the two are told to be that.
 */
export function applyVerdicts({ concepts, conceptOf }: Formed, verdicts: readonly Verdict[]): Formed {
  if (verdicts.length === 0) return { concepts, conceptOf };
  const home = new Map(conceptOf);
  const byId = new Map(concepts.map((concept) => [concept.id, { ...concept, members: [...concept.members] }]));
  for (const { first, second, relation, because } of verdicts) {
    const [at, other] = [home.get(first), home.get(second)];
    if (at === undefined || other === undefined) continue;
    if (relation === 'exact' && at !== other) move(byId, home, second, at, because);
    if (relation === 'different' && at === other) {
      const own = `${at}~${second}`;
      byId.set(own, { ...byId.get(at)!, id: own, group: own, members: [] });
      move(byId, home, second, own, because);
    }
    tell(byId.get(home.get(first)!)!, second, relation, because);
    tell(byId.get(home.get(second)!)!, first, home.get(first) === home.get(second) ? null : turn(relation), because);
  }
  const lived = new Set(home.values());
  return { concepts: [...byId.values()].filter(({ id }) => lived.has(id)), conceptOf: home };
}

function move(byId: Map<string, Concept>, home: Map<string, string>, row: string, to: string, because: string): void {
  const from = byId.get(home.get(row)!)!;
  from.members = from.members.filter(({ indicator }) => indicator !== row);
  const target = byId.get(to)!;
  target.members = [
    ...target.members.filter(({ indicator }) => indicator !== row),
    { indicator: row, relation: 'exact', because },
  ];
  home.set(row, to);
}

/** Sets what a row is to a concept; null leaves what is there. */
function tell(concept: Concept, row: string, relation: Relation | 'different' | null, because: string): void {
  if (relation === null) return;
  const others = concept.members.filter(({ indicator }) => indicator !== row);
  concept.members = relation === 'different' ? others : [...others, { indicator: row, relation, because }];
}
