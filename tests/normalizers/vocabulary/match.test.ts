import { describe, expect, it } from 'vitest';
import { contrastsAgree, matchAlias, similarMatch } from '../../../normalizers/vocabulary/match.ts';
import { similarity } from '../../../normalizers/text/similarity.ts';
import { readGlossary } from '../../../normalizers/vocabulary/glossary.ts';
import { loadVocabulary } from '../../../normalizers/vocabulary/files.ts';

const vocabulary = await loadVocabulary();

function glossaryOf(...lines: string[]) {
  return readGlossary(['kind,alias,canonical,form,note', ...lines].join('\n'), 'test.csv');
}

/** The one alias that is known, and what the text is taken for. */
function match(text: string, ...known: string[]) {
  return matchAlias(text, ['x'], glossaryOf(...known.map((alias) => `x,"${alias}","${alias}",name`)), vocabulary);
}

describe('pairs of which likeness alone decides wrongly', () => {
  it.each([
    ['Persentase PMKS yang memperoleh bantuan sosial', 'Persentase PSKS yang memperoleh bantuan sosial', 0.95],
    ['Persentase anak terlantar yang dilayani', 'Persentase lansia terlantar yang dilayani', 0.7],
    ['Bidang Rehabilitasi Sosial', 'Bidang Pemberdayaan Sosial', 0.43],
    ['Dinas Sosial Kota Bandung', 'Dinas Sosial Kabupaten Bandung', 0.72],
    ['Dinas Sosial Kabupaten Bandung', 'Dinas Sosial Kabupaten Bandung Barat', 0.91],
    ['PMKS', 'PSKS', 0.33],
    ['PPKS', 'PSKS', 0.33],
    ['PMKS', 'PPKS', 0.33],
  ])('"%s" is not taken for "%s"', (text, known, alike) => {
    expect(similarity(text, known)).toBeGreaterThan(alike - 0.05);
    expect(match(text, known).match).toBeNull();
    expect(match(known, text).match).toBeNull();
  });

  it.each([
    ['Persentase PMKS yang mempero1eh bantuan sosia1', 'Persentase PMKS yang memperoleh bantuan sosial'],
    ['Bidang Jaminan dan Perlindungan Sosial', 'Bidang Perlindungan dan Jaminan Sosial'],
    ['Perlindungan dan Jaminan Jaminan Sosial', 'Perlindungan dan Jaminan Sosial'],
    ['Rehabi1itasi S0sial', 'Rehabilitasi Sosial'],
  ])('"%s" is taken for "%s", and told', (text, known) => {
    const { match: found } = match(text, known);
    expect(found).toMatchObject({ how: 'similar', entry: { alias: known } });
    expect(similarMatch(text, found!)[0]).toMatchObject({ code: 'similar-match' });
    expect(similarMatch(text, found!)[0]?.message).toContain(`"${text}" was taken for "${known}"`);
    expect(similarMatch(text, found!)[0]?.message).toContain(found!.score.toFixed(2));
  });

  it.each([
    ['Persentase jalan dalam kondisi rusak ringan', 'Persentase jalan dalam kondisi rusak berat'],
    ['Persentase pasien rawat inap yang dilayani', 'Persentase pasien rawat jalan yang dilayani'],
    ['Angka Partisipasi Murni (APM) SMP', 'Angka Partisipasi Murni (APM) SMA'],
    ['Angka kematian bayi per 1000', 'Angka kematian balita per 1000'],
    ['Jumlah penduduk laki-laki bekerja', 'Jumlah penduduk perempuan bekerja'],
    ['Jumlah desa tertinggal', 'Persentase desa tertinggal'],
    ['Persentase penyakit menular tertangani', 'Persentase penyakit tidak menular tertangani'],
    ['Indeks Pembangunan Kota', 'Indeks Pembangunan Desa'],
    ['Kondisi Kinerja pada Awal Periode RPJMD', 'Kondisi Kinerja pada Akhir Periode RPJMD'],
    ['UPT Pengujian Wilayah II', 'UPT Pengujian Wilayah III'],
    ['Puskesmas Rawat Inap 1', 'Puskesmas Rawat Inap 2'],
    ['Pendidikan Non Formal Masyarakat', 'Pendidikan Formal Masyarakat'],
    ['Persentase sekolah negeri terakreditasi', 'Persentase sekolah swasta terakreditasi'],
    ['Meningkatnya angka kemiskinan', 'Menurunnya angka kemiskinan'],
    ['Dinas Perhubungan Provinsi Sumatera Barat', 'Dinas Perhubungan Provinsi Sumatera Utara'],
    ['Persentase anak terlantar di dalam panti', 'Persentase anak terlantar di luar panti'],
    ['Persentase kasus yang belum selesai', 'Persentase kasus yang selesai'],
    ['Jumlah kunjungan wisatawan mancanegara', 'Jumlah kunjungan wisatawan nusantara'],
    ['Bidang Perikanan Tangkap', 'Bidang Perikanan Budidaya'],
    ['Perlindungan Sosial Korban Bencana Alam', 'Perlindungan Sosial Korban Bencana Sosial'],
  ])('"%s" contrasts with "%s"', (a, b) => {
    expect(contrastsAgree(a, b, vocabulary).agree).toBe(false);
    expect(match(a, b)).toMatchObject({ match: null });
    expect(match(b, a)).toMatchObject({ match: null });
  });
});

