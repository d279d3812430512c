import { describe, expect, it } from 'vitest';
import { codesOf, issuesOf } from './rows.ts';

describe('another population', () => {
  const code = 'formula-other-population';
  it('is found where those who serve stand for those who are served', () => {
    const formula: [string, string, number] = ['Jumlah PSKS yang tertangani', 'Jumlah PPKS', 100];
    const [found] = issuesOf([{ name: 'Persentase PPKS yang tertangani', formula }]);
    expect(found?.code).toBe(code);
    expect(found?.message).toContain('"Jumlah PSKS yang tertangani" / "Jumlah PPKS"');
  });
  it('is found where children stand for the elderly', () => {
    const formula: [string, string, number] = ['Jumlah anak terlantar yang dilayani', 'Jumlah anak terlantar', 100];
    expect(codesOf({ name: 'Persentase lanjut usia terlantar yang dilayani', formula })).toEqual([code]);
  });
  it('is found where the formula leaves out what the name narrows', () => {
    const formula: [string, string, number] = ['Jumlah PSKS yang aktif', 'Jumlah seluruh PSKS', 100];
    expect(codesOf({ name: 'Persentase PSKS perorangan yang aktif', formula })).toEqual([code]);
  });
  it('is found where name and formula have nothing in common', () => {
    const formula: [string, string, number] = ['Jumlah kendaraan laik jalan', 'Jumlah kendaraan', 100];
    expect(codesOf({ name: 'Persentase taman kota yang terpelihara', formula })).toEqual([code]);
  });
  it('is not found where the name speaks of both, or abbreviates', () => {
    const both: [string, string, number] = ['Jumlah PSKS yang melayani PPKS', 'Jumlah PSKS', 100];
    expect(codesOf({ name: 'Persentase PSKS yang berperan melayani PPKS', formula: both })).toEqual([]);
    const short: [string, string, number] = ['Jumlah RTLH yang diperbaiki', 'Jumlah RTLH', 100];
    expect(codesOf({ name: 'Persentase rumah tidak layak huni yang diperbaiki', formula: short })).toEqual([]);
  });
  it('is not found in a formula of signs', () => {
    expect(codesOf({ name: 'Persentase BUMDes berkategori maju', formula: ['BM', 'BT', 100] })).toEqual([]);
  });
});
