/** report/DOCUMENT.html: the rows of one document in the order of the paper, and what is known of the document itself. */
import { foldText } from '../../../pipeline/model/print/fold.ts';
import type { DatasetDocument, Evidence } from '../../../pipeline/model/meaning/dataset.ts';
import { findable } from '../../report/findable.ts';
import type { DocumentPage } from '../../report/page-data.ts';
import { rowsOnPage } from '../../report/addresses.ts';
import { rootOf } from '../../../pipeline/model/meaning/fields.ts';
import { unite } from '../../../pipeline/model/around.ts';
import { addressText } from '../kit/page-state.ts';
import { place } from '../kit/crop.ts';
import { h, type Child } from '../kit/dom.ts';
import { counted, named, number, percentOf, say } from '../kit/language.ts';
import { rowCard } from './card.ts';
import { labelOf } from '../kit/labels.ts';
import type { Context } from './context.ts';
import { saysOf } from './field.ts';
import { legend } from './page-parts.ts';
import { issueList, worstSeverity } from './issues.ts';
import { rowsView, type RowsView } from '../kit/rows-view.ts';
import { rowFilters, rowFits, type Item } from './row-filters.ts';

/** The parts of the page: what stands above the bar, and below it. */
export function documentView(
  page: DocumentPage,
  context: Context,
  openHelp: () => void,
): { top: HTMLElement[]; main: HTMLElement[]; rows: RowsView<Item> } {
  const host = h('div', { class: 'rows' });
  const nothing = h('p', { class: 'nothing muted' }, say(page.rows.length === 0 ? 'noRows' : 'nothing'));
  const [line] = page.documents;
  const about = foldText(`${line?.agency ?? ''} ${line?.file ?? ''}`);
  const items = page.rows.map(({ row, issues }) => {
    const found = findable(row, issues);
    return { ...found, of: row.document, text: `${found.text} ${about}` };
  });
  const top = [
    issueList(page.issues, context, say('documentIssues')),
    documentCard(page.document, line?.agency ?? null),
    leftAlone(page.document),
    decisionsOfRun(page),
    overview(page, context),
  ].filter((part) => part !== null);
  const rows = rowsView<Item>({
    items,
    names: page.names,
    filters: rowFilters(items, []),
    fits: rowFits,
    search: say('search'),
    count: (shown, all) => say('shown', number(shown), number(all)),
    host,
    draw: ({ id }) => rowCard(context.shown(id)!, context),
    fitting: (fit, chosen) => {
      nothing.hidden = fit.length > 0;
      const isAll = Object.values(chosen).every((value) => value === '');
      for (const part of top) part.hidden = !isAll;
      return fit;
    },
    openHelp,
  });
  return {
    top: [],
    main: [...top, h('h2', {}, say('rowsHead')), legend(), ...partLinks(page, context), nothing, host],
    rows,
  };
}

/** Where a document has more rows than a page. */
function partLinks({ document, parts, part }: DocumentPage, { address }: Context): HTMLElement[] {
  const paths = parts[document.id] ?? [];
  if (paths.length < 2) return [];
  const link = (path: string, i: number): HTMLElement => {
    const text = say('part', i + 1, i * rowsOnPage + 1, (i + 1) * rowsOnPage);
    return h(
      'li',
      {},
      i === part ? h('strong', { 'aria-current': 'page' }, text) : h('a', { href: address(path) }, text),
    );
  };
  return [h('nav', { class: 'parts' }, h('ul', {}, paths.map(link)))];
}

const profileKeys = ['duty', 'functions', 'vision', 'missions', 'goals'] as const;

/** Whose the document is, and what the agency says of itself; null when nothing is known. */
function documentCard({ evidence, profile, ...document }: DatasetDocument, agency: string | null): HTMLElement | null {
  const facts: [string, string | number | null, string][] = [
    [say('titleHead'), document.title, 'title'],
    [say('agency'), agency, 'agency'],
    [say('year'), document.year, 'year'],
    [say('signedAt'), document.signedAt, 'signedAt'],
    [say('signedOn'), document.signedOn, 'signedOn'],
  ];
  const lines: Child[] = facts.flatMap(([label, value, key]) =>
    value === null ? [] : [h('dt', {}, label), h('dd', {}, h('span', { lang: 'id' }, value), from(evidence[key]))],
  );
  for (const key of profileKeys) {
    const value = profile[key];
    if (value === null || value.length === 0) continue;
    const entry = (text: string, at: string): Child => [h('span', { lang: 'id' }, text), from(evidence[at])];
    const told =
      typeof value === 'string'
        ? entry(value, `profile.${key}`)
        : h(
            'ol',
            {},
            value.map((text, i) => h('li', {}, entry(text, `profile.${key}.${i}`))),
          );
    lines.push(h('dt', {}, say(key)), h('dd', {}, told));
  }
  if (lines.length === 0) return null;
  return h('details', { class: 'document-card' }, h('summary', {}, say('documentCard')), h('dl', {}, lines));
}

