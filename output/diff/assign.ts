/** Cheapest one-to-one assignment. */

/**
 * For each row of the cost matrix the column given to it, or -1; a pair that costs `limit` or more is not made.
 * Hungarian method with potentials (Jonker and Volgenant's shortest augmenting paths), O(n^3).
 */
export function assign(cost: readonly (readonly number[])[], limit: number): number[] {
  const rows = cost.length;
  const columns = cost[0]?.length ?? 0;
  if (rows === 0 || columns === 0) return cost.map(() => -1);
  // each row may also take a column of its own that costs the limit: that is "no partner"
  const width = columns + rows;
  const at = (i: number, j: number): number => (j < columns ? Math.min(cost[i]?.[j] ?? limit, limit) : limit);
  const rowPotential = new Float64Array(rows + 1);
  const columnPotential = new Float64Array(width + 1);
  const rowOf = new Int32Array(width + 1);
  for (let i = 1; i <= rows; i++) augment(i, at, width, rowPotential, columnPotential, rowOf);
  const result = cost.map(() => -1);
  for (let j = 1; j <= columns; j++) {
    const i = rowOf[j] ?? 0;
    if (i > 0 && (cost[i - 1]?.[j - 1] ?? limit) < limit) result[i - 1] = j - 1;
  }
  return result;
}

function augment(
  row: number,
  at: (i: number, j: number) => number,
  width: number,
  rowPotential: Float64Array,
  columnPotential: Float64Array,
  rowOf: Int32Array,
): void {
  const least = new Float64Array(width + 1).fill(Infinity);
  const way = new Int32Array(width + 1);
  const used = new Uint8Array(width + 1);
  rowOf[0] = row;
  let column = 0;
  do {
    used[column] = 1;
    const i = rowOf[column] ?? 0;
    let delta = Infinity;
    let next = 0;
    for (let j = 1; j <= width; j++) {
      if (used[j]) continue;
      const reduced = at(i - 1, j - 1) - (rowPotential[i] ?? 0) - (columnPotential[j] ?? 0);
      if (reduced < (least[j] ?? Infinity)) {
        least[j] = reduced;
        way[j] = column;
      }
      if ((least[j] ?? Infinity) < delta) {
        delta = least[j] ?? Infinity;
        next = j;
      }
    }
    for (let j = 0; j <= width; j++) {
      if (used[j]) {
        const r = rowOf[j] ?? 0;
        rowPotential[r] = (rowPotential[r] ?? 0) + delta;
        columnPotential[j] = (columnPotential[j] ?? 0) - delta;
      } else least[j] = (least[j] ?? Infinity) - delta;
    }
    column = next;
  } while ((rowOf[column] ?? 0) !== 0);
  while (column !== 0) {
    const before = way[column] ?? 0;
    rowOf[column] = rowOf[before] ?? 0;
    column = before;
  }
}
