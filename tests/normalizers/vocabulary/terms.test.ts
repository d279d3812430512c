import { describe, expect, test } from 'vitest';
import { findTerms, findTermUses, isUsedAt, termLabel, unifyTerms } from '../../../normalizers/vocabulary/terms.ts';
import type { Vocabulary } from '../../../normalizers/vocabulary/vocabulary.ts';
import { readVocabulary } from '../../../normalizers/vocabulary/vocabulary.ts';

const head = 'kind,alias,canonical,form,from,to,basis,source,note,sector';

function vocabularyOf(terms: readonly string[], spellings: readonly string[] = []): Vocabulary {
  const texts: Record<string, string> = {};
  for (const name of ['divisions', 'sources', 'units', 'measures', 'agencies', 'lemmas', 'contrasts']) {
    texts[`${name}.csv`] = head;
  }
  texts['terms.csv'] = [head, ...terms].join('\n');
  texts['spellings.csv'] = [head, ...spellings].join('\n');
  texts['headings.csv'] = 'role,heading,strength,note';
  texts['usual-words.csv'] = 'word,class';
  return readVocabulary(texts, new Map());
}

const vocabulary = vocabularyOf(
  [
    'term,PPKS,ppks,short,2019,,,,,',
    'term,Pemerlu Pelayanan Kesejahteraan Sosial,ppks,name,2019,,,,,',
    'term,PMKS,ppks,old-abbreviation,,2019,,,,',
    'term,Penyandang Masalah Kesejahteraan Sosial,ppks,old-name,,2019,,,,',
    'term,PPKS,family-centre,short,,,,,,keluarga',
    'term,Pusat Pelayanan Keluarga Sejahtera,family-centre,name,,,,,,',
    'term,LKjIP,lkjip,short,,,,,,',
    'term,LAKIP,lkjip,old-abbreviation,,2014,,,,',
    'term,KAT,kat,short,,,,,,',
    'term,Tagana,tagana,short,,,,,,',
    'term,penyandang disabilitas,disability,name,,,,,,',
    'term,penyandang disabilitas mental,mental-disability,name,,,,,,',
    'term,penyandang cacat,disability,old-name,,2016,,,,',
    'term,HIV/AIDS,hiv,short,,,,,,',
    'term,Usaha Mikro Kecil dan Menengah,umkm,name,,,,,,',
  ],
  ['word,Prosentase,Persentase,variant,,,,,,'],
);

const met = (text: string, ...sectors: string[]) =>
  findTermUses(text, vocabulary, sectors).map((use) => [use.from, use.to, use.text, use.entry.canonical]);

describe('findTermUses', () => {
  test('gives places, the printed text and the alias that was met', () => {
    expect(met('Jumlah PMKS dan penyandang Cacat')).toEqual([
      [7, 11, 'PMKS', 'ppks'],
      [16, 32, 'penyandang Cacat', 'disability'],
    ]);
    expect(findTermUses('PMKS', vocabulary)[0]?.entry).toMatchObject({ form: 'old-abbreviation', to: '2019' });
  });

  test('takes the longest alias where two overlap', () => {
    expect(met('penyandang disabilitas mental berat')).toEqual([
      [0, 29, 'penyandang disabilitas mental', 'mental-disability'],
    ]);
  });

  test('takes abbreviations only in their own capitals, since "kat" is a word as well', () => {
    expect(met('warga kat dan Kat')).toEqual([]);
    expect(met('warga KAT')).toEqual([[6, 9, 'KAT', 'kat']]);
    expect(met('nilai LKJIP, LKjIP, lkjip').map((use) => use[2])).toEqual(['LKJIP', 'LKjIP']);
    expect(met('Tagana, TAGANA dan tagana').length).toBe(3);
  });

  test('reads over line ends, hyphens and commas, and never inside a word', () => {
    expect(met('Usaha Mikro, Kecil\ndan Menengah').map((use) => use[3])).toEqual(['umkm']);
    expect(met('HIV/AIDS').length).toBe(1);
    expect(met('HIV AIDS, PMKSS, SKAT')).toEqual([]);
    expect(met('penyandang; cacat')).toEqual([]);
  });

  test('lets the long form beside an abbreviation say which of its meanings is meant', () => {
    expect(met('PPKS').map((use) => use[3])).toEqual(['ppks']);
    expect(met('Jumlah PPKS (Pusat Pelayanan Keluarga Sejahtera)').map((use) => use[3])).toEqual([
      'family-centre',
      'family-centre',
    ]);
  });

  test('takes the meaning of the sector where an alias has one there', () => {
    expect(met('PPKS', 'keluarga').map((use) => use[3])).toEqual(['family-centre']);
    expect(met('PPKS', 'kesehatan').map((use) => use[3])).toEqual(['ppks']);
  });

  test('an alias that is limited to sectors means nothing elsewhere', () => {
    const limited = vocabularyOf(['term,SPM,payment-order,short,,,,,,keuangan']);
    expect(findTerms(['SPM'], limited)).toEqual([]);
    expect(findTerms(['SPM'], limited, ['keuangan'])).toEqual(['payment-order']);
  });
});

describe('unifyTerms', () => {
  test.each([
    ['Persentase PMKS (Penyandang Masalah Kesejahteraan Sosial) tertangani', 'Persentase PPKS tertangani'],
    ['PROSENTASE PENYANDANG CACAT', 'PERSENTASE PENYANDANG DISABILITAS'],
    ['Nilai LAKIP', 'Nilai LKjIP'],
    ['Jumlah PPKS (PMKS lama)', 'Jumlah PPKS (PPKS lama)'],
  ])('compares %s as %s', (name, expected) => {
    expect(unifyTerms(name, vocabulary)).toBe(expected);
  });
});

describe('the time of a term', () => {
  test('an alias is in use from the first day of its first year to the last day of its last', () => {
    const [use] = findTermUses('PMKS', vocabulary);
    expect(['2016', '2019', '2019-12-31', '2020', '2020-01-01'].map((time) => isUsedAt(use!.entry, time))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  test('the label is that of the time', () => {
    expect(termLabel('ppks', vocabulary)).toBe('PPKS');
    expect(termLabel('ppks', vocabulary, '2016')).toBe('PMKS');
    expect(termLabel('disability', vocabulary, '2020')).toBe('penyandang disabilitas');
    expect(termLabel('nothing', vocabulary)).toBeNull();
  });
});
