/** Words that two datasets themselves show to be words: those that several rows, or names of agencies, print. */
import type { Dataset } from '../../pipeline/model/meaning/dataset.ts';
import { withoutForm, type IsWord } from './weight.ts';

const leastRows = 3; // rows on one side; a misreading seldom comes twice

/** A word is known when rows, or agencies, of three different names of one dataset hold it. */
export function wordsOf(...datasets: readonly Dataset[]): IsWord {
  const known = new Set<string>();
  for (const { indicators, agencies } of datasets) {
    const count = new Map<string, number>();
    for (const text of new Set([...indicators, ...agencies].map(({ name }) => name ?? ''))) {
      for (const word of new Set(text.split(/\s+/).map(withoutForm))) {
        const times = (count.get(word) ?? 0) + 1;
        count.set(word, times);
        if (times === leastRows) known.add(word);
      }
    }
  }
  return (word) => known.has(word);
}
