import { expect, it } from 'vitest';
import { assembleGrid, confidenceOf } from '../../../extractors/cells/assemble.ts';
import { wordLines } from '../../../extractors/cells/word-lines.ts';
import { lineText, type Word } from '../../../pipeline/model/text.ts';

const word = (text: string, x: number, y: number, confidence = 1): Word => ({
  text,
  box: [x, y, x + 6 * text.length, y + 10],
  confidence,
});
const said = (words: Word[], ...rest: Parameters<typeof wordLines> extends [unknown, ...infer R] ? R : never) =>
  wordLines(words, ...rest).map((l) => (l.fraction ? `${l.fraction.part}: ${lineText(l)}` : lineText(l)));

it('words come in reading order, whatever order they were drawn in', () => {
  const words = [word('sosial', 60, 12), word('rehabilitasi', 0, 24), word('Bidang', 0, 10)];
  expect(said(words, [], 5, false)).toEqual(['Bidang sosial', 'rehabilitasi']);
});

it('the lines of a fraction carry their part, text around it stays around it', () => {
  const words = [
    word('Rumus:', 0, 0),
    word('Jumlah', 40, 40),
    word('Seluruh', 38, 56),
    word('x', 100, 48),
    word('100%', 110, 48),
    word('Catatan', 0, 90),
  ];
  const bar = { kind: 'horizontal', from: 30, to: 90, at: 53, thickness: 0.7 } as const;
  expect(said(words, [bar], 6, false)).toEqual([
    'Rumus:',
    'numerator: Jumlah',
    'denominator: Seluruh',
    'right: x 100%',
    'Catatan',
  ]);
  expect(wordLines(words, [bar], 6, false)[1]!.fraction).toEqual({ index: 0, part: 'numerator', form: 'bar' });
});

it('a line has the box around its words', () => {
  expect(wordLines([word('a', 10, 20), word('b', 30, 21)], [], 5, false)[0]!.box).toEqual([10, 20, 36, 31]);
});

it('long words weigh more in the confidence of a cell; a cell without words is sure', () => {
  const line = { words: [word('a', 0, 0, 0), word('aaa', 10, 0, 1)], box: null };
  expect(confidenceOf([line])).toBe(0.75);
  expect(confidenceOf([])).toBe(1);
});

it('a grid of walls and texts has spans, open ends and places on the page', () => {
  const walls = {
    xs: [0, 100, 200],
    ys: [0, 50],
    agreement: 0.98765,
    cells: [
      {
        r0: 0,
        r1: 0,
        c0: 0,
        c1: 1,
        box: [0, 0, 200, 50] as [number, number, number, number],
        openTop: false,
        openBottom: true,
      },
    ],
  };
  const texts = [{ lines: [], confidence: 0.87654, unreadInk: null }];
  const grid = assembleGrid(3, walls, texts, 'ruled', ([a, b, c, d]) => [a + 1.04, b + 1.04, c + 1.04, d + 1.04]);
  expect(grid).toMatchObject({ page: 3, rows: 1, columns: 2, columnEdges: [0, 100, 200], agreement: 0.988 });
  expect(grid.box).toEqual([1, 1, 201, 51]);
  expect(grid.cells).toEqual([
    {
      row: 0,
      column: 0,
      rowSpan: 1,
      columnSpan: 2,
      page: 3,
      box: [1, 1, 201, 51],
      lines: [],
      confidence: 0.877,
      openBottom: true,
      unreadInk: null,
    },
  ]);
});
