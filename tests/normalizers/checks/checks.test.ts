import { describe, expect, it } from 'vitest';
import { issuesOf } from './rows.ts';

describe('findings', () => {
  it('of a field that was read badly are only an info that says so', () => {
    const name = 'Jumlah desa mandiri';
    const formula: [string, string, number] = ['Jumlah desa mandiri', 'Jumlah desa', 100];
    const [found] = issuesOf([{ name, formula, sure: 0.5 }]);
    expect(found?.severity).toBe('info');
    expect(found?.message).toContain('read with 50 % confidence');
    expect(issuesOf([{ name, formula, sure: 0.2 }])).toEqual([]);
  });
});
