/** What rows can be filtered by: for each facet its values, and which of them each row has. */
import { entriesOf, type Holdings } from '../opened/holdings.ts';
import type { Texts } from '../opened/table.ts';

/**
 * `at` gives for each row a place of `lists`, which gives places of `values`. A value is what stands in the address: a key, a code, a
 * year; empty for what is not known.
 */
export type Facet = { key: FacetKey; values: string[]; at: Int32Array; lists: number[][] };

export const facetKeys = [
  'province',
  'region',
  'level',
  'sector',
  'agency',
  'year',
  'measure',
  'term',
  'sure',
  'finding',
  'rowLevel',
] as const;
export type FacetKey = (typeof facetKeys)[number];

/** What is chosen: values by the key of their facet. */
export type Chosen = Readonly<Partial<Record<FacetKey, readonly string[]>>>;

/** Certainty from which a row seldom needs a look, and from which it is more likely right than wrong: as in reports. */
const sureBounds = [0.9, 0.5] as const;

export function facetsOf(held: Holdings): Facet[] {
  const { indicators, agencies, documents, agencyOf, documentOf } = held;
  const ofAgency = (key: FacetKey, column: string, isList = false): Facet =>
    facet(key, agencyOf, agencies.count, listed(agencies.texts(column), isList));
  const ofRow = (key: FacetKey, column: string, isList = false): Facet => {
    const texts = indicators.texts(column);
    const lists = [[''], ...texts.values.map((text) => (isList ? entriesOf(text) : [text]))];
    return { ...facetFrom(key, texts.at, lists) };
  };
  const years = documents.numbers('year');
  const sure = indicators.numbers('confidence');
  const region = agencies.texts('regionCode');
  return [
    ofAgency('province', 'provinceCode'),
    // a province is in the facet above
    facet('region', agencyOf, agencies.count, (row) => {
      const code = region.of(row);
      return code === null || code.length < 3 ? [] : [code];
    }),
    ofAgency('level', 'level'),
    facet('sector', agencyOf, agencies.count, (row) => sectorsOf(agencies, row)),
    facet('agency', agencyOf, agencies.count, (row) => [agencies.texts('id').of(row) ?? '']),
    facet('year', documentOf, documents.count, (row) => [years[row]?.toString() ?? '']),
    ofRow('measure', 'measure'),
    ofRow('term', 'terms', true),
    facetFrom(
      'sure',
      Int32Array.from(sure, (value) => sureBounds.filter((bound) => (value ?? 0) < bound).length),
      [['high'], ['middle'], ['low']],
    ),
    findingsOf(held),
    ofRow('rowLevel', 'level'),
  ];
}

/** The paper of a whole government is of all sectors, and of none in particular. */
export const wholeGovernment = 'all';

function sectorsOf(agencies: Holdings['agencies'], row: number): string[] {
  const own = entriesOf(agencies.texts('sectors').of(row));
  if (own.length > 0) return own;
  return [agencies.texts('kind').of(row) === 'pemerintah' ? wholeGovernment : ''];
}

/** The findings of a row, and those of its document as a whole. */
function findingsOf({ indicators, documents, documentOf }: Holdings): Facet {
  const [own, whole] = [indicators.texts('issues'), documents.texts('issues')];
  const lists: string[][] = [];
  const places = new Map<string, number>();
  const at = Int32Array.from({ length: indicators.count }, (_, row) => {
    const document = documentOf[row]!;
    const key = `${own.at[row]!} ${document < 0 ? 0 : whole.at[document]!}`;
    let place = places.get(key);
    if (place === undefined) {
      const codes = [...entriesOf(own.of(row)), ...entriesOf(document < 0 ? null : whole.of(document))];
      place = lists.push(codes.length === 0 ? [''] : codes) - 1;
      places.set(key, place);
    }
    return place;
  });
  return facetFrom('finding', at, lists);
}

const listed =
  (texts: Texts, isList: boolean) =>
  (row: number): string[] => {
    const text = texts.of(row);
    return isList && text !== null ? entriesOf(text) : [text ?? ''];
  };

/** A facet of what rows refer to: `valuesOf` gives those of a document or an agency. */
function facet(key: FacetKey, refers: Int32Array, count: number, valuesOf: (row: number) => string[]): Facet {
  const lists = [[''], ...Array.from({ length: count }, (_, row) => valuesOf(row))];
  return facetFrom(
    key,
    refers.map((row) => row + 1),
    lists,
  );
}

function facetFrom(key: FacetKey, at: Int32Array, texts: readonly (readonly string[])[]): Facet {
  const values: string[] = [];
  const places = new Map<string, number>();
  const placeOf = (text: string): number => {
    const known = places.get(text) ?? values.push(text) - 1;
    places.set(text, known);
    return known;
  };
  // what is not known is a value where a row has no other
  const lists = texts.map((own) => [...new Set(own)].map(placeOf));
  return { key, values, at, lists };
}

/** What fits a search and the chosen values: the rows, and for each facet how many rows each value would leave. */
export type Choice = { rows: Int32Array; counts: Map<FacetKey, Int32Array> };

/** `found` says of each row whether it may be there at all, as a search finds it; null where all may. */
export function choose(facets: readonly Facet[], count: number, chosen: Chosen, found: Uint8Array | null): Choice {
  const wanted = facets.map(({ key, values }) => {
    const set = new Set(chosen[key] ?? []);
    return set.size === 0 ? null : Uint8Array.from(values, (value) => (set.has(value) ? 1 : 0));
  });
  const counts = facets.map(({ values }) => new Int32Array(values.length));
  const rows = new Int32Array(count);
  let fits = 0;
  for (let row = 0; row < count; row++) {
    if (found !== null && found[row] === 0) continue;
    let [failing, missed] = [-1, 0];
    for (let f = 0; f < facets.length && missed < 2; f++) {
      const want = wanted[f];
      if (!want) continue;
      const { at, lists } = facets[f]!;
      if (!lists[at[row]!]!.some((value) => want[value] === 1)) [failing, missed] = [f, missed + 1];
    }
    if (missed > 1) continue;
    if (missed === 0) rows[fits++] = row;
    // a facet counts what it would leave beside the others: its own choice does not count against its values
    for (let f = 0; f < facets.length; f++) {
      if (missed === 1 && f !== failing) continue;
      const { at, lists } = facets[f]!;
      const own = counts[f]!;
      for (const value of lists[at[row]!]!) own[value]!++;
    }
  }
  return { rows: rows.slice(0, fits), counts: new Map(facets.map(({ key }, f) => [key, counts[f]!])) };
}
