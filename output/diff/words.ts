/** Word-level difference of two texts. */
import type { FieldChange } from '../../pipeline/model/meaning/difference.ts';

/** A run of words that both texts have, or only the new (`ins`) or the old (`del`) one. */
export type WordRun = FieldChange['words'][number];

/** Runs of words from old to new, by a longest common subsequence of words; deletions stand before insertions. */
export function diffWords(before: string, after: string): WordRun[] {
  const a = before.split(/\s+/).filter((w) => w !== '');
  const b = after.split(/\s+/).filter((w) => w !== '');
  const width = b.length + 1;
  const length = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const skip = Math.max(length[(i + 1) * width + j] ?? 0, length[i * width + j + 1] ?? 0);
      length[i * width + j] = a[i] === b[j] ? (length[(i + 1) * width + j + 1] ?? 0) + 1 : skip;
    }
  }
  const runs: WordRun[] = [];
  const add = (op: WordRun['op'], word: string | undefined): void => {
    const last = runs.at(-1);
    if (last?.op === op) last.text += ` ${word}`;
    else runs.push({ op, text: word ?? '' });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add('same', a[i++]);
      j++;
    } else if (
      i < a.length &&
      (j >= b.length || (length[(i + 1) * width + j] ?? 0) >= (length[i * width + j + 1] ?? 0))
    ) {
      add('del', a[i++]);
    } else add('ins', b[j++]);
  }
  return runs;
}