function from(evidence: Evidence | undefined): HTMLElement | null {
  if (!evidence) return null;
  const mended = evidence.edits.length > 0 ? `, ${say('mended')}` : '';
  const read = say('readWith', percentOf(evidence.confidence));
  return h('span', { class: 'from' }, `${say('onPage', evidence.page)}, ${read}${mended}`);
}

/** What the document holds beside the rows: tables of other kinds, tables in doubt, rows of other levels. */
function leftAlone({ otherTables }: DatasetDocument): HTMLElement | null {
  if (otherTables.length === 0) return null;
  const item = ({ kind, level, pages, rows, score }: DatasetDocument['otherTables'][number]): HTMLElement => {
    const told = [
      `${level === null ? '' : `${named(level)}, `}${named(kind)}`,
      kind === 'iku' && level === null ? say('tableDoubt', Math.round(100 * score)) : '',
      say('onPage', pages.join(', ')),
      rows === 0 ? '' : counted(rows, 'row', 'rows'),
    ];
    return h('li', {}, told.filter((one) => one !== '').join(', '));
  };
  return h(
    'details',
    {},
    h('summary', {}, say('leftAlone', number(otherTables.length))),
    h('ul', {}, otherTables.map(item)),
  );
}

/** What was decided about the document before, the latest first. */
function decisionsOfRun({ decided }: DocumentPage): HTMLElement | null {
  const about = decided.filter((one) => 'seen' in one);
  if (about.length === 0) return null;
  const item = (one: (typeof about)[number]): HTMLElement => {
    const field = 'field' in one ? `${labelOf(one.field)}: ` : '';
    const told = one.why === undefined ? saysOf(one) : `${saysOf(one)}; ${one.why}`;
    return h(
      'li',
      {},
      h('span', { lang: 'id' }, one.seen.row || one.seen.read || '–'),
      h('span', { class: 'from' }, `${field}${say('decidedBy', told, one.by, one.on.slice(0, 10))}`),
    );
  };
  return h(
    'details',
    {},
    h('summary', {}, say('runDecisions', number(about.length))),
    h('ul', {}, [...about].reverse().map(item)),
  );
}

/** The pages as small pictures, each row a link on its place. */
function overview(page: DocumentPage, context: Context): HTMLElement | null {
  const pictures = [...(page.pictures[page.document.id] ?? [])].sort((a, b) => a.page - b.page);
  if (pictures.length === 0) return null;
  const body = h('div', { class: 'overviews' });
  const part = h('details', {}, h('summary', {}, say('overview', number(pictures.length))), body);
  const draw = (): void => {
    body.replaceChildren(
      ...pictures.map((picture) => {
        const sheet = h(
          'div',
          { class: 'overview' },
          h('img', { src: context.address(picture.file), alt: say('pageTitle', picture.page), loading: 'lazy' }),
          rowLinks(page, picture),
        );
        sheet.style.aspectRatio = `${picture.width} / ${picture.height}`;
        const saw = picture.overlay && [' · ', h('a', { href: context.address(picture.overlay) }, say('saw'))];
        return h('figure', {}, sheet, h('figcaption', {}, say('pageTitle', picture.page), saw));
      }),
    );
  };
  part.addEventListener('toggle', draw, { once: true });
  return part;
}

function rowLinks({ rows }: DocumentPage, picture: { page: number; width: number; height: number }): HTMLElement[] {
  return rows.flatMap(({ row, issues }) => {
    const own = Object.entries(row.evidence).flatMap(([key, { page, box, inheritedFrom }]) =>
      page === picture.page && box && inheritedFrom === null && rootOf(key) === 'name' ? [box] : [],
    );
    const box = unite(own);
    if (!box) return [];
    const link = h(
      'a',
      {
        class: worstSeverity(issues),
        href: `#${addressText({ row: row.id })}`,
        title: row.name ?? say('noName'),
        'aria-label': `${row.position} ${row.name ?? say('noName')}`,
      },
      h('span', {}, row.position),
    );
    place(link, box, [0, 0, picture.width, picture.height]);
    return [link];
  });
}
