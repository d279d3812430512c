import { describe, expect, it } from 'vitest';
import { readLoneCode, takeCode, splitList } from '../../normalizers/text/lists.ts';
import { readDate, readSigning } from '../../normalizers/text/dates.ts';
import { splitExplanation } from '../../normalizers/fields/explanation.ts';
import { indicatorIds } from '../../normalizers/document.ts';
import { isOfficialLine, withoutStaffNumbers } from '../../normalizers/fields/officials.ts';
import { joinText } from '../../normalizers/text/plain-text.ts';
import { readHeading } from '../../normalizers/heading/title.ts';
import { joinLines } from '../../pipeline/model/reading/text.ts';
import { linesOf } from './text-lines.ts';

describe('takeCode', () => {
  it.each([
    ['1.1.1 Persentase jalan mantap', '1.1.1', 'Persentase jalan mantap'],
    ['1,2 Meningkatnya layanan', '1.2', 'Meningkatnya layanan'],
    ['a. Indeks reformasi birokrasi', 'a', 'Indeks reformasi birokrasi'],
    ['2) Jumlah koperasi aktif', '2', 'Jumlah koperasi aktif'],
    ['10 Persentase desa mandiri', '10', 'Persentase desa mandiri'],
    ['IKU 3. Nilai SAKIP', 'IKU 3', 'Nilai SAKIP'],
  ])('takes the code off "%s"', (text, code, rest) => {
    expect(takeCode(text)).toEqual({ code, rest });
  });
  it.each(['29 UPT Dinas', '5 (lima) pilar', 'Persentase jalan', '27 kabupaten yang tertib', '2020'])(
    'leaves "%s" whole',
    (text) => {
      expect(takeCode(text)).toEqual({ code: null, rest: text });
    },
  );
  it('reads a cell that is only a number', () => {
    expect([readLoneCode('3.'), readLoneCode('1,8'), readLoneCode('Nilai')]).toEqual(['3', '1.8', null]);
  });
});

describe('dates', () => {
  it.each([
    ['Sambas, 02 Maret 2020', '2020-03-02'],
    ['3 Nopember 2017', '2017-11-03'],
    ['31 Februari 2020', null],
    ['tahun 2020', null],
    ['05-01-2019', '2019-01-05'],
  ])('reads "%s"', (text, date) => {
    expect(readDate(text)).toBe(date);
  });
  it('reads place and day of a signature on one line and on two', () => {
    expect(readSigning(['Kutai Kartanegara, 02 Maret 2020'])).toMatchObject({
      at: 'Kutai Kartanegara',
      on: '2020-03-02',
    });
    expect(readSigning(['Ditetapkan di Bandung', 'pada tanggal 5 Januari 2016'])).toMatchObject({
      at: 'Bandung',
      on: '2016-01-05',
    });
    expect(readSigning(['Meningkatnya layanan, tahun 2020'])).toBeNull();
  });
});

describe('readHeading', () => {
  it('reads title, year and agency', () => {
    const heading = readHeading([
      '**INDIKATOR KINERJA UTAMA',
      'DINAS KESEHATAN KABUPATEN LEBAK',
      'TAHUN 2019**',
      '1. Tugas : Membantu',
    ]);
    expect(heading.title).toBe('INDIKATOR KINERJA UTAMA DINAS KESEHATAN KABUPATEN LEBAK TAHUN 2019');
    expect(heading.year).toBe(2019);
    expect(heading.agencyTexts[0]).toBe('DINAS KESEHATAN KABUPATEN LEBAK TAHUN 2019');
  });
  it('does not take a plan period or a regulation for the year', () => {
    expect(readHeading(['INDIKATOR KINERJA UTAMA', 'TAHUN 2016-2021']).year).toBeNull();
    expect(readHeading(['Peraturan Nomor 9 Tahun 2007', 'INDIKATOR KINERJA UTAMA']).year).toBeNull();
  });
  it('takes the agency from an item whose value stands on the next line', () => {
    const heading = readHeading(['Nama Unit Organisasi', ': BADAN PENDAPATAN DAERAH KOTA SOLOK']);
    expect(heading.agencyTexts[0]).toBe('BADAN PENDAPATAN DAERAH KOTA SOLOK');
  });
  it('takes the year from a cover that comes later', () => {
    expect(readHeading(['RINGKASAN', 'INDIKATOR KINERJA UTAMA', 'BIRO UMUM', '', 'TAHUN 2016']).year).toBe(2016);
  });
});

