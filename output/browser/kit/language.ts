/** One language at a time: the words of pages in Indonesian and English, and which of them is shown. */
import english from '../words/en/page.json';
import issues from '../words/id/issues.json';
import indonesian from '../words/id/page.json';
import refusals from '../words/id/refusals.json';
import { keep, kept } from './keeping.ts';

export type Language = 'id' | 'en';
export type Word = keyof typeof english;

/** A word that one language lacks does not compile. */
const pages: Readonly<Record<Language, Readonly<Record<Word, string>>>> = { id: indonesian, en: english };

const choice = 'ikat-language';

function first(): Language {
  const before = kept(choice);
  if (before === 'id' || before === 'en') return before;
  // "in" is how older systems call Indonesian
  return /^(id|in)\b/i.test(navigator.languages[0] ?? navigator.language) ? 'id' : 'en';
}

let current: Language = first();

export const language = (): Language => current;

/** Shows the page in this language from now on; the caller draws it anew. */
export function speak(chosen: Language): void {
  current = chosen;
  keep(choice, chosen);
}

/** Words of the page with `{0}`, `{1}` filled in. */
export function say(word: Word, ...values: readonly (string | number)[]): string {
  return pages[current][word].replace(/\{(\d)\}/g, (_, at: string) => String(values[Number(at)] ?? ''));
}

/** The words for a name of the data, such as a kind of document; the name itself where there are none. */
export function named(name: string): string {
  return name in english ? say(name as Word) : name;
}

/** One or several: "1 row", "2 rows". */
export function counted(count: number, one: Word, many: Word): string {
  return count === 1 ? say(one) : say(many, number(count));
}

/** A number as the language writes it. */
export const number = (value: number): string => value.toLocaleString(current === 'id' ? 'id-ID' : 'en');

/** Title and remedy of an issue in Indonesian. */
export const issueInIndonesian = (code: string): readonly string[] | undefined =>
  (issues as Readonly<Record<string, readonly string[]>>)[code];

/** Reason and remedy of a refusal in Indonesian. */
export const refusalInIndonesian = (code: string): readonly string[] | undefined =>
  (refusals as Readonly<Record<string, readonly string[]>>)[code];

/** A probability in whole percent, never more than it is. */
export const percentOf = (share: number): number => Math.floor(share * 100 + 1e-6);

/** The language of texts that are there in English alone, for those who hear the page. */
export const inEnglish = (): 'en' | null => (current === 'en' ? null : 'en');