describe('contrastsAgree', () => {
  it('tells the families and what either text says', () => {
    expect(
      contrastsAgree('Jumlah anak di Kota Bandung', 'Persentase anak di Kabupaten Bandung', vocabulary).differences,
    ).toEqual([
      { family: 'level', a: ['kota'], b: ['kabupaten'], opposed: true },
      { family: 'measure', a: ['count'], b: ['percentage'], opposed: true },
    ]);
  });

  it('knows a contrast of which only one text speaks', () => {
    expect(contrastsAgree('Persentase PPKS', 'Persentase PPKS lanjut usia', vocabulary).differences).toEqual([
      { family: 'group', a: [], b: ['elderly'], opposed: false },
    ]);
  });

  it.each([
    ['Persentase PMKS terlayani', 'Prosentase Pemerlu Pelayanan Kesejahteraan Sosial terlayani'],
    ['rehabilitasi lansia', 'Rehabilitasi Lanjut Usia'],
    ['UPT Wilayah II', 'UPT WILAYAH 2'],
    ['Kualitas lingkungan hidup', 'Kualitas lingkungan'],
    ['Wali Kota Bandung', 'Walikota Bandung'],
    ['Jumlah kat di atap', 'Jumlah di atap'],
    ['x 100%', 'X 100%'],
  ])('hears no contrast between "%s" and "%s"', (a, b) => {
    expect(contrastsAgree(a, b, vocabulary).differences).toEqual([]);
  });

  it('compares the names of regions after their level word', () => {
    expect(contrastsAgree('Inspektorat Kota Malang', 'Inspektorat Kota Magelang', vocabulary).differences).toEqual([
      { family: 'region', a: ['malang'], b: ['magelang'], opposed: true },
    ]);
    expect(contrastsAgree('Kota Pangkal Pinang', 'KOTA PANGKALPINANG', vocabulary).agree).toBe(true);
  });
});

describe('matchAlias', () => {
  const known = glossaryOf(
    'x,Dinas Perhubungan,a,name',
    'x,Dinas Perkebunan,b,name',
    'x,DPMPTSP,c,abbreviation',
    'x,DPMD,d,abbreviation',
    'x,DTKS,e,abbreviation',
    'x,Sekretariat,f,name',
    'y,Lain,g,name',
  );
  const find = (text: string) => matchAlias(text, ['x'], known, vocabulary);

  it.each([
    ['Dinas Perhubungan', 'a', 'exact'],
    ['DINAS  PERHUBUNGAN', 'a', 'folded'],
    ['Dinas Perhu bungan', 'a', 'folded'],
    ['dpmptsp', 'c', 'folded'],
    ['Dinas Perhubungann', 'a', 'similar'],
    ['Sekretariar', 'f', 'similar'],
  ])('takes "%s" for %s (%s)', (text, canonical, how) => {
    expect(find(text).match).toMatchObject({ how, entry: { canonical } });
  });

  it('takes an abbreviation with one sign that scans misread', () => {
    expect(find('DPMPT5P').match).toMatchObject({ how: 'abbreviation', entry: { canonical: 'c' } });
  });

  it('takes no other abbreviation, however near', () => {
    expect(find('DTSEN').match).toBeNull();
    expect(find('DPMK').match).toBeNull();
    expect(find('DTKB').refusal?.reason).toBe('abbreviation');
  });

  it('refuses an abbreviation that two meanings are one sign away from', () => {
    const two = glossaryOf('x,BPSO,a,abbreviation', 'x,BPSC,b,abbreviation');
    expect(matchAlias('BPS0', ['x'], two, vocabulary).match).toMatchObject({ entry: { alias: 'BPSO' } });
    const three = glossaryOf('x,KLTA,a,abbreviation', 'x,KITA,b,abbreviation');
    expect(matchAlias('K1TA', ['x'], three, vocabulary).refusal?.reason).toBe('margin');
  });

  it('says why it refuses', () => {
    expect(find('Dinas Perkebunan Besar').refusal?.reason).toMatch(/contrast|words|unlike/);
    expect(match('Bidang Jaminan Kesehatan Sosial', 'Bidang Jaminan Kesejahteraan Sosial').refusal).toMatchObject({
      reason: 'words',
    });
    expect(match('Dinas Sosial Kota Bandung', 'Dinas Sosial Kota Bandung Barat').refusal?.because).toContain('barat');
    expect(find('...').refusal?.reason).toBe('empty');
  });

  it('looks at the kinds asked for only', () => {
    expect(find('Lain').match).toBeNull();
  });
});
