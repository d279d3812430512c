/** A table of a catalogue: a thing a row, a value a cell. Every export, and the page, is made of these alone. */
import type { Cell, ColumnHead } from '../../../pipeline/model/meaning/field.ts';

/** A column; `refersTo` is the table whose key it holds, `required` where it is never empty. */
export type TidyColumn = ColumnHead & { refersTo?: string; required?: true };

/**
 * `key` is the column whose values tell the rows apart, null where only several together do. `rows` gives them anew each time, in one
 * order, as cells in the order of the columns: nothing of them stays in memory.
 */
export type TidyTable = {
  name: string;
  title: string;
  description: string;
  columns: readonly TidyColumn[];
  key: string | null;
  rows: () => Iterable<readonly Cell[]>;
};

/** A column, and how to fill it from what a row of its table stands for. */
export type Filled<Of> = TidyColumn & { of: (of: Of) => Cell };

/** A column of text; codes, ids and hashes are text as well. */
export function text<Of>(
  name: string,
  description: string,
  of: (of: Of) => string | null,
  more: Omit<TidyColumn, keyof ColumnHead> = {},
): Filled<Of> {
  return { name, type: 'string', description, of, ...more };
}

export function whole<Of>(name: string, description: string, of: (of: Of) => number | null): Filled<Of> {
  return { name, type: 'integer', description, of };
}

export function number<Of>(name: string, description: string, of: (of: Of) => number | null): Filled<Of> {
  return { name, type: 'number', description, of };
}

export function truth<Of>(name: string, description: string, of: (of: Of) => boolean | null): Filled<Of> {
  return { name, type: 'boolean', description, of };
}

/** A table of things, a row for each. */
export function tableOf<Of>(
  head: Pick<TidyTable, 'name' | 'title' | 'description' | 'key'>,
  things: () => Iterable<Of>,
  columns: readonly Filled<Of>[],
): TidyTable {
  return {
    ...head,
    columns: columns.map(({ of: _, ...column }) => column),
    rows: function* () {
      for (const one of things()) yield columns.map(({ of }) => of(one));
    },
  };
}
