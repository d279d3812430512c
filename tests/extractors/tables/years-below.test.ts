import { describe, expect, it } from 'vitest';
import { joinTables } from '../../../extractors/tables/join.ts';
import { cellText } from '../../../extractors/tables/alike.ts';
import { gridOf, pageOf } from './draw.ts';
import { edges, hints } from './joined.ts';

const group = { text: 'Target', columnSpan: 3 };
const heading = ['No', 'Indikator Kinerja Utama', group, null, null, 'Sumber Data'];
const joined = (...rows: Parameters<typeof gridOf>[1]) => {
  const [table] = joinTables([pageOf(1, [gridOf(1, [heading, ...rows], edges)])], hints).tables;
  return table!;
};

describe('years below a heading over several columns', () => {
  it('are headings in a row of their own', () => {
    const table = joined(['', '', '2021', '2022', '2023', ''], ['1', 'Persentase jalan', '70', '75', '80', 'BPS']);
    expect(table.headerRows).toBe(2);
  });

  it('are headings beside the cells of the first indicator, which stay its own', () => {
    const table = joined(
      [
        { text: '1', rowSpan: 2 },
        { text: 'Persentase jalan', rowSpan: 2 },
        '2021',
        '2022',
        '2023',
        { text: 'BPS', rowSpan: 2 },
      ],
      [null, null, '70', '75', '80', null],
    );
    const told = table.cells.filter(({ header, row }) => header && row >= table.headerRows).map(cellText);
    expect(told).toEqual(['2021', '2022', '2023']);
    expect(table.cells.find((cell) => cellText(cell) === 'Persentase jalan')?.header).toBe(false);
  });

  it('are values when they do not go up year by year', () => {
    const table = joined(
      [{ text: '1' }, 'Tahun pembangunan', '2021', '2021', '2021', 'BPS'],
      ['2', 'b', '1', '2', '3', 'BPS'],
    );
    expect(table.cells.filter(({ header, row }) => header && row > 0)).toEqual([]);
  });
});
