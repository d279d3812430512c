/** The rows of a page under search and filters: which are shown, the address that says so, and going from one to the next. */
import { readAddress, writeAddress } from './page-state.ts';
import { filterBar, type Chosen, type Filter, type FilterBar } from './filters.ts';
import { lazyList, type List } from './list.ts';
import { finds, hitsOf, markHits, readQuery, tellHit, type Names, type Searched } from './search.ts';

/** What can be found: its id stands in the address and in `data-item` of its element. */
type Identified = Searched & { id: string };

/** What a page gives: its rows, the filters, what else a search shows, and how a row is drawn. */
type Rows<Item extends Identified> = {
  items: readonly Item[];
  names: readonly Names[];
  filters: readonly Filter[];
  fits: (item: Item, chosen: Chosen) => boolean;
  host: HTMLElement;
  draw: (item: Item) => HTMLElement;
  /** Told of every change, with the rows that fit; gives the rows that the list shows. */
  fitting: (items: readonly Item[], chosen: Chosen) => readonly Item[];
  /** Words of the bar: what to search for, and how many are shown. */
  search: string;
  count: (shown: number, all: number) => string;
  openHelp: () => void;
};

export type RowsView<Item extends Identified> = {
  bar: FilterBar;
  list: List<Item>;
  /** Shows what the address says. */
  follow: () => void;
  step: (by: 1 | -1, wanted?: (item: Item) => boolean) => void;
  clear: () => void;
  redraw: () => void;
};

/** Sets the rows up; nothing is shown before `follow`. */
export function rowsView<Item extends Identified>(rows: Rows<Item>): RowsView<Item> {
  let hits: RegExp | null = null;
  let names: readonly string[] = [];
  const list = lazyList(rows.host, rows.draw, (element) => {
    markHits(element, hits);
    tellHit(element, hits, names);
  });
  const changed = (): void => {
    show();
    toTop(rows.host);
  };
  const bar = filterBar({ filters: rows.filters, search: rows.search, changed, openHelp: rows.openHelp });
  const show = (): void => {
    const chosen = bar.chosen();
    const query = readQuery(chosen['q'] ?? '', rows.names);
    hits = hitsOf(query);
    names = query.terms.flatMap(({ said }) => said);
    bar.tellNames(names);
    const fit = rows.items.filter((item) => rows.fits(item, chosen) && finds(query, item));
    list.show(rows.fitting(fit, chosen));
    bar.tell(rows.count(fit.length, rows.items.length));
    writeAddress(chosen);
  };
  const goTo = (item: Item): void => {
    const element = list.reach(item);
    if (!element) return;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: 'start' });
  };
  const clear = (): void => {
    bar.set({});
    show();
  };
  return {
    bar,
    list,
    clear,
    follow: () => {
      const state = readAddress();
      if (state === null) return;
      const { row = '', ...chosen } = state;
      bar.set(chosen);
      show();
      if (row === '') return;
      if (!list.items().some(({ id }) => id === row)) clear();
      const item = list.items().find(({ id }) => id === row);
      if (item) goTo(item);
      writeAddress({ ...bar.chosen(), row });
    },
    step: (by, wanted = () => true) => {
      const here = document.activeElement?.closest<HTMLElement>('[data-item]')?.dataset['item'];
      const all = list.items();
      const at = all.findIndex(({ id }) => id === here);
      const next = by > 0 ? all.slice(at + 1).find(wanted) : all.slice(0, at < 0 ? all.length : at).findLast(wanted);
      if (next) goTo(next);
    },
    redraw: () => {
      const { activeElement } = document;
      const here = activeElement?.closest<HTMLElement>('[data-item]')?.dataset['item'];
      const { scrollY } = window;
      const count = list.drawn().length;
      list.forget();
      list.show(list.items());
      const last = list.items()[count - 1];
      if (last) list.reach(last);
      window.scrollTo(0, scrollY);
      const item = list.items().find(({ id }) => id === here);
      if (item) list.reach(item)?.focus({ preventScroll: true });
    },
  };
}

/** The first hit in sight: under the bar, where it stays. */
function toTop(host: HTMLElement): void {
  const { top } = host.getBoundingClientRect();
  if (top < 0 || top > window.innerHeight / 2) host.scrollIntoView({ block: 'start' });
}
