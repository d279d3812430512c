import { expect, test } from 'vitest';
import { fitTable } from '../../../../extractors/exports/separated/fitting-spans.ts';

type Span = { rows?: string; columns?: string };
const row = (texts: string, spans: Record<string, Span> = {}) => ({
  section: 0,
  cells: texts.split(' ').map((content) => ({
    content,
    rows: spans[content]?.rows ?? null,
    columns: spans[content]?.columns ?? null,
  })),
});
const fitted = (...rows: ReturnType<typeof row>[]) => {
  const { cells, cut } = fitTable(rows, 1e6)!;
  const lines = rows.map((_, r) =>
    cells
      .filter((cell) => cell.row === r)
      .map(({ content, column, rowSpan, columnSpan }) => `${content}${column}:${rowSpan}x${columnSpan}`)
      .join(' '),
  );
  return { lines, cut };
};

test('a heading over all rows ends above the first row that has cells for all columns', () => {
  const { lines, cut } = fitted(row('a b c', { c: { rows: '0' } }), row('d e f'), row('g h i'));
  expect(lines).toEqual(['a0:1x1 b1:1x1 c2:1x1', 'd0:1x1 e1:1x1 f2:1x1', 'g0:1x1 h1:1x1 i2:1x1']);
  expect(cut).toBe(1);
});

test('a heading over all columns stands over its own', () => {
  const { lines, cut } = fitted(row('a b c', { a: { columns: '500' } }), row('d e f'), row('g h i'));
  expect(lines[0]).toBe('a0:1x1 b1:1x1 c2:1x1');
  expect(cut).toBe(1);
});

test('an objective that is said to hold for a row too many ends above the next one', () => {
  const said = { b: { rows: '3' } };
  const { lines, cut } = fitted(row('n o p'), row('a b c', said), row('d e'), row('f g h'), row('i j k'));
  expect(lines.slice(1)).toEqual([
    'a0:1x1 b1:2x1 c2:1x1',
    'd0:1x1 e2:1x1',
    'f0:1x1 g1:1x1 h2:1x1',
    'i0:1x1 j1:1x1 k2:1x1',
  ]);
  expect(cut).toBe(1);
});

test('headings of two lines that are said to be of three leave the first row its place', () => {
  const tall = { rows: '3' };
  const head = row('a b c', { a: tall, b: tall, c: { columns: '2' } });
  const { lines, cut } = fitted(head, row('x y'), row('d e f g'), row('h i j k'), row('l m n o'));
  expect(lines[2]).toBe('d0:1x1 e1:1x1 f2:1x1 g3:1x1');
  expect(cut).toBe(2);
});

test('what a browser shows as it was meant stays as it is written', () => {
  const years = row('a b c', { a: { rows: '2' }, c: { columns: '2' }, b: { rows: '2' } });
  expect(fitted(years, row('x y'), row('d e f g'), row('h i j k')).cut).toBe(0);
  // the last cells of all rows left out below a heading over two columns
  const short = fitted(row('a b c d', { c: { columns: '2' } }), row('e f g h'), row('i j k l'));
  expect(short.cut).toBe(0);
});
