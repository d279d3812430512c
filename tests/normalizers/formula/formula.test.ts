import { describe, expect, it } from 'vitest';
import type { FormulaContext } from '../../../normalizers/formula/formula.ts';
import { readFormula } from '../../../normalizers/formula/formula.ts';
import { joinLines } from '../../../pipeline/model/reading/text.ts';
import { linesOf, partOf } from '../text-lines.ts';

type Case = { title: string; text: string; context?: FormulaContext; is: [string, string, number | null, string] };

const ratios: Case[] = [
  {
    title: 'divides in words, the multiplier after "dikali"',
    text: 'Jumlah jembatan dalam kondisi mantap dibagi jumlah seluruh jembatan kabupaten dikali 100',
    is: ['Jumlah jembatan dalam kondisi mantap', 'jumlah seluruh jembatan kabupaten', 100, 'prose'],
  },
  {
    title: 'takes the comparison that has a multiplier, not the one that defines',
    text: 'Perbandingan PAD terhadap seluruh penerimaan daerah. Makin tinggi makin baik. Perbandingan Realisasi PAD dengan total Pendapatan Daerah x 100%',
    context: { name: 'Derajat otonomi' },
    is: ['Realisasi PAD', 'total Pendapatan Daerah', 100, 'prose'],
  },
  {
    title: 'takes the comparison that comes last without a full stop, not the sentence that defines',
    text: 'Perbandingan antara volume kendaraan dengan daya tampung ruas jalan. Makin kecil makin lancar. Perbandingan volume lalu lintas (smp/jam) dengan kapasitas ruas jalan (smp/jam)',
    context: { name: 'V/C Ratio' },
    is: ['volume lalu lintas (smp/jam)', 'kapasitas ruas jalan (smp/jam)', null, 'prose'],
  },
  {
    title: 'divides in words set apart: "di bagi", "di kali", "100 %"',
    text: 'Jumlah puskesmas terakreditasi di bagi jumlah puskesmas di kali 100 %',
    is: ['Jumlah puskesmas terakreditasi', 'jumlah puskesmas', 100, 'prose'],
  },
  {
    title: 'divides by a phrase that begins with no quantity',
    text: 'Jumlah koperasi yang menerima bantuan dibagi Koperasi terdaftar kali 100%',
    is: ['Jumlah koperasi yang menerima bantuan', 'Koperasi terdaftar', 100, 'prose'],
  },
  {
    title: 'leaves the multiplier null where the author gave none',
    text: 'Jumlah jam pelatihan dibagi jumlah pegawai',
    is: ['Jumlah jam pelatihan', 'jumlah pegawai', null, 'prose'],
  },
  {
    title: 'drops "dengan" after "dibagi" and takes thousands as multiplier',
    text: 'Jumlah kematian ibu dibagi dengan jumlah kelahiran hidup x 100.000',
    is: ['Jumlah kematian ibu', 'jumlah kelahiran hidup', 100000, 'prose'],
  },
  {
    title: 'keeps an abbreviation with a full stop inside the denominator',
    text: 'Jumlah guru bersertifikat dibagi jumlah guru di Kab. Sambas x 100%',
    is: ['Jumlah guru bersertifikat', 'jumlah guru di Kab. Sambas', 100, 'prose'],
  },
  {
    title: 'reads two lines without a bar',
    text: 'Jumlah Pasien Sembuh\nJumlah Pasien X 100%',
    is: ['Jumlah Pasien Sembuh', 'Jumlah Pasien', 100, 'lines'],
  },
  {
    title: 'reads two lines with the multiplier between them',
    text: 'Jumlah pasar tertib ukur\nx 100%\nJumlah pasar',
    is: ['Jumlah pasar tertib ukur', 'Jumlah pasar', 100, 'lines'],
  },
  {
    title: 'reads a numerator that goes on below the multiplier',
    text: 'Jumlah penduduk usia 7-12 tahun x 100%\nyang bersekolah\nJumlah penduduk usia 7-12 tahun',
    is: ['Jumlah penduduk usia 7-12 tahun yang bersekolah', 'Jumlah penduduk usia 7-12 tahun', 100, 'lines'],
  },
  {
    title: 'reads a numerator that does not begin with a quantity',
    text: 'Poktan dan Gapoktan yang Aktif x 100%\nJumlah Poktan dan Gapoktan',
    is: ['Poktan dan Gapoktan yang Aktif', 'Jumlah Poktan dan Gapoktan', 100, 'lines'],
  },
  {
    title: 'reads a mean of two counts without a multiplier',
    text: 'Jumlah Kunjungan Perpustakaan\nJumlah Perpustakaan',
    context: { name: 'Rata-rata kunjungan perpustakaan' },
    is: ['Jumlah Kunjungan Perpustakaan', 'Jumlah Perpustakaan', null, 'lines'],
  },
  {
    title: 'cuts run-together text at the second "Jumlah"',
    text: 'Jumlah rumah sakit yang menyediakan layanan jiwa Jumlah rumah sakit yang seharusnya menyediakan layanan jiwa',
    context: { dedicated: true, name: 'Persentase rumah sakit dengan layanan jiwa' },
    is: [
      'Jumlah rumah sakit yang menyediakan layanan jiwa',
      'Jumlah rumah sakit yang seharusnya menyediakan layanan jiwa',
      null,
      'lines',
    ],
  },
  {
    title: 'cuts run-together text at "Populasi", the multiplier in a column of its own',
    text: 'Jumlah sapi betina yang bunting di wilayah provinsi Populasi sapi betina di wilayah provinsi',
    context: { dedicated: true, multiplierLines: linesOf('X 100') },
    is: [
      'Jumlah sapi betina yang bunting di wilayah provinsi',
      'Populasi sapi betina di wilayah provinsi',
      100,
      'lines',
    ],
  },
  {
    title: 'takes "Jumlah Populasi" as one beginning',
    text: 'Jumlah ternak yang divaksin Jumlah Populasi ternak di daerah x 100',
    context: { dedicated: true },
    is: ['Jumlah ternak yang divaksin', 'Jumlah Populasi ternak di daerah', 100, 'lines'],
  },
  {
    title: 'reads a slash between two quantities',
    text: 'Jumlah desa mandiri / jumlah desa x 100%',
    is: ['Jumlah desa mandiri', 'jumlah desa', 100, 'slash'],
  },
  {
    title: 'reads a slash in brackets without spaces',
    text: '(Jumlah perkara selesai/Jumlah perkara masuk) x 100%',
    is: ['Jumlah perkara selesai', 'Jumlah perkara masuk', 100, 'slash'],
  },
  {
    title: 'does not divide at the slash of "Kabupaten/Kota" beside the one that divides',
    text: 'Jumlah Kabupaten/Kota layak anak / Jumlah Kabupaten/Kota x 100%',
    is: ['Jumlah Kabupaten/Kota layak anak', 'Jumlah Kabupaten/Kota', 100, 'slash'],
  },
  {
    title: 'reads a colon between two quantities when a multiplier follows',
    text: 'Jumlah aset bersertifikat : Jumlah aset tanah x 100%',
    is: ['Jumlah aset bersertifikat', 'Jumlah aset tanah', 100, 'slash'],
  },
  {
    title: 'drops the left side of an equation',
    text: 'TPAK = Jumlah angkatan kerja x 100%\nJumlah penduduk usia kerja',
    is: ['Jumlah angkatan kerja', 'Jumlah penduduk usia kerja', 100, 'lines'],
  },
  {
    title: 'reads "perbandingan ... dengan ..."',
    text: 'Perbandingan jumlah guru dengan jumlah murid',
    is: ['jumlah guru', 'jumlah murid', null, 'prose'],
  },
  {
    title: 'reads "rasio antara ... dan ..." where only one "dan" stands',
    text: 'Rasio antara dokter umum dan penduduk kabupaten',
    is: ['dokter umum', 'penduduk kabupaten', null, 'prose'],
  },
  {
    title: 'reads the ratio that a definition tells',
    text: 'Rasio elektrifikasi dihitung berdasarkan jumlah rumah berlistrik dibandingkan dengan jumlah rumah di daerah.',
    is: ['jumlah rumah berlistrik', 'jumlah rumah di daerah', null, 'prose'],
  },
  {
    title: 'reads a damaged times sign before 100%',
    text: 'Jumlah PKL tertata « 100%\nJumlah PKL',
    is: ['Jumlah PKL tertata', 'Jumlah PKL', 100, 'lines'],
  },
  {
    title: 'reads "100%" whose times sign is lost',
    text: 'Jumlah gapoktan maju\nJumlah gapoktan 100%',
    is: ['Jumlah gapoktan maju', 'Jumlah gapoktan', 100, 'lines'],
  },
  {
    title: 'reads "(x) 100%"',
    text: 'Realisasi belanja modal\nTarget belanja modal (x) 100%',
    is: ['Realisasi belanja modal', 'Target belanja modal', 100, 'lines'],
  },
];

