/** report.html: counts, the documents with something to decide, and the most doubtful rows; a search finds every row. */
import { foldText } from '../../../pipeline/model/print/fold.ts';
import type { DocumentLine, IndexPage } from '../../report/page-data.ts';
import { addressText } from '../kit/page-state.ts';
import { h } from '../kit/dom.ts';
import { counted, inEnglish, language, named, number, refusalInIndonesian, say } from '../kit/language.ts';
import { lazyList } from '../kit/list.ts';
import { rowCard, sureChip } from './card.ts';
import type { Context } from './context.ts';
import { tellCase } from '../kit/tell-case.ts';
import { wideTable } from '../kit/wide-table.ts';
import { legend } from './page-parts.ts';
import { issueList } from './issues.ts';
import { rowsView, type RowsView } from '../kit/rows-view.ts';
import { rowFilters, rowFits, type Item } from './row-filters.ts';

/** Documents in the table at first; the others unfold. */
const shownDocuments = 8;
/** More do not fit a list to choose from: a search finds them. */
const mostChoices = 200;

/** The parts of the page: what stands above the bar, and below it. */
export function indexView(
  page: IndexPage,
  context: Context,
  openHelp: () => void,
): { top: HTMLElement[]; main: HTMLElement[]; rows: RowsView<Item> } {
  const host = h('div', { class: 'rows' });
  const others = otherRows(page, context);
  const nothing = nothingFits(page);
  const panels = [refusalPanel(page), elsewhereIssues(page, context), documentPanel(page, context)].filter(
    (panel) => panel !== null,
  );
  const items = itemsOf(page);
  const rows = rowsView<Item>({
    items,
    names: page.names,
    filters: rowFilters(items, choicesOf(page)),
    fits: rowFits,
    search: say('search'),
    count: (shown, all) => say('shown', number(shown), number(all)),
    host,
    draw: ({ id }) => rowCard(context.shown(id)!, context),
    fitting: (fit, chosen) => {
      const isAll = Object.values(chosen).every((value) => value === '');
      const whole = fit.filter(({ id }) => context.shown(id));
      nothing.hidden = fit.length > 0;
      for (const panel of panels) panel.hidden = !isAll;
      others.show(isAll ? [] : fit.filter(({ id }) => !context.shown(id)), chosen['q'] ?? '');
      return whole;
    },
    openHelp,
  });
  const { length } = page.rows;
  // there is nothing to search in
  rows.bar.element.hidden = length === 0;
  const told =
    length === page.counts.rows
      ? say('worklistAll', number(length))
      : say('worklistWorst', number(length), number(page.counts.rows));
  const worklist = h(
    'section',
    { 'aria-labelledby': 'worklist' },
    h('h2', { id: 'worklist' }, say('worklist')),
    length > 0 && h('p', { class: 'muted' }, told),
    length > 0 && legend(),
    nothing,
    host,
    others.element,
  );
  return { top: [countsOf(page)], main: [...panels, worklist], rows };
}

function itemsOf({ light, documents }: IndexPage): Item[] {
  const about = documents.map(({ id, agency, file }) => ({ id, text: foldText(`${agency ?? ''} ${file}`) }));
  return light.map((row) => {
    const { id: of, text } = about[row.document]!;
    return { ...row, of, text: `${row.text} ${text}` };
  });
}

function choicesOf({ documents }: IndexPage): [string, string][] {
  const withRows = documents.filter(({ rows }) => rows > 0);
  return withRows.length > mostChoices || withRows.length < 2 ? [] : withRows.map(({ id, file }) => [id, file]);
}

function countsOf({ counts, documents, refusals, decisions }: IndexPage): HTMLElement {
  const large = (count: number, words: string): HTMLElement =>
    h('p', {}, h('span', { class: 'large' }, number(count)), h('br'), words);
  const inDocuments = documents.filter(({ check }) => check > 0).length;
  return h(
    'div',
    { class: 'counts' },
    h(
      'section',
      {},
      h('h2', {}, say('found')),
      h(
        'div',
        { class: 'pair' },
        large(counts.rows, say('indicatorsWord')),
        large(documents.length, say('documentsWord')),
        large(counts.agencies, say('agenciesWord')),
      ),
    ),
    h(
      'section',
      {},
      h('h2', {}, say('look')),
      h('div', { class: 'pair' }, large(counts.look, say('lookWord'))),
      counts.look > 0 && h('p', {}, h('a', { href: '#check=look' }, say('lookDocuments', number(inDocuments)))),
    ),
    h(
      'section',
      {},
      h('h2', {}, say('missing')),
      refusals.length === 0
        ? documents.length > 0 && h('p', {}, h('span', { class: 'chip good' }, say('nothingMissing')))
        : [
            h('div', { class: 'pair' }, large(refusals.length, say('refusedWord'))),
            h('p', {}, h('a', { href: '#refused' }, say('reasons'))),
          ],
    ),
    decisions &&
      h(
        'section',
        {},
        h('h2', {}, say('decidedHeading')),
        h('div', { class: 'pair' }, large(decisions.held, say('decidedHeld'))),
        h('p', {}, h('a', { href: '#check=decided' }, say('checkDecided'))),
        decisions.stale > 0 && h('p', {}, `${number(decisions.stale)} ${say('decidedStale')}`),
        decisions.elsewhere > 0 && h('p', {}, `${number(decisions.elsewhere)} ${say('decidedElsewhere')}`),
      ),
  );
}

