/** From paper to value: everything that happened to one row, as text. */
import type {
  Dataset,
  DatasetDocument,
  DocumentTable,
  Evidence,
  Indicator,
} from '../pipeline/model/meaning/dataset.ts';
import { findingText } from '../pipeline/model/meaning/finding.ts';
import { issueCodes, type Issue } from '../pipeline/model/issue.ts';
import { decidedText, evidenceOf, shownFields } from './dataset/fields.ts';
import { whatItHolds } from './dataset/tables-told.ts';

/** The lineage of one row as data; `field.values` are shown texts. */
export type Explanation = {
  indicator: Indicator;
  file: string;
  agency: string | null;
  /** The table that the row stands in, and what speaks for its kind and against it; null where none was told. */
  table: DocumentTable | null;
  issues: Issue[];
};

/**
 * The row that a person means: its id, the only id that begins so, or `file:position` (the file with or without its
 * folder and ending); otherwise the rows that it could be (none when nothing fits).
 */
export function findIndicator(dataset: Dataset, wanted: string): { row: Indicator } | { candidates: Indicator[] } {
  const exact = dataset.indicators.find((r) => r.id === wanted);
  if (exact) return { row: exact };
  const place = placeNamed(wanted);
  const documents = new Set(place === null ? [] : documentsNamed(dataset, place.file).map(({ id }) => id));
  const fits = dataset.indicators.filter(
    (r) => r.id.startsWith(wanted) || (documents.has(r.document) && r.position === place?.position),
  );
  const [only] = fits;
  if (only && fits.length === 1) return { row: only };
  const words = wanted.toLowerCase();
  return {
    candidates: fits.length > 0 ? fits : dataset.indicators.filter((r) => r.name?.toLowerCase().includes(words)),
  };
}

/** Why no row is meant, in one sentence. */
export function whyNoRow(dataset: Dataset, wanted: string): string {
  const place = placeNamed(wanted);
  if (place === null) return 'No id begins so, and no name holds it';
  const documents = documentsNamed(dataset, place.file);
  if (documents.length === 0) return 'The run has no document of that name';
  const rows = dataset.indicators.filter((row) => documents.some(({ id }) => id === row.document));
  const [only] = documents;
  const holds = rows.length === 0 && only ? `; ${whatItHolds(only)}` : '';
  return `The document has no row ${place.position} (it has ${rows.length}${holds})`;
}

/** `file:position` of a row, as `findIndicator` takes it. */
export function placeOf(dataset: Dataset, row: Indicator): string {
  return `${dataset.documents.find((d) => d.id === row.document)?.file ?? row.document}:${row.position}`;
}

function placeNamed(wanted: string): { file: string; position: number } | null {
  const parts = /^(.+):(\d+)$/.exec(wanted);
  return parts === null ? null : { file: parts[1]!, position: Number(parts[2]) };
}

function documentsNamed({ documents }: Dataset, name: string): DatasetDocument[] {
  return documents.filter(({ file }) => {
    const base = file.split('/').at(-1) ?? '';
    return [file, base, base.replace(/\.[^.]*$/, '')].includes(name);
  });
}

/** Everything about one row of the dataset. */
export function explainIndicator(dataset: Dataset, row: Indicator): Explanation {
  return {
    indicator: row,
    file: dataset.documents.find((d) => d.id === row.document)?.file ?? row.document,
    agency: dataset.agencies.find((a) => a.id === row.agency)?.name ?? null,
    table: tableOf(dataset, row),
    issues: dataset.issues.filter((i) => i.indicator === row.id),
  };
}

/** Of several tables on the page of the row the first. */
function tableOf({ documents }: Dataset, row: Indicator): DocumentTable | null {
  const page = Object.values(row.evidence)[0]?.page;
  const tables = documents.find((d) => d.id === row.document)?.tables ?? [];
  return tables.find(({ pages }) => page !== undefined && pages.includes(page)) ?? null;
}

/** The explanation as lines for a terminal. */
export function explanationText({ indicator: row, file, agency, table, issues }: Explanation): string {
  const flagged = new Set(issues.flatMap((i) => (i.field === null ? [] : [i.field.split('.')[0] ?? i.field])));
  const lines = [
    row.name ?? '(no name)',
    `  ${row.id}`,
    `  row ${row.position} of ${file}${agency === null ? '' : `, ${agency}`}`,
    `  ${percent(row.confidence)} sure that every field is right`,
    ...(row.level === null ? [] : [`  indicator of the level ${row.level}: ${row.printedLevel ?? ''}`]),
    ...(row.parent === null ? [] : [`  below ${row.parent}`]),
    ...(table === null ? [] : [`  from a table of the kind ${table.kind}, ${percent(table.score)} sure`]),
    ...(table?.because ?? []).map((reason) => `    ${reason}`),
  ];
  for (const field of shownFields(row, flagged)) {
    lines.push(
      '',
      `${field.label}: ${field.values.join(' | ') || '(nothing)'}${field.note === null ? '' : ` (${field.note})`}`,
    );
    const parts = Object.entries(row.evidence).filter(([key]) => key === field.key || key.startsWith(`${field.key}.`));
    for (const [key, evidence] of parts) lines.push(...evidenceLines(evidence, key === field.key ? null : key));
    if (evidenceOf(row, field.key) === null) lines.push('  no evidence of its own: concluded from other fields');
    for (const found of issues.filter((i) => i.field?.split('.')[0] === field.key)) lines.push(issueLine(found));
  }
  const rest = issues.filter((i) => i.field === null);
  if (rest.length > 0) lines.push('', 'Issues of the row', ...rest.map(issueLine));
  return `${lines.join('\n')}\n`;
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

function evidenceLines(evidence: Evidence, part: string | null): string[] {
  const places = evidence.segments ?? [{ page: evidence.page, box: evidence.box }];
  const where = places.map((p) => `page ${p.page}${p.box ? `, box ${p.box.join(' ')} pt` : ''}`).join('; then ');
  const line = evidence.line === undefined ? '' : `, line ${evidence.line}`;
  return [
    `  ${part === null ? 'from' : `${part} from`} ${where}${line}, read with ${percent(evidence.confidence)}`,
    `  read as  ${evidence.raw}`,
    ...evidence.edits.map((e) => `  mended   ${e.from} -> ${e.to}  (${e.rule})`),
    ...(evidence.inheritedFrom === null ? [] : [`  inherited from ${evidence.inheritedFrom}`]),
    ...(evidence.decided ? [`  decided  ${decidedText(evidence.decided)}`] : []),
  ];
}

function issueLine(found: Issue): string {
  const told = findingText(found.code);
  const says = `  ${found.severity}: ${found.message} [${found.code}]`;
  if (!told) return `${says} ${issueCodes[found.code][2]}`;
  const { explanation, resolve } = told;
  return [says, `    ${explanation.en} ${resolve.en}`, `    ${explanation.id} ${resolve.id}`].join('\n');
}
