/** Keys of a page: one letter each, silent while somebody types. */
import { h } from './dom.ts';
import { say } from './language.ts';

/** What a key does, and what the help says of it; without words it is not told. */
export type Key = { does: () => void; told: string | null };

/** Follows the keys, as they are when pressed. */
export function followKeys(keys: () => Readonly<Record<string, Key>>, escape: () => void): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
    const target = event.target instanceof HTMLElement ? event.target : null;
    const typing = target !== null && /^(input|select|textarea)$/i.test(target.tagName);
    if (event.key === 'Escape') {
      if (typing) target.blur();
      else escape();
      return;
    }
    if (typing) return;
    const key = keys()[event.key];
    if (!key) return;
    event.preventDefault();
    key.does();
  });
}

/** The help: what the keys do. */
export function helpDialog(keys: Readonly<Record<string, Key>>): HTMLDialogElement {
  const told = Object.entries(keys).flatMap(([key, { told: words }]) =>
    words === null ? [] : [[key, words] as const],
  );
  const line = ([key, words]: readonly [string, string]): HTMLElement =>
    h('tr', {}, h('th', { scope: 'row' }, h('kbd', {}, key)), h('td', {}, words));
  const close = h('button', { autofocus: true }, say('close'));
  return h(
    'dialog',
    { 'aria-labelledby': 'help-title' },
    h('h2', { id: 'help-title' }, say('keys')),
    h('table', {}, h('tbody', {}, [...told, ['Esc', say('keyEscape')] as const].map(line))),
    h('form', { method: 'dialog' }, close),
  );
}
