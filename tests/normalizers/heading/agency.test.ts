import { beforeAll, describe, expect, it } from 'vitest';
import { readAgency } from '../../../normalizers/heading/agency.ts';
import type { Area } from '../../../normalizers/vocabulary/areas.ts';
import { regionName } from '../../../normalizers/heading/regions.ts';
import type { Vocabulary } from '../../../normalizers/vocabulary/vocabulary.ts';
import { loadVocabulary } from '../../../normalizers/vocabulary/files.ts';

let vocabulary: Vocabulary;
let areas: Area[];
beforeAll(async () => {
  vocabulary = await loadVocabulary();
  areas = [...new Set([...vocabulary.areas.values()].flat())];
});

const read = (text: string) => readAgency([text], vocabulary);
const region = (text: string) => read(text).agency?.regionName ?? null;
const codes = (text: string) => read(text).issues.map((one) => one.code);

describe('every region of the country', () => {
  it('is recognised by its full name, in running text and in capitals', () => {
    const wrong = areas.flatMap((area) =>
      [`Dinas Sosial ${regionName(area)}`, `DINAS SOSIAL ${regionName(area).toUpperCase()} TAHUN 2020`].filter(
        (text) => read(text).agency?.regionCode !== area.code || codes(text).length > 0,
      ),
    );
    expect(areas).toHaveLength(552);
    expect(wrong).toEqual([]);
  });

  it('is recognised after a short level word', () => {
    const short = { provinsi: 'Prov.', kabupaten: 'Kab.', kota: 'Pemkot' };
    const wrong = areas
      .map((area) => [`Dinas Kesehatan ${short[area.level]} ${area.name}`, area.code] as const)
      .filter(([text, code]) => read(text).agency?.regionCode !== code);
    expect(wrong).toEqual([]);
  });

  it('is recognised without spaces where two words were printed as one', () => {
    const wrong = areas
      .filter((area) => area.name.includes(' ') && area.name.split(' ').length === 2)
      .map((area) => [`Dinas Sosial ${regionName(area).replace(/(\S+) (\S+) (\S+)$/, '$1 $2$3')}`, area.code] as const)
      .filter(([text, code]) => read(text).agency?.regionCode !== code);
    expect(wrong).toEqual([]);
  });

  it('is open without its level word when kabupaten and kota share the name', () => {
    const shared = [...new Set(areas.filter((area) => area.level === 'kota').map((area) => area.name))].filter(
      (name) => areas.filter((area) => area.name === name && area.level !== 'provinsi').length > 1,
    );
    expect(shared).toHaveLength(26);
    expect(shared.filter((name) => region(`Dinas Sosial ${name}`) !== null)).toEqual([]);
    expect(codes('Dinas Sosial Bogor')).toEqual(['region-ambiguous']);
  });
});

describe('short names of regions', () => {
  it.each([
    ['Sumut', 'Provinsi Sumatera Utara'],
    ['Sumbar', 'Provinsi Sumatera Barat'],
    ['Sumsel', 'Provinsi Sumatera Selatan'],
    ['Prov. Sumsel', 'Provinsi Sumatera Selatan'],
    ['Jatim', 'Provinsi Jawa Timur'],
    ['DIY', 'Provinsi Daerah Istimewa Yogyakarta'],
    ['D.I. Yogyakarta', 'Provinsi Daerah Istimewa Yogyakarta'],
    ['DKI Jakarta', 'Provinsi Dki Jakarta'],
    ['NTB', 'Provinsi Nusa Tenggara Barat'],
    ['NTT', 'Provinsi Nusa Tenggara Timur'],
    ['Kepri', 'Provinsi Kepulauan Riau'],
    ['Prov. Kep. Riau', 'Provinsi Kepulauan Riau'],
    ['Babel', 'Provinsi Kepulauan Bangka Belitung'],
    ['Malut', 'Provinsi Maluku Utara'],
    ['Papeg', 'Provinsi Papua Pegunungan'],
    ['PBD', 'Provinsi Papua Barat Daya'],
    ['Kaltim', 'Provinsi Kalimantan Timur'],
    ['Kukar', 'Kabupaten Kutai Kartanegara'],
    ['Kab. Kukar', 'Kabupaten Kutai Kartanegara'],
    ['Kab.Kukar', 'Kabupaten Kutai Kartanegara'],
    ['Kab. OKU Timur', 'Kabupaten Ogan Komering Ulu Timur'],
    ['Kab. Mitra', 'Kabupaten Minahasa Tenggara'],
    ['Kab. Kep. Mentawai', 'Kabupaten Kepulauan Mentawai'],
    ['Kab. 50 Kota', 'Kabupaten Lima Puluh Kota'],
    ['Tangsel', 'Kota Tangerang Selatan'],
    ['Kota Solo', 'Kota Surakarta'],
    ['Kota Padangsidimpuan', 'Kota Padang Sidempuan'],
    ['Kabupaten Toli-Toli', 'Kabupaten Toli Toli'],
    ['Kabupaten Tolitoli', 'Kabupaten Toli Toli'],
  ])('"%s" is %s', (text, name) => {
    expect(region(`Dinas Perhubungan ${text}`)?.toLowerCase()).toBe(name.toLowerCase());
  });

  it('that two regions share stay open', () => {
    expect(codes('Dinas Perhubungan Kab. Mura')).toEqual(['region-ambiguous']);
  });

  it('that are words need their level word', () => {
    expect(region('Dinas Koperasi Mitra Usaha')).toBeNull();
    expect(region('Dinas Pertanian Kebun Benteng')).toBeNull();
  });
});

