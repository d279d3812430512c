import { describe, expect, it } from 'vitest';
import { joinTables } from '../../../extractors/tables/join.ts';
import { gridOf, pageOf } from './draw.ts';
import { edges, full, grid, heading, hints } from './joined.ts';

const closed = { openTop: false, openBottom: false };
const unit = (text: string, rowSpan = 1) => ({ text, rowSpan, ...closed });
const upTo = (row: string[], from: number) => row.slice(0, from);

describe('a cell that is merged over a page break', () => {
  const first = [heading, [...upTo(full('1', 'jalan'), 5), unit('Bidang A', 2)], [...upTo(full('2', 'air'), 5), null]];

  it('goes on without its text below the rule that closes it, where its column is filled everywhere else', () => {
    const second = [
      [...upTo(full('3', 'gas'), 5), unit('')],
      [...upTo(full('4', 'kapal'), 5), unit('Bidang B')],
    ];
    const { tables } = joinTables([pageOf(1, [gridOf(1, first, edges)]), pageOf(2, [gridOf(2, second, edges)])], hints);
    const cell = tables[0]!.cells.find((c) => c.column === 5 && c.row === 1)!;
    expect([cell.rowSpan, cell.segments.map(({ page }) => page)]).toEqual([3, [1, 2]]);
  });

  it('is another, empty one where others of its column are empty', () => {
    const second = [
      [...upTo(full('3', 'gas'), 5), unit('')],
      [...upTo(full('4', 'kapal'), 5), unit('')],
    ];
    const { tables } = joinTables([pageOf(1, [gridOf(1, first, edges)]), pageOf(2, [gridOf(2, second, edges)])], hints);
    expect(tables[0]!.cells.find((c) => c.column === 5 && c.row === 1)!.rowSpan).toBe(2);
  });

  it('takes the end of its text that stands beside the first whole row of the next page', () => {
    const top = [heading, full('1', 'jalan'), ['2', '', ...full('2', 'air').slice(2)]];
    const next = [['3', 'dan jembatan', ...full('3', 'gas').slice(2)], full('4', 'kapal')];
    const { tables } = joinTables(
      [pageOf(1, [gridOf(1, [top[0]!, top[2]!, top[1]!], edges)]), pageOf(2, [gridOf(2, next, edges)])],
      hints,
    );
    expect(grid(tables[0]!).map((row) => row[1])).toContain('Meningkatnya jalan dan jembatan');
  });
});

describe('a cell of its own row below a page break', () => {
  const dash = [...full('1', 'jalan').slice(0, 3), '-', ...full('1', 'jalan').slice(4)];
  const second = [[...full('3', 'gas').slice(0, 3), 'penduduk bekerja', ...full('3', 'gas').slice(4)]];

  it('keeps a text that begins in lower case where its column is filled in every row, by a dash too', () => {
    const { tables } = joinTables(
      [pageOf(1, [gridOf(1, [heading, dash, full('2', 'air')], edges)]), pageOf(2, [gridOf(2, second, edges)])],
      hints,
    );
    expect(grid(tables[0]!).map((row) => row[3])).toContain('penduduk bekerja');
  });

  it('keeps a fraction, whatever other rows leave empty', () => {
    const blank = [...full('1', 'jalan').slice(0, 3), '', ...full('1', 'jalan').slice(4)];
    const next = gridOf(2, second, edges);
    const cells = next.cells.map((cell) => ({
      ...cell,
      lines: cell.lines.map((line) =>
        cell.column === 3
          ? { ...line, fraction: { index: 0, part: 'numerator' as const, form: 'bar' as const } }
          : line,
      ),
    }));
    const { tables } = joinTables(
      [pageOf(1, [gridOf(1, [heading, blank, full('2', 'air')], edges)]), pageOf(2, [{ ...next, cells }])],
      hints,
    );
    expect(grid(tables[0]!).map((row) => row[3])).toContain('penduduk bekerja');
  });
});

describe('a row cut by a page break', () => {
  it('is put together where several of its texts go on, although it fills a column that was empty', () => {
    const last = ['9', 'Meningkatnya akta', 'Cakupan akta', 'Bukti sah dan', '', 'Bidang'];
    const rest = ['', 'pencatatan sipil', 'usia sekolah', 'pelaksana.', 'Laporan', 'Sipil'];
    const { tables } = joinTables(
      [
        pageOf(1, [gridOf(1, [heading, full('8', 'air'), last], edges)]),
        pageOf(2, [gridOf(2, [rest, full('10', 'gas')], edges)]),
      ],
      hints,
    );
    expect(tables[0]!.rows).toBe(4);
  });
});

describe('two grids side by side', () => {
  const page = (right: number[], ys = 2) => {
    const rows = Array.from({ length: ys }, (_, i) => full(String(i + 2), 'air'));
    return pageOf(2, [
      gridOf(
        2,
        rows.map((row) => [row[0]!]),
        [40, 70],
      ),
      gridOf(
        2,
        rows.map((row) => row.slice(2)),
        right,
      ),
    ]);
  };
  const start = pageOf(1, [gridOf(1, [heading, full('1', 'jalan')], edges)]);

  it('are one table where they leave out one column of the table before them', () => {
    const { tables } = joinTables([start, page([180, 300, 430, 500, 560])], hints);
    expect(tables).toHaveLength(1);
    expect(grid(tables[0]!).map((row) => row[2])).toEqual([
      heading[2],
      'Persentase jalan',
      'Persentase air',
      'Persentase air',
    ]);
  });

  it('stay two where their columns are others', () => {
    const { tables } = joinTables([start, page([220, 320, 450, 510, 560])], hints);
    expect(tables.length).toBeGreaterThan(1);
  });
});

describe('a row that a page break cuts beside a column of lists', () => {
  const held = (text: string) => ({ text, rowSpan: 2, ...closed });
  const cell = (text: string) => ({ text, ...closed });

  it('stays one row: the next entry of the list begins no indicator', () => {
    const first = [
      heading,
      [held('1'), held('Meningkatnya a'), held('Persentase a'), held('Jumlah a'), held('BPS'), cell('1  Jalan')],
      [null, null, null, null, null, cell('2  Jembatan')],
      [held('2'), held('Meningkatnya b'), held('Persentase b'), held('Jumlah b'), held('BPS'), cell('1  Air')],
      [null, null, null, null, null, cell('2  Sumur')],
      [
        cell('3'),
        cell('Meningkatnya c'),
        cell('Persentase bandar udara di Malang dan'),
        cell('Jumlah'),
        cell('BPS'),
        cell('1  Gas'),
      ],
    ];
    const second = [['', '', 'Bandar Udara Banyuwangi', 'dan penumpang', '', '2  Pipa'].map(cell)];
    const { tables } = joinTables([pageOf(1, [gridOf(1, first, edges)]), pageOf(2, [gridOf(2, second, edges)])], hints);
    expect(tables[0]!.rows).toBe(6);
    expect(grid(tables[0]!).at(-1)?.[2]).toBe('Persentase bandar udara di Malang dan Bandar Udara Banyuwangi');
  });
});
