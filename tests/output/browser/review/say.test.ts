import { expect, test } from 'vitest';
import english from '../../../../output/browser/words/review/en.json' with { type: 'json' };
import indonesian from '../../../../output/browser/words/review/id.json' with { type: 'json' };

test('every word of the review page stands in both languages, with the same places to fill', () => {
  expect(Object.keys(indonesian)).toEqual(Object.keys(english));
  const places = (words: Record<string, string>): string[][] =>
    Object.values(words).map((text) => [...new Set(text.match(/\{\d\}/g))].sort());
  expect(places(indonesian)).toEqual(places(english));
  expect(Object.values({ ...english, ...indonesian }).every((text) => text.trim() !== '')).toBe(true);
});
