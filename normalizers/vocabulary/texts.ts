/** The vocabulary as text, before it is read: its files by name, and their hash. */
import { createHash } from 'node:crypto';

/** The text of each vocabulary file by file name, "terms.csv" and so on. */
export type VocabularyTexts = Record<string, string>;

/** `sha256:` and the hash of all vocabulary files, for cache keys: equal texts, equal hash, in any order. */
export function vocabularyHash(texts: VocabularyTexts): string {
  const hash = createHash('sha256');
  for (const name of Object.keys(texts).sort()) hash.update(`${name}\0${texts[name]}\0`);
  return `sha256:${hash.digest('hex')}`;
}
