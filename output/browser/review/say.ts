/** The words of the review page, one file a language. */
import english from '../words/review/en.json';
import indonesian from '../words/review/id.json';
import { language } from '../kit/language.ts';

export type ReviewWord = keyof typeof english;

/** Words with `{0}`, `{1}` filled in, in the language of the page. */
export function tell(word: ReviewWord, ...values: readonly (string | number)[]): string {
  const words: Record<ReviewWord, string> = language() === 'id' ? indonesian : english;
  return words[word].replace(/\{(\d)\}/g, (_, at: string) => String(values[Number(at)] ?? ''));
}

const opinions: Readonly<Record<string, ReviewWord>> = {
  right: 'asRight',
  corrected: 'asCorrected',
  unreadable: 'asUnreadable',
  'not-an-indicator': 'asNone',
  split: 'asSplit',
  merged: 'asMerged',
  'missing-row': 'asMissing',
  'table-taken': 'asTableTaken',
  'table-dropped': 'asTableDropped',
  'column-is': 'asColumn',
  withdrawn: 'asWithdrawn',
};

/** A decision in a word or two. */
export function toldAs(as: string): string {
  const word = opinions[as];
  return word === undefined ? as : tell(word);
}

/** An instant as people write it. */
export function toldTime(on: string): string {
  return new Date(on).toLocaleString(language() === 'id' ? 'id-ID' : 'en-GB', {
    dateStyle: 'short',
    timeStyle: 'short',
  });
}

/** A list as entries apart, nothing as a word. */
export function toldValue(value: string | readonly string[] | null): string {
  const text = typeof value === 'string' ? value : (value?.join(' | ') ?? '');
  return text === '' ? tell('nothingThere') : text;
}