describe('readFormula finds the ratio', () => {
  for (const { title, text, context, is } of ratios) {
    it(title, () => {
      const { formula } = readFormula(linesOf(text), context ?? {});
      expect([formula.numerator, formula.denominator, formula.multiplier, formula.form]).toEqual(is);
    });
  }

  it('reads a marked fraction with the times sign to its right', () => {
    const lines = [
      ...partOf('numerator', 'Luas sawah beririgasi\nteknis', 'bar'),
      ...partOf('denominator', 'Luas sawah', 'bar'),
      ...partOf('right', 'x 100 %', 'bar'),
    ];
    expect(readFormula(lines).formula).toEqual({
      text: 'Luas sawah beririgasi teknis Luas sawah x 100 %',
      numerator: 'Luas sawah beririgasi teknis',
      denominator: 'Luas sawah',
      multiplier: 100,
      form: 'bar',
    });
  });

  it('keeps the explanation above a marked fraction apart and drops its label', () => {
    const lines = [
      ...linesOf('Sampah terkelola adalah sampah yang dikurangi dan ditangani.\nRumus :'),
      ...partOf('numerator', 'Volume sampah terkelola', 'latex'),
      ...partOf('denominator', 'Volume timbulan sampah', 'latex'),
      ...partOf('right', '\\times 100 \\%', 'latex'),
    ];
    const { formula, leftover } = readFormula(lines);
    expect(formula.numerator).toBe('Volume sampah terkelola');
    expect(formula.multiplier).toBe(100);
    expect(joinLines(leftover)).toBe('Sampah terkelola adalah sampah yang dikurangi dan ditangani.');
  });

  it('takes back the first line of a numerator that the bar missed', () => {
    const lines = [
      ...linesOf('Jumlah balita gizi buruk'),
      ...partOf('numerator', 'yang mendapat perawatan'),
      ...partOf('denominator', 'Jumlah balita gizi buruk'),
      ...linesOf('X 100'),
    ];
    const { formula } = readFormula(lines);
    expect(formula.numerator).toBe('Jumlah balita gizi buruk yang mendapat perawatan');
    expect(formula.multiplier).toBe(100);
  });

  it('puts a legend into the leftover', () => {
    const { formula, leftover } = readFormula(
      linesOf(
        'Rumus : A = Jumlah izin terbit / Jumlah izin masuk x 100%\nKeterangan : izin terbit adalah izin yang selesai',
      ),
    );
    expect(formula.numerator).toBe('Jumlah izin terbit');
    expect(joinLines(leftover)).toBe('Keterangan : izin terbit adalah izin yang selesai');
  });

  it('reads the formula below a definition with criteria', () => {
    const text =
      'Kriteria desa siaga : 1. Ada bidan 2. Buka 3 x seminggu\nFormulasi Penghitungan :\nJumlah desa siaga dibagi jumlah desa x 100%';
    const { formula, leftover } = readFormula(linesOf(text));
    expect([formula.numerator, formula.denominator, formula.multiplier]).toEqual([
      'Jumlah desa siaga',
      'jumlah desa',
      100,
    ]);
    expect(joinLines(leftover)).toBe('Kriteria desa siaga : 1. Ada bidan 2. Buka 3 x seminggu');
  });
});

