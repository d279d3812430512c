/** One row: its pieces of paper, its fields, what is to be checked, and what may be decided. */
import { shownFields } from '../../dataset/fields.ts';
import { placesOf, type Place } from '../../html/row-places.ts';
import { decidableOf } from '../../../pipeline/model/meaning/decidable.ts';
import { rootOf } from '../../../pipeline/model/meaning/fields.ts';
import { seenOf } from '../../../pipeline/model/meaning/seen.ts';
import type { Indicator } from '../../../pipeline/model/meaning/dataset.ts';
import { needsLook } from '../../report/doubt.ts';
import type { ShownRow } from '../../report/page-data.ts';
import { addressText } from '../kit/page-state.ts';
import { copyFrom } from '../kit/copying.ts';
import { crop, cropWindow } from '../kit/crop.ts';
import { aboutOf, decide, decisionAbout, undecide, type Taken } from '../kit/decisions.ts';
import { h, type Child } from '../kit/dom.ts';
import { counted, percentOf, say } from '../kit/language.ts';
import { labelOf } from '../kit/labels.ts';
import type { Context } from './context.ts';
import { elsewherePanel } from './members.ts';
import { fieldEntry, takeRight } from './field.ts';
import { issueList, worstSeverity } from './issues.ts';

/** The id of the element of a row. */
const cardId = (row: string): string => `row-${row}`;

/** Fields that follow from others and are told by other means: the concept by its members. */
const untold: ReadonlySet<string> = new Set(['concept', 'code']);

/** The card; on the work list it says whose the row is. */
export function rowCard({ row, issues, elsewhere }: ShownRow, context: Context): HTMLElement {
  const flagged = new Set(issues.flatMap(({ field }) => (field === null ? [] : [rootOf(field)])));
  const places = placesOf(row).filter(({ page }) => context.picture(row.document, page));
  const fields = shownFields(row, flagged).filter(({ key }) => !untold.has(key));
  const id = cardId(row.id);
  const card = h(
    'article',
    {
      class: 'card',
      id,
      tabindex: -1,
      'data-item': row.id,
      'data-look': needsLook(row, issues),
      'aria-labelledby': `${id}-name`,
    },
    cardHeader({ row, issues }, context),
    h(
      'div',
      { class: places.length > 0 && places.some(isTall) ? 'body beside' : 'body' },
      places.length > 0 ? pieces(places, row, context) : exported(row),
      issueList(issues, context),
      h(
        'dl',
        { class: 'fields' },
        fields.map((field) => fieldEntry(field, row, flagged.has(field.key), context)),
      ),
    ),
    elsewherePanel(elsewhere, context),
    cardFooter(row, context),
  );
  return card;
}

/** A strip higher than it is wide leaves room for the fields beside it. */
const isTall = ({ box, apart }: Place): boolean => apart === null && box[2] - box[0] < 1.6 * (box[3] - box[1]);

function cardHeader({ row, issues }: Pick<ShownRow, 'row' | 'issues'>, context: Context): HTMLElement {
  const worst = worstSeverity(issues);
  const line = context.line(row.document);
  const isIndex = context.page.kind === 'index';
  const name = row.name ?? h('span', { class: 'absent' }, say('noName'));
  const from = h(
    'p',
    { class: 'whose' },
    h('span', { lang: 'id' }, line?.agency ?? say('unknownAgency')),
    ' · ',
    h('span', { 'data-searched': true }, line?.file ?? ''),
    line?.year == null ? null : ` · ${line.year}`,
  );
  return h(
    'header',
    {},
    h(
      'h3',
      { id: `${cardId(row.id)}-name`, lang: row.name === null ? null : 'id' },
      h('span', { class: 'code' }, row.code ?? row.position),
      name,
    ),
    h(
      'p',
      { class: 'chips' },
      sureChip(row.confidence),
      worst === null ? null : h('span', { class: `chip ${worst}` }, counted(issues.length, 'note', 'notes')),
    ),
    isIndex ? from : null,
  );
}

/** How sure the row is, in the tone of the legend. */
export function sureChip(confidence: number): HTMLElement {
  const tone = confidence >= 0.9 ? 'good' : confidence >= 0.5 ? 'plain' : 'warning';
  return h('span', { class: `chip sure ${tone}` }, say('sure', percentOf(confidence)));
}

