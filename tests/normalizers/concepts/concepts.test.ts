import { describe, expect, it } from 'vitest';
import { formConcepts } from '../../../normalizers/concepts/concepts.ts';
import { loadVocabulary } from '../../../normalizers/vocabulary/files.ts';
import type { Indicator } from '../../../pipeline/model/meaning/dataset.ts';
import { agencyOf, rowOf } from './rows-of.ts';

const vocabulary = await loadVocabulary();
const agencies = [agencyOf('province', 'provinsi'), agencyOf('town', 'kota'), agencyOf('county', 'kabupaten')];
const form = (indicators: readonly Indicator[], verdicts: Parameters<typeof formConcepts>[2] = []) =>
  formConcepts({ indicators, agencies }, vocabulary, verdicts);

/** What the second name is to the first, as the concept of the first says. */
function relation(first: string, second: string, ratios: [string?, string?] = []): string {
  const rows = [
    rowOf('a', first, ratios[0] ? { ratio: ratios[0] } : {}),
    rowOf('b', second, ratios[1] ? { ratio: ratios[1] } : {}),
  ];
  const { concepts, conceptOf } = form(rows);
  const concept = concepts.find(({ id }) => id === conceptOf.get('a'))!;
  const member = concept.members.find(({ indicator }) => indicator === 'b');
  if (!member) return 'none';
  if (conceptOf.get('b') !== concept.id) return member.relation;
  return concept.members.every((one) => one.relation === 'exact') ? 'exact' : 'close';
}

