/** Rows -> CSV that a spreadsheet opens without running anything. The only home of papaparse in output. */
import { createRequire } from 'node:module';
import type * as PapaParse from 'papaparse';
import type {
  Agency,
  Concept,
  Dataset,
  DatasetDocument,
  Indicator,
  Relation,
} from '../../pipeline/model/meaning/dataset.ts';
import { joinedTexts, textColumn, type Cell, type ColumnHead } from '../../pipeline/model/meaning/field.ts';
import { indicatorFields } from '../../pipeline/model/meaning/fields.ts';
import type { Issue } from '../../pipeline/model/issue.ts';
import { decidedFields } from './fields.ts';
import { safeCell } from './safe-cell.ts';
import { addTo } from '../../pipeline/model/groups.ts';

// loaded as the CommonJS that it is: `import` would first search all of it for names to give
const Papa = createRequire(import.meta.url)('papaparse') as typeof PapaParse;

/** What a cell may hold; null becomes an empty cell. */
export type CsvValue = Cell;

/** What a row refers to. */
type RowSurroundings = {
  document: DatasetDocument | null;
  agency: Agency | null;
  concept: Concept | null;
  /** What the row is to its concept. */
  relation: Relation | null;
  issues: readonly Issue[];
};

/** A column of indicators.csv that may need more than the row. */
export type CsvColumn = ColumnHead & { of: (row: Indicator, around: RowSurroundings) => CsvValue };

const text = textColumn<CsvColumn['of']>;

/** The columns of indicators.csv, in order. Lists in one cell are joined by " | ". */
export const indicatorColumns: readonly CsvColumn[] = [
  text('id', 'Stable id of the row', (r) => r.id),
  text('document', 'Id of the document', (r) => r.document),
  text('file', 'File of the document', (_, { document }) => document?.file ?? null),
  text('agency', 'Id of the agency', (r) => r.agency),
  text('agencyName', 'Name of the agency', (_, { agency }) => agency?.name ?? null),
  text('regionCode', 'Code of the region', (_, { agency }) => agency?.regionCode ?? null),
  { name: 'position', type: 'integer', description: 'Place in the document, from 1', of: (r) => r.position },
  ...indicatorFields.flatMap(({ csv }) => csv),
  text('conceptLabel', 'What the concept measures', (_, { concept }) => concept?.label ?? null),
  text('conceptRelation', 'What the row is to its concept: exact or close', (_, { relation }) => relation),
  {
    name: 'confidence',
    type: 'number',
    description: 'That every field is exactly right, 0 to 1',
    of: (r) => r.confidence,
  },
  text('decided', 'Fields that somebody decided, and who did', (r) =>
    joinedTexts(decidedFields(r).map(({ key, by }) => `${key}: ${by}`)),
  ),
  { name: 'page', type: 'integer', description: 'Page of the name', of: (r) => r.evidence['name']?.page ?? null },
  text('issues', 'Codes of the issues of the row', (_, { issues }) =>
    joinedTexts([...new Set(issues.map((i) => i.code))]),
  ),
];

/** Rows that are put into words at a time. */
const rowsAtOnce = 1000;

/** The text of indicators.csv: one row per indicator. */
export function indicatorsCsv(dataset: Dataset): string {
  return [...csvPieces(dataset)].join('');
}

/** The same in pieces of some rows, for what is too long to be one text. */
export function* csvPieces(dataset: Dataset): Generator<string> {
  const issues = new Map<string, Issue[]>();
  for (const found of dataset.issues) {
    if (found.indicator === null) continue;
    addTo(issues, found.indicator, found);
  }
  const documents = new Map(dataset.documents.map((d) => [d.id, d]));
  const agencies = new Map(dataset.agencies.map((a) => [a.id, a]));
  const concepts = new Map(dataset.concepts.map((c) => [c.id, c]));
  const relations = ownRelations(dataset);
  const cellsOf = (row: Indicator): CsvValue[] => {
    const around: RowSurroundings = {
      document: documents.get(row.document) ?? null,
      agency: row.agency === null ? null : (agencies.get(row.agency) ?? null),
      concept: row.concept === null ? null : (concepts.get(row.concept) ?? null),
      relation: relations.get(row.id) ?? null,
      issues: issues.get(row.id) ?? [],
    };
    return indicatorColumns.map((c) => c.of(row, around));
  };
  yield csvText([indicatorColumns.map((c) => c.name)]);
  for (let from = 0; from < dataset.indicators.length; from += rowsAtOnce) {
    yield csvText(dataset.indicators.slice(from, from + rowsAtOnce).map(cellsOf));
  }
}

/** What each row is to its own concept, by the id of the row. */
export function ownRelations({
  indicators,
  concepts,
}: Pick<Dataset, 'indicators' | 'concepts'>): Map<string, Relation> {
  const conceptOf = new Map(indicators.map(({ id, concept }) => [id, concept]));
  const relations = new Map<string, Relation>();
  for (const { id, members } of concepts) {
    for (const { indicator, relation } of members) {
      if (conceptOf.get(indicator) === id && !relations.has(indicator)) relations.set(indicator, relation);
    }
  }
  return relations;
}

/** Rows of cells -> CSV after RFC 4180 (comma, CRLF, quotes doubled); every text cell is made safe first. */
export function csvText(rows: readonly (readonly CsvValue[])[], delimiter: ',' | ';' = ','): string {
  const safe = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? safeCell(cell) : cell)));
  return `${Papa.unparse(safe, { newline: '\r\n', delimiter })}\r\n`;
}
