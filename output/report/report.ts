/** The report of a run: report.html, the work list, and a page for every document. Scripts draw what the pages carry. */
import type { Dataset, Indicator } from '../../pipeline/model/meaning/dataset.ts';
import { findingText } from '../../pipeline/model/meaning/finding.ts';
import { addTo } from '../../pipeline/model/groups.ts';
import { issueCodes, type Issue } from '../../pipeline/model/issue.ts';
import { keysOf } from '../dataset/search-text.ts';
import { dataPage } from '../html/page-frame.ts';
import { reportParts, rowAddress, rowsOnPage } from './addresses.ts';
import { doubtOf, needsLook } from './doubt.ts';
import { elsewhereOf } from './elsewhere.ts';
import { findable } from './findable.ts';
import type { DocumentLine, LightRow, Picture, ReportInput, ReportPage, ShownRow } from './page-data.ts';

/** A file of the report: its path below the run folder, what it shows, and the text that shows it, made when it is asked for. */
export type ReportFile = { path: string; page: ReportPage; readonly text: string };

/** The rows that report.html shows whole. */
const worstShown = rowsOnPage;
/** Letters of text that report.html carries to search in; rows beyond are found by their names. */
const mostSearched = 24e6;

type Sorted = { byRow: Map<string, Issue[]>; byDocument: Map<string, Issue[]>; elsewhere: Issue[] };

/** What all pages of a report are made from, each put in order once. */
type Making = {
  input: ReportInput;
  issues: Sorted;
  rows: Map<string, Indicator[]>;
  pictures: Map<string, Picture[]>;
  parts: Map<string, string[]>;
  lines: DocumentLine[];
  shown: (row: Indicator) => ShownRow;
};

/** Every file of the report, one after the other: they are never all in memory. They make no request but for page pictures. */
export function* reportFiles(input: ReportInput): Generator<ReportFile> {
  const making = prepare(input);
  yield fileOf('report.html', indexPage(making));
  for (const [index, line] of making.lines.entries()) {
    const parts = making.parts.get(line.id)!;
    for (const [part, path] of parts.entries()) yield fileOf(path, documentPage(making, index, part));
  }
}

function fileOf(path: string, page: ReportPage): ReportFile {
  const title = page.kind === 'index' ? 'ikat' : page.document.file;
  return {
    path,
    page,
    get text() {
      return dataPage({ title, data: page, entry: 'report' });
    },
  };
}

function prepare(input: ReportInput): Making {
  const { dataset } = input;
  const rows = new Map<string, Indicator[]>();
  for (const row of dataset.indicators) addTo(rows, row.document, row);
  const pictures = new Map<string, Picture[]>();
  for (const picture of input.pictures) addTo(pictures, picture.document, picture);
  const parts = reportParts(dataset);
  const issues = sortIssues(dataset);
  const placeOf = placesInDocuments(rows);
  const address = (row: Indicator): string =>
    rowAddress(parts.get(row.document)?.[Math.floor((placeOf.get(row.id) ?? 0) / rowsOnPage)] ?? '', row.id);
  const elsewhere = elsewhereOf(dataset, address);
  return {
    input,
    issues,
    rows,
    pictures,
    parts,
    lines: documentLines(input, issues, rows, parts),
    shown: (row) => ({
      row: withoutWorkings(row),
      issues: issues.byRow.get(row.id) ?? [],
      elsewhere: elsewhere(row),
    }),
  };
}

function placesInDocuments(rows: ReadonlyMap<string, Indicator[]>): Map<string, number> {
  return new Map([...rows.values()].flatMap((own) => own.map(({ id }, i): [string, number] => [id, i])));
}

function sortIssues(dataset: Dataset): Sorted {
  const known = new Set(dataset.indicators.map((r) => r.id));
  const documents = new Set(dataset.documents.map((d) => d.id));
  const sorted: Sorted = { byRow: new Map(), byDocument: new Map(), elsewhere: [] };
  for (const found of dataset.issues) {
    if (found.indicator !== null && known.has(found.indicator)) addTo(sorted.byRow, found.indicator, found);
    else if (found.document !== null && documents.has(found.document)) addTo(sorted.byDocument, found.document, found);
    else sorted.elsewhere.push(found);
  }
  return sorted;
}

