/** The state of the page, and what follows from it: the rows that fit, in their order, with the counts of the filters. */
import { choose, facetsOf, type Choice, type Chosen, type Facet, type FacetKey } from '../data/facets.ts';
import { columnsOf, sortedRows, usualColumns, type Column } from '../data/table-columns.ts';
import { finderOf, type Finder } from '../data/finding-rows.ts';
import type { Holdings } from '../opened/holdings.ts';
import { addressOf, beginning, readState, unknown, type State } from './state.ts';

/** `go` shows another state, as a new step of the history unless it replaces the last one. */
export type Explorer = {
  held: Holdings;
  facets: readonly Facet[];
  columns: readonly Column[];
  finder: Finder;
  state: State;
  go: (change: Partial<State>, isStep?: boolean) => void;
  /** The address of this state with a change, for links. */
  link: (change: Partial<State>) => string;
  choice: () => Choice;
  /** The rows that fit, in the order that is asked for. */
  sorted: () => Int32Array;
  shownColumns: () => Column[];
  /** The columns and the order are those of another language. */
  retell: () => void;
};

export function explorerOf(held: Holdings, draw: () => void): Explorer {
  let columns = columnsOf(held);
  let orders = new Map<string, Float64Array>();
  let choice: { key: string; made: Choice } | null = null;
  let sorted: { key: string; made: Int32Array } | null = null;
  const facets = facetsOf(held);
  const finder = finderOf(held);
  const counted = countedRows(held);
  const usual = usualColumns.filter((key) =>
    isFilled(
      held,
      columns.find((one) => one.key === key)!,
    ),
  );
  const choose1 = (): Choice => {
    const { q, chosen, readings } = explorer.state;
    const key = JSON.stringify([q, chosen, readings]);
    if (choice?.key !== key) {
      const found = readings === 'all' ? finder.find(q) : both(finder.find(q), counted);
      choice = { key, made: choose(facets, held.indicators.count, knownOf(chosen), found) };
    }
    return choice.made;
  };
  const explorer: Explorer = {
    held,
    facets,
    get columns() {
      return columns;
    },
    finder,
    state: readState() ?? beginning,
    go: (change, isStep = true) => {
      const next = { ...explorer.state, ...change };
      const address = addressOf(next);
      explorer.state = next;
      if (address !== location.hash) history[isStep ? 'pushState' : 'replaceState'](null, '', address);
      draw();
    },
    link: (change) => addressOf({ ...explorer.state, ...change }),
    choice: choose1,
    sorted: () => {
      const { sort } = explorer.state;
      const { rows } = choose1();
      const column = columns.find(({ key }) => key === sort.replace(/^-/, ''));
      if (!column) return rows;
      const key = `${choice!.key} ${sort}`;
      if (sorted?.key !== key) {
        const order = orders.get(column.key) ?? column.order();
        orders.set(column.key, order);
        sorted = { key, made: sortedRows(rows, order, sort.startsWith('-')) };
      }
      return sorted.made;
    },
    shownColumns: () =>
      (explorer.state.columns ?? usual).flatMap((wanted) => columns.find(({ key }) => key === wanted) ?? []),
    retell: () => {
      columns = columnsOf(held);
      orders = new Map();
      sorted = null;
    },
  };
  return explorer;
}

/** For each row 1 where it counts; null where all do. */
function countedRows({ indicators, isCounted }: Holdings): Uint8Array | null {
  const rows = Uint8Array.from({ length: indicators.count }, (_, row) => (isCounted(row) ? 1 : 0));
  return rows.includes(0) ? rows : null;
}

const both = (a: Uint8Array | null, b: Uint8Array | null): Uint8Array | null =>
  a === null || b === null ? (a ?? b) : a.map((one, row) => one & b[row]!);

/** Whether any row has a value there: a column that says nothing is not shown before somebody asks for it. */
function isFilled({ indicators }: Holdings, { value }: Column): boolean {
  for (let row = 0; row < indicators.count; row++) if (value(row) !== null) return true;
  return false;
}

/** Choices with the values of the data in the place of those of the address. */
function knownOf(chosen: Chosen): Chosen {
  const entries = Object.entries(chosen) as [FacetKey, readonly string[]][];
  return Object.fromEntries(
    entries.map(([key, values]) => [key, values.map((value) => (value === unknown ? '' : value))]),
  );
}

/** The state with a value of a facet chosen, or given back. */
export function toggled(chosen: Chosen, key: FacetKey, value: string): Chosen {
  const own = chosen[key] ?? [];
  const told = value === '' ? unknown : value;
  const values = own.includes(told) ? own.filter((one) => one !== told) : [...own, told];
  return { ...chosen, [key]: values };
}

/** Whether a value is chosen. */
export const isChosen = (chosen: Chosen, key: FacetKey, value: string): boolean =>
  (chosen[key] ?? []).includes(value === '' ? unknown : value);
