/** What stands for something, such as `ppks` or the id of a concept, in words that a reader understands. */
import type { Dataset } from '../../pipeline/model/meaning/dataset.ts';
import type { FieldChange, RowChange } from '../../pipeline/model/meaning/difference.ts';
import { diffWords } from './words.ts';

/** The words of a key; the key itself, parted, where nobody has told any. */
export type KeyWords = { concept: (id: string) => string; known: (key: string) => string };

/**
 * The words of all keys of two datasets: a concept by the phrase that stands for it, a unit of the agency by its name.
 * `names` are those of the vocabulary by key: terms, units, sources.
 */
export function keyWordsOf(datasets: readonly Dataset[], names: ReadonlyMap<string, string>): KeyWords {
  const [concepts, units] = [new Map<string, string>(), new Map<string, string>()];
  for (const dataset of datasets) {
    for (const { id, label } of dataset.concepts) concepts.set(id, label);
    for (const { responsible } of dataset.indicators) {
      for (const { key, name } of responsible) if (key !== null && name !== null) units.set(key, name);
    }
  }
  return {
    concept: (id) => concepts.get(id) ?? parted(id),
    known: (key) => units.get(key) ?? names.get(key) ?? parted(key),
  };
}

const parted = (key: string): string => key.replace(/^c\d+\./, '').replace(/[./-]+/g, ' ');

/** A change with its keys in words. Of two that read alike, what tells them apart stands behind. */
export function inWords(change: RowChange, words: KeyWords): RowChange {
  return { ...change, fields: change.fields.map((field) => fieldInWords(field, words)) };
}

function fieldInWords(change: FieldChange, words: KeyWords): FieldChange {
  const { field } = change;
  const isList = field === 'terms' || field.endsWith('.key');
  if (!isList && field !== 'concept') return change;
  const tell = (value: string | null): string | null =>
    value === null || !isList ? value && words.concept(value) : value.split(' | ').map(words.known).join(' | ');
  let [old, fresh] = [tell(change.old), tell(change.new)];
  if (old !== null && old === fresh) {
    old += apart(change.old!, change.new!, words);
    fresh += apart(change.new!, change.old!, words);
  }
  return { ...change, old, new: fresh, words: diffWords(old ?? '', fresh ?? '') };
}

/** What a key holds that another does not: parts of the id of a concept, whole keys of a list. */
function apart(key: string, other: string, words: KeyWords): string {
  const parts = (text: string): string[] => text.split(/ \| |\./);
  const own = parts(key).filter((part) => !parts(other).includes(part));
  return own.length === 0 ? '' : ` (${own.map((part) => words.known(part)).join(', ')})`;
}
