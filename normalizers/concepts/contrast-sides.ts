/** Which side of each known opposition a name is on: children or the elderly, those who are helped or those who help. */
import { foldText } from '../plain-text.ts';
import type { Vocabulary } from '../vocabulary.ts';

/** The sides that a name takes, by opposition (`kind` of `contrasts.csv`). */
export type Sides = ReadonlyMap<string, ReadonlySet<string>>;

/** How one counts and at which level of government is compared by its own rules. */
const comparedElsewhere = new Set(['measure', 'level', 'compass', 'negation']);
const longestAlias = 6;

type Index = Map<string, { kind: string; canonical: string; capitals: boolean; alias: string }[]>;
const cache = new WeakMap<Vocabulary, Index>();

/** The sides that the words of a name take; a longer alias hides the shorter ones inside it. */
export function contrastSides(name: string, vocabulary: Vocabulary): Sides {
  const index = cache.get(vocabulary) ?? indexOf(vocabulary);
  cache.set(vocabulary, index);
  const raw = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  const words = raw.map(foldText);
  const sides = new Map<string, Set<string>>();
  for (let i = 0; i < words.length;) {
    let taken = 1;
    for (let n = Math.min(longestAlias, words.length - i); n > 0; n--) {
      const found = (index.get(words.slice(i, i + n).join(' ')) ?? []).filter(
        (one) => !one.capitals || raw[i] === one.alias,
      );
      if (found.length === 0) continue;
      for (const { kind, canonical } of found) sides.set(kind, (sides.get(kind) ?? new Set()).add(canonical));
      taken = n;
      break;
    }
    i += taken;
  }
  return sides;
}

function indexOf(vocabulary: Vocabulary): Index {
  const index: Index = new Map();
  for (const { kind, alias, canonical } of vocabulary.contrasts.entries) {
    if (comparedElsewhere.has(kind)) continue;
    const key = foldText(alias);
    const capitals = /^[A-Z]{2,}$/.test(alias);
    index.set(key, [...(index.get(key) ?? []), { kind, canonical, capitals, alias }]);
  }
  return index;
}

/** The opposition that two names stand on different sides of, or null; a name that takes no side agrees with all. */
export function oppositionOf(a: Sides, b: Sides): { kind: string; first: string[]; second: string[] } | null {
  for (const [kind, first] of a) {
    const second = b.get(kind);
    if (!second || [...first].some((side) => second.has(side))) continue;
    return { kind, first: [...first].sort(), second: [...second].sort() };
  }
  return null;
}
