/** diff.html: counts, documents that changed, the changes by weight, and two years of an agency as a table. */
import { changeKinds } from '../../../pipeline/model/choices.ts';
import { compareText } from '../../dataset/order.ts';
import {
  changesAPart,
  type DiffPage,
  type ListedChange,
  type ShownChange,
  type ShownFacts,
  type ShownKind,
} from '../../diff/shown-change.ts';
import { h, unfolding } from '../kit/dom.ts';
import type { Chosen, Filter } from '../kit/filters.ts';
import { labelOf } from '../kit/labels.ts';
import { counted, number, say } from '../kit/language.ts';
import { rowsView, type RowsView } from '../kit/rows-view.ts';
import { tellCase } from '../kit/tell-case.ts';
import { wideTable } from '../kit/wide-table.ts';
import { changeCard, tones } from './change-card.ts';
import { causeWord } from './change-parts.ts';
import { factsCard } from './facts-card.ts';
import { yearsPanels } from './years-panel.ts';

/** A change that can be found. */
type Item = ListedChange & { at: number; id: string; keys: readonly string[] };

/** Changes by weight; without a choice those of form stay folded away. */
const everything = 'all';

/** The parts of the page: what stands above the bar, and below it. */
export function diffView(
  page: DiffPage,
  openHelp: () => void,
): { top: HTMLElement[]; main: HTMLElement[]; rows: RowsView<Item>; only: (kind: ShownKind) => void } {
  const items = page.changes.map((listed, at): Item => ({ ...listed, at, id: `c${at}`, keys: [] }));
  const shownAt = readParts();
  const host = h('div', { class: 'rows' });
  const nothing = h('p', { class: 'nothing muted' }, say(items.length === 0 ? 'nothingChanged' : 'noChangeFits'));
  const panels = [documentsChanged(page), yearsPanels(page.years)].filter((panel) => panel !== null);
  const folded = foldedAway(page);
  const rows = rowsView<Item>({
    items,
    names: [],
    filters: filtersOf(items),
    fits,
    host,
    draw: ({ id, at }) => {
      const shown = shownAt(at);
      return 'facts' in shown ? factsCard(id, shown) : changeCard(id, shown);
    },
    fitting: (fit, chosen) => {
      const isAll = Object.values(chosen).every((value) => value === '');
      nothing.hidden = fit.length > 0 || (isAll && page.weights.form + page.facts.form > 0);
      for (const panel of panels) panel.hidden = !isAll;
      if (folded) folded.hidden = !isAll;
      return fit;
    },
    search: say('searchChanges'),
    count: (shown) => say('changesShown', number(shown), number(page.all)),
    openHelp,
  });
  const cut =
    page.all > items.length && h('p', { class: 'muted' }, say('heaviest', number(items.length), number(page.all)));
  const main = [
    // the list grows as it is read: what follows it would not be found
    ...panels,
    folded,
    h('h2', {}, say('changesHead')),
    cut,
    nothing,
    host,
  ];
  return {
    top: [countsOf(page, items)],
    main: main.filter((part) => part instanceof HTMLElement),
    rows,
    only: (kind) => {
      location.hash = `#weight=${everything}&kind=${kind}`;
    },
  };
}

/** What is shown of a change, by its place among all; a part is read from the page when the first of its changes is. */
function readParts(): (at: number) => ShownChange | ShownFacts {
  const parts = new Map<number, (ShownChange | ShownFacts)[]>();
  return (at) => {
    const number = Math.floor(at / changesAPart);
    const known = parts.get(number);
    const text = known ? '' : (document.getElementById(`data-${number}`)?.textContent ?? '');
    const part = known ?? (JSON.parse(text) as (ShownChange | ShownFacts)[]);
    parts.set(number, part);
    return part[at % changesAPart]!;
  };
}

type CauseCode = ListedChange['causes'][number];

function fits(change: Item, chosen: Chosen): boolean {
  const { weight = '', kind = '', field = '', document = '', cause = '' } = chosen;
  return (
    (weight === '' ? change.weight !== 'form' : weight === everything || change.weight === weight) &&
    (kind === '' || change.kind === kind || (kind === 'moved' && change.moved)) &&
    (field === '' || change.fields.includes(field)) &&
    (document === '' || change.files.includes(document)) &&
    (cause === '' || change.causes.some((code) => code === cause))
  );
}

/** More files do not fit a list to choose from: a search finds them. */
const mostFiles = 200;

