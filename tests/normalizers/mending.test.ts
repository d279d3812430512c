import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { expect, it } from 'vitest';
import { buildLexicon } from '../../normalizers/mending/lexicon.ts';
import { mendLines } from '../../normalizers/mending/mend.ts';
import { loadVocabulary } from '../../normalizers/vocabulary/files.ts';
import type { ReadDocument } from '../../pipeline/model/reading/source.ts';
import type { TextLine, Word } from '../../pipeline/model/reading/text.ts';

/* Right text with doubtful confidences must stay as it is: a mend that spoils it is the worst that mending can do. */
const harmAllowed = 0.001;
const wordsAtOnce = 400;

/** Every text of a JSON file that is no key. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : [];
}

/** Shares of 0 to 1 that are the same in every run (a linear congruential generator). */
function* shares(): Generator<number, never> {
  for (let seed = 7; ;) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    yield seed / 2147483648;
  }
}

it('of right words read with any confidence fewer than one in a thousand is changed', async () => {
  const vocabulary = await loadVocabulary();
  const files = globSync([
    'fixtures/truth/*.json',
    'fixtures/images/*.truth.json',
    'fixtures/make/content/*.json',
  ]).sort();
  const share = shares();
  let all = 0;
  const changed: string[] = [];
  for (const file of files) {
    const texts = [...new Set(textsOf(JSON.parse(readFileSync(file, 'utf8'))))];
    const words = texts
      .flatMap((text) => text.split(/\s+/))
      .filter((text) => text !== '')
      .slice(0, wordsAtOnce);
    const read = words.map((text): Word => ({ text, box: null, confidence: 0.3 + 0.7 * share.next().value }));
    const lines: TextLine[] = read.map((_, i) => ({ words: read.slice(i, i + 1), box: null }));
    const page = { number: 1, lines, grids: [] };
    const document = { pages: [page], tables: [] } as unknown as ReadDocument;
    const mender = { lexicon: buildLexicon(document, vocabulary), confusions: vocabulary.confusions, exported: false };
    lines.forEach((line, i) => {
      all += 1;
      const text = mendLines([line], mender)
        .lines.flatMap((l) => l.words)
        .map((w) => w.text)
        .join(' ');
      if (text !== words[i]) changed.push(`${words[i]} -> ${text}`);
    });
  }
  expect(all).toBeGreaterThan(1000);
  expect(changed.length / all, changed.slice(0, 20).join('; ')).toBeLessThan(harmAllowed);
}, 600_000);
