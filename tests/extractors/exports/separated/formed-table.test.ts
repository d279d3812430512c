import { expect, test } from 'vitest';
import { formTable, type WrittenRow } from '../../../../extractors/exports/separated/formed-table.ts';

/** Rows as "a b2 c/3": a text, its columns, its rows; "|" parts sections. */
function rowsOf(...lines: string[]): WrittenRow<string>[] {
  let section = 0;
  return lines.flatMap((line) => {
    if (line === '|') section++;
    if (line === '|') return [];
    const cells = line.split(' ').map((cell) => {
      const [, content = '', columns = null, rows = null] = /^([a-z])([^/]*)?(?:\/(.*))?$/.exec(cell)!;
      return { content, columns: columns || null, rows };
    });
    return [{ section, cells }];
  });
}

const placed = (...lines: string[]) =>
  formTable(rowsOf(...lines), 1e6)?.map(
    ({ row, column, rowSpan, columnSpan, content }) => `${content} ${row},${column} ${rowSpan}x${columnSpan}`,
  );

test('a cell from above moves those of the row below to the right', () => {
  expect(placed('a b/2 c', 'd e')).toEqual(['a 0,0 1x1', 'b 0,1 2x1', 'c 0,2 1x1', 'd 1,0 1x1', 'e 1,2 1x1']);
});

test('a span of no rows reaches to the end of its section, and none beyond it', () => {
  expect(placed('a/0 b', 'c', '|', 'd e')).toEqual(['a 0,0 2x1', 'b 0,1 1x1', 'c 1,1 1x1', 'd 2,0 1x1', 'e 2,1 1x1']);
  expect(placed('a/9 b', '|', 'd e')).toEqual(['a 0,0 1x1', 'b 0,1 1x1', 'd 1,0 1x1', 'e 1,1 1x1']);
});

test.each([
  ['0', 1],
  ['-1', 1],
  ['NaN', 1],
  ['1.5', 1],
  ['1e9', 1],
  ['+2', 2],
  ['3x', 3],
])('a cell of "%s" columns has %i', (columns, right) => {
  const above = { section: 0, cells: [{ content: 'a', columns, rows: null }] };
  expect(formTable([above, ...rowsOf('b c d e')], 1e6)?.[0]?.columnSpan).toBe(right);
});

test('columns in which no cell begins are none', () => {
  expect(placed('a5 b2', 'c2 d3 e2')).toEqual(['a 0,0 1x2', 'b 0,2 1x1', 'c 1,0 1x1', 'd 1,1 1x1', 'e 1,2 1x1']);
  expect(placed('a99999999999999999999', 'b c')?.[0]).toBe('a 0,0 1x2');
});

test('cells that overlap are both kept', () => {
  expect(placed('a b/2', 'c2')).toEqual(['a 0,0 1x1', 'b 0,1 2x1', 'c 1,0 1x2']);
});

test('spans over more places than allowed form no table', () => {
  expect(formTable(rowsOf('a5/2 b5', 'c5'), 19)).toBeNull();
  expect(formTable(rowsOf('a5/2 b5', 'c5'), 20)).not.toBeNull();
});