function filtersOf(items: readonly Item[]): Filter[] {
  const distinct = (values: readonly string[]): string[] => [...new Set(values)].sort(compareText);
  const files = distinct(items.flatMap(({ files: own }) => own));
  const fields = distinct(items.flatMap(({ fields: own }) => own));
  return [
    {
      name: 'weight',
      label: say('weightLabel'),
      all: say('anyWeight'),
      choices: [
        ['meaning', say('onlyMeaning')],
        ['reading', say('onlyReading')],
        ['form', say('onlyForm')],
        [everything, say('everyWeight')],
      ],
    },
    {
      name: 'kind',
      label: say('kindsOfChange'),
      all: say('anyKind'),
      choices: (['facts', ...changeKinds] as const).map((kind) => [kind, say(kind)]),
    },
    {
      name: 'field',
      label: say('changedField'),
      all: say('anyField'),
      choices: fields.map((one) => [one, labelOf(one)]),
    },
    {
      name: 'document',
      label: say('file'),
      all: say('allDocuments'),
      choices: files.length > mostFiles ? [] : files.map((file) => [file, file]),
    },
    {
      name: 'cause',
      label: say('causeLabel'),
      all: say('anyCause'),
      choices: countedCauses(items).map(([code]) => [code, causeWord(code)]),
    },
  ];
}

function countedCauses(items: readonly Item[]): [CauseCode, number][] {
  const counts = new Map<CauseCode, number>();
  for (const { causes } of items) for (const code of causes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]));
}

function countsOf({ weights, counts, facts }: DiffPage, items: readonly Item[]): HTMLElement {
  const documents = facts['meaning'] + facts['reading'] + facts['form'];
  const large = (count: number, words: string): HTMLElement =>
    h('p', {}, h('span', { class: 'large' }, number(count)), h('br'), words);
  const chip = (tone: string, href: string, text: string): HTMLElement =>
    h('li', {}, h('a', { class: `chip ${tone}`, href }, text));
  return h(
    'div',
    { class: 'counts' },
    h(
      'section',
      {},
      h('h2', {}, say('toLookAt')),
      h(
        'div',
        { class: 'pair' },
        documents > 0 && large(documents, say('facts')),
        large(weights['meaning'], say('weightMeaning')),
        large(weights['reading'], say('weightReading')),
        large(weights['form'], say('weightForm')),
        large(counts['unchanged'], say('unchangedWord')),
      ),
    ),
    h(
      'section',
      {},
      h('h2', {}, say('kindsOfChange')),
      h(
        'ul',
        {},
        documents > 0 &&
          chip(tones.facts, `#weight=${everything}&kind=facts`, counted(documents, 'factsOne', 'factsMany')),
        changeKinds
          .filter((kind) => counts[kind] > 0)
          .map((kind) =>
            chip(tones[kind], `#weight=${everything}&kind=${kind}`, `${number(counts[kind])} ${say(kind)}`),
          ),
      ),
    ),
    h(
      'section',
      {},
      h('h2', {}, say('whyHeading')),
      h(
        'ul',
        {},
        countedCauses(items).map(([code, count]) =>
          chip('plain', `#weight=${everything}&cause=${code}`, `${number(count)} ${causeWord(code)}`),
        ),
      ),
    ),
  );
}

/** What is form alone, counted, and the way to it. */
function foldedAway({ weights, facts }: DiffPage): HTMLElement | null {
  const [rows, documents] = [weights['form'], facts['form']];
  if (rows + documents === 0) return null;
  return h(
    'p',
    { class: 'folded-away muted' },
    rows > 0 && `${counted(rows, 'inFormOne', 'inFormOnly')} `,
    documents > 0 && `${counted(documents, 'factsInFormOne', 'factsInForm')} `,
    h('a', { href: '#weight=form' }, say('showThem')),
  );
}

/** Longer tables are folded: what must be looked at comes first. */
const mostLines = 20;

function documentsChanged({ documents }: DiffPage): HTMLElement | null {
  if (documents.length === 0) return null;
  const lines = documents.map(({ old, new: fresh, because, rows }) => [
    old ?? '–',
    fresh ?? '–',
    rows === 0 ? tellCase(because) : [tellCase(because), `: ${counted(rows, 'rowOne', 'rows')}`],
  ]);
  const heads = [say('beforeWord'), say('afterWord'), say('whyOne')];
  return h(
    'section',
    { class: 'panel', 'aria-labelledby': 'documents' },
    h('h2', { id: 'documents' }, say('documentsChanged')),
    lines.length > mostLines
      ? unfolding(say('documentsTold', number(lines.length)), () => wideTable('documents', heads, lines))
      : wideTable('documents', heads, lines),
  );
}
