/** What every row that a value is cited from says of its origin: file and year of the document, page and box. */
import type {
  Agency,
  Concept,
  Dataset,
  DatasetDocument,
  Evidence,
  Indicator,
} from '../../../pipeline/model/meaning/dataset.ts';
import type { Reading } from '../../../pipeline/model/meaning/catalogue-shape.ts';
import type { Issue } from '../../../pipeline/model/issue.ts';
import type { Box } from '../../../pipeline/model/geometry.ts';
import { addTo } from '../../../pipeline/model/groups.ts';
import { number, text, truth, whole, type Filled } from './tidy-table.ts';

/** A dataset with its parts by their ids. */
export type Indexed = {
  dataset: Dataset;
  documents: ReadonlyMap<string, DatasetDocument>;
  agencies: ReadonlyMap<string, Agency>;
  concepts: ReadonlyMap<string, Concept>;
  indicators: ReadonlyMap<string, Indicator>;
  rowsOf: { document: ReadonlyMap<string, Indicator[]>; agency: ReadonlyMap<string, Indicator[]> };
  issuesOf: ReadonlyMap<string, Issue[]>;
  /** Documents that are another reading of a paper that is here as well, by their ids. */
  readings: ReadonlyMap<string, Reading>;
};

export function indexed(dataset: Dataset, readings: ReadonlyMap<string, Reading> = new Map()): Indexed {
  const byId = <One extends { id: string }>(list: readonly One[]) => new Map(list.map((one) => [one.id, one]));
  const document = new Map<string, Indicator[]>();
  const agency = new Map<string, Indicator[]>();
  for (const row of dataset.indicators) {
    addTo(document, row.document, row);
    if (row.agency !== null) addTo(agency, row.agency, row);
  }
  const issuesOf = new Map<string, Issue[]>();
  for (const one of dataset.issues) if (one.indicator !== null) addTo(issuesOf, one.indicator, one);
  return {
    dataset,
    documents: byId(dataset.documents),
    agencies: byId(dataset.agencies),
    concepts: byId(dataset.concepts),
    indicators: byId(dataset.indicators),
    rowsOf: { document, agency },
    issuesOf,
    readings,
  };
}

/** Whether a row counts: not where its document is another reading of a paper that is here as well. */
export const isCounted = ({ readings }: Indexed, { document }: Pick<Indicator, 'document'>): boolean =>
  !readings.has(document);

/** The column that says so. */
export const countsColumn = <Of>(all: Indexed, rowOf: (of: Of) => Indicator | null): Filled<Of> =>
  truth('counts', 'False for a row of another reading of a paper that is here as well', (one) => {
    const row = rowOf(one);
    return row && isCounted(all, row);
  });

/** A place that is cited: page from 1, box in points of the upright page from its top left corner, line of a text export. */
export type Place = { page: number | null; box: Box | null; line?: number | null | undefined };

/** The columns of a place. `placeOf` gives null for what has none. */
export function placeColumns<Of>(placeOf: (of: Of) => Place | null): Filled<Of>[] {
  const side = (name: string, i: 0 | 1 | 2 | 3): Filled<Of> =>
    number(
      name,
      `${sides[i]} edge of the box, in points from the top left of the page`,
      (of) => placeOf(of)?.box?.[i] ?? null,
    );
  return [
    whole('page', 'Page, from 1', (of) => placeOf(of)?.page ?? null),
    side('left', 0),
    side('top', 1),
    side('right', 2),
    side('bottom', 3),
    whole('line', 'Line of a text export, which has no boxes', (of) => placeOf(of)?.line ?? null),
  ];
}

const sides = ['Left', 'Top', 'Right', 'Bottom'] as const;

/** The columns that name a document: its id, file and year. `required`: each row is of one. */
export function documentColumns<Of>(
  { documents }: Indexed,
  idOf: (of: Of) => string | null,
  more: { required?: true } = {},
): Filled<Of>[] {
  const of = (one: Of): DatasetDocument | null => documents.get(idOf(one) ?? '') ?? null;
  return [
    text('document', 'Id of the document: the SHA-256 of its bytes', idOf, { refersTo: 'documents', ...more }),
    text('file', 'File of the document', (one) => of(one)?.file ?? null),
    whole('documentYear', 'Year of the document', (one) => of(one)?.year ?? null),
  ];
}

/** Where an indicator stands: the place of its name, or of whatever of it has one. */
export function placeOfRow(row: Indicator): Evidence | null {
  return row.evidence['name'] ?? Object.values(row.evidence)[0] ?? null;
}
