/** The same thing in other agencies: the nearest rows of its concept. */
import type { Elsewhere } from '../../report/page-data.ts';
import { h } from '../kit/dom.ts';
import { number, say } from '../kit/language.ts';
import { tellCase } from '../kit/tell-case.ts';
import type { Context } from './context.ts';

/** The panel, folded; null for a row that stands alone. */
export function elsewherePanel(elsewhere: Elsewhere | null, context: Context): HTMLElement | null {
  if (!elsewhere) return null;
  const { label, alike, near, members } = elsewhere;
  const counts = [alike > 0 ? say('alike', number(alike)) : '', near > 0 ? say('near', number(near)) : ''];
  const left = alike + near - members.length;
  return h(
    'details',
    { class: 'elsewhere' },
    h('summary', {}, say('elsewhere', label), ' ', h('small', {}, counts.filter((one) => one !== '').join(', '))),
    h(
      'ul',
      {},
      members.map(({ relation, name, from, address, because }) =>
        h(
          'li',
          {},
          h('span', { class: 'relation' }, say(relation)),
          ' ',
          // other agencies are no hits of a search for this row
          h('a', { href: addressOf(address, context) }, name === '' ? say('noName') : name),
          ' ',
          h('small', {}, from),
          h('span', { class: 'from' }, tellCase(because)),
        ),
      ),
      left > 0 ? h('li', { class: 'muted' }, say('more', number(left))) : null,
    ),
  );
}

/** A path with its "#": the part behind it is an address already. */
function addressOf(address: string, { address: fileAddress }: Context): string {
  const [path = '', hash = ''] = address.split('#');
  return `${fileAddress(path)}#${hash}`;
}
