import { beforeAll, describe, expect, it } from 'vitest';
import { readFormulaTree } from '../../../../normalizers/formula/tree/tree.ts';
import type { Vocabulary } from '../../../../normalizers/vocabulary/vocabulary.ts';
import { loadVocabulary } from '../../../../normalizers/vocabulary/files.ts';
import type { FormulaTree } from '../../../../pipeline/model/meaning/formula-tree.ts';

let vocabulary: Vocabulary;
beforeAll(async () => {
  vocabulary = await loadVocabulary();
});

/** A tree in few signs: quantities in quotes, symbols after "?". */
function show(tree: FormulaTree | null): string {
  if (!tree) return 'none';
  const all = (parts: FormulaTree[]) => parts.map(show).join(', ');
  switch (tree.op) {
    case 'quantity':
      return `"${tree.text}"`;
    case 'number':
      return String(tree.value);
    case 'symbol':
      return `?${tree.name}`;
    case 'ratio':
      return `ratio(${show(tree.numerator)}, ${show(tree.denominator)}, x${tree.multiplier})`;
    case 'difference':
      return `difference(${show(tree.from)} less ${all(tree.minus)})`;
    case 'average':
      return `average(${all(tree.parts)}${tree.weights ? `; ${tree.weights.join(' ')}` : ''})`;
    case 'growth':
      return `growth(${tree.direction} of ${show(tree.quantity)}, x${tree.multiplier})`;
    default:
      return `${tree.op}(${all(tree.parts)})`;
  }
}

const none = { numerator: null, denominator: null, multiplier: null, form: 'none' as const };
const text = (said: string, aside?: string) => show(readFormulaTree({ ...none, text: said }, vocabulary, aside));
const ratio = (numerator: string, denominator: string, multiplier: number | null = 100, aside?: string) =>
  show(readFormulaTree({ text: 'x', numerator, denominator, multiplier, form: 'bar' }, vocabulary, aside));

