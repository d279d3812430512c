/** What is said to people at a terminal, in their language: words, sentences about a case, labels, titles of issues. */
import { readFileSync } from 'node:fs';
import { issueCodes, type IssueCode } from '../../pipeline/model/issue.ts';
import { labelsOf } from '../../pipeline/model/meaning/fields.ts';
import { sentencesIn, type Texts } from './sentences.ts';

/** The languages that there are words in. */
export const languages = ['id', 'en'] as const;
export type Language = (typeof languages)[number];

export type Speech = {
  language: Language;
  /** A word or sentence by its key, with `{0}`, `{1}` filled in. */
  say: (key: string, ...values: readonly (string | number)[]) => string;
  /** A name of the data, such as a kind of table, in words; the name where there are none. */
  named: (name: string) => string;
  /** A sentence that the program put together, said again; null where nobody has said it in this language. */
  tell: (sentence: string) => string | null;
  /** The label of a field, with the year of a target. */
  label: (key: string) => string;
  /** Title and remedy of an issue. */
  issue: (code: IssueCode) => readonly [title: string, remedy: string];
};

// pages carry the same words; they are packed as they lie in the sources
const folder = new URL(
  import.meta.url.endsWith('.ts') ? '../browser/words/' : '../../../output/browser/words/',
  import.meta.url,
);

const read = (language: Language, name: string): Record<string, never> =>
  JSON.parse(readFileSync(new URL(`${language}/${name}.json`, folder), 'utf8')) as Record<string, never>;

/** Reads the words of a language. */
export function speechIn(language: Language): Speech {
  const words: Texts = read(language, 'explain');
  const page: Texts = read(language, 'page');
  const again = language === 'en' ? null : sentencesIn(read('en', 'sentences'), read('id', 'sentences'), page);
  const issues: Readonly<Record<string, readonly [string, string]>> = language === 'en' ? {} : read('id', 'issues');
  return {
    language,
    say: (key, ...values) =>
      (words[key] ?? key).replace(/\{(\d)\}/g, (_, at: string) => String(values[Number(at)] ?? '')),
    named: (name) => page[name] ?? name,
    tell: (sentence) => (again === null ? sentence : again(sentence)),
    label: (key) => {
      const year = /^targets\.(\d{4})$/.exec(key)?.[1];
      return `${labelsOf(key)[language]}${year === undefined ? '' : ` ${year}`}`;
    },
    issue: (code) => issues[code] ?? [issueCodes[code][1], issueCodes[code][2]],
  };
}

/** The language that the environment asks for, by the first of its variables that is set; English for any other. */
export function languageOf(environment: Readonly<Record<string, string | undefined>>): Language {
  const asked = ['LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => environment[name]).find((value) => value);
  // "in" is how older systems call Indonesian
  return /^(id|in)([_.@-]|$)/i.test(asked ?? '') ? 'id' : 'en';
}
