/** Which side of each known opposition a name is on: children or the elderly, those who are helped or those who help. */
import type { Contrasts } from '../vocabulary/contrasts.ts';

/** How one counts, where, and at which level of government is compared by its own rules; numbers are words like others. */
const comparedElsewhere = new Set(['measure', 'level', 'compass', 'negation', 'region', 'number']);

/** The opposition that two names stand on different sides of, or null; a name that takes no side agrees with all. */
export function oppositionOf(a: Contrasts, b: Contrasts): { kind: string; first: string[]; second: string[] } | null {
  for (const [kind, first] of a) {
    const second = b.get(kind);
    if (comparedElsewhere.has(kind) || !second || first.some((side) => second.includes(side))) continue;
    return { kind, first: [...first], second: [...second] };
  }
  return null;
}
