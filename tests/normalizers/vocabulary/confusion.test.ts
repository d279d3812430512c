import { describe, expect, it } from 'vitest';
import { candidateIndex, candidatesFor } from '../../../normalizers/mending/candidate-words.ts';
import { readUsualWords } from '../../../normalizers/vocabulary/usual-words.ts';
import { readConfusions, readingWay } from '../../../normalizers/vocabulary/confusion.ts';
import { errorShare } from '../../../normalizers/mending/word.ts';

const confusions = readConfusions('read,printed,share\ni,l,0.25\nrn,m,0.1\nh,li,0.1\n');

describe('readingWay', () => {
  it('costs nothing between equal words', () => {
    expect(readingWay('jumlah', 'jumlah', confusions, 9)).toEqual({ cost: 0, misread: 0 });
  });

  it('costs -ln of the share of a known misreading, and more for any other sign', () => {
    expect(readingWay('jumiah', 'jumlah', confusions, 9)?.cost).toBeCloseTo(1.386, 3);
    expect(readingWay('jumzah', 'jumlah', confusions, 9)?.cost).toBeCloseTo(5.1, 3);
  });

  it('knows two signs read for one and one for two', () => {
    expect(readingWay('urnum', 'umum', confusions, 9)).toMatchObject({ misread: 1 });
    expect(readingWay('dikahkan', 'dikalikan', confusions, 9)).toMatchObject({ misread: 1 });
  });

  it('gives no way over the limit, and counts a second misreading dearer than the first', () => {
    expect(readingWay('xyz', 'abc', confusions, 6)).toBeNull();
    expect(readingWay('puiau kii', 'pulau kil', confusions, 9)?.cost).toBeCloseTo(2 * 1.386 + 3, 2);
  });
});

describe('vocabulary of misreadings', () => {
  it('refuses a share over 1 and a word of no class, naming the line', () => {
    expect(() => readConfusions('read,printed,share\ni,l,3\n')).toThrow('confusions.csv:2');
    expect(() => readUsualWords('word,class\njalan,c\njalan,q\n')).toThrow('usual-words.csv:3');
  });
});

describe('candidatesFor', () => {
  it('finds words within the changes and leaves others out', () => {
    const index = candidateIndex(['jumlah', 'juml', 'sekolah', 'di']);
    expect(candidatesFor('jumiah', 1, index)).toEqual(['jumlah']);
  });
});

describe('errorShare', () => {
  it('falls with confidence, in line between the measured points', () => {
    expect(errorShare(0.3)).toBe(0.55);
    expect(errorShare(0.8)).toBeCloseTo(0.165, 5);
    expect(errorShare(1)).toBeCloseTo(0.0003, 6);
  });
});
