/** Many documents' shares -> one dataset, and one dataset -> the same bytes every time. */
import type { Refusal, RefusalCode } from '../../pipeline/model/errors.ts';
import {
  Agency,
  Dataset,
  DatasetPart,
  Indicator,
  type DatasetDocument,
  type DocumentTable,
  type DocumentDataset,
} from '../../pipeline/model/meaning/dataset.ts';
import { issue, type Issue, type IssueCode } from '../../pipeline/model/issue.ts';
import { compareNumber, compareNumbers, compareText, firstDifference } from './order.ts';

const issueOfRefusal: Partial<Record<RefusalCode, IssueCode>> = {
  'blank-page': 'page-blank',
  'no-iku-table': 'no-iku-table',
  'damaged-part': 'pdf-damaged',
};

/**
 * Puts the shares of all documents together in the canonical order. A document that was given twice (same bytes)
 * is kept once, under the file name that sorts first. Each refusal that no issue tells of yet becomes an issue.
 */
export function mergeDatasets(parts: DocumentDataset[], refusals: Refusal[]): Dataset {
  const { kept, duplicates } = withoutDuplicates(parts);
  const issues = kept.flatMap((p) => p.issues);
  const placeOf = ({ code, document, page }: Issue): string => JSON.stringify([code, document, page]);
  const known = new Set(issues.map(placeOf));
  const idOf = new Map([...kept].reverse().map(({ document }) => [document.file, document.id]));
  for (const refusal of refusals) {
    const told = refusalIssue(refusal, idOf);
    // a refused document has no id, so two of them differ in their message only
    if (told.document === null || !known.has(placeOf(told))) issues.push(told);
    known.add(placeOf(told));
  }
  return orderDataset({
    schema: 'ikat/dataset/1',
    documents: kept.map((p) => p.document),
    agencies: uniteAgencies(kept.flatMap((p) => p.agencies)),
    indicators: kept.flatMap((p) => p.indicators),
    concepts: [],
    issues: uniqueIssues([...issues, ...duplicates]),
  });
}

/** The dataset with every list in the canonical order; values are not touched. */
export function orderDataset(dataset: Dataset): Dataset {
  const documents = [...dataset.documents].map(orderDocument).sort(compareDocuments);
  const place = new Map(documents.map((d, i) => [d.id, i]));
  const indicators = orderRows(dataset.indicators.map(orderIndicator), documents);
  const rank = new Map(indicators.map((r, i) => [r.id, i]));
  return {
    schema: dataset.schema,
    documents,
    agencies: [...dataset.agencies].sort((a, b) => compareText(a.id, b.id)),
    indicators,
    concepts: [...dataset.concepts]
      .map((c) => ({ ...c, members: [...c.members].sort((a, b) => compareText(a.indicator, b.indicator)) }))
      .sort((a, b) => compareText(a.id, b.id)),
    issues: [...dataset.issues].sort((a, b) => compareIssues(a, b, place, rank)),
  };
}

/** Rows in the order of these documents, then of their positions. */
export function orderRows(rows: readonly Indicator[], documents: readonly DatasetDocument[]): Indicator[] {
  const place = new Map(documents.map((d, i) => [d.id, i]));
  return [...rows].sort((a, b) =>
    firstDifference(
      compareNumber(place.get(a.document) ?? null, place.get(b.document) ?? null),
      compareText(a.document, b.document),
      compareNumber(a.position, b.position),
      compareText(a.id, b.id),
    ),
  );
}

/** The text of dataset.json: keys in schema order, lists in canonical order, two spaces, a final newline. */
export function canonicalJson(dataset: Dataset): string {
  return [...canonicalPieces(orderDataset(dataset))].join('');
}

/** The same text of an ordered dataset, an element of a list at a time: of a large one it is too long to be one text. */
export function* canonicalPieces(ordered: Dataset): Generator<string> {
  const shape = Dataset.shape;
  yield `{\n  "schema": ${JSON.stringify(shape.schema.parse(ordered.schema))}`;
  yield* listPieces('documents', shape.documents.element, ordered.documents);
  yield* listPieces('agencies', shape.agencies.element, ordered.agencies);
  yield* listPieces('indicators', shape.indicators.element, ordered.indicators);
  yield* listPieces('concepts', shape.concepts.element, ordered.concepts);
  yield* listPieces('issues', shape.issues.element, ordered.issues);
  if (ordered.parts) yield* listPieces('parts', DatasetPart, ordered.parts);
  yield '\n}\n';
}

type Shape = { parse: (item: unknown) => unknown };

