/** What a reviewer may be about to type: what the document and its neighbours say, then what the vocabulary knows. */
import { knownWords } from '../../normalizers/vocabulary/known-words.ts';
import type { Indicator } from '../model/meaning/dataset.ts';
import { fieldOf } from '../model/meaning/fields.ts';
import { valueOf } from '../model/meaning/seen.ts';
import type { CompletionsAnswer } from '../model/review/answers.ts';
import type { ReviewedRun } from './reviewed-run.ts';

const mostValues = 400;
const mostWords = 4000;

/** Whole values of the field (an entry each), those of the same document first, and the words of the document and of the run. */
export function completionsOf(row: Indicator, field: string, run: ReviewedRun): CompletionsAnswer {
  const near = run.rowsOf.get(row.document) ?? [];
  const far = run.dataset.indicators.filter(({ document }) => document !== row.document);
  const values = new Set<string>();
  const words = new Map<string, number>();
  for (const one of [...near, ...far]) {
    if (values.size < mostValues) for (const text of entries(one, field)) values.add(text);
    if (words.size < mostWords) for (const text of [one.name, one.objective, one.definition]) count(words, text);
  }
  for (const { alias, form } of known(field, run)) {
    if (values.size < mostValues && form !== 'misspelling') values.add(alias);
  }
  const usual = knownWords(run.vocabulary);
  const isWhole = (word: string): boolean => (words.get(word) ?? 0) > 1 || usual.has(word.toLowerCase());
  return { values: [...values], words: [...words.keys()].filter(isWhole) };
}

function entries(row: Indicator, field: string): string[] {
  const value = valueOf(row, field);
  return Array.isArray(value) ? value : value === null ? [] : [value];
}

function known(field: string, { vocabulary }: ReviewedRun): readonly { alias: string; form?: string | null }[] {
  switch (fieldOf(field)?.key) {
    case 'responsible':
      return vocabulary.divisions.entries;
    case 'dataSources':
      return vocabulary.sources.entries;
    case 'unit':
      return vocabulary.units.entries;
    default:
      return [];
  }
}

function count(words: Map<string, number>, text: string | null): void {
  for (const word of text?.match(/\p{L}[\p{L}\p{N}-]{3,}/gu) ?? []) words.set(word, (words.get(word) ?? 0) + 1);
}
