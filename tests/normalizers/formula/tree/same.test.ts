import { beforeAll, describe, expect, it } from 'vitest';
import { sameFormula, sayFormula } from '../../../../normalizers/formula/tree/same.ts';
import { readFormulaTree } from '../../../../normalizers/formula/tree/tree.ts';
import type { Vocabulary } from '../../../../normalizers/vocabulary/vocabulary.ts';
import { loadVocabulary } from '../../../../normalizers/vocabulary/files.ts';

let vocabulary: Vocabulary;
beforeAll(async () => {
  vocabulary = await loadVocabulary();
});

const none = { numerator: null, denominator: null, multiplier: null, form: 'none' as const };

/** A formula as [numerator, denominator, multiplier] or as one text. */
type Said = readonly [string, string, number | null] | string;

function treeOf(said: Said, aside: string | null = null) {
  if (typeof said === 'string') return readFormulaTree({ ...none, text: said }, vocabulary, aside);
  const [numerator, denominator, multiplier] = said;
  return readFormulaTree({ text: 'x', numerator, denominator, multiplier, form: 'bar' }, vocabulary, aside);
}
const same = (a: Said, b: Said) => sameFormula(treeOf(a), treeOf(b), vocabulary);

describe('sameFormula', () => {
  it.each<[string, Said, Said]>([
    [
      'terms and abbreviations',
      ['Jumlah PMKS yang tertangani', 'Jumlah PMKS', 100],
      ['Jumlah Pemerlu Pelayanan Kesejahteraan Sosial (PPKS) yang ditangani', 'Jumlah PPKS', 100],
    ],
    [
      'the year that goes without saying',
      [
        'Jumlah korban bencana yang menerima bantuan sosial dlm 1 th',
        'Jumlah korban bencana dalam 1 (satu) tahun',
        100,
      ],
      ['Jumlah korban bencana yang menerima bantuan sosial selama 1 tahun', 'Jumlah korban bencana', 100],
    ],
    [
      'jumlah, banyaknya, total and seluruh',
      ['Banyaknya desa yang memiliki posyandu', 'Total desa', 100],
      ['Jumlah desa yang memiliki posyandu', 'Jumlah seluruh desa yang ada', 100],
    ],
    [
      'units in brackets',
      ['Panjang jalan mantap (km)', 'Panjang jalan (km)', 100],
      ['Panjang jalan mantap', 'Panjang jalan', 100],
    ],
    ['a multiplier of one', ['Jumlah pasien', 'Jumlah dokter', 1], ['Jumlah pasien', 'Jumlah dokter', null]],
    [
      'the order of summands',
      'Jumlah ternak sapi + jumlah ternak kerbau',
      'jumlah ternak kerbau ditambah jumlah ternak sapi',
    ],
    [
      'the order of weighed parts',
      '(0,3 x Indeks Air) + (0,7 x Indeks Udara)',
      '(Indeks Udara x 70%) + (Indeks Air x 30%)',
    ],
    [
      'signs of growth',
      ['Produksi padi tahun n - Produksi padi tahun n-1', 'Produksi padi tahun n-1', 100],
      ['Produksi padi tahun ini dikurangi Produksi padi tahun lalu', 'Produksi padi tahun lalu', 100],
    ],
  ])('looks past %s', (_, a, b) => {
    expect(same(a, b)).toEqual({ verdict: 'equal', differences: [] });
  });

  it.each<[string, Said, Said, string]>([
    [
      'population',
      ['Jumlah PMKS yang tertangani', 'Jumlah PMKS', 100],
      ['Jumlah PSKS yang tertangani', 'Jumlah PMKS', 100],
      'numerator',
    ],
    [
      'condition',
      ['Jumlah desa mandiri', 'Jumlah desa', 100],
      ['Jumlah desa tertinggal', 'Jumlah desa', 100],
      'numerator',
    ],
    [
      'who should have and who has',
      ['Jumlah korban yang menerima bantuan', 'Jumlah korban', 100],
      ['Jumlah korban yang seharusnya menerima bantuan', 'Jumlah korban', 100],
      'numerator',
    ],
    [
      'negation',
      ['Jumlah anak yang sekolah', 'Jumlah anak', 100],
      ['Jumlah anak yang tidak sekolah', 'Jumlah anak', 100],
      'numerator',
    ],
    [
      'multiplier',
      ['Jumlah desa mandiri', 'Jumlah desa', 100],
      ['Jumlah desa mandiri', 'Jumlah desa', null],
      'multiplier',
    ],
    [
      'direction',
      ['Luas sawah tahun n - Luas sawah tahun n-1', 'Luas sawah tahun n-1', 100],
      ['Luas sawah tahun n-1 - Luas sawah tahun n', 'Luas sawah tahun n-1', 100],
      'formula',
    ],
    ['weights', '(0,3 x Indeks Air) + (0,7 x Indeks Udara)', '(0,7 x Indeks Air) + (0,3 x Indeks Udara)', 'formula'],
    ['another part', 'Jumlah sapi + jumlah kerbau', 'Jumlah sapi + jumlah kerbau + jumlah kambing', 'formula'],
    ['a count and a ratio', 'Jumlah desa mandiri', ['Jumlah desa mandiri', 'Jumlah desa', 100], 'formula'],
  ])('tells apart by %s', (_, a, b, at) => {
    const found = same(a, b);
    expect(found.verdict).toBe('differs');
    expect(found.differences.map((one) => one.at)).toContain(at);
  });

  it('says what each formula has where they differ', () => {
    expect(same(['Jumlah desa mandiri', 'Jumlah desa', 100], ['Jumlah desa tertinggal', 'Jumlah desa', null])).toEqual({
      verdict: 'differs',
      differences: [
        { at: 'numerator', first: 'Jumlah desa mandiri', second: 'Jumlah desa tertinggal' },
        { at: 'multiplier', first: '100', second: null },
      ],
    });
  });

  it('does not tell where a letter is unexplained, a formula is missing, or who does what is open', () => {
    expect(same(['A', 'B', 100], ['A', 'B', 100]).verdict).toBe('unknown');
    expect(sameFormula(null, treeOf('Jumlah desa'), vocabulary).verdict).toBe('unknown');
    expect(same('Jumlah PMKS yang dilayani PSKS', 'Jumlah PSKS yang dilayani PMKS').verdict).toBe('unknown');
    expect(same('Jumlah sapi + jumlah kerbau', 'Jumlah sapi dan kerbau').verdict).toBe('unknown');
  });
});

describe('sayFormula', () => {
  it('puts a tree into words and signs', () => {
    expect(sayFormula(treeOf(['(A x H) - HP', 'K', 100])!)).toBe('((A x H) - HP) / K x 100');
    expect(sayFormula(treeOf('(0,3 x Indeks Air) + (0,7 x Indeks Udara)')!)).toBe(
      'rata-rata (0,3 x Indeks Air; 0,7 x Indeks Udara)',
    );
  });
});
