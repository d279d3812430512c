/** report.html: every row beside the piece of paper it came from, and what needs a look. */
import type { Refusal } from '../../pipeline/model/errors.ts';
import type { Dataset, DatasetDocument, Indicator } from '../../pipeline/model/meaning/dataset.ts';
import type { Issue } from '../../pipeline/model/issue.ts';
import { fieldLabel } from '../dataset/fields.ts';
import { tableText } from '../dataset/tables-told.ts';
import { chip, filterBar, filterChip, helpDialog, type Filter } from '../html/controls.ts';
import type { Picture } from '../html/crop.ts';
import { markup, type Markup } from '../html/markup.ts';
import { pageFrame } from '../html/page-frame.ts';
import { conceptViews, type ConceptView } from './concept-panel.ts';
import { documentCard } from './document-card.ts';
import { issueItem, rowCard, worstSeverity } from './row-card.ts';
import { pageOverviews } from './page-overviews.ts';
import { compareText } from '../dataset/order.ts';
import { addTo } from '../../pipeline/model/groups.ts';

/** Facts of the run for the foot of the report; no times are needed, given ones are shown as they are. */
type RunSummary = {
  version: string;
  /** Label and value pairs, such as ["OCR language", "ind"]. */
  facts: readonly (readonly [label: string, value: string])[];
};

/** `pictures` name files relative to the report; a page without one shows its text instead. */
export type ReportInput = {
  dataset: Dataset;
  pictures: readonly Picture[];
  refusals: readonly Refusal[];
  run: RunSummary;
};

const manyRows = 100; // from here on a browser draws only the cards in view

type Sorted = { byRow: Map<string, Issue[]>; byDocument: Map<string, Issue[]>; elsewhere: Issue[] };

/** The whole report as one HTML file; it makes no request but for the page pictures beside it. */
export function renderReport(input: ReportInput): string {
  const issues = sortIssues(input.dataset);
  const rows = new Map<string, Indicator[]>();
  for (const row of input.dataset.indicators) addTo(rows, row.document, row);
  const concepts = conceptViews(input.dataset);
  const body = markup`<a class="skip" href="#rows">Skip to the rows</a>
<header class="top"><h1 lang="id">Indikator Kinerja Utama</h1><p class="muted">What was read from ${plural(input.dataset.documents.length, 'document')}, each value beside the paper it came from</p>
${counts(input, issues)}</header>
${filterBar(filters(input.dataset), 'rows')}
<main id="rows"${input.dataset.indicators.length > manyRows ? markup` class="many"` : null}>
${refusalPanel(input.refusals)}
${documentTable(input, issues, rows)}
${issues.elsewhere.length > 0 ? markup`<section class="panel"><h2>Issues of no document</h2><ul class="issues">${issues.elsewhere.map(issueItem)}</ul></section>` : null}
<p data-nothing hidden class="muted">No row fits the filters. <kbd>Esc</kbd> clears them.</p>
${input.dataset.documents.map((d, i) => documentSection(d, i, rows.get(d.id) ?? [], issues, input, concepts))}
</main>
${footer(input)}
${helpDialog([['n', 'next row that needs a look']])}`;
  return pageFrame({ title: 'ikat: report of a run', body, entry: 'page' });
}