function* listPieces(key: string, schema: Shape, items: readonly unknown[]): Generator<string> {
  yield `,\n  "${key}": [`;
  for (const [i, item] of items.entries()) {
    // texts hold no end of a line as it is
    const text = JSON.stringify(schema.parse(item), null, 2).replaceAll('\n', '\n    ');
    yield `${i === 0 ? '' : ','}\n    ${text}`;
  }
  yield items.length === 0 ? ']' : '\n  ]';
}

/** A row as a line of a part: the bytes depend on nothing but the row. */
export function rowLine(row: Indicator): string {
  return `${JSON.stringify(Indicator.parse(orderIndicator(row)))}\n`;
}

function compareDocuments(a: DatasetDocument, b: DatasetDocument): number {
  return firstDifference(compareText(a.file, b.file), compareText(a.id, b.id));
}

function orderDocument(document: DatasetDocument): DatasetDocument {
  const ordered = (tables: readonly DocumentTable[]) =>
    [...tables].sort((a, b) =>
      firstDifference(compareNumbers(a.pages, b.pages), compareText(a.kind, b.kind), compareNumber(a.rows, b.rows)),
    );
  return { ...document, tables: ordered(document.tables), otherTables: ordered(document.otherTables) };
}

const fieldOrder = Object.keys(Indicator.shape);

function orderIndicator(row: Indicator): Indicator {
  const rank = (field: string): number => {
    const at = fieldOrder.indexOf(field.split('.')[0] ?? field);
    return at < 0 ? fieldOrder.length : at;
  };
  const evidence = Object.entries(row.evidence).sort(([a], [b]) =>
    firstDifference(compareNumber(rank(a), rank(b)), compareText(a, b)),
  );
  return { ...row, terms: [...row.terms].sort(compareText), evidence: Object.fromEntries(evidence) };
}

const severities = ['error', 'warning', 'info'];

function compareIssues(a: Issue, b: Issue, place: Map<string, number>, rank: Map<string, number>): number {
  const at = (map: Map<string, number>, id: string | null): number | null =>
    id === null ? null : (map.get(id) ?? null);
  return firstDifference(
    compareNumber(at(place, a.document), at(place, b.document)),
    compareText(a.document, b.document),
    compareNumber(at(rank, a.indicator), at(rank, b.indicator)),
    compareText(a.indicator, b.indicator),
    compareNumber(a.page, b.page),
    compareNumber(severities.indexOf(a.severity), severities.indexOf(b.severity)),
    compareText(a.code, b.code),
    compareText(a.field, b.field),
    compareNumbers(a.box ?? [], b.box ?? []),
    compareText(a.message, b.message),
  );
}

function withoutDuplicates(parts: DocumentDataset[]): { kept: DocumentDataset[]; duplicates: Issue[] } {
  const kept = new Map<string, DocumentDataset>();
  const duplicates: Issue[] = [];
  for (const part of [...parts].sort((a, b) => compareDocuments(a.document, b.document))) {
    const first = kept.get(part.document.id);
    if (!first) kept.set(part.document.id, part);
    else if (first.document.file !== part.document.file) {
      const message = `${part.document.file} holds the same bytes as ${first.document.file} and is counted once`;
      duplicates.push(issue('duplicate-document', message, { document: first.document.id }));
    }
  }
  return { kept: [...kept.values()], duplicates };
}

function refusalIssue(refusal: Refusal, idOf: ReadonlyMap<string, string>): Issue {
  const document = idOf.get(refusal.file) ?? null;
  const code = issueOfRefusal[refusal.code] ?? (refusal.page === null ? 'document-refused' : 'page-refused');
  const where = refusal.page === null ? refusal.file : `${refusal.file}, page ${refusal.page}`;
  return issue(code, `${where}: ${refusal.reason}. ${refusal.remedy}`, { document, page: refusal.page });
}

function uniteAgencies(agencies: Agency[]): Agency[] {
  const byId = new Map<string, Agency>();
  const inOrder = [...agencies].sort((a, b) =>
    firstDifference(compareText(a.id, b.id), -compareText(JSON.stringify(a), JSON.stringify(b))),
  );
  for (const agency of inOrder) {
    const known = byId.get(agency.id);
    byId.set(agency.id, {
      id: agency.id,
      name: known?.name ?? agency.name,
      regionCode: known?.regionCode ?? agency.regionCode,
      regionName: known?.regionName ?? agency.regionName,
      level: known?.level ?? agency.level,
      kind: known?.kind ?? agency.kind,
      sectors: known && known.sectors.length > 0 ? known.sectors : agency.sectors,
    });
  }
  return [...byId.values()];
}

function uniqueIssues(issues: Issue[]): Issue[] {
  return [...new Map(issues.map((i) => [JSON.stringify(Object.entries(i).sort()), i])).values()];
}
