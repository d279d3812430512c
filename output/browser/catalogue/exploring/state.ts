/** What is shown, as it stands in the address: a view can be cited, and the way back leads to it. */
import { addressText, readAddress } from '../../kit/page-state.ts';
import { facetKeys, type Chosen } from '../data/facets.ts';

export const views = ['table', 'concepts', 'agencies', 'map', 'figures', 'about'] as const;
type View = (typeof views)[number];

/**
 * `sort` is the key of a column, with "-" before it from the last to the first. `columns` is null for the usual ones. `indicator`, `concept`, `agency`
 * and `province` are what is open: an id or a code, empty for none. `readings` is "all" where the other readings of papers are shown too.
 */
export type State = {
  view: View;
  q: string;
  sort: string;
  columns: readonly string[] | null;
  readings: '' | 'all';
  chosen: Chosen;
  indicator: string;
  concept: string;
  agency: string;
  province: string;
};

export const beginning: State = {
  view: 'table',
  q: '',
  sort: '',
  columns: null,
  readings: '',
  chosen: {},
  indicator: '',
  concept: '',
  agency: '',
  province: '',
};

const opened = ['indicator', 'concept', 'agency', 'province'] as const;
const separator = ',';

/** The state in the address; null where it names a place of the page. */
export function readState(): State | null {
  const address = readAddress();
  if (address === null) return null;
  const view = views.find((one) => one === address['view']) ?? 'table';
  const list = (text: string | undefined): string[] =>
    (text ?? '').split(separator).map((part) => part.replaceAll('%2C', separator));
  const chosen = Object.fromEntries(
    facetKeys.flatMap((key) => (address[`by-${key}`] === undefined ? [] : [[key, list(address[`by-${key}`])]])),
  ) as Chosen;
  const columns = address['columns'] ? list(address['columns']) : null;
  const own = Object.fromEntries(opened.map((key) => [key, address[key] ?? '']));
  const readings = address['readings'] === 'all' ? 'all' : '';
  return { ...beginning, ...own, view, readings, q: address['q'] ?? '', sort: address['sort'] ?? '', columns, chosen };
}

/** The address of a state. */
export function addressOf(state: State): string {
  const list = (values: readonly string[]): string =>
    values.map((value) => value.replaceAll(separator, '%2C')).join(separator);
  const filters = facetKeys.flatMap((key): [string, string][] => {
    const values = state.chosen[key] ?? [];
    return values.length === 0 ? [] : [[`by-${key}`, list(values)]];
  });
  return `#${addressText({
    view: state.view,
    q: state.q,
    ...Object.fromEntries(filters),
    sort: state.sort,
    columns: state.columns === null ? '' : list(state.columns),
    readings: state.readings,
    ...Object.fromEntries(opened.map((key) => [key, state[key]])),
  })}`;
}

/** How the address, and what is chosen, say that a value is not known: an empty text would be left out. */
export const unknown = '-';
