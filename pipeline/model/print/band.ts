/** Bands: titles and names of sections that stand over the columns of a table. */

/** The share of the columns that a band stands over at least: number columns beside it often stay cells of their own. */
const share = 0.8;

/** Whether a cell over so many columns stands over the whole table. */
export function spansTable(columnSpan: number, columns: number): boolean {
  return columnSpan >= Math.max(2, columns * share);
}
