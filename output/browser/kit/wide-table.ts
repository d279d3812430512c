/** Tables. */
import { h, type Child } from './dom.ts';

/** A table that may be wider than the screen. */
export function wideTable(id: string, heads: readonly string[], lines: readonly (readonly Child[])[]): HTMLElement {
  return h(
    'div',
    { class: 'scroll', role: 'group', 'aria-labelledby': id, tabindex: 0 },
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          heads.map((head) => h('th', { scope: 'col' }, head)),
        ),
      ),
      h(
        'tbody',
        {},
        lines.map((line) =>
          h(
            'tr',
            {},
            line.map((cell) => h('td', {}, cell)),
          ),
        ),
      ),
    ),
  );
}
