import { describe, expect, it } from 'vitest';
import { withRestRows } from '../../../extractors/tables/rest-rows.ts';
import type { TextLine } from '../../../pipeline/model/reading/text.ts';
import { cellText } from '../../../extractors/tables/alike.ts';
import { gridOf, pageOf } from './draw.ts';

const edges = [40, 80, 240, 400, 560];
const table = {
  ...gridOf(
    1,
    [
      ['No', 'Sasaran', 'Indikator', 'Sumber'],
      ['1', 'Jalan', 'Panjang jalan', 'Data'],
    ],
    edges,
  ),
  method: 'borderless' as const,
};

/** A line of words, each at its own left edge; letters are 5 points wide. */
function lineAt(y: number, words: readonly [number, string][]): TextLine {
  const placed = words.map(([x, text]) => ({
    text,
    box: [x, y, x + 5 * text.length, y + 10] as [number, number, number, number],
    confidence: 1,
  }));
  return { words: placed, box: [placed[0]!.box[0], y, placed.at(-1)!.box[2], y + 10] };
}
const row: [number, string][] = [
  [45, '2'],
  [85, 'Meningkatnya'],
  [245, 'Persentase'],
  [405, 'Laporan'],
];
const signature = [
  lineAt(140, [
    [300, 'Sleman,'],
    [340, '2'],
    [350, 'Maret'],
  ]),
  lineAt(152, [
    [290, 'KEPALA'],
    [325, 'DINAS'],
  ]),
];
const nextPage = (lines: TextLine[]) => ({ ...pageOf(2, []), lines });
const rest = (lines: TextLine[], before = pageOf(1, [table])) => withRestRows([before, nextPage(lines)])[1]!;
const second = lineAt(68, [
  [85, 'mutu'],
  [245, 'warga'],
]);

describe('a row that a table without rules leaves on the next page', () => {
  it('becomes a grid in the columns of the table; place, date and post stay text', () => {
    const page = rest([lineAt(20, [[290, '2']]), lineAt(56, row), second, ...signature]);
    expect(page.grids.map((g) => g.cells.map(cellText))).toEqual([
      ['2', 'Meningkatnya mutu', 'Persentase warga', 'Laporan'],
    ]);
    expect(page.grids[0]!.columnEdges).toEqual(edges);
    expect(page.lines.flatMap((l) => l.words.map((w) => w.text))).toEqual([
      '2',
      ...['Sleman,', '2', 'Maret', 'KEPALA', 'DINAS'],
    ]);
  });

  it('is none where words run over the edges of columns, as prose and titles do', () => {
    const over: [number, string][] = [...row.slice(0, 3), [390, 'Kabupaten']];
    expect(rest([lineAt(56, over)]).grids).toEqual([]);
  });

  it('is none below text that follows the table on its own page, nor in a table whose rules would go on', () => {
    const followed = pageOf(1, [table], [[400, 'Demikian keputusan ini dibuat']]);
    expect(rest([lineAt(56, row)], followed).grids).toEqual([]);
    expect(rest([lineAt(56, row)], pageOf(1, [{ ...table, method: 'ruled' }])).grids).toEqual([]);
  });

  it('is none where it stands far down the page', () => {
    expect(rest([lineAt(600, row), second]).grids).toEqual([]);
  });
});
