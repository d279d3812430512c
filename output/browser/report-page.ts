/** The script of the report: report.html and the pages of documents. Drawn from the data in the page, anew in each language. */
import './report-page.css';
import type { ReportPage } from '../report/page-data.ts';
import { startDecisions } from './kit/decisions.ts';
import { h } from './kit/dom.ts';
import { counted, say } from './kit/language.ts';
import { runPage } from './kit/running.ts';
import { contextOf } from './report/context.ts';
import { documentView } from './report/document-view.ts';
import { indexView } from './report/work-list.ts';
import { foot } from './report/page-parts.ts';

function heading(page: ReportPage): HTMLElement {
  if (page.kind === 'index') {
    const from = counted(page.documents.length, 'document', 'documents');
    return h(
      'div',
      { class: 'title' },
      h('h1', {}, say('title')),
      h('p', { class: 'muted' }, page.rows.length === 0 ? from : say('subtitle', from)),
    );
  }
  const [line] = page.documents;
  const facts = [
    line?.agency ?? say('unknownAgency'),
    page.document.year,
    counted(line?.rows ?? 0, 'row', 'rows'),
    counted(page.document.pages, 'pageCount', 'pageCounts'),
  ];
  return h(
    'div',
    { class: 'title' },
    h('p', {}, h('a', { href: `${page.folder}report.html` }, `← ${say('back')}`)),
    h('h1', {}, page.document.file),
    h('p', { class: 'muted' }, facts.filter((one) => one !== null).join(' · ')),
  );
}

runPage<ReportPage>(
  ({ page, openHelp, redraw }) => {
    const context = contextOf(page, redraw);
    const view = page.kind === 'index' ? indexView(page, context, openHelp) : documentView(page, context, openHelp);
    const { rows } = view;
    return {
      ...view,
      title: page.kind === 'index' ? say('report') : page.document.file,
      heading: heading(page),
      foot: foot(page),
      keys: {
        n: {
          does: () => {
            rows.step(1, ({ marks }) => marks.includes('look'));
          },
          told: say('keyLook'),
        },
      },
    };
  },
  ({ decided }) => {
    startDecisions(decided);
  },
);
