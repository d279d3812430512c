/** A table as a page carries it: a list a column, a text once however often it stands there. */
import type { Cell } from '../../../pipeline/model/meaning/field.ts';
import type { TidyTable } from '../tidy/tidy-table.ts';

/**
 * `texts`: `at` counts places of `values` from 1. `rows`: `at` counts rows of the table that the column refers to from 1. In both 0 is an
 * empty cell. `numbers`: the values themselves, a truth as 0 or 1.
 */
export type PackedColumn =
  | { name: string; as: 'texts'; values: string[]; at: number[] }
  | { name: string; as: 'rows'; of: string; at: number[] }
  | { name: string; as: 'numbers'; at: (number | null)[] };

export type PackedTable = { name: string; count: number; columns: PackedColumn[] };

/** The rows of a table by their keys, counted from 1. */
export type RowsByKey = ReadonlyMap<string, ReadonlyMap<Cell, number>>;

/** Packs these columns of a table. What a column refers to is told by its row in `keys`, where that knows it. */
export function packTable(table: TidyTable, names: readonly string[], keys: RowsByKey): PackedTable {
  const places = names.map((name) => table.columns.findIndex((column) => column.name === name));
  const missing = names.filter((_, i) => places[i]! < 0);
  if (missing.length > 0) throw new Error(`The table ${table.name} has no column ${missing.join(', ')}`);
  const fillers = places.map((place) => fillerOf(table.columns[place]!, keys));
  let count = 0;
  for (const row of table.rows()) {
    count++;
    for (const [i, place] of places.entries()) fillers[i]!.add(row[place]!);
  }
  return { name: table.name, count, columns: fillers.map(({ column }) => column) };
}

type Filler = { column: PackedColumn; add: (cell: Cell) => void };

function fillerOf({ name, type, refersTo }: TidyTable['columns'][number], keys: RowsByKey): Filler {
  const rows = keys.get(refersTo ?? '');
  if (rows) {
    const at: number[] = [];
    return { column: { name, as: 'rows', of: refersTo!, at }, add: (cell) => at.push(rows.get(cell) ?? 0) };
  }
  if (type !== 'string') {
    const at: (number | null)[] = [];
    return { column: { name, as: 'numbers', at }, add: (cell) => at.push(cell === null ? null : Number(cell)) };
  }
  const [values, at]: [string[], number[]] = [[], []];
  const known = new Map<Cell, number>([[null, 0]]);
  const add = (cell: Cell): void => {
    let place = known.get(cell);
    if (place === undefined) {
      place = values.push(String(cell));
      known.set(cell, place);
    }
    at.push(place);
  };
  return { column: { name, as: 'texts', values, at }, add };
}

/** The rows of these tables by their keys. */
export function rowsByKey(tables: readonly TidyTable[]): RowsByKey {
  return new Map(
    tables.flatMap((table) => {
      const at = table.columns.findIndex(({ name }) => name === table.key);
      if (at < 0) return [];
      const rows = new Map<Cell, number>();
      for (const row of table.rows()) rows.set(row[at]!, rows.size + 1);
      return [[table.name, rows] as const];
    }),
  );
}
