import { describe, expect, it } from 'vitest';
import { joinTables } from '../../extractors/tables/join.ts';
import { gridOf, pageOf } from './tables/draw.ts';
import { edges, full, grid, heading, hints } from './tables/joined.ts';

describe('joinTables keeps whole', () => {
  describe('a heading that could not be read', () => {
    const specks = (page: number) =>
      heading.map((_, i) => ({ text: `AE ${page}${i}`, confidence: 0.16, unreadInk: 0.4 }));
    const black = heading.map(() => ({ text: '', unreadInk: 0.9 }));

    it('is kept apart from the rows, on the first page and where it stands again', () => {
      const pages = [
        pageOf(1, [gridOf(1, [specks(1), full('1', 'jalan')], edges)]),
        pageOf(2, [gridOf(2, [specks(2), full('2', 'air')], edges)]),
        pageOf(3, [gridOf(3, [black, full('3', 'gas')], edges)]),
      ];
      const { tables } = joinTables(pages, hints);
      expect(tables).toHaveLength(1);
      expect(tables[0]!.headerRows).toBe(1);
      expect(
        grid(tables[0]!)
          .slice(1)
          .map((row) => row[0]),
      ).toEqual(['1', '2', '3']);
      expect(tables[0]!.repeatedHeaders).toHaveLength(12);
    });

    it('is not seen in a page of which nothing was read well', () => {
      const poor = full('1', 'jalan').map((text) => ({ text, confidence: 0.3 }));
      const { tables } = joinTables([pageOf(1, [gridOf(1, [poor, poor, poor], edges)])], hints);
      expect(tables[0]!.headerRows).toBe(0);
    });

    it('is a heading all the same when one of its cells was read', () => {
      const one = specks(1).map((cell, i) => (i === 2 ? { text: 'Indikator Kinerja Utama' } : cell));
      const { tables } = joinTables([pageOf(1, [gridOf(1, [one, full('1', 'jalan')], edges)])], hints);
      expect(tables[0]!.headerRows).toBe(1);
    });
  });

  describe('over several pages', () => {
    const title = { text: 'MISI PERTAMA', columnSpan: 6 };
    const rest = ['', '', '', 'dan seterusnya', '', ''];
    const open = (row: string[]) => row.map((text) => ({ text, openBottom: true }));
    const pages = [
      pageOf(1, [
        gridOf(
          1,
          [
            ['Nama Organisasi', ':', 'Dinas A'],
            ['Tugas', ':', 'Membantu'],
          ],
          [40, 180, 200, 560],
        ),
      ]),
      pageOf(2, [
        gridOf(2, [heading, [title, null, null, null, null, null], full('1', 'jalan'), open(full('2', 'air'))], edges),
      ]),
      pageOf(3, [gridOf(3, [rest.map((text) => ({ text, openTop: true })), full('3', 'gas')], edges)]),
      pageOf(4, [gridOf(4, [heading, full('4', 'kapal')], edges)], [[880, 'Halaman 4']]),
      pageOf(
        5,
        [
          gridOf(
            5,
            [
              ['No', 'Program', 'Target'],
              ['1', 'Jalan', '5'],
            ],
            [40, 100, 300, 560],
          ),
        ],
        [[80, 'TARGET']],
      ),
    ];
    const words = (cells: readonly { lines: { words: { text: string }[] }[] }[]) =>
      cells.flatMap((cell) => cell.lines.flatMap((line) => line.words.map((word) => word.text))).sort();
    const { tables } = joinTables(pages, hints);

    it('every word that goes in comes out, each once', () => {
      const out = tables.flatMap((table) => [...table.cells, ...(table.repeatedHeaders ?? [])]);
      expect(words(out)).toEqual(words(pages.flatMap((page) => page.grids.flatMap((one) => one.cells))));
    });

    it('every fragment is used once and the numbers of the rows rise', () => {
      const joined = tables.flatMap((table) => table.joins.filter((join) => !join.because.startsWith('row put')));
      expect(tables.length + joined.length).toBe(5);
      expect(tables.map((table) => table.pages)).toEqual([[1], [2, 3, 4], [5]]);
      const numbers = grid(tables[1]!).flatMap((row) => (/^\d$/.test(row[0]!) ? [Number(row[0])] : []));
      expect(numbers).toEqual([1, 2, 3, 4]);
    });

    it('no two cells of a table lie on the same place', () => {
      for (const table of tables) {
        const places = table.cells.flatMap((cell) =>
          Array.from({ length: cell.rowSpan * cell.columnSpan }, (_, i) => {
            return `${cell.row + Math.floor(i / cell.columnSpan)},${cell.column + (i % cell.columnSpan)}`;
          }),
        );
        expect(new Set(places).size).toBe(places.length);
      }
    });
  });

  it('cuts a block of labels off the table that stands in the same frame, and its column edges with it', () => {
    const across = (text: string) => ({ text, columnSpan: 4 });
    const block = [
      ['1.', 'Nama Organisasi', across('Dinas A'), null, null, null],
      ['2.', 'Tugas', across('Membantu'), null, null, null],
    ];
    const two = (text: string) => ({ text, columnSpan: 2 });
    const head = ['No', 'Sasaran', two('Indikator Kinerja Utama'), null, 'Penjelasan', 'Sumber Data'];
    const body = ['1', 'Meningkatnya a', two('Persentase a'), null, 'Jumlah a', 'Dinas'];
    const { tables } = joinTables([pageOf(1, [gridOf(1, [...block, head, body], edges)])], hints);
    expect(tables.map((table) => [table.rows, table.headerRows, table.columns])).toEqual([
      [2, 0, 3],
      [2, 1, 5],
    ]);
    expect(grid(tables[1]!)[1]).toEqual(['1', 'Meningkatnya a', 'Persentase a', 'Jumlah a', 'Dinas']);
  });

  it('drops a heading that stands again inside a frame, and begins another table at another heading', () => {
    const other = ['No', 'Program', 'Target', 'Sumber Data', '', ''];
    const rows = [heading, full('1', 'jalan'), heading, full('2', 'air'), other, ['1', 'Jalan', '5', 'Dinas', '', '']];
    const { tables } = joinTables([pageOf(1, [gridOf(1, rows, edges)])], hints);
    expect(tables.map((table) => grid(table).map((row) => row[0]))).toEqual([
      ['No', '1', '2'],
      ['No', '1'],
    ]);
  });
});