describe('renamed regions', () => {
  it.each([
    ['Kota Ujung Pandang', 'Kota Makassar'],
    ['Provinsi Irian Jaya', 'Provinsi Papua'],
    ['Kabupaten Pontianak', 'Kabupaten Mempawah'],
    ['Kab. Maluku Tenggara Barat', 'Kabupaten Kepulauan Tanimbar'],
    ['Kabupaten Maluku Tenggara', 'Kabupaten Maluku Tenggara'],
    ['Kabupaten Selayar', 'Kabupaten Kepulauan Selayar'],
    ['Kabupaten Sawahlunto/Sijunjung', 'Kabupaten Sijunjung'],
    ['Kabupaten Kutai', 'Kabupaten Kutai Kartanegara'],
    ['Kabupaten Kutai Barat', 'Kabupaten Kutai Barat'],
    ['Kota Pontianak', 'Kota Pontianak'],
    ['Kabupaten Toba Samosir', 'Kabupaten Toba'],
    ['Kotamadya Daerah Tingkat II Bandung', 'Kota Bandung'],
    ['Kabupaten Dati II Bandung', 'Kabupaten Bandung'],
  ])('"%s" is %s', (text, name) => {
    expect(region(`Dinas Sosial ${text}`)).toBe(name);
  });

  it('have the years and the legal ground of the former name', () => {
    const former = vocabulary.agencies.entries.filter(({ kind, form }) => kind === 'region' && form === 'old-name');
    expect(former.length).toBeGreaterThan(15);
    expect(former.filter(({ to, basis }) => to === '' || basis === '')).toEqual([]);
  });
});

describe('misread names of regions', () => {
  it('are recognised, and told', () => {
    expect(region('Dinas Sosial Kabupaten Tap1n')).toBe('Kabupaten Tapin');
    expect(codes('Dinas Sosial Kabupaten Tap1n')).toEqual(['similar-match']);
  });

  it('never become a shorter name', () => {
    expect(region('Dinas Sosial Kabupaten Bandung Baral')).toBe('Kabupaten Bandung Barat');
    expect(region('Dinas Sosial Provinsi Papua Barat Dava')).toBe('Provinsi Papua Barat Daya');
  });

  it('are recognised where words were joined by a misread sign', () => {
    expect(region('DINAS SOSIAL KABUPATEN KUTAILKARTANEGARA TAHUN 2021')).toBe('Kabupaten Kutai Kartanegara');
    expect(codes('DINAS SOSIAL KABUPATEN KUTAILKARTANEGARA')).toEqual(['similar-match']);
    expect(region('DINAS SOSIAL KABUPATEN OGANKOMERINGULUX')).toBeNull();
  });

  it('stay open where no such region exists', () => {
    expect(codes('Dinas Sosial Kota Bandung Barat')).toEqual(['region-ambiguous']);
    expect(region('Dinas Sosial Kota Mangelang')).not.toBe('Kota Malang');
    expect(region('Dinas Sosial Kabupaten Kalimantan Barat')).not.toBe('Kabupaten Kutai Barat');
  });
});

