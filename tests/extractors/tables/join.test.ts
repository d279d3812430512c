import { describe, expect, it } from 'vitest';
import { cellText } from '../../../extractors/tables/alike.ts';
import { joinTables } from '../../../extractors/tables/join.ts';
import { exportOf, gridOf, pageOf } from './draw.ts';
import { edges, full, grid, heading, hints } from './joined.ts';

describe('joinTables', () => {
  it('joins a table over four pages whose heading stands only on the first', () => {
    const pages = [
      pageOf(1, [gridOf(1, [heading, full('1', 'jalan')], edges)]),
      pageOf(2, [gridOf(2, [full('2', 'air')], edges)], [[880, 'Halaman 2']]),
      pageOf(3, [gridOf(3, [full('3', 'listrik'), full('4', 'gas')], edges)]),
      pageOf(4, [gridOf(4, [full('5', 'kapal')], edges)]),
    ];
    const { tables, issues } = joinTables(pages, hints);
    expect(tables).toHaveLength(1);
    expect(tables[0]!.pages).toEqual([1, 2, 3, 4]);
    expect(grid(tables[0]!).map((row) => row[0])).toEqual(['No', '1', '2', '3', '4', '5']);
    expect(tables[0]!.joins).toHaveLength(3);
    expect(issues).toEqual([]);
  });

  it('drops a repeated heading that OCR has misread, with its column numbers, and keeps its words', () => {
    const numbers = ['1', '2', '3', '4', '5', '6'];
    const misread = ['N0', 'Sasarn', 'Indikator Kineria Utama', 'Penjelasn', 'Sumber Dala', 'Penanggun g Jawab'];
    const pages = [
      pageOf(1, [gridOf(1, [heading, numbers, full('1', 'jalan')], edges)]),
      pageOf(2, [gridOf(2, [misread, ['(1)', '(2)', '(©)', '(4)', '(5)', ''], full('2', 'air')], edges)]),
    ];
    const { tables } = joinTables(pages, hints);
    expect(tables).toHaveLength(1);
    expect(tables[0]!.headerRows).toBe(2);
    expect(grid(tables[0]!).slice(2)).toEqual([full('1', 'jalan'), full('2', 'air')]);
    expect(tables[0]!.repeatedHeaders?.map((h) => cellText(h))).toContain('Indikator Kineria Utama');
  });

  it('puts a row together that is cut over three pages, inside the name of its indicator', () => {
    const pages = [
      pageOf(1, [
        gridOf(
          1,
          [
            heading,
            full('1', 'jalan'),
            ['2', 'Meningkatnya air', 'Persentase rumah yang', 'Air yang', 'PDAM', 'Bidang B'],
          ],
          edges,
        ),
      ]),
      pageOf(2, [gridOf(2, [['', '', 'mendapat air', 'mengalir setiap hari dan', '', '']], edges)]),
      pageOf(3, [gridOf(3, [['', '', '', 'jernih.', '', ''], full('3', 'gas')], edges)]),
    ];
    const { tables, issues } = joinTables(pages, hints);
    const [table] = tables;
    expect(table!.rows).toBe(4);
    expect(grid(table!)[2]!.slice(0, 4)).toEqual([
      '2',
      'Meningkatnya air',
      'Persentase rumah yang mendapat air',
      'Air yang mengalir setiap hari dan jernih.',
    ]);
    const cell = table!.cells.find((c) => c.row === 2 && c.column === 3)!;
    expect(cell.segments.map((s) => s.page)).toEqual([1, 2, 3]);
    expect(issues.map((i) => i.code)).toEqual(['row-joined', 'row-joined']);
    expect(table!.joins.filter((j) => j.because.startsWith('row put together'))).toHaveLength(2);
  });

  it('keeps a full first row after a break apart although it has no number', () => {
    const next = ['', '', 'Persentase gas', 'Jumlah gas.', 'Dinas', 'Bidang A'];
    const pages = [pageOf(1, [gridOf(1, [heading, full('1', 'jalan')], edges)]), pageOf(2, [gridOf(2, [next], edges)])];
    const { tables } = joinTables(pages, hints);
    expect(tables[0]!.rows).toBe(3);
  });

  it('lets a merged objective that is open at the break grow over the rows of the next page', () => {
    const first = [
      ['1', { text: 'Meningkatnya jalan', rowSpan: 2, openBottom: true }, 'Persentase a', 'x', 'y', 'z'],
      ['2', null, 'Persentase b', 'x', 'y', 'z'],
    ];
    const second = [
      ['3', { text: '', rowSpan: 2, openTop: true }, 'Persentase c', 'x', 'y', 'z'],
      ['4', null, 'Persentase d', 'x', 'y', 'z'],
    ];
    const pages = [pageOf(1, [gridOf(1, [heading, ...first], edges)]), pageOf(2, [gridOf(2, second, edges)])];
    const { tables } = joinTables(pages, hints);
    const objective = tables[0]!.cells.find((c) => c.column === 1 && !c.header)!;
    expect(objective.rowSpan).toBe(4);
    expect(objective.segments.map((s) => s.page)).toEqual([1, 2]);
    expect(tables[0]!.rows).toBe(5);
  });

  it('puts columns of a shifted, slightly larger scan on the columns of the table, and adds one that is new', () => {
    const shifted = [40, 70, 180, 300, 430, 460, 500, 560].map((x) => 12 + x * 1.02);
    const wide = ['No', 'Sasaran', 'Indikator Kinerja Utama', 'Penjelasan', 'N', 'Sumber Data', 'Penanggung Jawab'];
    const row = ['2', 'Meningkatnya air', 'Persentase air', 'Jumlah air.', 'X 100', 'Dinas', 'Bidang A'];
    const pages = [
      pageOf(1, [gridOf(1, [heading, full('1', 'jalan')], edges)]),
      pageOf(2, [gridOf(2, [wide, row], shifted)]),
      pageOf(3, [gridOf(3, [heading, full('3', 'gas')], edges)]),
    ];
    const { tables } = joinTables(pages, hints);
    expect(tables).toHaveLength(1);
    expect(tables[0]!.columns).toBe(7);
    expect(grid(tables[0]!)[2]).toEqual(row);
    expect(grid(tables[0]!)[3]!.slice(5)).toEqual(['Dinas', 'Bidang A']);
  });

  it('adds the end of a single cell that is alone on a page', () => {
    const pages = [
      pageOf(1, [
        gridOf(
          1,
          [
            heading,
            full('1', 'jalan'),
            ['2', 'Meningkatnya air', 'Persentase air', 'Jumlah air yang', 'PDAM', 'Bidang B'],
          ],
          edges,
        ),
      ]),
      pageOf(2, [gridOf(2, [['mengalir.']], [301, 429])]),
    ];
    const { tables } = joinTables(pages, hints);
    expect(tables).toHaveLength(1);
    expect(grid(tables[0]!)[2]![3]).toBe('Jumlah air yang mengalir.');
  });

  it('begins another table at another heading, and after a title', () => {
    const budget = ['No', 'Program', 'Target'];
    const other = pageOf(2, [gridOf(2, [budget, ['1', 'Program a', '100']], [40, 70, 300, 560])]);
    const titled = pageOf(
      3,
      [gridOf(3, [heading, full('1', 'air')], edges)],
      [[50, 'INDIKATOR KINERJA UTAMA BIDANG AIR']],
    );
    const { tables } = joinTables([pageOf(1, [gridOf(1, [heading, full('1', 'jalan')], edges)]), other, titled], hints);
    expect(tables.map((t) => t.pages)).toEqual([[1], [2], [3]]);
  });

  it('does not take a block of labels below a table for its continuation', () => {
    const block = [
      ['Nama Organisasi', ':', 'Dinas A'],
      ['Tugas', ':', 'Membantu'],
    ];
    const pages = [
      pageOf(1, [gridOf(1, [heading, full('1', 'jalan')], edges)]),
      pageOf(2, [gridOf(2, block, [40, 180, 300, 560])]),
    ];
    expect(joinTables(pages, hints).tables).toHaveLength(2);
  });

  it('joins the parts of a text export by their headings, with a column that only one part has', () => {
    const page = exportOf(
      'No\tIndikator Kinerja Utama\tPenjelasan\tSumber Data\n1\tPersentase a\tJumlah a\tDinas\n\n' +
        'No\tIndikator Kinerja Utama\tPenjelasan\tN\tSumber Data\n2\tPersentase b\tJumlah b\tX 100\tDinas\n\n' +
        '3\tPersentase c\tJumlah c\t\tDinas',
    );
    const { tables } = joinTables([page], hints);
    expect(tables).toHaveLength(1);
    expect(grid(tables[0]!)).toEqual([
      ['No', 'Indikator Kinerja Utama', 'Penjelasan', 'N', 'Sumber Data'],
      ['1', 'Persentase a', 'Jumlah a', '^', 'Dinas'],
      ['2', 'Persentase b', 'Jumlah b', 'X 100', 'Dinas'],
      ['3', 'Persentase c', 'Jumlah c', '', 'Dinas'],
    ]);
  });

  it('finds a heading of two levels with years below "Target"', () => {
    const top = [
      { text: 'No', rowSpan: 2 },
      { text: 'Indikator Kinerja Utama', rowSpan: 2 },
      { text: 'Target', columnSpan: 3 },
      null,
      null,
    ];
    const years = [null, null, '2021', '2022', '2023'];
    const { tables } = joinTables(
      [pageOf(1, [gridOf(1, [top, years, ['1', 'Persentase a', '70', '75', '80']], [40, 70, 300, 380, 460, 560])])],
      hints,
    );
    expect(tables[0]!.headerRows).toBe(2);
  });
});
