import { describe, expect, it } from 'vitest';
import { rowsFound } from './rows.ts';

describe('a row that stands twice', () => {
  const formula: [string, string, number] = ['Jumlah jembatan kondisi baik', 'Jumlah jembatan', 100];
  it('is found up to wording', () => {
    const again: [string, string, number] = ['Jml jembatan dlm kondisi baik', 'Jumlah jembatan', 100];
    const rows = [
      { name: 'Persentase jembatan dalam kondisi baik', formula },
      { name: 'Prosentase jembatan kondisi baik', formula: again },
    ];
    expect(rowsFound('duplicate-row', rows)).toEqual([2]);
  });
  it('is not found where formula or targets differ', () => {
    const other: [string, string, number] = ['Panjang jembatan kondisi baik', 'Panjang jembatan', 100];
    const name = 'Persentase jembatan kondisi baik';
    expect(
      rowsFound('duplicate-row', [
        { name, formula },
        { name, formula: other },
      ]),
    ).toEqual([]);
    expect(
      rowsFound('duplicate-row', [
        { name, formula, targets: [1] },
        { name, formula, targets: [2] },
      ]),
    ).toEqual([]);
  });
});
