/** The table concept by agency: who measures a thing, and with which wording, formula, unit and targets. */
import type { Concept, Dataset, Indicator, Relation } from '../pipeline/model/meaning/dataset.ts';
import { addTo } from '../pipeline/model/groups.ts';
import { csvText, type CsvValue } from './dataset/csv.ts';
import { markup, type Markup } from './html/markup.ts';
import { pageFrame } from './html/page-frame.ts';

/** One row of a dataset in the table; `relation` and `because` say what it is to the concept that gives the label. */
type ConceptRow = {
  indicator: string;
  concept: string;
  relation: Relation;
  because: string;
  agency: string | null;
  region: string | null;
  file: string;
  year: number | null;
  name: string | null;
  formula: string | null;
  unit: string | null;
  targets: string | null;
  confidence: number;
};

/** What stands in one column: concepts that are exact or close to each other, `agencies` counted once each. */
export type ConceptColumn = { group: string; label: string; agencies: number; rows: ConceptRow[] };

/** The table in the shape `ikat/concepts/1`: what most agencies share comes first, of equals in the order of the ids. */
export function conceptTable(dataset: Dataset): { schema: 'ikat/concepts/1'; concepts: ConceptColumn[] } {
  const concepts = new Map(dataset.concepts.map((concept) => [concept.id, concept]));
  const rowsOf = new Map<string, Indicator[]>();
  for (const row of dataset.indicators) {
    const concept = concepts.get(row.concept ?? '');
    if (concept) addTo(rowsOf, concept.group || concept.id, row);
  }
  const tell = tellRow(dataset);
  const columns = [...rowsOf].map(([group, rows]): ConceptColumn => {
    const first = concepts.get(group);
    const told = rows.map((row) => tell(row, first));
    const agencies = new Set(rows.map(({ agency, document }) => agency ?? document)).size;
    return { group, label: first?.label ?? group, agencies, rows: told.sort(compareRows) };
  });
  const order = (a: ConceptColumn, b: ConceptColumn): number =>
    b.agencies - a.agencies || b.rows.length - a.rows.length || (a.group < b.group ? -1 : 1);
  return { schema: 'ikat/concepts/1', concepts: columns.sort(order) };
}

function compareRows(a: ConceptRow, b: ConceptRow): number {
  const [first, second] = [a, b].map(({ agency, year, file, indicator }) =>
    [agency ?? '', String(year ?? ''), file, indicator].join('\t'),
  );
  return first! < second! ? -1 : 1;
}

function tellRow(dataset: Dataset): (row: Indicator, concept: Concept | undefined) => ConceptRow {
  const agencies = new Map(dataset.agencies.map((agency) => [agency.id, agency]));
  const documents = new Map(dataset.documents.map((document) => [document.id, document]));
  const listed = new Map<string, Map<string, Concept['members'][number]>>();
  const membersOf = ({ id, members }: Concept) => {
    const known = listed.get(id) ?? new Map(members.map((member) => [member.indicator, member]));
    listed.set(id, known);
    return known;
  };
  return (row, concept) => {
    const member = concept ? membersOf(concept).get(row.id) : undefined;
    const agency = agencies.get(row.agency ?? '');
    const document = documents.get(row.document);
    return {
      indicator: row.id,
      concept: row.concept ?? '',
      relation: member?.relation ?? 'close',
      because: member?.because ?? '',
      agency: agency?.name ?? null,
      region: agency?.regionName ?? null,
      file: document?.file ?? row.document,
      year: document?.year ?? null,
      name: row.name,
      formula: row.formula.text,
      unit: row.unit?.symbol ?? null,
      targets: row.targets.map(({ year, text }) => (year === null ? text : `${year}: ${text}`)).join('; ') || null,
      confidence: row.confidence,
    };
  };
}

const headings = ['group', 'label', 'agencies', 'relation', 'agency', 'region', 'file', 'year', 'name', 'formula'];
const lastHeadings = ['unit', 'targets', 'confidence', 'because', 'concept', 'indicator'];

/** The table as CSV, one line a row. */
export function conceptsCsv(dataset: Dataset): string {
  const lines = conceptTable(dataset).concepts.flatMap(({ group, label, agencies, rows }) =>
    rows.map((row): CsvValue[] => [
      ...[group, label, agencies, row.relation, row.agency, row.region, row.file, row.year, row.name, row.formula],
      ...[row.unit, row.targets, row.confidence, row.because, row.concept, row.indicator],
    ]),
  );
  return csvText([[...headings, ...lastHeadings], ...lines]);
}

/** The table as one HTML page that opens from disk without a network: a section for each thing that is measured. */
export function conceptsHtml(dataset: Dataset): string {
  const { concepts } = conceptTable(dataset);
  const shared = concepts.filter(({ agencies }) => agencies > 1).length;
  const body = markup`<header class="top"><h1>What agencies measure</h1>
    <p class="muted">${concepts.length} concepts, ${shared} of more than one agency</p></header>
    <main class="plain-tables">${concepts.map((column, i) => columnHtml(column, i))}</main>`;
  return pageFrame({ title: 'Concepts by agency', body, entry: 'page' });
}

function columnHtml({ group, label, agencies, rows }: ConceptColumn, index: number): Markup {
  const told = ['Agency', 'Year', 'Indicator', 'Formula', 'Unit', 'Targets', 'Relation', 'Confidence'];
  return markup`<section aria-labelledby="c${index}">
    <h2 id="c${index}" lang="id">${label} <small>${agencies === 1 ? '1 agency' : `${agencies} agencies`}</small></h2>
    <p class="muted">${group}</p>
    <div class="scroll" tabindex="0" role="region" aria-label="Concept ${index + 1}">
      <table><tr>${told.map((heading) => markup`<th scope="col">${heading}</th>`)}</tr>${rows.map(rowHtml)}</table>
    </div>
  </section>`;
}

function rowHtml(row: ConceptRow): Markup {
  return markup`<tr lang="id"><td>${row.agency ?? row.file}</td><td>${row.year}</td><td>${row.name}</td><td>${row.formula}</td><td>${row.unit}</td><td>${row.targets}</td><td title="${row.because}">${row.relation}</td><td>${row.confidence.toFixed(2)}</td></tr>`;
}