describe('kind and sectors of an agency', () => {
  it.each([
    ['Dinas Sosial Kota Bontang', 'dinas', ['sosial']],
    [
      'Dinas Sosial, Pemberdayaan Perempuan dan Perlindungan Anak Kabupaten Tapin',
      'dinas',
      ['sosial', 'pemberdayaan-perempuan'],
    ],
    ['DINSOS P3AP2KB KABUPATEN BANJAR', 'dinas', ['sosial', 'pemberdayaan-perempuan', 'keluarga-berencana']],
    ['Disdikbud Kota Tegal', 'dinas', ['pendidikan', 'kebudayaan']],
    ['DPUPR Kab. Sigi', 'dinas', ['pekerjaan-umum']],
    ['Dinas PUPR Kab. Sigi', 'dinas', ['pekerjaan-umum']],
    ['Dinas Peternakan dan Kesehatan Hewan Provinsi NTT', 'dinas', ['pertanian']],
    ['Bappelitbangda Kabupaten Bone', 'badan', ['perencanaan', 'penelitian']],
    ['BKPSDM Kota Depok', 'badan', ['kepegawaian']],
    ['BPKAD Kota Depok', 'badan', ['keuangan']],
    ['BKD Kota Depok', 'badan', []],
    ['Badan Kesbangpol Provinsi Bali', 'badan', ['kesbangpol']],
    ['RSUD Kota Tegal', 'rsud', ['kesehatan']],
    ['Rumah Sakit Jiwa Provinsi Bali', 'rsj', ['kesehatan']],
    ['Inspektorat Daerah Kota Ambon', 'inspektorat', ['pengawasan']],
    ['Satpol PP Kabupaten Alor', 'satpol-pp', ['ketenteraman']],
    ['Sekretariat DPRD Kabupaten Alor', 'sekretariat-dprd', ['dprd']],
    ['Setda Kabupaten Alor', 'sekretariat-daerah', ['sekretariat']],
    ['Kecamatan Sukajadi Kota Bandung', 'kecamatan', ['kewilayahan']],
    ['Dispusip Kota Ambon', 'dinas', ['perpustakaan', 'kearsipan']],
    ['DPPKB Kabupaten Alor', 'dinas', ['keluarga-berencana']],
    ['Dinas Musik Kabupaten Alor', 'dinas', []],
  ])('of "%s" are %s and %j', (text, kind, sectors) => {
    const { agency } = read(text);
    expect({ kind: agency?.kind, sectors: agency?.sectors }).toEqual({ kind, sectors });
  });

  it('keeps a short name that several agencies share as it is printed', () => {
    expect(read('BKD Kota Depok').agency).toMatchObject({ id: 'bkd-kota-depok', name: 'BKD Kota Depok' });
  });

  it('knows a sector for every whole name of an agency in the vocabulary', () => {
    const names = vocabulary.agencies.entries
      .filter(({ kind, canonical }) => kind === 'short' && /^(?:Dinas|Badan) /.test(canonical))
      .map(({ canonical }) => canonical);
    const without = [...new Set(names)].filter((name) => read(`${name} Kota Depok`).agency?.sectors.length === 0);
    expect(without).toEqual([]);
  });

  it('names every sector that a phrase leads to', () => {
    const named = new Set(vocabulary.agencies.entries.filter((e) => e.kind === 'sector-name').map((e) => e.canonical));
    const told = vocabulary.agencies.entries.filter((e) => e.kind === 'sector').flatMap((e) => e.canonical.split(' '));
    expect([...new Set(told)].filter((sector) => sector !== 'none' && !named.has(sector))).toEqual([]);
  });
});

describe('readAgency', () => {
  it.each([
    ['DINAS SOSIAL KABUPATEN TAPIN TAHUN 2020', 'Dinas Sosial Kabupaten Tapin', '63.05'],
    ['Dinas Kesehatan Kota Bandung', 'Dinas Kesehatan Kota Bandung', '32.73'],
    ['Dinas Kesehatan Kab. Bandung', 'Dinas Kesehatan Kabupaten Bandung', '32.04'],
    ['Dinas Sosial Kab.Kutai Kartanegara', 'Dinas Sosial Kabupaten Kutai Kartanegara', '64.02'],
    ['DINAS PENDIDIKAN PROV. SUMSEL', 'Dinas Pendidikan Provinsi Sumatera Selatan', '16'],
    ['BADAN PENDAPATAN DAERAH PROVINSI NTB', 'Badan Pendapatan Daerah Provinsi Nusa Tenggara Barat', '52'],
    ['Dinkes Kukar', 'Dinas Kesehatan Kabupaten Kutai Kartanegara', '64.02'],
    ['DINAS PARIWISATA DAERAH ISTIMEWA YOGYAKARTA', 'Dinas Pariwisata Provinsi Daerah Istimewa Yogyakarta', '34'],
    ['KEPALA BALAI PENGUJIAN MUTU DINAS PETERNAKAN PROVINSI JAWA BARAT', 'Dinas Peternakan Provinsi Jawa Barat', '32'],
    ['PEMERINTAH DAERAH PROVINSI JAMBI', 'Pemerintah Provinsi Jambi', '15'],
    ['RUMAH SAKIT UMUM DAERAH KOTA TEGAL', 'Rumah Sakit Umum Daerah Kota Tegal', '33.76'],
    ['INSPEKTORAT KOTA BAUBAU', 'Inspektorat Kota Bau Bau', '74.72'],
  ])('reads "%s"', (text, name, regionCode) => {
    expect(readAgency([text], vocabulary).agency).toMatchObject({ name, regionCode });
  });

  it('takes the region from another text when the name has none', () => {
    const { agency } = readAgency(['DINAS PERHUBUNGAN', 'PEMERINTAH KABUPATEN SIGI'], vocabulary);
    expect(agency).toMatchObject({ name: 'Dinas Perhubungan Kabupaten Sigi', regionCode: '72.10', level: 'kabupaten' });
  });

  it('leaves the region open when the level word is missing and two areas bear the name', () => {
    const { agency, issues } = readAgency(['Dinas Sosial Bogor'], vocabulary);
    expect(agency).toMatchObject({ name: 'Dinas Sosial', regionCode: null, level: null });
    expect(issues.map((i) => i.code)).toEqual(['region-ambiguous']);
  });

  it('invents no agency', () => {
    const { agency, issues } = readAgency(['INDIKATOR KINERJA UTAMA'], vocabulary);
    expect(agency).toBeNull();
    expect(issues.map((i) => i.code)).toEqual(['agency-unknown']);
  });
});

