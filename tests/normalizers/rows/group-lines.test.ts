import { describe, expect, it } from 'vitest';
import { recogniseColumns } from '../../../normalizers/columns/columns.ts';
import { readRows } from '../../../normalizers/rows/rows.ts';
import { joinLines } from '../../../pipeline/model/reading/text.ts';
import { headings, tableOf } from '../table-of.ts';

const head = ['Kode', 'Indikator Kinerja Utama', 'Satuan', '2024', '2025'];
const namesOf = (rows: string[][]) => {
  const table = tableOf(1, [head, ...rows]);
  const read = readRows(table, recogniseColumns(table, headings).columns, headings).rows;
  return read.map(({ fields, context }) => {
    const name = fields.find(({ column }) => column.role === 'indicator');
    return [name && joinLines(name.text.lines), ...context];
  });
};

describe('a line without a value where every other row holds several', () => {
  it('names what follows when it says a level, a field of government or an objective, or stands in capitals', () => {
    const found = namesOf([
      ['', 'Sasaran 1: Bertambahnya jalan', '', '', ''],
      ['', 'Persentase a', '%', '70', '80'],
      ['', 'Urusan pemerintahan wajib', '', '', ''],
      ['', 'Persentase b', '%', '70', '80'],
      ['', 'Meningkatnya mutu jalan', '', '', ''],
      ['', 'Persentase c', '%', '70', '80'],
      ['', 'ASPEK PELAYANAN UMUM', '', '', ''],
      ['', 'Persentase d', '%', '70', '80'],
    ]);
    expect(found.map(([name]) => name)).toEqual(['Persentase a', 'Persentase b', 'Persentase c', 'Persentase d']);
    expect(found[0]).toContain('Sasaran 1: Bertambahnya jalan');
  });

  it('names what follows when the codes below begin with its own, whatever it says', () => {
    const found = namesOf([
      ['1.1', 'Jalan yang baik', '', '', ''],
      ['1.1.1', 'Persentase a', '%', '70', '80'],
      ['1.1.2', 'Persentase b', '%', '70', '80'],
    ]);
    expect(found.map(([name]) => name)).toEqual(['Persentase a', 'Persentase b']);
  });

  it('stays an indicator when it begins as indicators do: its values may be lost', () => {
    const found = namesOf([
      ['1', 'Persentase a', '', '', ''],
      ['2', 'Persentase b', '%', '70', '80'],
      ['3', 'Persentase c', '', '', ''],
      ['4', 'Persentase d', '%', '70', '80'],
    ]);
    expect(found).toHaveLength(4);
  });

  it('stays an indicator when nothing follows it', () => {
    const found = namesOf([
      ['', 'Persentase a', '%', '70', '80'],
      ['', 'Persentase b', '%', '70', '80'],
      ['', 'Meningkatnya mutu jalan', '', '', ''],
    ]);
    expect(found).toHaveLength(3);
  });

  it('is the objective of the rows below it where no column says one', () => {
    const saidOf = (heading: string, extra: string[] = []) => {
      const pad = extra.map(() => '');
      const table = tableOf(1, [
        ['Kode', heading, '2024', '2025', ...extra],
        ['SS1', 'Meningkatnya mutu jalan', '', '', ...pad],
        ['IKU 1.1', 'Persentase a', '70', '80', ...extra.map(() => 'Bertambahnya b')],
        ['SS2', 'Menurunnya kecelakaan', '', '', ...pad],
        ['IKU 2.1', 'Persentase c', '70', '80', ...extra.map(() => 'Bertambahnya b')],
      ]);
      const { rows } = readRows(table, recogniseColumns(table, headings).columns, headings);
      return rows.map(({ fields }) => {
        const found = fields.find(({ column }) => column.role === 'objective');
        return found ? joinLines(found.text.lines) : null;
      });
    };
    expect(saidOf('Sasaran Strategis / Indikator Kinerja Utama')).toEqual([
      'Meningkatnya mutu jalan',
      'Menurunnya kecelakaan',
    ]);
    expect(saidOf('Indikator Kinerja Utama', ['Sasaran'])[0]).toBe('Bertambahnya b');
  });

  it('is a line that holds the code of who follows and nothing else', () => {
    const found = namesOf([
      ['', '1.05.0.00.0.00.03.0000', '', '', ''],
      ['', 'Persentase a', '%', '70', '80'],
      ['', 'Persentase b', '%', '70', '80'],
    ]);
    expect(found.map(([name]) => name)).toEqual(['Persentase a', 'Persentase b']);
  });
});
