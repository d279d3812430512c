/** A page written by hand for the tests: the grid that the rows of the sample dataset stand in. */
import type { Box } from '../../pipeline/model/geometry.ts';
import type { Cell, Page } from '../../pipeline/model/reading/page.ts';
import type { TextLine } from '../../pipeline/model/reading/text.ts';

const line = (text: string, box: Box, confidence = 0.95): TextLine => ({ words: [{ text, box, confidence }], box });

function cell(row: number, column: number, box: Box, lines: TextLine[], rowSpan = 1): Cell {
  return { row, column, rowSpan, columnSpan: 1, page: 1, box, lines, confidence: 0.95 };
}

/** A heading row and two rows of three columns, the first cell merged over both; a fraction bar; one line outside. */
export function samplePage(): Page {
  const columns: [number, number][] = [
    [40, 140],
    [150, 290],
    [300, 470],
  ];
  const at = (column: number, top: number, bottom: number): Box => [
    columns[column]![0],
    top,
    columns[column]![1],
    bottom,
  ];
  return {
    number: 1,
    width: 842,
    height: 595,
    quality: {
      reading: 'ocr',
      dpi: 200,
      turned: 0,
      skew: 0,
      ink: 0.05,
      confidence: 0.9,
      because: 'the page has no text',
      measures: {
        letters: 900,
        letterPixels: 14.7,
        contrast: 0.85,
        faint: 0.79,
        edge: 0.15,
        noise: 0.02,
        specks: 0.3,
        broken: 0.01,
        dithered: 0,
        black: 0,
      },
    },
    grids: [
      {
        page: 1,
        box: [40, 120, 470, 300],
        method: 'ruled',
        rows: 3,
        columns: 3,
        columnEdges: [40, 145, 295, 470],
        rowEdges: [120, 148, 210, 300],
        agreement: 1,
        cells: [
          cell(0, 0, at(0, 120, 146), []),
          cell(0, 1, at(1, 120, 146), []),
          cell(0, 2, at(2, 120, 146), []),
          cell(1, 0, at(0, 150, 300), [], 2),
          cell(1, 1, at(1, 150, 200), [line('Persentase', [152, 152, 200, 160])]),
          cell(1, 2, at(2, 150, 200), [line('Jumlah', [302, 152, 360, 160], 0.5)]),
          cell(2, 1, at(1, 220, 270), [line('Persentase', [152, 222, 190, 230])]),
        ],
      },
    ],
    rules: [
      { kind: 'border', line: [40, 120, 470, 121] },
      { kind: 'bar', line: [310, 175, 460, 175.4] },
      { kind: 'other', line: [600, 60, 700, 60] },
    ],
    lines: [line('PEJABAT', [500, 520, 560, 530])],
    issues: [],
  };
}
