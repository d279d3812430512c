/** The switch of the language. */
import { h } from './dom.ts';
import { language, say, type Language } from './language.ts';

const languages: readonly (readonly [Language, string])[] = [
  ['id', 'Bahasa Indonesia'],
  ['en', 'English'],
];

/** Two buttons, the pressed one being the language of the page. */
export function languageSwitch(choose: (chosen: Language) => void): HTMLElement {
  return h(
    'div',
    { class: 'languages', role: 'group', 'aria-label': say('language') },
    languages.map(([key, label]) =>
      h(
        'button',
        {
          type: 'button',
          lang: key,
          'aria-pressed': String(language() === key),
          click: () => {
            choose(key);
          },
        },
        label,
      ),
    ),
  );
}
