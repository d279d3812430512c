/** Tables of which indicators of agencies are one thing. */
import type { Concept, Indicator } from '../../../pipeline/model/meaning/dataset.ts';
import { addTo } from '../../../pipeline/model/groups.ts';
import { countsColumn, documentColumns, isCounted, placeColumns, placeOfRow, type Indexed } from './cited.ts';
import { least, most } from './origins.ts';
import { tableOf, text, whole, type TidyTable } from './tidy-table.ts';

/** A concept a row; rows of another reading of a paper are counted nowhere. */
export function conceptsTable(all: Indexed): TidyTable {
  const near = new Map<Concept, Indicator[]>();
  const exact = new Map<Concept, Indicator[]>();
  for (const concept of all.dataset.concepts) {
    for (const { indicator, relation } of concept.members) {
      const row = all.indicators.get(indicator);
      if (!row || !isCounted(all, row)) continue;
      if (relation === 'exact') addTo(exact, concept, row);
      if (relation === 'exact' || relation === 'close') addTo(near, concept, row);
    }
  }
  const rows = (one: Concept) => exact.get(one) ?? [];
  const years = (one: Concept) => rows(one).flatMap(({ document }) => all.documents.get(document)?.year ?? []);
  return tableOf<Concept>(
    { name: 'concepts', title: 'Concepts', description: 'One row per thing that is measured', key: 'id' },
    () => all.dataset.concepts,
    [
      text('id', 'Key of the phrase: the same in every catalogue', (c) => c.id, { required: true }),
      text('group', 'Id of the concept in whose column it stands; it may change with company', (c) => c.group || c.id),
      text('label', 'What is measured', (c) => c.label),
      whole('indicators', 'Number of indicators that mean exactly this, in whatever words', (c) => rows(c).length),
      whole('agencies', 'Number of agencies that do', (c) => agenciesOf(rows(c))),
      whole('nearIndicators', 'Number of indicators that mean exactly or nearly this', (c) => near.get(c)?.length ?? 0),
      whole('nearAgencies', 'Number of agencies that do', (c) => agenciesOf(near.get(c) ?? [])),
      whole('firstYear', 'Earliest year of the documents that mean exactly this', (c) => least(years(c))),
      whole('lastYear', 'Latest year of these documents', (c) => most(years(c))),
    ],
  );
}

/** A document whose agency is not known is one of its own. */
const agenciesOf = (rows: readonly Indicator[]): number =>
  new Set(rows.map(({ agency, document }) => agency ?? document)).size;

type Member = { concept: Concept; member: Concept['members'][number]; row: Indicator | null };

/** An indicator beside a concept a row. */
export function membersTable(all: Indexed): TidyTable {
  return tableOf<Member>(
    {
      name: 'members',
      title: 'Indicators beside concepts',
      description: 'One row per concept and indicator that is exactly, or less, the same thing',
      key: null,
    },
    function* () {
      for (const concept of all.dataset.concepts) {
        for (const member of concept.members)
          yield { concept, member, row: all.indicators.get(member.indicator) ?? null };
      }
    },
    [
      text('concept', 'Id of the concept', ({ concept }) => concept.id, { refersTo: 'concepts', required: true }),
      text('indicator', 'Id of the indicator', ({ member }) => member.indicator, {
        refersTo: 'indicators',
        required: true,
      }),
      text(
        'relation',
        'What it is to the concept: exact, close, narrower, broader, related',
        ({ member }) => member.relation,
      ),
      text('because', 'Why', ({ member }) => member.because),
      text('name', 'The indicator as printed', ({ row }) => row?.name ?? null),
      text('agency', 'Id of the agency', ({ row }) => row?.agency ?? null, { refersTo: 'agencies' }),
      ...documentColumns<Member>(all, ({ row }) => row?.document ?? null),
      ...placeColumns<Member>(({ row }) => (row ? placeOfRow(row) : null)),
      countsColumn<Member>(all, ({ row }) => row),
    ],
  );
}
