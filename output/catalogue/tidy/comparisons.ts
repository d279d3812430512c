/** Tables of which indicators of agencies are one thing. */
import type { Concept, Indicator } from '../../../pipeline/model/meaning/dataset.ts';
import { addTo } from '../../../pipeline/model/groups.ts';
import { documentColumns, placeColumns, placeOfRow, type Indexed } from './cited.ts';
import { least, most } from './origins.ts';
import { tableOf, text, whole, type TidyTable } from './tidy-table.ts';

/** A concept a row; the counts are of the indicators whose phrase it is. */
export function conceptsTable(all: Indexed): TidyTable {
  const rowsOf = new Map<string, Indicator[]>();
  for (const row of all.dataset.indicators) if (row.concept !== null) addTo(rowsOf, row.concept, row);
  const rows = ({ id }: Concept) => rowsOf.get(id) ?? [];
  const years = (one: Concept) => rows(one).flatMap(({ document }) => all.documents.get(document)?.year ?? []);
  return tableOf<Concept>(
    { name: 'concepts', title: 'Concepts', description: 'One row per thing that is measured', key: 'id' },
    () => all.dataset.concepts,
    [
      text('id', 'Key of the phrase: the same in every catalogue', (c) => c.id, { required: true }),
      text('group', 'Id of the concept in whose column it stands; it may change with company', (c) => c.group || c.id),
      text('label', 'What is measured', (c) => c.label),
      whole('indicators', 'Number of indicators that mean exactly this', (c) => rows(c).length),
      whole(
        'agencies',
        'Number of agencies that do',
        (c) => new Set(rows(c).map(({ agency, document }) => agency ?? document)).size,
      ),
      whole('firstYear', 'Earliest year of their documents', (c) => least(years(c))),
      whole('lastYear', 'Latest year of their documents', (c) => most(years(c))),
    ],
  );
}

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
    ],
  );
}
