/** What is said to people at a terminal, in their language: words, sentences about a case, labels, titles of issues. */
import { issueCodes, type IssueCode } from '../../pipeline/model/issue.ts';
import { labelsOf } from '../../pipeline/model/meaning/fields.ts';
import { sentencesIn, type Texts } from './templates.ts';
import { readWords } from './word-files.ts';

/** A language that there are words in. */
export type Language = 'id' | 'en';

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

/** Reads the words of a language. */
export function speechIn(language: Language): Speech {
  const words: Texts = readWords(language, 'explain');
  const page: Texts = readWords(language, 'page');
  const again =
    language === 'en' ? null : sentencesIn(readWords('en', 'sentences'), readWords('id', 'sentences'), page);
  const issues: Readonly<Record<string, readonly [string, string]>> =
    language === 'en' ? {} : readWords('id', 'issues');
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