describe('misread names of agencies', () => {
  const name = (...texts: string[]) => readAgency(texts, vocabulary).agency?.name ?? null;

  it('are mended where one or two letters part them from a known one, and told', () => {
    const { agency, name: part } = read('Dinas Kfsehatan Kabupaten Sleman');
    expect(agency?.name).toBe('Dinas Kesehatan Kabupaten Sleman');
    expect(part?.edits).toEqual([{ from: 'Kfsehatan', to: 'Kesehatan', rule: 'agency-word' }]);
    expect(name('D1NAS PERHUBUNGAN KABUPAFEN SLEMAN')).toBe('Dinas Perhubungan Kabupaten Sleman');
  });

  it('name nothing where more is misread', () => {
    expect(name('Dinas Kfsfhalan Kabupaten Sleman')).toBeNull();
    expect(codes('Dinas Xqwrtz Kabupaten Sleman')).toContain('agency-unknown');
  });

  it('are read as the same name where it stands better', () => {
    expect(name('Dinas Kfsfhalan Kabupaten Sleman', 'KEPALA DINAS KESEHATAN')).toBe('Dinas Kesehatan Kabupaten Sleman');
    expect(name('Dinas Kfsfhalan Kabupaten Sleman', 'KEPALA DINAS PERTANIAN')).toBeNull();
  });

  it('of words that no agency has are told, not changed', () => {
    expect(codes('Dinas Pertama Kabupaten Sleman')).toEqual(['agency-unlisted']);
    expect(codes('RSUD Wongsonegoro Kota Semarang')).toEqual(['agency-unlisted']);
    expect(name('RSUD Wongsonegoro Kota Semarang')).toBe('RSUD Wongsonegoro Kota Semarang');
  });

  it('that are short are doubted where one sign parts them from another', () => {
    expect(read('DSPM Kota Bontang').name?.standing).toBe('rivalled');
    expect(read('DPPKB Kota Bontang').name?.standing).toBe('rivalled');
    expect(read('BRIDA Kota Bontang').name?.standing).toBe('known');
  });

  it('in the title are the agency, not a body of a surer kind that is named elsewhere', () => {
    const texts = ['KECAMATAN SUKAJADI KOTA BANDUNG', 'DINAS SOSIAL KOTA BANDUNG'];
    expect(readAgency(texts, vocabulary, 1).agency?.name).toBe('Kecamatan Sukajadi Kota Bandung');
    const ofPart = ['UPT PUSKESMAS SUKAJADI KOTA BANDUNG', 'DINAS KESEHATAN KOTA BANDUNG'];
    expect(readAgency(ofPart, vocabulary, 1).agency?.name).toBe('Dinas Kesehatan Kota Bandung');
  });

  it('hold no level word whose region was not found', () => {
    expect(read('Dinas Sosial Kabupaten').agency?.name).toBe('Dinas Sosial');
  });

  it('set wide are put together', () => {
    expect(name('D I N A S S O S I A L Kota Bontang')).toBe('Dinas Sosial Kota Bontang');
  });

  it('do not take the next region for one that cannot be read', () => {
    expect(region('Dinas Sosial Kabupaten Xqwrtz Provinsi Jawa Timur')).toBeNull();
    expect(region('Dinas Sosial Kabupaten Kutai Umur')).toBeNull();
    expect(region('Dinas Sosial Kota Lakarta')).toBeNull();
  });
});

describe('a short name in brackets', () => {
  it.each([
    [
      'BADAN PERENCANAAN PEMBANGUNAN DAERAH (BAPPEDA) KOTA SEMARANG',
      'Badan Perencanaan Pembangunan Daerah Kota Semarang',
    ],
    ['Dinas Sosial (Dinsos) Kabupaten Tapin', 'Dinas Sosial Kabupaten Tapin'],
    ['BAPPEDA KOTA SEMARANG', 'Badan Perencanaan Pembangunan Daerah Kota Semarang'],
  ])('says the long one again: %s', (text, name) => {
    expect(read(text).agency?.name).toBe(name);
  });
});
