import { describe, expect, it } from 'vitest';
import { lookUp, readGlossary, vocabularyHash } from '../../normalizers/vocabulary.ts';
import { loadVocabulary, readVocabularyTexts } from '../../normalizers/vocabulary-files.ts';

const heading = 'kind,alias,canonical,note\n';

describe('readGlossary', () => {
  it('finds an alias whatever its case and punctuation', () => {
    const glossary = readGlossary(`${heading}level,Kab.,kabupaten,\n`, 'x.csv');
    expect(lookUp(glossary, 'level', 'KAB')?.canonical).toBe('kabupaten');
    expect(lookUp(glossary, 'region', 'KAB')).toBeNull();
  });

  it('refuses an alias with two meanings and names file and line', () => {
    const text = `${heading}short,SPM,standar,\nshort,DTKS,dtks,\nshort,spm,perintah,\n`;
    expect(() => readGlossary(text, 'terms.csv')).toThrow(
      'terms.csv:4: alias "spm" has two meanings (first on line 2)',
    );
  });

  it('refuses an alias that stands twice', () => {
    expect(() => readGlossary(`${heading}a,X,y,\na,x,y,\n`, 'f.csv')).toThrow(
      'f.csv:3: alias "x" stands twice (first on line 2)',
    );
  });

  it('refuses a missing column and an empty alias', () => {
    expect(() => readGlossary('kind,alias\n', 'f.csv')).toThrow('f.csv:1: no column canonical, note');
    expect(() => readGlossary(`${heading}a,,y,\n`, 'f.csv')).toThrow(
      'f.csv:2: kind, alias and canonical must be filled',
    );
  });
});

describe('the vocabulary files', () => {
  it('load, and every area of the country is there', async () => {
    const vocabulary = await loadVocabulary();
    const codes = new Set([...vocabulary.areas.values()].flat().map((area) => area.code));
    expect(codes.size).toBe(38 + 514);
    expect(vocabulary.words.size).toBeGreaterThan(3000);
  });

  it('name an area for every short name of a region', async () => {
    const vocabulary = await loadVocabulary();
    const lost = vocabulary.agencies.entries
      .filter((entry) => entry.kind === 'region')
      .filter((entry) => {
        const [level, ...name] = entry.canonical.toLowerCase().split(' ');
        return !vocabulary.areas.get(name.join(' '))?.some((area) => area.level === level);
      });
    expect(lost.map((entry) => entry.canonical)).toEqual([]);
  });

  it('hold sorted words, each once', async () => {
    const texts = await readVocabularyTexts();
    const words = (texts['words.csv'] ?? '').trim().split('\n').slice(1);
    expect(words).toEqual([...new Set(words)].sort());
  });
});

describe('vocabularyHash', () => {
  it('is equal for equal files in any order and differs for one changed letter', () => {
    expect(vocabularyHash({ a: '1', b: '2' })).toBe(vocabularyHash({ b: '2', a: '1' }));
    expect(vocabularyHash({ a: '1', b: '2' })).not.toBe(vocabularyHash({ a: '1', b: '3' }));
  });
});