/** The strips of the row; the merged cells, which its neighbours show as well, stay folded until they are wanted. */
function pieces(places: readonly Place[], row: Indicator, context: Context): HTMLElement {
  const figure = (place: Place): HTMLElement | null => {
    const picture = context.picture(row.document, place.page);
    if (!picture) return null;
    const alt =
      place.apart === null
        ? say('rowPicture', place.page, row.name ?? row.position)
        : say('mergedCell', labelOf(place.apart));
    const shown = { src: context.address(picture.file), width: picture.width, height: picture.height };
    const saw =
      picture.overlay && place.apart === null
        ? [
            ' · ',
            h('a', { href: `${context.address(picture.overlay)}#${encodeURIComponent(cardId(row.id))}` }, say('saw')),
          ]
        : null;
    const caption = place.apart === null ? say('pageTitle', place.page) : labelOf(place.apart);
    return h(
      'figure',
      { class: place.apart === null ? null : 'apart' },
      cropWindow(crop(shown, place, alt, labelOf), caption),
      h('figcaption', {}, caption, saw),
    );
  };
  const own = places.filter(({ apart }) => apart === null);
  const apart = places.filter((place) => place.apart !== null);
  if (own.length === 0) return h('div', { class: 'places' }, apart.map(figure));
  const labels = [...new Set(apart.map((place) => labelOf(place.apart ?? '')))].join(', ');
  const folded = h(
    'details',
    {},
    h('summary', {}, say('mergedCells', labels)),
    h('div', { class: 'places' }, apart.map(figure)),
  );
  return h('div', { class: 'places' }, own.map(figure), apart.length > 0 && folded);
}

/** For text exports and pages without a picture: what was read, as it was read; a cell of several fields once. */
function exported(row: Indicator): HTMLElement | null {
  const cells = new Map<string, { raw: string; where: string; fields: string[] }>();
  for (const [key, { raw, line, page }] of Object.entries(row.evidence)) {
    if (raw === '' || key !== rootOf(key)) continue;
    const where = line === undefined ? say('onPage', page) : say('onLine', line);
    const cell = cells.get(`${where} ${raw}`) ?? { raw, where, fields: [] };
    cells.set(`${where} ${raw}`, { ...cell, fields: [...cell.fields, key] });
  }
  if (cells.size === 0) return null;
  const labels = (fields: readonly string[]): Child =>
    fields.map((key, i) => [i > 0 && ', ', h('span', { 'data-mark': key }, labelOf(key))]);
  return h(
    'div',
    { class: 'exported' },
    [...cells.values()].map(({ raw, where, fields }) =>
      h('p', {}, h('small', {}, where, ' · ', labels(fields)), h('br'), h('span', { class: 'raw', lang: 'id' }, raw)),
    ),
  );
}

function cardFooter(row: Indicator, context: Context): HTMLElement {
  const seen = seenOf(row, 'name');
  const page = pageOf(row, context);
  const link = (): string => new URL(`${context.address(page)}#${addressText({ row: row.id })}`, location.href).href;
  const copy =
    (text: () => string): ((event: Event) => void) =>
    (event) => {
      void copyFrom(event.currentTarget as HTMLElement, text());
    };
  const buttons: Child[] = [
    h('button', { type: 'button', class: 'quiet', click: copy(link) }, say('copyLink')),
    h('button', { type: 'button', class: 'quiet', click: copy(() => citationOf(row, context)) }, say('copyCitation')),
    context.page.kind === 'index' && h('a', { href: link() }, say('open')),
  ];
  return h('footer', {}, seen && rowDecision(row, seen, context), h('p', { class: 'take-along' }, buttons));
}

/** The page of the report where the row stands among those of its document. */
function pageOf(row: Indicator, { page }: Context): string {
  const parts = page.parts[row.document] ?? [];
  if (page.kind === 'document') return parts[page.part] ?? '';
  return parts[page.light.find(({ id }) => id === row.id)?.part ?? 0] ?? '';
}

function rowDecision(row: Indicator, seen: NonNullable<ReturnType<typeof seenOf>>, context: Context): HTMLElement {
  const none: Taken = { decided: 'not-an-indicator', seen };
  const about = aboutOf(none);
  if (decisionAbout(about)) {
    return h(
      'p',
      { class: 'decision taken' },
      `${say('yours')} ${say('saysNot')} `,
      h(
        'button',
        {
          type: 'button',
          class: 'quiet',
          click: andRedraw(() => {
            undecide(about);
          }, context),
        },
        say('undo'),
      ),
    );
  }
  const keys = decidableOf(row);
  return h(
    'p',
    { class: 'decide' },
    keys.length > 0 &&
      h(
        'button',
        {
          type: 'button',
          click: andRedraw(() => {
            keys.forEach((key) => {
              takeRight(row, key);
            });
          }, context),
        },
        say('allRight'),
      ),
    h(
      'button',
      {
        type: 'button',
        class: 'quiet',
        click: andRedraw(() => {
          decide(none);
        }, context),
      },
      say('notAnIndicator'),
    ),
  );
}

const andRedraw =
  (act: () => void, context: Context): (() => void) =>
  () => {
    act();
    context.redraw();
  };

/** Agency, year, name, place and bytes: what a reader needs to find the row again. */
function citationOf(row: Indicator, { page, line }: Context): string {
  const from = line(row.document);
  const number = Object.values(row.evidence)[0]?.page;
  const at = number === undefined ? '' : `, ${say('citePage', number)}`;
  const year = from?.year == null ? '' : ` ${from.year}`;
  const file = `${from?.file ?? ''} (${row.document.slice(0, 19)})`;
  return say('citation', from?.agency ?? say('unknownAgency'), year, row.name ?? '', file, at, page.version);
}
