import { describe, expect, it } from 'vitest';
import { differsByOne, wordFeatures } from '../../../normalizers/confidence/word-features.ts';
import type { Lexicon } from '../../../normalizers/mending/lexicon.ts';

const known = new Set(['jumlah', 'keluarga', 'miskin', 'yang']);

const none = { counts: new Map<string, number>(), total: 0 };

const counts = new Map([['keluarga', 4]]);

const lexicon: Lexicon = {
  isWord: (word) => known.has(word.toLowerCase()),
  kindOf: (word) => (known.has(word.toLowerCase()) ? 'domain' : null),
  counts,
  document: {
    counts,
    total: 4,
    rowOf: () => none,
    columnOf: () => none,
    followers: () => none,
    leaders: () => none,
    isCounted: () => false,
  },
  candidates: [],
};

const words = (text: string, confidence: number) => text.split(' ').map((t) => ({ text: t, box: null, confidence }));

describe('the words of a field', () => {
  it('raise no doubt when all are known and read surely', () => {
    const features = wordFeatures(words('Jumlah keluarga miskin', 1), lexicon);
    expect(Object.values(features).every((value) => value === 0)).toBe(true);
  });

  it('are doubted for the least sure word, unknown words, and one that nearly repeats another', () => {
    const features = wordFeatures([...words('Jumlah', 0.96), ...words('keluarqa', 0.7)], lexicon);
    expect(features['doubt-most']).toBeCloseTo(0.3, 10);
    expect(features['doubt-mean']).toBeCloseTo(0.17, 10);
    expect(features['unsure-words']).toBeCloseTo(Math.log(2), 10);
    expect(features['unknown-words']).toBeCloseTo(Math.log(2), 10);
    expect(features['near-repeated']).toBeCloseTo(Math.log(2), 10);
  });

  it('count a digit inside a word and a capital inside one as odd, but not "m2" or "10an"', () => {
    const odd = (text: string) => wordFeatures(words(text, 1), lexicon)['odd-words'];
    expect(odd('kelu4rga')).toBeCloseTo(Math.log(2), 10);
    expect(odd('keluArga')).toBeCloseTo(Math.log(2), 10);
    expect(odd('m2')).toBe(0);
    expect(odd('PKH')).toBe(0);
  });

  it('say so when there are none', () => {
    expect(wordFeatures([], lexicon)).toEqual({ 'no-words': 1 });
  });
});

describe('differsByOne', () => {
  it('is true for one letter changed, lost or added, and for nothing else', () => {
    expect(differsByOne('keluarga', 'keluarqa')).toBe(true);
    expect(differsByOne('keluarga', 'keluaga')).toBe(true);
    expect(differsByOne('keluarga', 'keluargaa')).toBe(true);
    expect(differsByOne('keluarga', 'keluarga')).toBe(false);
    expect(differsByOne('keluarga', 'kelaurga')).toBe(false);
  });
});
