import { describe, expect, it } from 'vitest';
import { beginsInside, isBare, oddSigns } from '../../../normalizers/confidence/odd-row.ts';
import { emptyRow } from '../../../pipeline/model/meaning/empty-row.ts';

const row = (given: Partial<Parameters<typeof emptyRow>[0]>) =>
  emptyRow({ id: 'a', document: 'sha256:b', name: 'Jumlah desa maju', ...given });

describe('signs that a row is none', () => {
  it.each([
    ['a name without a word', { name: '2' }],
    ['a name that is a code', { name: 'IKU 1.1' }],
    ['a name that opens with a label', { name: 'Rumus : Jumlah desa maju' }],
    ['a name that holds the next entry of its list', { name: 'Jumlah wirausaha e. Proporsi pekerja formal' }],
    ['a name that holds the next number', { name: 'Persentase RTH 3.1 Persentase sampah' }],
    [
      'targets of several rows',
      {
        targets: [
          { year: 2020, value: null, text: '80 40,5 52' },
          { year: 2021, value: null, text: '90 41,5 56' },
        ],
      },
    ],
    [
      'the day of signing',
      { responsible: [{ text: 'Bidang Perkebunan Bone, 3 November 2016', key: null, name: null }] },
    ],
  ])('%s', (_, odd) => {
    expect(oddSigns(row(odd))).toBe(1);
  });

  it('no sign in rows as they are', () => {
    const name = 'Nilai SAKIP tipe B. Dinas (skala 1 s.d. 5)';
    const targets = [{ year: 2020, value: null, text: '80 100' }];
    expect(oddSigns(row({ name, targets }))).toBe(0);
  });

  it('a name in small letters where others begin with a capital', () => {
    const names = ['penyelesaian dokumen', 'Indeks', 'Nilai', 'Rasio'];
    const never = () => false;
    expect(beginsInside('penyelesaian dokumen', names, never)).toBe(true);
    expect(beginsInside('persentase desa', ['persentase desa', 'jumlah desa', 'Indeks'], never)).toBe(false);
  });

  it('but not one that opens as names do', () => {
    const names = ['cakupan pelayanan', 'Indeks', 'Nilai', 'Rasio'];
    const opens = (text: string) => text.startsWith('cakupan');
    expect(beginsInside('cakupan pelayanan', names, opens)).toBe(false);
  });
});

describe('a row that is a name and nothing else', () => {
  const column = (role: 'indicator' | 'target' | 'objective', index: number) =>
    ({ role, index, heading: '', score: 1, year: null, because: '' }) as const;
  const bare = row({ name: 'Urusan Komunikasi' });

  it('is odd where the table has columns for more', () => {
    expect(isBare(bare, [column('indicator', 0), column('target', 1)])).toBe(true);
  });

  it('is not where the table asks for nothing else, or it has a value', () => {
    expect(isBare(bare, [column('objective', 0), column('indicator', 1)])).toBe(false);
    const valued = { ...bare, targets: [{ year: 2020, value: 80, text: '80' }] };
    expect(isBare(valued, [column('indicator', 0), column('target', 1)])).toBe(false);
  });
});