function documentLines(
  { dataset, refusals }: ReportInput,
  issues: Sorted,
  rows: ReadonlyMap<string, Indicator[]>,
  parts: ReadonlyMap<string, string[]>,
): DocumentLine[] {
  const agencies = new Map(dataset.agencies.map(({ id, name }) => [id, name]));
  const refused = new Map<string, number>();
  for (const { file } of refusals) refused.set(file, (refused.get(file) ?? 0) + 1);
  return dataset.documents.map(({ id, file, agency, year, kind, pages }) => {
    const own = rows.get(id) ?? [];
    return {
      id,
      file,
      page: parts.get(id)![0]!,
      agency: agencies.get(agency ?? '') ?? null,
      year,
      kind,
      pages,
      rows: own.length,
      check: own.filter((row) => needsLook(row, issues.byRow.get(row.id) ?? [])).length,
      refused: refused.get(file) ?? 0,
      notes: (issues.byDocument.get(id) ?? []).filter(({ severity }) => severity !== 'info').length,
    };
  });
}

/** What no card shows. */
function withoutWorkings({ facets: _, ...row }: Indicator): Indicator {
  return { ...row, formula: { ...row.formula, tree: null } };
}

function indexPage(making: Making): ReportPage {
  const { input, issues, parts, lines, shown } = making;
  const { dataset, refusals, decisions, decided } = input;
  const at = new Map(lines.map(({ id }, i) => [id, i]));
  const issuesOf = (row: Indicator): Issue[] => issues.byRow.get(row.id) ?? [];
  const places = placesInDocuments(making.rows);
  // rows of equal doubt stay in the order of the dataset
  const sorted = dataset.indicators
    .map((row) => ({ row, doubt: doubtOf(row, issuesOf(row)) }))
    .sort((a, b) => b.doubt - a.doubt)
    .map(({ row }) => row);
  const rows = sorted.slice(0, worstShown).map(shown);
  let searched = 0;
  const light = sorted.map((row): LightRow => {
    const found = findable(row, issuesOf(row), searched > mostSearched);
    searched += found.text.length;
    return { ...found, document: at.get(row.document)!, part: Math.floor((places.get(row.id) ?? 0) / rowsOnPage) };
  });
  const shownDocuments = new Set(rows.map(({ row }) => row.document));
  return {
    kind: 'index',
    ...commonOf(making, '', [...shownDocuments], rows, [...rows.flatMap((one) => one.issues), ...issues.elsewhere]),
    documents: lines,
    parts: Object.fromEntries(parts),
    names: namesOf(
      input,
      light.flatMap(({ keys }) => keys),
    ),
    decided: [...decided].slice(-mostDecided),
    counts: {
      rows: dataset.indicators.length,
      look: lines.reduce((sum, { check }) => sum + check, 0),
      agencies: dataset.agencies.length,
    },
    decisions,
    light,
    refusals: [...refusals],
    issues: issues.elsewhere,
  };
}

/** Decisions of before that report.html knows, to tell what a browser still keeps from what is in the run. */
const mostDecided = 2000;

function documentPage(making: Making, index: number, part: number): ReportPage {
  const { input, issues, parts, lines, shown } = making;
  const line = lines[index]!;
  const own = making.rows.get(line.id) ?? [];
  const rows = own.slice(part * rowsOnPage, (part + 1) * rowsOnPage).map(shown);
  const about = issues.byDocument.get(line.id) ?? [];
  return {
    kind: 'document',
    ...commonOf(making, '../', [line.id], rows, [...rows.flatMap((one) => one.issues), ...about]),
    documents: [line],
    parts: { [line.id]: parts.get(line.id)! },
    names: namesOf(
      input,
      rows.flatMap(({ row }) => keysOf(row)),
    ),
    decided: input.decided.filter((one) => 'seen' in one && one.seen.document === line.id),
    document: input.dataset.documents[index]!,
    part,
    issues: about,
  };
}

function commonOf(
  { input, pictures }: Making,
  folder: string,
  documents: readonly string[],
  rows: ShownRow[],
  issues: readonly Issue[],
): Pick<ReportPage, 'folder' | 'version' | 'facts' | 'rows' | 'pictures' | 'texts'> {
  const codes = new Set(issues.map(({ code }) => code));
  return {
    folder,
    version: input.run.version,
    facts: input.run.facts,
    rows,
    pictures: Object.fromEntries(documents.map((id) => [id, pictures.get(id) ?? []])),
    texts: Object.fromEntries(
      [...codes].sort().map((code) => {
        const [, title, remedy] = issueCodes[code];
        return [code, { title, remedy, finding: findingText(code) }];
      }),
    ),
  };
}

function namesOf({ names }: ReportInput, keys: readonly string[]): ReportPage['names'] {
  const wanted = new Set(keys);
  return names.filter(([key]) => wanted.has(key));
}
