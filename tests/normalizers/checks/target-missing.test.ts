import { describe, expect, it } from 'vitest';
import { codesOf } from './rows.ts';

describe('a missing target', () => {
  it('is found in a year where most have a value', () => {
    expect(codesOf({ name: 'Jumlah desa mandiri', targets: [3, 4, 5], empty: ['2024'] })).toEqual(['target-missing']);
    expect(codesOf({ name: 'Jumlah desa mandiri', targets: [3], empty: ['2022', '2023'] })).toEqual([]);
  });
});
