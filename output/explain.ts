/** From paper to value: everything that happened to one row, as text. */
import type {
  Dataset,
  DatasetDocument,
  DocumentTable,
  Evidence,
  Indicator,
} from '../pipeline/model/meaning/dataset.ts';
import { findingText } from '../pipeline/model/meaning/finding.ts';
import type { Issue } from '../pipeline/model/issue.ts';
import { rootOf } from '../pipeline/model/meaning/fields.ts';
import { decidedText, evidenceOf, shownFields } from './dataset/fields.ts';
import { whatItHolds } from './dataset/tables-told.ts';
import type { Speech } from './spoken/speech.ts';

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

/** The documents of a file name, with or without its folder and ending. */
export function documentsNamed({ documents }: Dataset, name: string): DatasetDocument[] {
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

/** The explanation as lines for a terminal, in the language of the speech. */
export function explanationText({ indicator: row, file, agency, table, issues }: Explanation, speech: Speech): string {
  const { say, named, tell, label } = speech;
  const flagged = new Set(issues.flatMap((i) => (i.field === null ? [] : [rootOf(i.field)])));
  const level = row.level === null ? [] : [`  ${say('level', named(row.level), row.printedLevel ?? '')}`];
  const kind = table === null ? [] : [`  ${say('table', named(table.kind), percent(table.score))}`];
  const lines = [
    row.name ?? say('noName'),
    `  ${row.id}`,
    `  ${say('row', row.position, file)}${agency === null ? '' : `, ${agency}`}`,
    `  ${say('sure', percent(row.confidence))}`,
    ...level,
    ...(row.parent === null ? [] : [`  ${say('below', row.parent)}`]),
    ...kind,
    ...(table?.because ?? []).map((reason) => `    ${tell(reason) ?? reason}`),
  ];
  for (const field of shownFields(row, flagged)) {
    const note = field.note === null ? '' : ` (${say('concluded')})`;
    lines.push('', `${label(field.key)}: ${field.values.join(' | ') || say('nothing')}${note}`);
    const parts = Object.entries(row.evidence).filter(([key]) => key === field.key || key.startsWith(`${field.key}.`));
    for (const [key, evidence] of parts) {
      lines.push(...evidenceLines(evidence, key === field.key ? null : label(key), speech));
    }
    if (evidenceOf(row, field.key) === null) lines.push(`  ${say('noEvidence')}`);
    for (const found of issues.filter((i) => i.field !== null && rootOf(i.field) === field.key))
      lines.push(issueLine(found, speech));
  }
  const rest = issues.filter((i) => i.field === null);
  if (rest.length > 0) lines.push('', say('issues'), ...rest.map((found) => issueLine(found, speech)));
  return `${lines.join('\n')}\n`;
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

function evidenceLines(evidence: Evidence, part: string | null, { language, say, tell }: Speech): string[] {
  const places = evidence.segments ?? [{ page: evidence.page, box: evidence.box }];
  const one = ({ page, box }: (typeof places)[number]): string =>
    box ? say('box', say('page', page), box.join(' ')) : say('page', page);
  const pages = places.map(one).reduce((all, next) => say('then', all, next));
  const where = evidence.line === undefined ? pages : say('line', pages, evidence.line);
  const sure = percent(evidence.confidence);
  const heads = (['read', 'mended', 'decided'] as const).map((key) => say(key));
  const wide = Math.max(...heads.map(({ length }) => length)) + 2;
  const [read, mended, decided] = heads.map((head) => `  ${head.padEnd(wide)}`);
  // rules have their names in English alone
  const mend = ({ from, to, rule }: Evidence['edits'][number]): string =>
    `${mended}${from} -> ${to}${language === 'en' ? `  (${rule})` : ''}`;
  const told = evidence.decided && decidedText(evidence.decided);
  return [
    `  ${part === null ? say('from', where, sure) : say('partFrom', part, where, sure)}`,
    `${read}${evidence.raw}`,
    ...evidence.edits.map(mend),
    ...(evidence.inheritedFrom === null ? [] : [`  ${say('inherited', evidence.inheritedFrom)}`]),
    ...(told === undefined ? [] : [`${decided}${tell(told) ?? told}`]),
  ];
}

function issueLine({ code, severity, message }: Issue, { language, say, named, tell, issue }: Speech): string {
  const [title, remedy] = issue(code);
  const told = findingText(code);
  const says = `  ${named(severity)}: ${tell(message) ?? say('detail', title, message)} [${code}]`;
  if (!told) return `${says} ${remedy}`;
  const { explanation, resolve } = told;
  return [says, `    ${explanation[language]} ${resolve[language]}`].join('\n');
}
