/** A document that tells something else of itself: the lines of before and after, what differs side by side, and why. */
import type { ShownFacts } from '../../diff/shown-change.ts';
import { h } from '../kit/dom.ts';
import { counted, say } from '../kit/language.ts';
import { tones } from './change-card.ts';
import { fieldTable, isWide, side } from './change-parts.ts';

/** The card of a document. */
export function factsCard(id: string, { facts: change, old, new: fresh }: ShownFacts): HTMLElement {
  const sides = [old && side(say('beforeWord'), true, old), fresh && side(say('afterWord'), true, fresh)];
  const both = sides.filter((one) => one !== null);
  const { old: before, new: after, rows, facts } = change;
  const where = before.file === after.file ? [] : [`${before.file} → ${after.file}`];
  return h(
    'article',
    { class: 'card', id, tabindex: -1, 'data-item': id, 'aria-labelledby': `${id}-name` },
    h(
      'header',
      {},
      h('h3', { id: `${id}-name` }, h('span', { 'data-searched': true }, after.file)),
      h('p', { class: 'chips' }, h('span', { class: `chip ${tones.facts}` }, say('facts'))),
      h('p', { class: 'whose' }, [...where, counted(rows, 'rowOne', 'rows')].join(' · ')),
    ),
    h(
      'div',
      { class: 'body' },
      both.length > 0 && h('div', { class: isWide(old, fresh) || both.length < 2 ? 'versus stacked' : 'versus' }, both),
      fieldTable(facts),
    ),
  );
}