describe('what one indicator is to another', () => {
  it.each([
    ['Persentase PMKS yang memperoleh bantuan sosial', 'Prosentase PPKS penerima bansos'],
    ['Cakupan penanganan PMKS', 'Persentase PMKS yang tertangani'],
    [
      'Persentase lansia telantar di luar panti yang dilayani',
      'Persentase lanjut usia terlantar yang terlayani di luar panti',
    ],
    ['Nilai SAKIP Dinas Perikanan', 'Nilai evaluasi AKIP perangkat daerah'],
    [
      'Persentase rumah tangga yang memiliki akses sanitasi layak',
      'Persentase rumah tangga dengan akses sanitasi layak',
    ],
    ['Persentase koperasi aktif', 'Persentase koperasi yang aktif di Kabupaten Tapin'],
    ['Jumlah produksi tanaman padi', 'Produksi padi'],
    ['Nilai LAKIP Kecamatan', 'Nilai LKjIP Kecamatan'],
    ['Level kapabilitas APIP', 'Tingkat Kapabilitas Aparat Pengawasan Intern Pemerintah'],
    ['Rasio elektrifikasi', 'Rasio rumah tangga berlistrik'],
    ['Persentase usaha pariwisata yang berizin', 'Persentase usaha pariwisata yang memiliki izin'],
    ['Angka Kematian Ibu (AKI)', 'Angka kematian ibu per 100.000 kelahiran hidup'],
    ['Pendapatan rata-rata nelayan per bulan', 'Rata-rata penghasilan nelayan'],
    ['Persentase pejabat yang mengikuti diklatpim', 'Persentase pejabat yang telah mengikuti pelatihan kepemimpinan'],
    ['Perolehan medali', 'Jumlah medali yang diperoleh'],
    ['Indeks Kepuasan Masyarakat', 'Indeks Kepuasan Masyarakat terhadap pelayanan publik'],
    ['Indeks Kepuasan Masyarakat', 'Indeks kepuasan pengguna layanan'],
    ['Rata-rata waktu tanggap penanganan kebakaran', 'Response time penanganan kebakaran'],
    ['Persentase lahan pascatambang yang direklamasi', 'Persentase lahan bekas tambang yang direklamasi'],
    ['Laju kenaikan produksi garam', 'Laju pertumbuhan produksi garam'],
  ])('"%s" is exactly "%s"', (first, second) => {
    expect(relation(first, second)).toBe('exact');
  });

  it.each([
    ['Persentase PMKS yang tertangani', 'Persentase PSKS yang tertangani'],
    ['Persentase anak terlantar yang dilayani', 'Persentase lanjut usia terlantar yang dilayani'],
    ['Persentase PPKS yang tertangani', 'Jumlah PPKS yang tertangani'],
    ['Persentase rumah layak huni', 'Persentase rumah tidak layak huni'],
    ['Persentase anak terlantar yang dilayani di dalam panti', 'Persentase anak terlantar yang dilayani di luar panti'],
    ['Persentase penduduk yang memiliki KTP-el', 'Persentase penduduk yang melakukan perekaman KTP-el'],
    ['Persentase desa maju', 'Persentase desa mandiri'],
    ['Persentase PPKS yang dilayani', 'Persentase PSKS yang melayani PPKS'],
    ['Produksi padi', 'Persentase peningkatan produksi padi'],
    ['Jumlah pendapatan BLUD', 'Pertumbuhan pendapatan BLUD'],
    ['Persentase kawasan kumuh', 'Persentase kawasan kumuh yang ditangani'],
    ['Jumlah desa wisata', 'Jumlah desa wisata yang dikembangkan'],
    ['Persentase desa bebas blankspot', 'Persentase desa yang masih blankspot'],
    ['Rasio guru terhadap siswa', 'Rasio siswa terhadap guru'],
    ['Rasio dokter per penduduk', 'Rasio penduduk per dokter'],
    ['Indeks inovasi daerah', 'Jumlah inovasi daerah'],
    ['Persentase organisasi kepemudaan yang aktif', 'Persentase pemuda yang aktif dalam organisasi kepemudaan'],
    ['Nilai SAKIP kabupaten', 'Nilai SAKIP perangkat daerah'],
    ['Persentase ASN yang mengikuti diklat teknis', 'Persentase ASN yang mengikuti diklat kepemimpinan'],
    ['Persentase relawan yang menolong korban bencana', 'Persentase korban bencana yang ditolong relawan'],
    ['Persentase desa dengan nilai indeks di atas 0,7', 'Persentase desa dengan nilai indeks di bawah 0,7'],
    ['Angka kematian pasien lebih dari 48 jam', 'Angka kematian pasien kurang dari 48 jam'],
    ['Persentase penurunan angka kemiskinan', 'Persentase kenaikan angka kemiskinan'],
    ['Persentase peningkatan kunjungan', 'Persentase penurunan kunjungan'],
    ['Rasio perpustakaan terhadap jumlah penduduk', 'Persentase perpustakaan yang dibina'],
    ['Indeks Pembangunan Gender', 'Indeks Pemberdayaan Gender'],
  ])('"%s" and "%s" are at most related', (first, second) => {
    expect(['none', 'related']).toContain(relation(first, second));
  });

  it.each([
    ['Nilai SAKIP', 'Predikat SAKIP'],
    ['Tingkat pemanfaatan data statistik oleh OPD', 'Persentase OPD yang memanfaatkan data statistik'],
    ['Persentase PMKS yang memperoleh bantuan sosial', 'Persentase PMKS penerima bansos untuk kebutuhan dasar'],
    ['Persentase keluarga penerima rastra', 'Persentase keluarga penerima BPNT'],
  ])('"%s" is close to "%s"', (first, second) => {
    expect(relation(first, second)).toBe('close');
  });

  it('takes a further state for narrower', () => {
    expect(relation('Persentase PSKS yang dibina', 'Persentase PSKS yang dibina dan aktif')).toBe('narrower');
  });

  it.each([
    ['Persentase PSKS yang aktif', 'Persentase PSKS yang mendapatkan pembinaan dan aktif'],
    ['Persentase terminal', 'Persentase terminal yang sesuai standar'],
    ['Persentase PMKS yang tertangani', 'Persentase PMKS yang ditangani oleh PSKS'],
  ])('"%s" is neither exactly nor nearly "%s"', (first, second) => {
    expect(['exact', 'close']).not.toContain(relation(first, second));
  });

  it('takes those whom a thing is for as narrower, and what it is for as close at most', () => {
    const all = 'Persentase penyediaan rumah layak huni';
    expect(relation(all, `${all} bagi korban bencana`)).not.toMatch(/exact|close/);
  });

  it('tells the wider from the narrower', () => {
    const wide = 'Persentase PSKS yang aktif';
    const narrow = 'Persentase PSKS perorangan yang aktif';
    expect(relation(wide, narrow)).toBe('narrower');
    expect(relation(narrow, wide)).toBe('broader');
  });

  it.each([
    ['a', 'b'],
    ['b', 'a'],
  ])('says on whose side a word is, whichever row comes first (%s, %s)', (wide, narrow) => {
    const rows = [rowOf(wide, 'Persentase PSKS yang aktif'), rowOf(narrow, 'Persentase PSKS perorangan yang aktif')];
    const { concepts, conceptOf } = form(rows);
    const concept = concepts.find(({ id }) => id === conceptOf.get(wide))!;
    expect(concept.members.find(({ indicator }) => indicator === narrow)?.because).toContain('it also says perorangan');
  });

  it('is close where one asks those who need it and the other all', () => {
    const name = 'Persentase PMKS yang memperoleh bantuan sosial';
    const all = 'Jumlah PMKS yang memperoleh bantuan sosial / Jumlah PMKS';
    const need = 'Jumlah PMKS yang memperoleh bantuan sosial / Jumlah PMKS yang seharusnya memperoleh bantuan sosial';
    expect(relation(name, name, [all, need])).toBe('close');
    const { concepts } = form([rowOf('a', name, { ratio: all }), rowOf('b', name, { ratio: need })]);
    expect(concepts[0]!.members[1]!.because).toBe('the same phrase; one asks those who need it, the other all');
  });

  it('keeps roads of the province from roads of a town', () => {
    const name = 'Persentase jalan dalam kondisi mantap';
    const said = 'Persentase jalan provinsi dalam kondisi mantap';
    const { conceptOf } = form([rowOf('a', name, { agency: 'town' }), rowOf('b', said, { agency: 'province' })]);
    expect(conceptOf.get('a')).not.toBe(conceptOf.get('b'));
  });
});

