/** Tables of what rows are compared with: the regions of the country, and the names that terms go by. */
import type { Catalogue } from '../../../pipeline/model/meaning/catalogue-shape.ts';
import type { ListedAlias, ListedTerm } from '../../../pipeline/model/meaning/vocabulary-report.ts';
import { keysOf } from '../../dataset/search-text.ts';
import { isCounted, type Indexed } from './cited.ts';
import { tableOf, text, whole, type TidyTable } from './tidy-table.ts';

type Region = Catalogue['regions'][number];
type Held = { agencies: number; documents: number; indicators: number };

/** A region a row, also one that nothing is known of: what a catalogue lacks is seen beside what it holds. */
export function regionsTable(all: Indexed, { regions }: Pick<Catalogue, 'regions'>): TidyTable {
  const regionOf = new Map(all.dataset.agencies.map(({ id, regionCode }) => [id, regionCode]));
  const held = new Map(regions.map(({ code }): [string, Held] => [code, { agencies: 0, documents: 0, indicators: 0 }]));
  const count = (agency: string | null, what: keyof Held): void => {
    const counts = held.get(regionOf.get(agency ?? '') ?? '');
    if (counts) counts[what]++;
  };
  for (const { id } of all.dataset.agencies) count(id, 'agencies');
  for (const { id, agency } of all.dataset.documents) if (!all.readings.has(id)) count(agency, 'documents');
  for (const row of all.dataset.indicators) if (isCounted(all, row)) count(row.agency, 'indicators');
  return tableOf<Region>(
    {
      name: 'regions',
      title: 'Regions',
      description: 'One row per province, kabupaten and kota of the country, with what the catalogue holds of it',
      key: 'code',
    },
    () => regions,
    [
      text('code', 'Code of the region (Kemendagri): 35 or 35.10, which is text', (r) => r.code, { required: true }),
      text('name', 'Name of the region', (r) => r.name, { required: true }),
      text('level', 'provinsi, kabupaten or kota', (r) => r.level),
      text('provinceCode', 'Code of the province that it lies in', (r) => r.code.slice(0, 2)),
      whole('agencies', 'Number of agencies', (r) => held.get(r.code)!.agencies),
      whole('documents', 'Number of documents', (r) => held.get(r.code)!.documents),
      whole('indicators', 'Number of indicators', (r) => held.get(r.code)!.indicators),
    ],
  );
}

/** Files of the vocabulary whose keys rows hold. */
const heldFiles: readonly string[] = ['terms', 'divisions', 'sources'];

/** A name of a term a row, for the terms that rows hold: who looks for one name finds the others with it. */
export function namesTable({ dataset }: Indexed, { terms }: Pick<Catalogue, 'terms'>): TidyTable {
  const held = new Set(dataset.indicators.flatMap(keysOf));
  return tableOf<{ term: ListedTerm; name: ListedAlias }>(
    {
      name: 'names',
      title: 'Names of terms',
      description: 'One row per name of a term of the vocabulary that an indicator holds',
      key: null,
    },
    function* () {
      for (const term of terms) {
        if (!heldFiles.includes(term.file) || !held.has(term.key)) continue;
        for (const name of term.aliases) yield { term, name };
      }
    },
    [
      text('term', 'Key of the vocabulary', ({ term }) => term.key, { required: true }),
      text('label', 'What it is called today', ({ term }) => term.label),
      text('short', 'Its abbreviation of today', ({ term }) => term.short),
      text('name', 'A name that it goes by', ({ name }) => name.alias, { required: true }),
      text('form', 'name, short, old-name, variant, misspelling ...', ({ name }) => name.form),
      text('from', 'Year from which the name is in use', ({ name }) => name.from || null),
      text('to', 'Year until which it was', ({ name }) => name.to || null),
      text('basis', 'The rule that made it the name', ({ name }) => name.basis || null),
    ],
  );
}