describe('readFormulaTree', () => {
  it('reads a ratio of two quantities, with what each counts', () => {
    expect(ratio('Jumlah PMKS yang tertangani', 'Jumlah PMKS')).toBe(
      'ratio("Jumlah PMKS yang tertangani", "Jumlah PMKS", x100)',
    );
    const tree = readFormulaTree(
      { text: 'x', numerator: 'Jumlah PMKS yang tertangani', denominator: 'PMKS', multiplier: null, form: 'lines' },
      vocabulary,
    );
    expect(tree).toMatchObject({
      op: 'ratio',
      numerator: { op: 'quantity', measure: 'count', terms: ['ppks'], symbol: null, negated: false },
      multiplier: null,
    });
  });

  it('reads sums and differences, in signs and in words', () => {
    expect(ratio('Jumlah guru SD + jumlah guru SMP', 'Jumlah guru')).toBe(
      'ratio(sum("Jumlah guru SD", "jumlah guru SMP"), "Jumlah guru", x100)',
    );
    expect(text('Jumlah pasien sembuh ditambah jumlah pasien dengan pengobatan lengkap')).toBe(
      'sum("Jumlah pasien sembuh", "jumlah pasien dengan pengobatan lengkap")',
    );
    expect(text('1.000 dikurangi Angka Kematian Bayi')).toBe('difference(1000 less "Angka Kematian Bayi")');
    expect(text('Populasi awal + kelahiran - kematian - pemotongan')).toBe(
      'difference(sum("Populasi awal", "kelahiran") less "kematian", "pemotongan")',
    );
  });

  it('reads products, and the mean of parts with and without weights', () => {
    expect(text('Luas panen (ha) x produktivitas (ton/ha)')).toBe(
      'product("Luas panen (ha)", "produktivitas (ton/ha)")',
    );
    expect(text('(0,3 x Indeks Air) + (0,4 x Indeks Udara) + (0,3 x Indeks Lahan)')).toBe(
      'average("Indeks Air", "Indeks Udara", "Indeks Lahan"; 0.3 0.4 0.3)',
    );
    expect(text('(Indeks Air x 30%) + (Indeks Udara x 70%)')).toBe('average("Indeks Air", "Indeks Udara"; 0.3 0.7)');
    expect(text('60% x nilai mutu + 40% x nilai layanan')).toBe('average("nilai mutu", "nilai layanan"; 0.6 0.4)');
    expect(text('Prasarana fisik (45%) + produktivitas tanam (55%)')).toBe(
      'average("Prasarana fisik", "produktivitas tanam"; 0.45 0.55)',
    );
    expect(text('(Indeks Sosial + Indeks Ekonomi + Indeks Lingkungan) / 3')).toBe(
      'average("Indeks Sosial", "Indeks Ekonomi", "Indeks Lingkungan")',
    );
    expect(text('Rata-rata nilai literasi sekolah dasar')).toBe('average("literasi sekolah dasar")');
  });

  it('does not take parts for a mean whose weights or number do not fit', () => {
    expect(text('(0,3 x Indeks Air) + (0,4 x Indeks Udara)')).toBe(
      'sum(product(0.3, "Indeks Air"), product(0.4, "Indeks Udara"))',
    );
    expect(text('(Indeks Sosial + Indeks Ekonomi) / 3')).toBe(
      'ratio(sum("Indeks Sosial", "Indeks Ekonomi"), 3, xnull)',
    );
  });

  it('puts what letters stand for in their place', () => {
    expect(ratio('A', 'B', 100, 'Keterangan : A = Jumlah desa mandiri, B = Jumlah desa')).toBe(
      'ratio("Jumlah desa mandiri", "Jumlah desa", x100)',
    );
    expect(
      ratio('RT SL', 'RT total', 100, 'Keterangan: RT SL = Rumah tangga layak RT total = Jumlah rumah tangga'),
    ).toBe('ratio("Rumah tangga layak", "Jumlah rumah tangga", x100)');
    expect(ratio('P 15+', 'b', 100, 'P 15+ = jumlah penduduk usia 15 tahun ke atas b = jumlah penduduk ber-IKD')).toBe(
      'ratio("jumlah penduduk usia 15 tahun ke atas", "jumlah penduduk ber-IKD", x100)',
    );
    expect(
      ratio(
        '(A x H) - HP',
        'K',
        null,
        'A = Jumlah tempat tidur; H = Jumlah hari; HP = Hari perawatan; K = Jumlah pasien',
      ),
    ).toBe(
      'ratio(difference(product("Jumlah tempat tidur", "Jumlah hari") less "Hari perawatan"), "Jumlah pasien", xnull)',
    );
    expect(ratio('A', 'B', 100, 'A = jumlah pasien sembuh ditambah jumlah pasien lengkap B = jumlah pasien')).toBe(
      'ratio(sum("jumlah pasien sembuh", "jumlah pasien lengkap"), "jumlah pasien", x100)',
    );
    expect(text('(S + E) / 2, dengan S = Indeks Sosial dan E = Indeks Ekonomi')).toBe(
      'average("Indeks Sosial", "Indeks Ekonomi")',
    );
    const tree = readFormulaTree(
      { text: 'A B', numerator: 'A', denominator: 'B', multiplier: 100, form: 'bar' },
      vocabulary,
      'A = Jumlah desa mandiri. B = Jumlah desa. Desa mandiri dinilai setiap tahun.',
    );
    expect(tree).toMatchObject({ denominator: { op: 'quantity', symbol: 'B', text: 'Jumlah desa' } });
  });

  it('leaves letters that nothing explains, or that two texts explain in two ways', () => {
    expect(ratio('A', 'B')).toBe('ratio(?A, ?B, x100)');
    expect(ratio('RT SL', 'PKK aktif')).toBe('ratio(?RT SL, "PKK aktif", x100)');
    expect(ratio('A', 'B', 100, 'A = desa lama B = desa A = desa baru')).toBe('ratio(?A, "desa", x100)');
    expect(text('(S + E) / 2, dengan S = Indeks Sosial dan E = Indeks', 'Ekonomi daerah.')).toBe(
      'average("Indeks Sosial", ?E)',
    );
  });

  it('reads growth against the earlier time only', () => {
    expect(ratio('Produksi padi tahun n - Produksi padi tahun n-1', 'produksi padi tahun n-1')).toBe(
      'growth(rise of "Produksi padi", x100)',
    );
    expect(ratio('Luas genangan tahun dasar - Luas genangan tahun berjalan', 'Luas genangan tahun dasar')).toBe(
      'growth(fall of "Luas genangan", x100)',
    );
    expect(ratio('(PAD tahun 2021 - PAD tahun 2020)', 'PAD tahun 2020')).toBe('growth(rise of "PAD", x100)');
    expect(ratio('Produksi tahun n - Produksi tahun n-1', 'Produksi tahun n')).toBe(
      'ratio(difference("Produksi tahun n" less "Produksi tahun n-1"), "Produksi tahun n", x100)',
    );
    expect(ratio('Jumlah NIK aktif - jumlah NIK ganda', 'Jumlah NIK aktif')).toBe(
      'ratio(difference("Jumlah NIK aktif" less "jumlah NIK ganda"), "Jumlah NIK aktif", x100)',
    );
  });

  it('keeps words that only look like calculation', () => {
    expect(text('Jumlah anak yang makan 3 x sehari')).toBe('"Jumlah anak yang makan 3 x sehari"');
    expect(text('Jumlah laporan yang terbit 2 x 24 jam')).toBe('"Jumlah laporan yang terbit 2 x 24 jam"');
    expect(text('Jumlah bank sampah yang melayani minimal 1 kali sebulan')).toBe(
      '"Jumlah bank sampah yang melayani minimal 1 kali sebulan"',
    );
    expect(ratio('Berat sampah yang dikurangi melalui daur ulang', 'Berat sampah')).toBe(
      'ratio("Berat sampah yang dikurangi melalui daur ulang", "Berat sampah", x100)',
    );
    expect(text('Jumlah Kabupaten/Kota yang tertib')).toBe('"Jumlah Kabupaten/Kota yang tertib"');
    expect(ratio('Jumlah gedung yang memiliki izin (PBG)/IMB', 'Jumlah anak / lansia')).toBe(
      'ratio("Jumlah gedung yang memiliki izin (PBG)/IMB", "Jumlah anak / lansia", x100)',
    );
    expect(text('Jumlah anak usia 0 - 18 tahun')).toBe('"Jumlah anak usia 0 - 18 tahun"');
    expect(ratio('Jumlah Pasien Keluar (Hidup + Mati)', 'Jumlah Tempat Tidur', null)).toBe(
      'ratio("Jumlah Pasien Keluar (Hidup + Mati)", "Jumlah Tempat Tidur", xnull)',
    );
  });

  it('reads no tree from prose, or from a calculation that may be meant in two ways', () => {
    expect(text('Hasil evaluasi Inspektorat')).toBe('none');
    expect(text('Jumlah nilai dibagi jumlah unsur, kemudian dikonversi dengan 25')).toBe('none');
    expect(text('Jumlah A + Jumlah B / Jumlah C')).toBe('none');
    expect(text('Jumlah sekolah. Jumlah guru dihitung per tahun')).toBe('none');
    expect(text('Jumlah energi x bobot')).toBe('none');
    expect(text('')).toBe('none');
  });

  it('reads the right side of an equation', () => {
    expect(text('Nilai SKM = total nilai persepsi per unsur x nilai penimbang x 25')).toBe(
      'product("total nilai persepsi per unsur", "nilai penimbang", 25)',
    );
  });
});

