/** Relations between pairs of indicators, looked up in either order. */
import type { Dataset } from '../../pipeline/model/meaning/dataset.ts';
import type { PairRelation, PairTruth } from '../../pipeline/model/truth/marked-pair.ts';
import { rowKey } from './located-rows.ts';

/** What the second key of a pair is to the first, under the two keys in the order of their letters; see `pairKey`. */
export type PairRelations = Map<string, PairRelation>;

/** Two row keys as one, the same in either order; row keys hold no space. */
export const pairKey = (first: string, second: string): string =>
  first < second ? `${first} ${second}` : `${second} ${first}`;

/** The two row keys of a pair, in the order of their letters. */
export function keysOf(pair: string): [string, string] {
  const [first = '', second = ''] = pair.split(' ');
  return [first, second];
}

const turned: Record<PairRelation, PairRelation> = {
  exact: 'exact',
  close: 'close',
  narrower: 'broader',
  broader: 'narrower',
  related: 'related',
  different: 'different',
};

/** What `second` is to `first`; null for a pair that is not there. */
export function relationBetween(relations: PairRelations, first: string, second: string): PairRelation | null {
  const relation = relations.get(pairKey(first, second));
  if (relation === undefined) return null;
  return first < second ? relation : turned[relation];
}

function relate(relations: PairRelations, first: string, second: string, relation: PairRelation): void {
  relations.set(pairKey(first, second), first < second ? relation : turned[relation]);
}

/** The relations that people marked. */
export function markedRelations(pairs: PairTruth['pairs']): PairRelations {
  const relations: PairRelations = new Map();
  for (const { first, second, relation } of pairs) relate(relations, rowKey(first), rowKey(second), relation);
  return relations;
}

/** The nearest first: of two concepts that hold both indicators, the one where they are nearer speaks. */
const nearness: readonly PairRelation[] = ['exact', 'close', 'narrower', 'broader', 'related', 'different'];

/**
 * The relations that the concepts of a dataset say, over the indicators that `keys` names by their id. A concept speaks of
 * its own rows beside each other and beside the rows that are listed there; two that are only listed it does not relate.
 */
export function conceptRelations(dataset: Dataset, keys: ReadonlyMap<string, string>): PairRelations {
  const relations: PairRelations = new Map();
  const homes = new Map(dataset.indicators.map((row) => [row.id, row.concept]));
  for (const { id, members } of dataset.concepts) {
    const known = members.flatMap((one) => {
      const key = keys.get(one.indicator);
      return key === undefined ? [] : [{ key, relation: one.relation, isOwn: homes.get(one.indicator) === id }];
    });
    // where no row says that it is at home here, all members speak
    const own = known.filter(({ isOwn }) => isOwn);
    for (const first of own.length > 0 ? own : known) {
      for (const second of known) {
        if (first.key === second.key) continue;
        const relation = throughConcept(first.relation, second.relation);
        const before = relationBetween(relations, first.key, second.key);
        if (before && nearness.indexOf(before) <= nearness.indexOf(relation)) continue;
        relate(relations, first.key, second.key, relation);
      }
    }
  }
  return relations;
}

const width: Record<PairRelation, number> = { exact: 0, close: 0, narrower: -1, broader: 1, related: 0, different: 0 };

/**
 * What the second member of a concept is to the first, when each stands to the concept as given. Two members that are
 * both narrower (or both broader) than their concept may lie anywhere inside it (around it) and are only related.
 */
export function throughConcept(first: PairRelation, second: PairRelation): PairRelation {
  if ([first, second].includes('related')) return 'related';
  const wider = width[second] - width[first];
  if (wider !== 0) return wider < 0 ? 'narrower' : 'broader';
  if (width[first] !== 0) return 'related';
  return first === 'exact' && second === 'exact' ? 'exact' : 'close';
}
