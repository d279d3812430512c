/** Things in groups: by a key, or by what is joined to what. */

/** Puts an item behind those that its key has. */
export function addTo<K, V>(groups: Map<K, V[]>, key: K, item: V): void {
  const group = groups.get(key);
  if (group) group.push(item);
  else groups.set(key, [item]);
}

/** The items under their keys; keys in the order in which they come first. */
export function grouped<K, V>(items: readonly V[], keyOf: (item: V, index: number) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  items.forEach((item, index) => {
    addTo(groups, keyOf(item, index), item);
  });
  return groups;
}

/** Sets of numbers that grow together (union-find). The least number of a set stands for it. */
export type JoinedSets = {
  /** The number that stands for the set of `a`. */
  find: (a: number) => number;
  /** Makes one set of those of `a` and `b`. */
  join: (a: number, b: number) => void;
  /** A new number, the next one, in a set of its own. */
  add: () => number;
};

/** The numbers 0 to `count` - 1, each in a set of its own. */
export function joinedSets(count: number): JoinedSets {
  const parent = Array.from({ length: count }, (_, i) => i);
  const find = (a: number): number => {
    let at = a;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  return {
    find,
    join: (a, b) => {
      const [one, other] = [find(a), find(b)];
      parent[Math.max(one, other)] = Math.min(one, other);
    },
    add: () => parent.push(parent.length) - 1,
  };
}

/** Adds all of `more` to the end of a list, however many: `push(...more)` breaks the stack at some hundred thousand. */
export function addAll<Item>(list: Item[], more: Iterable<Item>): void {
  for (const one of more) list.push(one);
}