describe('products and quotients of signs', () => {
  it('a sum divided by the number of its parts is their mean, by any other number a ratio', () => {
    expect(text('(Nilai A + Nilai B) / 2')).toBe('average("Nilai A", "Nilai B")');
    expect(text('(Nilai A + Nilai B) / 3')).toBe('ratio(sum("Nilai A", "Nilai B"), 3, xnull)');
    expect(text('(Nilai A + Nilai B) / (Jumlah C)')).toBe('ratio(sum("Nilai A", "Nilai B"), "Jumlah C", xnull)');
    expect(text('(Nilai A x Nilai B) / 2')).toBe('ratio(product("Nilai A", "Nilai B"), 2, xnull)');
  });

  it('a power of ten behind a ratio is its multiplier, once; any other factor makes a product', () => {
    expect(text('(Jumlah A) / (Jumlah B) x 100')).toBe('ratio("Jumlah A", "Jumlah B", x100)');
    expect(text('(Jumlah A) / (Jumlah B) x 1000')).toBe('ratio("Jumlah A", "Jumlah B", x1000)');
    expect(text('(Jumlah A) / (Jumlah B) x 7')).toBe('product(ratio("Jumlah A", "Jumlah B", xnull), 7)');
    expect(text('(Jumlah A) / (Jumlah B) x 100 x 100')).toBe('product(ratio("Jumlah A", "Jumlah B", x100), 100)');
    expect(text('(Jumlah A) / (Jumlah B) x (Jumlah C)')).toBe(
      'product(ratio("Jumlah A", "Jumlah B", xnull), "Jumlah C")',
    );
    expect(text('(Jumlah A) x 100')).toBe('product("Jumlah A", 100)');
    expect(text('(Jumlah A) x (Jumlah B) x 3')).toBe('product("Jumlah A", "Jumlah B", 3)');
  });

  it('a ratio that is divided once more could be meant in two ways, and is none', () => {
    expect(text('(Jumlah A) / (Jumlah B) / (Jumlah C)')).toBe('none');
  });

  it('a factor alone, whose partner was lost, is no quantity', () => {
    expect(text('(Jumlah A) / x 100')).toBe('none');
  });
});
