import { describe, expect, it } from 'vitest';
import { readDecrees } from '../../../normalizers/heading/decree.ts';
import { readHeading } from '../../../normalizers/heading/title.ts';
import { loadVocabulary } from '../../../normalizers/vocabulary/files.ts';

const vocabulary = await loadVocabulary();
const decrees = (...lines: string[]) => readDecrees(lines, vocabulary);
const yearOf = (...lines: string[]) => readHeading(lines, vocabulary).year;

describe('the head of a decree', () => {
  it('tells who made it, in which year, and what it is about', () => {
    const lines = ['KEPUTUSAN KEPALA DINAS PERIKANAN', 'KOTA BIMA', 'NOMOR 15 TAHUN 2017', 'TENTANG', 'PENETAPAN IKU'];
    expect(decrees('PEMERINTAH KOTA BIMA', ...lines)).toEqual([
      {
        issuer: 'KEPALA DINAS PERIKANAN KOTA BIMA',
        at: [1, 2],
        year: { year: 2017, at: 3 },
        subject: 'PENETAPAN IKU',
        isAnnex: false,
        ruler: null,
      },
    ]);
  });

  it.each([
    ['NOMOR : 188.45/16/KEP/2020', 2020],
    ['NOMOR : 188/16/429.501/2020', 2020],
    ['No. 53 Tahun : 2012', 2012],
    ['NOMOR : 060/ /2019/SEKR', 2019],
    ['NOMOR : ...... TAHUN ......', null],
    ['NOMOR :', null],
  ])('has the year of its number: "%s"', (number, year) => {
    const [head] = decrees('KEPUTUSAN BUPATI BONE', number, 'TENTANG', 'INDIKATOR KINERJA UTAMA');
    expect(head?.year?.year ?? null).toBe(year);
    expect(head?.ruler).toBe('region');
  });

  it('has that of its day where the number tells none', () => {
    const annex = ['LAMPIRAN KEPUTUSAN BUPATI BONE', 'NOMOR :', 'TANGGAL : JANUARI 2021'];
    expect(decrees(...annex)[0]).toMatchObject({ year: { year: 2021, at: 2 }, isAnnex: true });
  });

  it('is read beside another column of the page, in small letters behind the word for an annex, or below it', () => {
    const beside = ['PERATURAN BUPATI BONE tentang Sistem', 'NOMOR 53 TAHUN 2012 Nasional;', 'TENTANG Pemerintahan'];
    expect(decrees(...beside)[0]).toMatchObject({ issuer: 'BUPATI BONE', year: { year: 2012 }, isAnnex: false });
    const small = ['Lampiran : Keputusan Kepala Dinas', 'Perikanan Kota Bima', 'Nomor 15 tahun 2017', 'Tanggal 2017'];
    expect(decrees(...small)[0]).toMatchObject({ issuer: 'Kepala Dinas Perikanan Kota Bima', isAnnex: true });
    const below = ['LAM PI RAN', 'PERATURAN BUPATI BONE', 'NOMOR 6 TAHUN 2013', 'TENTANG', 'IKU'];
    expect(decrees(...below)[0]).toMatchObject({ issuer: 'BUPATI BONE', isAnnex: true });
  });

  it.each([
    [['Peraturan Bupati Bone Nomor 27', 'Nomor 4 Tahun 2016', 'tentang Susunan Organisasi']],
    [['9. Peraturan Daerah Nomor 3', 'Nomor 3 Tahun 2014 tentang RPJMD']],
    [['KEPUTUSAN INI BERLAKU SEJAK DITETAPKAN', 'DITETAPKAN DI BIMA']],
    [['sebagaimana tercantum dalam Lampiran', 'Keputusan ini', 'Nomor 4']],
  ])('is no regulation that a text quotes: %j', (lines) => {
    expect(decrees(...lines)).toEqual([]);
  });
});

describe('the year of a document', () => {
  const decree = ['KEPUTUSAN KEPALA DINAS PERIKANAN', 'NOMOR 15 TAHUN 2017', 'TENTANG'];
  const title = ['INDIKATOR KINERJA UTAMA', 'DINAS PERIKANAN KOTA BIMA'];

  it('is that of the decree that it is, where its title tells none or a period', () => {
    expect(yearOf(...decree, ...title)).toBe(2017);
    expect(yearOf(...decree, ...title, 'TAHUN 2017-2021')).toBe(2017);
    expect(yearOf('LAMPIRAN : PERATURAN BUPATI BONE', 'NOMOR 53 TAHUN 2012', ...title, 'TAHUN 2011-2016')).toBe(2012);
  });

  it('is that of the title before that of the decree', () => {
    expect(yearOf(...decree, ...title, 'TAHUN 2018')).toBe(2018);
  });

  it('is none where two decrees tell different ones', () => {
    const other = ['KEPUTUSAN BUPATI BONE', 'NOMOR 3 TAHUN 2019', 'TENTANG', 'TATA CARA'];
    expect(yearOf(...decree, 'TATA NASKAH', '', ...other, '', ...title)).toBeNull();
  });

  it('is none of a rule of the state, and none of a decree that sets a plan', () => {
    expect(
      yearOf('PERATURAN MENTERI DALAM NEGERI', 'NOMOR 86 TAHUN 2017', 'TENTANG', 'TATA CARA', '', ...title),
    ).toBeNull();
    const plan = ['PERATURAN BUPATI BONE', 'NOMOR 8 TAHUN 2021', 'TENTANG', 'RENCANA STRATEGIS DINAS PERIKANAN'];
    expect(yearOf(...plan, '', 'Tabel 4.1 Indikator Kinerja Utama')).toBeNull();
  });

  it('is none of the day on which a plan was signed, whatever its tables are called', () => {
    const plan = ['RENSTRA Dinas Perikanan', 'Tabel 4.4 Indikator Kinerja Utama'];
    expect(readHeading(plan, vocabulary).years.isPlan).toBe(true);
    expect(readHeading([...title, 'sesuai Renstra Dinas'], vocabulary).years.isPlan).toBe(false);
    expect(readHeading(['Rencana Strategis 2016-2021', ...title], vocabulary).years.isPlan).toBe(false);
  });
});