/** "1 row", "2 rows". */
function plural(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function sortIssues(dataset: Dataset): Sorted {
  const known = new Set(dataset.indicators.map((r) => r.id));
  const documents = new Set(dataset.documents.map((d) => d.id));
  const sorted: Sorted = { byRow: new Map(), byDocument: new Map(), elsewhere: [] };
  const add = (map: Map<string, Issue[]>, key: string, found: Issue): void => {
    addTo(map, key, found);
  };
  for (const found of dataset.issues) {
    if (found.indicator !== null && known.has(found.indicator)) add(sorted.byRow, found.indicator, found);
    else if (found.document !== null && documents.has(found.document)) add(sorted.byDocument, found.document, found);
    else sorted.elsewhere.push(found);
  }
  return sorted;
}

function counts({ dataset, refusals }: ReportInput, issues: Sorted): Markup {
  const worst = dataset.indicators.map((r) => worstSeverity(issues.byRow.get(r.id) ?? []));
  const look = worst.filter((s) => s === 'error' || s === 'warning').length;
  const of = (severity: string): number => dataset.issues.filter((i) => i.severity === severity).length;
  return markup`<div class="counts">
<section><h2>What was found</h2><div class="pair"><p><span class="large">${dataset.indicators.length}</span><br>indicators</p>
<p><span class="large">${dataset.documents.length}</span><br>documents</p><p><span class="large">${dataset.agencies.length}</span><br>agencies</p></div></section>
<section><h2>What needs a look</h2><div class="pair"><p><span class="large">${look}</span><br>rows with an error or warning</p></div>
<ul>${of('error') > 0 ? markup`<li>${filterChip('error', 'severity=error', plural(of('error'), 'error'))}</li>` : null}
${of('warning') > 0 ? markup`<li>${filterChip('warning', 'severity=warning', plural(of('warning'), 'warning'))}</li>` : null}
<li>${filterChip('info', 'severity=info', plural(of('info'), 'note'))}</li></ul></section>
<section><h2>What is missing</h2>${
    refusals.length === 0
      ? markup`<p>${chip('good', 'Nothing was refused')}</p>`
      : markup`<div class="pair"><p><span class="large">${refusals.length}</span><br>documents or pages refused</p></div><p><a href="#refused">Reasons and remedies</a></p>`
  }</section></div>`;
}

function filters(dataset: Dataset): Filter[] {
  const fields = [
    ...new Set(dataset.issues.filter((i) => i.indicator !== null).map((i) => i.field?.split('.')[0] ?? '')),
  ];
  return [
    {
      name: 'document',
      label: 'Document',
      all: 'All documents',
      choices: dataset.documents.map((d) => [d.id, d.file]),
    },
    {
      name: 'severity',
      label: 'Severity of issues',
      all: 'Any severity',
      choices: [
        ['look', 'Needs a look'],
        ['error', 'With an error'],
        ['warning', 'With a warning'],
        ['info', 'With a note'],
        ['none', 'Without issues'],
      ],
    },
    {
      name: 'confidence',
      label: 'Confidence',
      all: 'Any confidence',
      choices: [0.5, 0.8, 0.9, 0.95].map((c) => [`below:${c}`, `Confidence below ${Math.round(c * 100)} %`]),
    },
    {
      name: 'fields',
      label: 'Field with an issue',
      all: 'Any field',
      choices: fields
        .filter((f) => f !== '')
        .sort(compareText)
        .map((f) => [f, `Issue in: ${fieldLabel(f)}`]),
    },
  ];
}

function refusalPanel(refusals: readonly Refusal[]): Markup | null {
  if (refusals.length === 0) return null;
  return markup`<section class="panel" id="refused" aria-labelledby="refused-title"><h2 id="refused-title">Refused</h2>
<div class="scroll" role="region" aria-labelledby="refused-title" tabindex="0"><table><thead><tr><th scope="col">File</th><th scope="col">Page</th><th scope="col">Reason</th><th scope="col">What to do</th></tr></thead>
<tbody>${refusals.map((r) => markup`<tr><td>${r.file}</td><td>${r.page ?? 'all'}</td><td>${r.reason} <small><code>${r.code}</code></small></td><td>${r.remedy}</td></tr>`)}</tbody></table></div></section>`;
}

function documentTable({ dataset, refusals }: ReportInput, issues: Sorted, rows: Map<string, Indicator[]>): Markup {
  const lines = dataset.documents.map((d, i) => {
    const own = [
      ...(issues.byDocument.get(d.id) ?? []),
      ...(rows.get(d.id) ?? []).flatMap((r) => issues.byRow.get(r.id) ?? []),
    ];
    const refused = refusals.filter((r) => r.file === d.file).length;
    const worst = worstSeverity(own);
    const status =
      refused > 0
        ? chip('error', `${plural(refused, 'page')} refused`)
        : worst === 'error' || worst === 'warning'
          ? chip(worst, 'Needs a look')
          : chip('good', 'Complete');
    return markup`<tr><td><a href="#d${i}">${d.file}</a></td><td lang="id">${agencyName(dataset, d)}</td><td>${d.year ?? '–'}</td><td>${d.kind}</td><td>${d.pages}</td><td>${rows.get(d.id)?.length ?? 0}</td><td>${status}</td></tr>`;
  });
  return markup`<section class="panel" aria-labelledby="documents-title"><h2 id="documents-title">Documents</h2>
<div class="scroll" role="region" aria-labelledby="documents-title" tabindex="0"><table><thead><tr>${[
    'File',
    'Agency',
    'Year',
    'Kind',
    'Pages',
    'Rows',
    'Status',
  ].map((h) => markup`<th scope="col">${h}</th>`)}</tr></thead><tbody>${lines}</tbody></table></div></section>`;
}

function agencyName(dataset: Dataset, document: DatasetDocument): string {
  return dataset.agencies.find((a) => a.id === document.agency)?.name ?? 'unknown agency';
}

function documentSection(
  document: DatasetDocument,
  index: number,
  rows: readonly Indicator[],
  issues: Sorted,
  { dataset, pictures }: ReportInput,
  concepts: ReadonlyMap<string, ConceptView>,
): Markup {
  const own = issues.byDocument.get(document.id) ?? [];
  const pages = pictures.filter((p) => p.document === document.id);
  const byPage = new Map<number, Picture>(pages.map((p) => [p.page, p]));
  const rowsById = new Map(rows.map((r) => [r.id, r]));
  const facts = [document.year, document.signedAt, document.signedOn].filter((f) => f !== null).join(', ');
  return markup`<section class="document" id="d${index}" data-group aria-labelledby="d${index}-title">
<header><h2 id="d${index}-title">${document.file} <small lang="id">${agencyName(dataset, document)}</small></h2><span class="muted">${facts}</span>${chip('plain', plural(rows.length, 'row'))}</header>
${document.title === null ? null : markup`<p class="muted" lang="id">${document.title}</p>`}
${documentCard(document, dataset.agencies.find((a) => a.id === document.agency)?.name ?? null)}
${own.length > 0 ? markup`<ul class="issues" aria-label="Issues of the document">${own.map(issueItem)}</ul>` : null}
${leftAlone(document)}
${pageOverviews(pages, rows, issues.byRow)}
${rows.map((row) => rowCard(row, issues.byRow.get(row.id) ?? [], byPage, rowsById, concepts.get(row.concept ?? '')))}</section>`;
}

/** What the document holds beside the rows: tables of other kinds, tables in doubt, rows of other levels. */
function leftAlone({ otherTables }: DatasetDocument): Markup | null {
  if (otherTables.length === 0) return null;
  const items = otherTables.map((t) => markup`<li>${tableText(t)}: ${t.because.join('; ')}</li>`);
  return markup`<details class="muted"><summary>Left alone: ${plural(otherTables.length, 'table')}</summary><ul>${items}</ul></details>`;
}

function footer({ run }: ReportInput): Markup {
  const facts = run.facts.map(([label, value]) => `${label}: ${value}`).join(' · ');
  return markup`<footer>ikat ${run.version}${facts === '' ? null : ` · ${facts}`} · press <kbd>?</kbd> for keys</footer>`;
}