describe('officials', () => {
  it.each([
    'NIP. 19000101 192001 1 001',
    'NIP 190001011920011002',
    'Pembina Utama Muda (IV/c)',
    'Drs. H. NAMA PEJABAT, M.AP',
    'NAMA PEJABAT, SKM',
    'NAMA PEJABAT S.Sos',
  ])('sees "%s"', (line) => {
    expect(isOfficialLine(line)).toBe(true);
  });
  it.each([
    'Kepala Bidang Rehabilitasi Sosial',
    'Pembina jasa konstruksi yang bersertifikat di seluruh kabupaten dan kota',
    'Jumlah 19000101',
    'Rekap SKM',
    'Statistik BPS, SP-Kakao',
    'Laporan ST dan SE Menteri',
  ])('leaves "%s"', (line) => {
    expect(isOfficialLine(line)).toBe(false);
  });
  it('takes staff numbers out of a text', () => {
    expect(withoutStaffNumbers('Kepala Dinas NIP. 19000101 192001 1 001')).toBe('Kepala Dinas');
  });
});

describe('joinText', () => {
  const isWord = (word: string) => ['kesejahteraan'].includes(word);
  it('joins a hyphenated word that exists', () => {
    expect(joinText(linesOf('tingkat kesejah-\nteraan rakyat'), isWord)).toBe('tingkat kesejahteraan rakyat');
  });
  it('keeps reduplication and hyphens of unknown words', () => {
    expect(joinText(linesOf('pihak-\npihak terkait'), isWord)).toBe('pihak-pihak terkait');
    expect(joinText(linesOf('se-\nKabupaten'), isWord)).toBe('se- Kabupaten');
  });
});

describe('splitList', () => {
  it('splits numbers that count up, and bullets', () => {
    expect(splitList('1. Renstra 2. Data 5 tahun 3. Laporan')).toEqual(['Renstra', 'Data 5 tahun', 'Laporan']);
    expect(splitList('- Data Sapi - Data Kerbau')).toEqual(['Data Sapi', 'Data Kerbau']);
  });
  it('leaves other text whole', () => {
    expect(splitList('Program Kota Tanpa Kumuh 2020')).toEqual(['Program Kota Tanpa Kumuh 2020']);
  });
});

describe('splitExplanation', () => {
  it('tells the reason from the definition', () => {
    const { definition, rationale } = splitExplanation(
      linesOf('Desa siaga adalah desa yang siap. Dengan adanya indikator tersebut diharapkan warga sehat.'),
    );
    expect(joinLines(definition)).toBe('Desa siaga adalah desa yang siap.');
    expect(joinLines(rationale)).toBe('Dengan adanya indikator tersebut diharapkan warga sehat.');
  });
  it('follows labels', () => {
    const { definition, rationale } = splitExplanation(
      linesOf('Definisi Operasional :\nJalan mantap\nAlasan Pemilihan :\nUkuran layanan'),
    );
    expect([joinLines(definition), joinLines(rationale)]).toEqual(['Jalan mantap', 'Ukuran layanan']);
  });
});

describe('indicatorIds', () => {
  it('gives the same id wherever the row stands, and counts equal names', () => {
    const one = indicatorIds('sha256:a', ['Nilai SAKIP', 'Jumlah LPM', 'Nilai sakip.']);
    const other = indicatorIds('sha256:a', ['Jumlah LPM', 'Nilai SAKIP', 'Nilai SAKIP']);
    expect(one[1]).toBe(other[0]);
    expect(one[0]).toBe(other[1]);
    expect(one[2]).toBe(other[2]);
    expect(new Set(one).size).toBe(3);
  });
});
