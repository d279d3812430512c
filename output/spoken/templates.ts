/**
 * Sentences that the program puts together for a case. The dataset has them in English; by their templates they are said in the
 * language of who reads, with the values of the case in their places.
 */
import { indicatorLevels, tableKinds } from '../../pipeline/model/choices.ts';
import { fieldOf, labelsOf } from '../../pipeline/model/meaning/fields.ts';

/** Templates by their keys, or words by the names of the data. */
export type Texts = Readonly<Record<string, string>>;

/** A template: what it fits (with its first places as short as they can be, or as long: texts may hold the signs between), the number of each place in the order of its groups, and the same sentence in Indonesian. */
type Template = { fits: readonly RegExp[]; places: readonly string[]; again: string };

/** Places of a template: `{0}` stays as it is, `{0~}` is a sentence or a word of its own and said again too. */
const place = /\{(\d)(~?)\}/g;

function templatesOf(english: Texts, indonesian: Texts): Template[] {
  return Object.entries(english).map(([key, text]) => {
    const places = [...text.matchAll(place)].map(([, number]) => number!);
    const pattern = text
      .split(place)
      .filter((_, i) => i % 3 === 0)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('([^]+?)');
    const fits = [pattern, pattern.replaceAll('([^]+?)', '([^]+)')].map((one) => new RegExp(`^${one}$`));
    return { fits, places, again: indonesian[key] ?? '' };
  });
}

const mostKept = 5000; // sentences

const names: ReadonlySet<string> = new Set([...tableKinds, ...indicatorLevels]);

/**
 * Says sentences in Indonesian: gives null where no template fits the whole of one. `english` and `indonesian` are the same
 * templates, the first that fits is taken; `words` are those for kinds of tables and levels of indicators.
 */
export function sentencesIn(english: Texts, indonesian: Texts, words: Texts): (sentence: string) => string | null {
  let made: readonly Template[] | null = null;
  // a list is cut at each of its signs, and its pieces again: each of them is asked for once
  const told = new Map<string, string | null>();
  const again = (sentence: string): string | null => {
    const before = told.get(sentence);
    if (before !== undefined) return before;
    const said = saidByTemplate(sentence);
    if (told.size >= mostKept) told.clear();
    told.set(sentence, said);
    return said;
  };
  const saidByTemplate = (sentence: string): string | null => {
    if (/^\w+(\.\w+)?$/.test(sentence) && fieldOf(sentence)) return fieldInIndonesian(sentence);
    if (names.has(sentence)) return words[sentence] ?? null;
    made ??= templatesOf(english, indonesian);
    for (const template of made) {
      const said = template.fits
        .map((pattern) => saidAgain(pattern.exec(sentence), template, again))
        .find((one) => one !== null);
      if (said !== undefined) return said;
    }
    return null;
  };
  return again;
}

function fieldInIndonesian(key: string): string {
  const year = /^targets\.(\d{4})$/.exec(key)?.[1];
  return `${labelsOf(key).id.toLowerCase()}${year === undefined ? '' : ` ${year}`}`;
}

function saidAgain(
  found: readonly string[] | null,
  { places, again }: Template,
  inIndonesian: (sentence: string) => string | null,
): string | null {
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
