/** One changed row: its paper of before and after, its fields side by side, why, and what may be decided. */
import type { RowChange } from '../../../pipeline/model/meaning/difference.ts';
import type { ShownChange, ShownKind } from '../../diff/shown-change.ts';
import { h, type Child } from '../kit/dom.ts';
import { say } from '../kit/language.ts';
import { tellCase } from '../kit/tell-case.ts';
import { causeOf, choice, fieldTable, isWide, side } from './change-parts.ts';

/** The tone of each kind of change. */
export const tones: Readonly<Record<ShownKind, string>> = {
  facts: 'warning',
  added: 'good',
  removed: 'error',
  changed: 'info',
  moved: 'plain',
  split: 'warning',
  merged: 'warning',
};

/** The card of a change. */
export function changeCard(id: string, { change, old, new: fresh, offered }: ShownChange): HTMLElement {
  const shown = change.new[0] ?? change.old[0];
  const name = shown?.name ?? null;
  const sides = [
    old && side(say('beforeWord'), change.old.length > 0, old),
    fresh && side(say('afterWord'), change.new.length > 0, fresh),
  ];
  const both = sides.filter((one) => one !== null);
  return h(
    'article',
    { class: 'card', id, tabindex: -1, 'data-item': id, 'aria-labelledby': `${id}-name` },
    h(
      'header',
      {},
      h(
        'h3',
        { id: `${id}-name`, lang: name === null ? null : 'id' },
        shown?.code != null && h('span', { class: 'code' }, shown.code),
        name ?? say('noName'),
      ),
      h('p', { class: 'chips' }, h('span', { class: `chip ${tones[change.kind]}` }, headingOf(change))),
      h('p', { class: 'whose' }, whereOf(change)),
    ),
    h(
      'div',
      { class: 'body' },
      both.length > 0 && h('div', { class: isWide(old, fresh) || both.length < 2 ? 'versus stacked' : 'versus' }, both),
      change.fields.length > 0 && fieldTable(change.fields),
      change.cause && h('p', {}, `${say('whyHeading')}: `, causeOf(change.cause)),
      offered && choice([[say(offered.decided === 'missing-row' ? 'rowIsMissing' : 'thisIsNone'), offered]]),
      h('p', { class: 'muted' }, `${say('takenForSame')}: `, tellCase(change.because), '.'),
    ),
  );
}

function headingOf({ kind, moved, old, new: fresh }: RowChange): string {
  if (kind === 'split') return say('splitInto', fresh.length);
  if (kind === 'merged') return say('mergedOf', old.length);
  return moved && kind === 'changed' ? say('movedToo') : say(kind);
}

function whereOf({ old, new: fresh }: RowChange): Child {
  const [before, after] = [placeText(old), placeText(fresh)];
  const text = before === '' || after === '' || before === after ? before || after : `${before} → ${after}`;
  return h('span', { 'data-searched': true }, text);
}

function placeText(places: RowChange['old']): string {
  const [first] = places;
  return first ? say('rowAt', first.file, places.map(({ position }) => position).join(', ')) : '';
}
