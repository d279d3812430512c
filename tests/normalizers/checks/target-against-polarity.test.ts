import { describe, expect, it } from 'vitest';
import { rowsFound } from './rows.ts';

describe('targets', () => {
  it.each([
    ['Angka kematian bayi', [8, 9, 10], undefined, 1],
    ['Angka kematian bayi', [10, 9, 8], undefined, 0],
    ['Persentase keluhan yang ditindaklanjuti', [80, 70, 60], undefined, 1],
    ['Persentase keluhan yang ditindaklanjuti', [60, 70, 80], undefined, 0],
    ['Jumlah kasus kekerasan yang ditangani', [80, 70, 60], undefined, 0],
    ['Waktu tanggap layanan', [10, 12, 15], 'Minimize', 1],
    ['Waktu tanggap layanan', [10, 12, 15], undefined, 0],
    ['Angka kematian bayi', [10, 9, 11], undefined, 0],
  ])('against the sense of "%s" %j are found', (name, targets, polarity, times) => {
    const found = rowsFound('target-against-polarity', [{ name, targets, ...(polarity ? { polarity } : {}) }]);
    expect(found).toHaveLength(times);
  });
});
