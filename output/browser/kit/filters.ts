/** The bar of search and filters: what is chosen, and what to do when it changes. */
import { h } from './dom.ts';
import { say } from './language.ts';

/** A choice among values; the first, empty one is "all". */
export type Filter = {
  name: string;
  label: string;
  all: string;
  choices: readonly (readonly [value: string, label: string])[];
};

/** What is chosen, by the name of the filter; `q` is the search. */
export type Chosen = Readonly<Record<string, string>>;

export type FilterBar = {
  element: HTMLElement;
  search: HTMLInputElement;
  chosen: () => Chosen;
  /** Sets search and filters; what is not named is emptied. Nothing is told. */
  set: (chosen: Chosen) => void;
  /** Says how much of all is shown. */
  tell: (text: string) => void;
  /** Says by which names a term is searched for; none says nothing. */
  tellNames: (names: readonly string[]) => void;
};

const mostNames = 5; // a term has seldom more, and a line holds no more

const pause = 60; // milliseconds after a key before the list follows: two keys of a fast typist

/** The bar; `search` says what to search for, `changed` is called when people search or choose. */
export function filterBar({
  filters,
  search: words,
  changed,
  openHelp,
}: {
  filters: readonly Filter[];
  search: string;
  changed: () => void;
  openHelp: () => void;
}): FilterBar {
  const search = h('input', { type: 'search', 'aria-label': words, placeholder: `${words} ( / )` });
  const selects = filters
    .filter(({ choices }) => choices.length > 0)
    .map(({ name, label, all, choices }) =>
      h(
        'select',
        { name, 'aria-label': label },
        h('option', { value: '' }, all),
        choices.map(([value, text]) => h('option', { value }, text)),
      ),
    );
  const told = h('output', { 'aria-live': 'polite' });
  const reset = h('button', { type: 'button', class: 'quiet' }, say('clear'));
  const help = h('button', { type: 'button', class: 'quiet', 'aria-label': say('help'), click: openHelp }, '?');
  // on a narrow screen the selects are folded behind this button
  const choices = h('div', { class: 'choices', id: 'choices' }, selects);
  const fold = h(
    'button',
    {
      type: 'button',
      class: 'quiet fold',
      'aria-expanded': 'false',
      'aria-controls': 'choices',
      click: () => {
        const isOpen = choices.classList.toggle('open');
        fold.setAttribute('aria-expanded', String(isOpen));
      },
    },
    say('filter'),
  );
  const chosen = (): Chosen =>
    Object.fromEntries([
      ['q', search.value.trim()],
      ...selects.map(({ name, value }): [string, string] => [name, value]),
    ]);
  const showReset = (): void => {
    const values = Object.values(chosen());
    reset.hidden = values.every((value) => value === '');
    fold.classList.toggle(
      'set',
      values.slice(1).some((value) => value !== ''),
    );
  };
  const set = (wanted: Chosen): void => {
    search.value = wanted['q'] ?? '';
    for (const select of selects) {
      select.value = wanted[select.name] ?? '';
      if (select.selectedIndex < 0) select.value = '';
    }
    showReset();
  };
  const change = (): void => {
    showReset();
    changed();
  };
  let waiting = 0;
  search.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(change, pause);
  });
  for (const select of selects) select.addEventListener('change', change);
  reset.addEventListener('click', () => {
    set({});
    changed();
    search.focus();
  });
  showReset();
  const also = h('p', { class: 'also', hidden: true });
  const element = h('search', { class: 'bar' }, h('div', {}, search, fold, choices, reset, told, help, also));
  return {
    element,
    search,
    chosen,
    set,
    tell: (text) => {
      told.textContent = text;
    },
    tellNames: (names) => {
      also.hidden = names.length < 2;
      also.textContent = also.hidden ? '' : say('alsoSearched', names.slice(0, mostNames).join(', '));
    },
  };
}
