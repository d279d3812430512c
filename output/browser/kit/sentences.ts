/**
 * Sentences that the program puts together for a case. The dataset has them in English; by their templates they are said in the
 * language of the page, with the values of the case in their places.
 */
import { fieldOf, labelsOf } from '../../../pipeline/model/meaning/fields.ts';
import english from '../words/en/sentences.json' with { type: 'json' };
import indonesian from '../words/id/sentences.json' with { type: 'json' };

/** A template: what it fits (with its first places as short as they can be, or as long: texts may hold the signs between), the number of each place in the order of its groups, and the same sentence in Indonesian. */
type Template = { fits: readonly RegExp[]; places: readonly string[]; again: string };

/** Places of a template: `{0}` stays as it is, `{0~}` is a sentence or a word of its own and said again too. */
const place = /\{(\d)(~?)\}/g;

let made: readonly Template[] | null = null;

function templates(): readonly Template[] {
  made ??= (Object.keys(english) as (keyof typeof english)[]).map((key) => {
    const places = [...english[key].matchAll(place)].map(([, number]) => number!);
    const pattern = english[key]
      .split(place)
      .filter((_, i) => i % 3 === 0)
      .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('([^]+?)');
    const fits = [pattern, pattern.replaceAll('([^]+?)', '([^]+)')].map((one) => new RegExp(`^${one}$`));
    return { fits, places, again: indonesian[key] };
  });
  return made;
}

/** The sentence in Indonesian; null where no template fits the whole of it. */
export function inIndonesian(sentence: string): string | null {
  if (/^\w+(\.\w+)?$/.test(sentence) && fieldOf(sentence)) return fieldInIndonesian(sentence);
  for (const template of templates()) {
    const said = template.fits
      .map((pattern) => saidAgain(pattern.exec(sentence), template))
      .find((one) => one !== null);
    if (said !== undefined) return said;
  }
  return null;
}

function fieldInIndonesian(key: string): string {
  const year = /^targets\.(\d{4})$/.exec(key)?.[1];
  return `${labelsOf(key).id.toLowerCase()}${year === undefined ? '' : ` ${year}`}`;
}

function saidAgain(found: readonly string[] | null, { places, again }: Template): string | null {
  if (!found) return null;
  const values = new Map(places.map((number, i) => [number, found[i + 1]!]));
  const unsaid: string[] = [];
  const said = again.replace(place, (_, number: string, isSaidAgain: string) => {
    const value = values.get(number) ?? '';
    const own = isSaidAgain === '' ? value : inIndonesian(value);
    if (own === null) unsaid.push(value);
    return own ?? '';
  });
  return unsaid.length === 0 ? said : null;
}
