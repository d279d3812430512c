import { describe, expect, it } from 'vitest';
import { readPhrase } from '../../../normalizers/phrases/phrase.ts';
import { loadVocabulary } from '../../../normalizers/vocabulary/files.ts';

const vocabulary = await loadVocabulary();
const read = (text: string) => readPhrase(text, vocabulary);
const split = (text: string) => {
  const { population, condition } = read(text);
  return `${population.join(' ')} | ${condition.join(' ')}`;
};

describe('population and condition', () => {
  it.each([
    ['Persentase PPKS yang memperoleh bantuan sosial', 'ppks | terima bansos'],
    ['Prosentase PMKS penerima bansos', 'ppks | terima bansos'],
    ['Penanganan penyandang masalah kesejahteraan sosial', 'ppks | tangani'],
    ['Persentase PMKS tertangani', 'ppks | tangani'],
    ['Posyandu aktif (%)', 'posyandu | aktif'],
    ['Persentase jembatan dalam kondisi baik', 'jembatan | kondisi baik'],
    ['Cakupan pelayanan kesehatan ibu hamil', 'ibu hamil | layan sehat'],
    ['Meningkatnya jumlah pasar desa yang dikelola', 'pasar desa | naik kelola'],
    ['Jumlah yang ditangani', ' | tangani'],
  ])('splits "%s"', (text, clauses) => {
    expect(split(text)).toBe(clauses);
  });

  it('leaves a negation with the people whom it describes', () => {
    expect(split('Persentase lanjut usia tidak potensial yang telah menerima jaminan sosial')).toBe(
      'lanjut usia tidak potensial | terima jamin sosial',
    );
    expect(read('Jumlah rumah yang tidak memiliki jamban').negated).toBe(true);
  });

  it('keeps a list as it stands and says a repeated word once', () => {
    expect(read('Jumlah veteran dan janda veteran yang memperoleh santunan').population).toEqual(['veteran', 'janda']);
    expect(read('Persentase nilai nilai kepahlawanan yang dilestarikan').population).toEqual(['nilai', 'pahlawan']);
  });
});

describe('facets besides population and condition', () => {
  it('takes the stretch of time out', () => {
    const phrase = read('Jumlah PMKS yang memperoleh bantuan sosial dalam 1 (satu) tahun');
    expect(phrase.period).toEqual(['1', 'tahun']);
    expect(phrase.condition).toEqual(['terima', 'bansos']);
    expect(read('korban bencana yang menerima bantuan selama masa tanggap darurat').period).toEqual([
      'tanggap darurat',
    ]);
    expect(read('Jumlah kegiatan Renja Tahun N').period).toEqual(['tahun', 'n']);
  });

  it('leaves an age where it is', () => {
    const phrase = read('Jumlah penduduk usia 15 tahun ke atas');
    expect(phrase.period).toEqual([]);
    expect(phrase.population).toEqual(['penduduk', 'usia', '15', 'tahun']);
  });

  it('tells inside from outside an institution', () => {
    expect(read('Persentase anak terlantar yang terpenuhi kebutuhan dasarnya di dalam panti').setting).toEqual([
      'dalam',
      'panti',
    ]);
    expect(read('Persentase anak terlantar yang terpenuhi kebutuhan dasarnya di luar panti').setting).toEqual([
      'luar',
      'panti',
    ]);
  });

  it.each([
    'Jumlah PSKS se kabupaten',
    'Jumlah PSKS di Kabupaten Tapin',
    'Jumlah PSKS Kab. Kukar',
    'Jumlah PSKS yang ada di Provinsi',
    'Jumlah PSKS didaerah provinsi',
  ])('gives every name of the own region one lemma: "%s"', (text) => {
    const phrase = read(text);
    expect([phrase.population, phrase.setting]).toEqual([['psks'], ['wilayah']]);
  });

  it('gives the own agency one lemma, whatever it is called', () => {
    expect(read('Nilai SAKIP Dinas Kesehatan Kabupaten Tapin').setting).toEqual(['instansi']);
    expect(read('Nilai evaluasi AKIP perangkat daerah').setting).toEqual(['instansi']);
  });

  it('tells those who need a service from all', () => {
    const need = read('Jumlah PMKS yang seharusnya memperoleh bantuan sosial');
    expect([need.need, need.whole]).toEqual([['butuh'], false]);
    const all = read('Jumlah seluruh PMKS yang ada');
    expect([all.need, all.whole, all.population]).toEqual([[], true, ['ppks']]);
  });

  it('puts brackets aside', () => {
    const phrase = read('Prevalensi balita pendek (stunting)');
    expect(phrase.aside).toEqual(['stunting']);
  });
});

describe('words', () => {
  it('reads descriptive terms as their words and abbreviations as their keys', () => {
    expect(read('Persentase lansia terlantar').population).toEqual(read('Persentase lanjut usia terlantar').population);
    expect(read('Persentase Penyandang Masalah Kesejahteraan Sosial').population).toEqual(['ppks']);
  });

  it('mends a single slip in a long word', () => {
    expect(split('Cakupan Pelayanan Administrasi Perkntoran')).toBe(
      split('Cakupan Pelayanan Administrasi Perkantoran'),
    );
  });

  it('does not take "rentan" for a form of "rent", nor "masalah" for one of "masa"', () => {
    expect(read('Jumlah penduduk rentan').population).toEqual(['penduduk', 'rentan']);
    expect(read('Jumlah keluarga bermasalah').population).toContain('keluarga');
    expect(read('Jumlah masalah sosial').population).toEqual(['masalah', 'sosial']);
  });
});
