import { describe, expect, test } from 'vitest';
import { alignShifted } from '../../../normalizers/rows/shifted.ts';
import { textOf } from '../../../normalizers/rows/slots.ts';
import type { Column } from '../../../pipeline/model/meaning/record.ts';
import type { Drawn } from '../../extractors/tables/draw.ts';
import { tableOf } from '../table-of.ts';

const heading = ['No', 'Kode', 'Indikator', 'Satuan', 'Kali'];
const roles = ['rowNumber', 'code', 'indicator', 'unit', 'multiplier'] as const;
const columns = roles.map((role, index): Column => ({
  index,
  heading: heading[index]!,
  role,
  year: null,
  score: 1,
  because: '',
}));
const row = (no: number): string[] => [`${no}.`, `1.${no}`, `Panjang jalan ${no}`, 'km', 'x 100%'];

/** The texts of the rows behind the heading, by column, after they are put back. */
function aligned(rows: (Drawn | null)[][], method?: 'ruled'): { texts: (string | null)[][]; moved: number } {
  const { table, issues } = alignShifted(tableOf(1, [heading, ...rows], method ?? 'separated'), columns);
  const texts = rows.map((_, r) =>
    heading.map((__, c) => {
      const cell = table.cells.find((one) => one.row === r + 1 && one.column === c);
      return cell ? textOf(cell) : null;
    }),
  );
  return { texts, moved: issues.length };
}

describe('a row that slid by one column', () => {
  const sound = [row(1), row(2), row(3)];

  test('is put back where its cells look like their columns, and told of', () => {
    const slid = [null, ...row(4).slice(0, 4)];
    const { texts, moved } = aligned([...sound, slid]);
    expect(texts[3]!.slice(0, 3)).toEqual(['4.', '1.4', 'Panjang jalan 4']);
    expect(moved).toBe(1);
  });

  test('stays where only one of its cells would look better', () => {
    const slid = [null, '4.', 'Panjang', 'jalan', 'km'];
    expect(aligned([...sound, slid])).toMatchObject({ moved: 0 });
  });

  test('stays in a table with drawn columns, and where every row is sound', () => {
    expect(aligned([...sound, [null, ...row(4).slice(0, 4)]], 'ruled').moved).toBe(0);
    expect(aligned([...sound, row(4)]).moved).toBe(0);
  });

  test('loses no cell over the edge of the table', () => {
    const full = ['1.4', 'Panjang jalan 4', 'km', 'x 100%', '4.'];
    const { texts, moved } = aligned([...sound, full]);
    expect([texts[3], moved]).toEqual([full, 0]);
  });
});
