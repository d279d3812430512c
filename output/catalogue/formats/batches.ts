/** Many rows, some at a time. */

/** Rows in lists of at most so many. */
export function* inBatches<Row>(rows: Iterable<Row>, size: number): Iterable<Row[]> {
  let batch: Row[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