describe('concepts', () => {
  const rows = [
    rowOf('a', 'Persentase PMKS yang tertangani', { document: 'one' }),
    rowOf('b', 'Cakupan penanganan PMKS', { document: 'two' }),
    rowOf('c', 'Persentase PPKS yang ditangani', { document: 'three' }),
    rowOf('d', 'Persentase desa mandiri', { document: 'three' }),
  ];

  it('are the same in any order of the rows', () => {
    expect(form([...rows].reverse())).toEqual(form(rows));
  });

  it('keep their id when agencies are added, and in runs that never met', () => {
    const alone = form([rows[1]!]).conceptOf.get('b');
    expect(form(rows).conceptOf.get('b')).toBe(alone);
    expect(form([rows[2]!]).conceptOf.get('c')).toBe(alone);
  });

  it('hold every named row once as exact or close', () => {
    const { concepts } = form(rows);
    const own = concepts.flatMap(({ members }) =>
      members.filter((m) => m.relation === 'exact' || m.relation === 'close'),
    );
    expect(own.map(({ indicator }) => indicator).sort()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('show close rows in one column, but never two rows of one document that say different things', () => {
    const wide = 'Persentase PMKS yang memperoleh bantuan sosial';
    const aimed = 'Persentase PMKS yang memperoleh bantuan sosial untuk kebutuhan dasar';
    const groups = (documents: [string, string]): number =>
      new Set(
        form([
          rowOf('a', wide, { document: documents[0] }),
          rowOf('b', aimed, { document: documents[1] }),
        ]).concepts.map(({ group }) => group),
      ).size;
    expect(groups(['one', 'two'])).toBe(1);
    expect(groups(['one', 'one'])).toBe(2);
  });

  it('are called by the commonest wording, in words and with the abbreviation', () => {
    const { concepts } = form([
      rowOf('a', 'Persentase PPKS yang memperoleh bantuan sosial'),
      rowOf('b', 'Persentase PPKS yang memperoleh bantuan sosial'),
      rowOf('c', 'Prosentase PPKS penerima bansos'),
    ]);
    expect(concepts[0]!.label).toBe(
      'Persentase Pemerlu Pelayanan Kesejahteraan Sosial (PPKS) yang memperoleh bantuan sosial',
    );
  });

  it('say so where a thing has another name in other years', () => {
    const { concepts } = form([rowOf('a', 'Persentase PPKS tertangani'), rowOf('b', 'Persentase PMKS tertangani')]);
    expect(concepts[0]!.members.map(({ because }) => because).join()).toContain('PMKS (until 2019)');
  });

  it('flag one name for two calculations and quote both', () => {
    const name = 'Persentase ruang terbuka hijau';
    const { issues } = form([
      rowOf('a', name, { ratio: 'Luas ruang terbuka hijau / Luas kawasan perkotaan' }),
      rowOf('b', name, { ratio: 'Luas ruang terbuka hijau / Jumlah anggaran belanja dinas' }),
    ]);
    expect(issues.map(({ code, indicator }) => `${code} ${indicator}`)).toEqual([
      'concept-same-name-other-formula a',
      'concept-same-name-other-formula b',
    ]);
    expect(issues[0]!.message).toContain('Jumlah anggaran belanja dinas');
  });

  it('spell out what another row explains', () => {
    const { concepts, conceptOf } = form([
      rowOf('a', 'Indeks Desa Zamrud (IDZ)'),
      rowOf('b', 'Indeks Desa Zamrud'),
      rowOf('c', 'IDZ'),
    ]);
    expect(new Set([conceptOf.get('a'), conceptOf.get('b')]).size).toBe(1);
    const own = concepts.find(({ id }) => id === conceptOf.get('a'))!;
    expect(own.members.find(({ indicator }) => indicator === 'c')?.relation).toBe('exact');
  });
});

describe('a person decides', () => {
  const rows = [
    rowOf('a', 'Persentase PMKS yang tertangani'),
    rowOf('b', 'Cakupan penanganan PMKS'),
    rowOf('c', 'Luas sawah beririgasi teknis'),
  ];

  it('that two are different', () => {
    const { conceptOf } = form(rows, [{ first: 'a', second: 'b', relation: 'different', because: 'NN' }]);
    expect(conceptOf.get('a')).not.toBe(conceptOf.get('b'));
  });

  it('that two are the same that share no word', () => {
    const { conceptOf, concepts } = form(rows, [{ first: 'a', second: 'c', relation: 'exact', because: 'NN says so' }]);
    expect(conceptOf.get('a')).toBe(conceptOf.get('c'));
    expect(concepts.flatMap(({ members }) => members.map(({ because }) => because))).toContain('NN says so');
  });

  it('that one is narrower, seen from either side', () => {
    const verdict = { first: 'a', second: 'c', relation: 'narrower' as const, because: 'NN' };
    const { concepts, conceptOf } = form(rows, [verdict]);
    const of = (id: string) => concepts.find((concept) => concept.id === conceptOf.get(id))!;
    expect(of('c').members.find(({ indicator }) => indicator === 'a')?.relation).toBe('broader');
  });
});