function nothingFits(page: IndexPage): HTMLElement {
  const isEmpty = page.counts.rows === 0;
  return h(
    'div',
    { class: 'nothing', role: 'status' },
    h('p', {}, h('strong', {}, say(isEmpty ? 'empty' : 'nothing'))),
    h('p', { class: 'muted' }, say(!isEmpty ? 'nothingHint' : page.refusals.length > 0 ? 'refusedHint' : 'emptyHint')),
  );
}

function refusalPanel({ refusals }: IndexPage): HTMLElement | null {
  if (refusals.length === 0) return null;
  const lines = refusals.map(({ file, page, reason, remedy, code }) => {
    const said = language() === 'id' ? refusalInIndonesian(code) : undefined;
    return [
      file,
      page ?? say('all'),
      said ? h('span', {}, said[0], ': ', tellCase(reason)) : reason,
      said ? said[1] : h('span', { lang: inEnglish() }, remedy),
    ];
  });
  return h(
    'section',
    { class: 'panel', id: 'refused', 'aria-labelledby': 'refused-title' },
    h('h2', { id: 'refused-title' }, say('refused')),
    wideTable('refused-title', [say('file'), say('pages'), say('reason'), say('remedy')], lines),
  );
}

function elsewhereIssues({ issues, refusals }: IndexPage, context: Context): HTMLElement | null {
  // what the table of refusals says, the dataset says as an issue
  const isTold = (message: string): boolean =>
    refusals.some(({ file, reason }) => message.startsWith(`${file}: ${reason}`));
  const list = issueList(
    issues.filter(({ message }) => !isTold(message)),
    context,
  );
  return list && h('section', { class: 'panel' }, h('h2', {}, say('elsewhereIssues')), list);
}

/** Something of the document itself is in doubt or missing, or some of its rows are. */
const hasToDecide = ({ check, refused, notes }: DocumentLine): boolean => check + refused + notes > 0;

function documentPanel({ documents }: IndexPage, context: Context): HTMLElement | null {
  if (documents.length === 0) return null;
  const open = documents.filter(hasToDecide).sort((a, b) => b.refused - a.refused || b.check - a.check);
  const rest = documents.filter((line) => !hasToDecide(line));
  const table = (lines: readonly DocumentLine[]): HTMLElement =>
    wideTable(
      'documents',
      [say('file'), say('check'), say('agency'), say('year'), say('kind'), say('pages')],
      lines.map((line) => documentLine(line, context)),
    );
  const later = open.slice(shownDocuments);
  return h(
    'section',
    { class: 'panel', 'aria-labelledby': 'documents' },
    h('h2', { id: 'documents' }, say('toDecide')),
    open.length === 0 ? h('p', {}, say('nothingToDecide')) : table(open.slice(0, shownDocuments)),
    later.length > 0 && unfolded(say('more', number(later.length)), () => table(later)),
    rest.length > 0 && unfolded(say('withoutDoubt', counted(rest.length, 'document', 'documents')), () => table(rest)),
  );
}

/** A part that is drawn when it is opened: a table of thousands of lines is slow. */
function unfolded(summary: string, draw: () => HTMLElement): HTMLElement {
  const part = h('details', {}, h('summary', {}, summary));
  part.addEventListener(
    'toggle',
    () => {
      part.append(draw());
    },
    { once: true },
  );
  return part;
}

function documentLine(line: DocumentLine, { address }: Context): (Node | string | number)[] {
  const { file, page, agency, year, kind, pages, rows, check, refused, notes } = line;
  const status = [
    refused > 0 ? h('span', { class: 'chip error' }, say('pagesRefused', refused)) : null,
    check > 0 ? h('span', { class: 'chip warning' }, say('ofRows', number(check), number(rows))) : null,
    check === 0 ? counted(rows, 'row', 'rows') : null,
    notes > 0 ? h('small', {}, ` ${counted(notes, 'documentNote', 'documentNotes')}`) : null,
  ];
  return [
    h('a', { href: address(page) }, file),
    h('span', {}, status),
    h('span', { lang: 'id' }, agency ?? say('unknownAgency')),
    year ?? '–',
    named(kind),
    pages,
  ];
}

/** Rows beyond the worst: links to where they stand, with the search taken along. */
function otherRows(
  { documents, parts, light }: IndexPage,
  { address }: Context,
): { element: HTMLElement; show: (items: readonly Item[], q: string) => void } {
  const rows = new Map(light.map((row) => [row.id, row]));
  const host = h('ul', { class: 'others' });
  const element = h(
    'section',
    { class: 'panel', 'aria-labelledby': 'others' },
    h('h3', { id: 'others' }, say('others')),
    host,
  );
  let search = '';
  const list = lazyList<Item>(host, ({ id }) => {
    const { document, part, name, code, confidence } = rows.get(id)!;
    const line = documents[document]!;
    const page = address(parts[line.id]?.[part] ?? line.page);
    return h(
      'li',
      { 'data-item': id, tabindex: -1 },
      h(
        'a',
        { href: `${page}#${addressText({ q: search, row: id })}`, lang: 'id' },
        [code, name ?? say('noName')].filter((one) => one !== null).join(' '),
      ),
      ' ',
      h('small', {}, `${line.agency ?? ''} · ${line.file}`),
      ' ',
      sureChip(confidence),
    );
  });
  return {
    element,
    show: (items, q) => {
      search = q;
      list.forget();
      element.hidden = items.length === 0;
      list.show(items);
    },
  };
}
