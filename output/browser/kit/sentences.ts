/**
 * Sentences that the program puts together for a case. The dataset has them in English; by their templates they are said in the
 * language of the page, with the values of the case in their places.
 */
import { h, type Child } from './dom.ts';
import { inEnglish, language, say, sentences } from './language.ts';

/** A template: what it fits, the number of each place in the order of its groups, and the same sentence in Indonesian. */
type Template = { fits: RegExp; places: readonly string[]; again: string };

/** Places of a template: `{0}` stays as it is, `{0~}` is a sentence or a word of its own and said again too. */
const place = /\{(\d)(~?)\}/g;

let made: readonly Template[] | null = null;

function templates(): readonly Template[] {
  made ??= sentences().map(([english, again]) => {
    const places = [...english.matchAll(place)].map(([, number]) => number!);
    const pattern = english
      .split(place)
      .filter((_, i) => i % 3 === 0)
      .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('([^]+?)');
    return { fits: new RegExp(`^${pattern}$`), places, again };
  });
  return made;
}

/** The sentence in Indonesian; null where no template fits the whole of it. */
export function inIndonesian(sentence: string): string | null {
  for (const { fits, places, again } of templates()) {
    const found = fits.exec(sentence);
    if (!found) continue;
    const values = new Map(places.map((number, i) => [number, found[i + 1]!]));
    let isWhole = true;
    const said = again.replace(place, (_, number: string, isSaidAgain: string) => {
      const value = values.get(number) ?? '';
      const own = isSaidAgain === '' ? value : inIndonesian(value);
      isWhole &&= own !== null;
      return own ?? '';
    });
    if (isWhole) return said;
  }
  return null;
}

/** The sentence as the page says it; what has no template is folded away in English, below `general` where that is given. */
export function tellCase(sentence: string, general: string | null = null): Child {
  if (language() === 'en') return sentence;
  const again = inIndonesian(sentence);
  if (again !== null) return again;
  return [general, h('details', {}, h('summary', {}, say('detail')), h('span', { lang: inEnglish() }, sentence))];
}
