import { describe, expect, it } from 'vitest';
import type { PipelineError } from '../../../pipeline/model/errors.ts';
import { glossaryNames, lookUp, readGlossary } from '../../../normalizers/vocabulary/glossary.ts';
import { vocabularyHash } from '../../../normalizers/vocabulary/texts.ts';
import { kindsOf, readKinds } from '../../../normalizers/vocabulary/vocabulary-kinds.ts';
import { loadVocabulary, readVocabularyTexts } from '../../../normalizers/vocabulary/files.ts';

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
      'terms.csv:4: alias "spm" has two meanings: "standar" (line 2) and "perintah"',
    );
  });

  it('refuses an alias that stands twice', () => {
    expect(() => readGlossary(`${heading}a,X,y,\na,x,y,\n`, 'f.csv')).toThrow(
      'f.csv:3: alias "x" stands twice (first on line 2)',
    );
  });

  it('refuses a missing column and an empty alias', () => {
    expect(() => readGlossary('kind,alias\n', 'f.csv')).toThrow('f.csv:1: no column canonical');
    expect(() => readGlossary(`${heading}a,,y,\n`, 'f.csv')).toThrow('f.csv:2: alias must be filled');
  });
});

describe('the lines of a glossary', () => {
  const full = 'kind,alias,canonical,form,from,to,basis,source,note,sector,per\n';
  const read = (line: string) => readGlossary(`${full}${line}\n`, 'f.csv', { kinds: new Set(['term']) });

  it.each([
    ['term,A,a,shrt,,,,,,,', 'form must be one of name, short, abbreviation'],
    ['term,A,a,name,19,,,,,,', 'from must be a year or a date such as 2019-06-28, not "19"'],
    ['term,A,a,name,2019-02-30,,,,,,', 'from must be a year or a date'],
    ['term,A,a,name,2020,2019,,,,,', 'from 2020 comes after to 2019'],
    ['term,A,a,name,2019-06-28,2019-06-27,,,,,', 'from 2019-06-28 comes after to 2019-06-27'],
    ['term,A,a,name,,,,,,Kesehatan!,', 'sector must hold words such as'],
    ['term,A,a,name,,,,,,,many', 'per must be a whole number, not "many"'],
    ['tern,A,a,name,,,,,,,', 'unknown kind "tern"; this file has term'],
    ['term,A,,name,,,,,,,', 'canonical must be filled'],
    ['term,A,a,name,,,,,,,,x', 'too many fields'],
    ['term,"A,a', 'a quote is not closed'],
    ['term,"A\nB",a,name,,,,,,,', 'alias must be filled, without a line break, not "A B"'],
  ])('%s is refused: %s', (line, fault) => {
    expect(() => read(line)).toThrow(`f.csv:2: ${fault}`);
  });

  it('may give a year or a date, and one alias may end where the next begins', () => {
    const { entries } = read('term,A,a,old-name,2019-06-28,2019,,,,,');
    expect(entries[0]).toMatchObject({ form: 'old-name', from: '2019-06-28', to: '2019' });
  });

  it('take the form from the look of the alias when none is given', () => {
    const { entries } = readGlossary(
      'kind,alias,canonical\nterm,LKjIP,a\nterm,Laporan Kinerja,a\nterm,Tagana,b\n',
      'f.csv',
    );
    expect(entries.map(({ form }) => form)).toEqual(['abbreviation', 'variant', 'variant']);
  });

  it('may give an alias another meaning in a sector, but only one', () => {
    const glossary = read('term,SPM,standard,short,,,,,,,\nterm,SPM,order,short,,,,,,keuangan;aset,');
    expect(lookUp(glossary, 'term', 'SPM')?.canonical).toBe('standard');
    expect(lookUp(glossary, 'term', 'SPM', 'aset')?.canonical).toBe('order');
    expect(lookUp(glossary, 'term', 'SPM', 'sosial')?.canonical).toBe('standard');
    expect(() => read('term,SPM,order,short,,,,,,keuangan,\nterm,SPM,other,short,,,,,,aset;keuangan,')).toThrow(
      'f.csv:3: alias "SPM" has two meanings: "order" (line 2) and "other"',
    );
  });

  it('of terms may not mean something else under another kind, of sources they may', () => {
    const text = 'kind,alias,canonical\nregister,SIKS,siks\nbody,SIKS,other\n';
    expect(readGlossary(text, 'f.csv', { name: 'sources' }).entries.length).toBe(2);
    expect(() => readGlossary(text, 'f.csv', { name: 'terms' })).toThrow('f.csv:3: alias "SIKS" has two meanings');
  });

  it('of agencies hold everywhere: there the sector is what they mean', () => {
    const text = 'kind,alias,canonical,sector\nkind,Inspektorat,inspektorat,pengawasan\n';
    const glossary = readGlossary(text, 'f.csv', { name: 'agencies' });
    expect(lookUp(glossary, 'kind', 'INSPEKTORAT')?.canonical).toBe('inspektorat');
    expect(lookUp(readGlossary(text, 'f.csv', { name: 'sources' }), 'kind', 'INSPEKTORAT')).toBeNull();
  });

  it('of a user are refused under a code of their own, with the line as the file', () => {
    let caught: unknown;
    try {
      readGlossary('kind;alias;canonical\nterm;A;a\nterm;a;b\n', 'mine/terms.csv', { code: 'vocabulary-line' });
    } catch (error) {
      caught = error;
    }
    expect((caught as PipelineError).refusal).toMatchObject({
      code: 'vocabulary-line',
      file: 'mine/terms.csv:3',
      reason: 'alias "a" has two meanings: "a" (line 2) and "b"',
    });
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
      .flatMap((entry) => entry.canonical.split('|'))
      .filter((canonical) => {
        const [level, ...name] = canonical.toLowerCase().split(' ');
        return !vocabulary.areas.get(name.join(' '))?.some((area) => area.level === level);
      });
    expect(lost).toEqual([]);
  });

  it('have only kinds that kinds.csv tells of, in the files that it tells of', async () => {
    const vocabulary = await loadVocabulary();
    const kinds = readKinds(await readVocabularyTexts());
    const unknown = glossaryNames.flatMap((name) => {
      const own = kinds.filter(({ file }) => file === name);
      const known = kindsOf(own, [], vocabulary[name].entries);
      return own.length === 0 ? [] : vocabulary[name].entries.filter(({ kind }) => !known.has(kind));
    });
    expect(unknown.map(({ kind, alias }) => `${kind},${alias}`)).toEqual([]);
    const told = kinds.map(({ file, kind }) => `${file},${kind}`);
    expect(told.filter((kind, i) => told.indexOf(kind) !== i)).toEqual([]);
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
