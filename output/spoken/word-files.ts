/** The words of each language as they lie in the sources, and in the package: pages carry the same. */
import { readFileSync } from 'node:fs';

const folder = new URL(
  import.meta.url.endsWith('.ts') ? '../browser/words/' : '../../../output/browser/words/',
  import.meta.url,
);

/** One file of words, by its keys. Throws what the file system throws when the package is not whole. */
export function readWords(language: string, name: string): Record<string, never> {
  return JSON.parse(readFileSync(new URL(`${language}/${name}.json`, folder), 'utf8')) as Record<string, never>;
}