const prose: [string, string, FormulaContext?][] = [
  ['prose that counts', 'Jumlah produksi daging yang merupakan hasil dari Jumlah produksi Kabupaten/Kota.'],
  ['"3 x sehari"', 'Dapat mengakses pangan 3 x sehari dan rumah sehat'],
  ['"2 x 24 jam"', 'Waktu tanggap paling lama 2 x 24 jam setelah laporan'],
  ['BB/TB and dan/atau', 'Jumlah balita menurut BB/TB dan/atau BB/U yang ditimbang'],
  ['a slash in a name', 'Korban bencana alam / sosial yang dilayani di daerah'],
  ['things that are shared out', 'Wilayah kerja dibagi menjadi tiga zona pelayanan'],
  ['a list of counts', 'Jumlah sapi\nJumlah kerbau\nJumlah kambing'],
  ['a percentage of several things', 'Persentase gabungan antara jumlah rekomendasi dengan pembangunan menara'],
  ['a single word', 'Nilai'],
  ['two names that both contain "dengan"', 'Perbandingan ibu dengan anemia dengan bayi dengan berat rendah'],
];

describe('readFormula says none', () => {
  for (const [title, text, context] of prose) {
    it(`for ${title}`, () => {
      const { formula, leftover } = readFormula(linesOf(text), context ?? {});
      expect([formula.form, formula.numerator, formula.denominator, formula.multiplier]).toEqual([
        'none',
        null,
        null,
        null,
      ]);
      expect(joinLines(leftover)).toBe(joinLines(linesOf(text)));
    });
  }

  it('for a sum of indices, and keeps its text', () => {
    const { formula, leftover } = readFormula(
      linesOf('Indeks komposit.\nIDI = 1/3 (aks+ahp+ald)\naks : aspek kebebasan'),
    );
    expect(formula.form).toBe('none');
    expect(formula.text).toContain('IDI = 1/3 (aks+ahp+ald)');
    expect(joinLines(leftover)).toContain('Indeks komposit.');
  });

  it('for prose in a column of formulas, and keeps the text there', () => {
    const { formula, issues } = readFormula(linesOf('Hasil penilaian Kementerian'), { dedicated: true });
    expect(formula).toEqual({
      text: 'Hasil penilaian Kementerian',
      numerator: null,
      denominator: null,
      multiplier: null,
      form: 'none',
    });
    expect(issues.map((i) => i.code)).toEqual(['formula-unparsed']);
  });
});
