import { describe, expect, it } from 'vitest';
import { readLoneCode, takeCode, splitList } from '../../../normalizers/text/lists.ts';

const opensName = (text: string) => /^(?:Persentase|Jumlah)\b/.test(text);

describe('takeCode', () => {
  it.each([
    ['1.1.1 Persentase jalan mantap', '1.1.1', 'Persentase jalan mantap'],
    ['1,2 Meningkatnya layanan', '1.2', 'Meningkatnya layanan'],
    ['a. Indeks reformasi birokrasi', 'a', 'Indeks reformasi birokrasi'],
    ['2) Jumlah koperasi aktif', '2', 'Jumlah koperasi aktif'],
    ['10 Persentase desa mandiri', '10', 'Persentase desa mandiri'],
    ['IKU 3. Nilai SAKIP', 'IKU 3', 'Nilai SAKIP'],
  ])('takes the code off "%s"', (text, code, rest) => {
    expect(takeCode(text, opensName)).toEqual({ code, rest });
  });
  it.each(['29 UPT Dinas', '5 (lima) pilar', 'Persentase jalan', '27 kabupaten yang tertib', '2020'])(
    'leaves "%s" whole',
    (text) => {
      expect(takeCode(text, opensName)).toEqual({ code: null, rest: text });
    },
  );
  it('reads a cell that is only a number', () => {
    expect([readLoneCode('3.'), readLoneCode('1,8'), readLoneCode('Nilai')]).toEqual(['3', '1.8', null]);
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
