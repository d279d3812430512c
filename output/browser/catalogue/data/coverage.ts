/** Which agencies measure which concepts, in the rows that fit. */
import type { Holdings } from '../opened/holdings.ts';

/** A concept that stands in one column: `cells` gives the rows of each agency, by the row of the agency. */
export type Covered = { group: number; label: string; cells: ReadonlyMap<number, readonly number[]>; rows: number };

export type Coverage = { concepts: Covered[]; agencies: number[] };

/** The concepts and agencies of these rows: concepts that most agencies share first, agencies in the order of their regions. */
export function coverageOf(held: Holdings, rows: Int32Array): Coverage {
  const { conceptOf, groupOf, agencyOf, concepts, agencies } = held;
  const groups = new Map<number, Map<number, number[]>>();
  const met = new Set<number>();
  for (const row of rows) {
    const agency = agencyOf[row]!;
    if (agency < 0) continue;
    met.add(agency);
    const concept = conceptOf[row]!;
    if (concept < 0) continue;
    const group = groupOf[concept]!;
    let cells = groups.get(group);
    if (!cells) groups.set(group, (cells = new Map<number, number[]>()));
    const own = cells.get(agency);
    if (own) own.push(row);
    else cells.set(agency, [row]);
  }
  const labels = concepts.texts('label');
  const codes = agencies.texts('regionCode');
  const covered = [...groups].map(([group, cells]): Covered => ({
    group,
    label: labels.of(group) ?? '',
    cells,
    rows: [...cells.values()].reduce((sum, own) => sum + own.length, 0),
  }));
  return {
    concepts: covered.sort((a, b) => b.cells.size - a.cells.size || b.rows - a.rows || a.group - b.group),
    agencies: [...met].sort((a, b) => compare(codes.of(a) ?? '~', codes.of(b) ?? '~') || a - b),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
