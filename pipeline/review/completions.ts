/** What a reviewer may be about to type: what the document and its neighbours say, then what the vocabulary knows. */
import { knownWords } from '../../normalizers/vocabulary/known-words.ts';
import type { Indicator } from '../model/meaning/dataset.ts';
import type { DecidedValue } from '../model/meaning/decision.ts';
import { fieldOf } from '../model/meaning/fields.ts';
import type { CompletionsAnswer } from '../model/review/answers.ts';
import type { Ledger } from './ledger.ts';
import type { ReviewedRun } from './reviewed-run.ts';
import { saidOf } from './said.ts';

const mostValues = 400;
const mostWords = 4000;

/**
 * Whole values of the field (an entry each): what reviewers typed for it, the last first, then those of the same document and of
 * the others as they stand by now; and the words of the document and of the run.
 */
export function completionsOf(row: Indicator, field: string, run: ReviewedRun, ledger: Ledger): CompletionsAnswer {
  const near = run.rowsOf.get(row.document) ?? [];
  const far = run.dataset.indicators.filter(({ document }) => document !== row.document);
  const values = new Set(typedFor(field, ledger));
  const words = new Map<string, number>();
  for (const one of [...near, ...far]) {
    if (values.size < mostValues) for (const text of entriesOf(saidOf(one, field, ledger))) values.add(text);
    if (words.size < mostWords) for (const text of [one.name, one.objective, one.definition]) count(words, text);
  }
  for (const { alias, form } of known(field, run)) {
    if (values.size < mostValues && form !== 'misspelling') values.add(alias);
  }
  const usual = knownWords(run.vocabulary);
  const isWhole = (word: string): boolean => (words.get(word) ?? 0) > 1 || usual.has(word.toLowerCase());
  return { values: [...values], words: [...words.keys()].filter(isWhole) };
}

/** What was typed for a field anywhere in the run, the last first. */
function typedFor(field: string, ledger: Ledger): string[] {
  return ledger
    .all()
    .flatMap((one) => (one.decided === 'corrected' && one.field === field ? [entriesOf(one.value)] : []))
    .reverse()
    .flat();
}

const entriesOf = (value: DecidedValue): string[] => (Array.isArray(value) ? value : value === null ? [] : [value]);

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
