/** A carried table as the page reads it: columns by their names, cells by their rows, counted from 0. */
import type { PackedColumn, PackedTable } from '../../../catalogue/page/packed.ts';

/** A column of texts: `at` counts places of `values` from 1, 0 for none. */
export type Texts = { values: readonly string[]; at: Int32Array; of: (row: number) => string | null };

export type Table = {
  name: string;
  count: number;
  texts: (column: string) => Texts;
  numbers: (column: string) => readonly (number | null)[];
  /** The rows of another table that a column refers to, counted from 0; -1 for none. */
  rows: (column: string) => Int32Array;
  /** The rows of this table whose column refers to a row of another: those of a document, of an indicator. */
  of: (column: string, row: number) => readonly number[];
};

/** Reads a carried table; what is asked of a column is made once. */
export function tableOf(packed: PackedTable): Table {
  const columns = new Map(packed.columns.map((column) => [column.name, column]));
  const column = <As extends PackedColumn['as']>(name: string, as: As): Extract<PackedColumn, { as: As }> => {
    const found = columns.get(name);
    if (found?.as !== as) throw new Error(`${packed.name} carries no column ${name} of ${as}`);
    return found as Extract<PackedColumn, { as: As }>;
  };
  const texts = once((name): Texts => {
    const { values, at } = column(name, 'texts');
    const places = Int32Array.from(at);
    return { values, at: places, of: (row) => values[places[row]! - 1] ?? null };
  });
  const rows = once((name) => Int32Array.from(column(name, 'rows').at, (place) => place - 1));
  const grouped = once((name) => {
    const groups = new Map<number, number[]>();
    rows(name).forEach((to, row) => {
      const group = groups.get(to);
      if (group) group.push(row);
      else groups.set(to, [row]);
    });
    return groups;
  });
  return {
    name: packed.name,
    count: packed.count,
    texts,
    numbers: (name) => column(name, 'numbers').at,
    rows,
    of: (name, row) => grouped(name).get(row) ?? [],
  };
}

function once<Made>(make: (name: string) => Made): (name: string) => Made {
  const made = new Map<string, Made>();
  return (name) => {
    const known = made.get(name) ?? make(name);
    made.set(name, known);
    return known;
  };
}
