/** The tables of an agency as its documents print them, as Markdown and as a page. */
import { createHash } from 'node:crypto';
import type { Agency, Dataset, DatasetDocument, Indicator } from '../../../pipeline/model/meaning/dataset.ts';
import { markup, type Markup } from '../../html/markup.ts';
import { pageFrame } from '../../html/page-frame.ts';
import { indexed } from '../tidy/cited.ts';
import { printedTable, type PrintedTable } from './printed-table.ts';

/** An agency, or what stands for documents whose agency is not known, with its documents that have rows. */
export type AgencyTables = {
  path: string;
  name: string;
  documents: { document: DatasetDocument; rows: Indicator[] }[];
};

/** Each agency that has rows; `path` is a name for its files, without an ending. */
export function agencyTables(dataset: Dataset): AgencyTables[] {
  const { rowsOf } = indexed(dataset);
  const all: (Agency | null)[] = [...dataset.agencies, null];
  return all.flatMap((agency) => {
    const own = dataset.documents.flatMap((document) => {
      const rows = (rowsOf.document.get(document.id) ?? []).filter((row) => row.agency === (agency?.id ?? null));
      return rows.length === 0 ? [] : [{ document, rows }];
    });
    return own.length === 0
      ? []
      : [{ path: pathOf(agency?.id ?? 'unknown'), name: agency?.name ?? 'Agency not known', documents: own }];
  });
}

const mostLetters = 100; // file systems take 255 bytes

/** A name for files that any system takes; where that changes it, a hash keeps two apart. */
function pathOf(id: string): string {
  const safe = id.replace(/[^a-z0-9-]/g, '-').slice(0, mostLetters);
  return safe === id
    ? `agencies/${safe}`
    : `agencies/${safe}-${createHash('sha256').update(id).digest('hex').slice(0, 8)}`;
}

/** As Markdown (GitHub's tables): a merged cell's text stands in each of its rows. */
export function agencyMarkdown({ name, documents }: AgencyTables): string {
  const sections = documents.map(({ document, rows }) => {
    const table = printedTable(rows);
    const lines = [
      table.headings.map(inCell),
      table.headings.map(() => '---'),
      ...table.rows.map((row) => row.map(({ text }) => inCell(text ?? ''))),
    ];
    return `## ${inLine(document.title ?? document.file)}\n\n${inLine(originOf(document))}\n\n${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}`;
  });
  return `# ${inLine(name)}\n\n${sections.join('\n\n')}\n`;
}

const originOf = ({ file, year, id }: DatasetDocument): string => `${file}${year === null ? '' : `, ${year}`}, ${id}`;

/** What Markdown or HTML in it would take for its own is escaped; a cell has one line. */
const inLine = (text: string): string =>
  text
    .replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]!)
    .replace(/[\\`*_{}[\]#|~]/g, '\\$&')
    .replace(turns, '')
    .replace(/\s+/g, ' ')
    .trim();

// marks that turn the direction of what follows would turn the next cells too; control signs are no text
// eslint-disable-next-line no-control-regex -- those are meant
const turns = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|[\u0000-\u0008\u000e-\u001f]/g;

const inCell = (text: string): string => text.split(/\r?\n/).map(inLine).join('<br>');

/** As one HTML page that opens from disk, with merged cells as on paper. */
export function agencyPage({ name, documents }: AgencyTables): string {
  const body = markup`<header class="top"><h1 lang="id">${name}</h1></header>
    <main class="plain-tables">${documents.map(({ document, rows }, i) => sectionHtml(document, printedTable(rows), i))}</main>`;
  return pageFrame({ title: name, body, entry: 'page' });
}

function sectionHtml(document: DatasetDocument, { headings, rows }: PrintedTable, index: number): Markup {
  const cells = rows.map(
    (row) =>
      markup`<tr>${row.map(({ text, rows: span }) => (span === 0 ? null : markup`<td rowspan="${span}" dir="auto">${text}</td>`))}</tr>`,
  );
  return markup`<section aria-labelledby="d${index}" lang="id">
    <h2 id="d${index}">${document.title ?? document.file}</h2>
    <p class="muted">${originOf(document)}</p>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="d${index}">
      <table><tr>${headings.map((heading) => markup`<th scope="col">${heading}</th>`)}</tr>${cells}</table>
    </div>
  </section>`;
}
