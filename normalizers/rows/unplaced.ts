/** Words that no field of the dataset holds: each is told in an issue, so that nothing is lost without a word. */
import { issue, type Issue } from '../../pipeline/model/issue.ts';
import type { Box } from '../../pipeline/model/geometry.ts';
import type { Page } from '../../pipeline/model/reading/page.ts';
import type { ColumnRole, Row } from '../../pipeline/model/meaning/record.ts';
import type { Table } from '../../pipeline/model/reading/table.ts';
import { joinLines, lineText } from '../../pipeline/model/reading/text.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';

const numbers: readonly ColumnRole[] = ['rowNumber', 'code'];
const single: readonly ColumnRole[] = ['baseline'];

/** Issues for text of a row that its indicator has no field for: words in a column of numbers, a second baseline. */
export function unplacedFields(row: Row): Issue[] {
  return row.fields.flatMap(({ column, text }, i) => {
    // an inherited value is told where it stands
    if (text.inheritedFrom !== null && text.inheritedFrom !== row.row) return [];
    const said = joinLines(text.lines);
    const isWords = numbers.includes(column.role) && /\p{L}{3}/u.test(said);
    const isSecond =
      single.includes(column.role) && row.fields.slice(0, i).some((before) => before.column.role === column.role);
    if (!isWords && !isSecond) return [];
    const at = text.segments[0];
    const where = column.heading === '' ? `column ${column.index + 1}` : `the column "${column.heading}"`;
    const says = `Text in ${where} has no field: "${said.slice(0, 120)}"`;
    return [issue('unplaced-text', says, { page: at?.page ?? null, box: at?.box ?? null })];
  });
}

/** Issues for lines between the cells of a table: they stand inside its frame and belong to no cell. */
export function unplacedLines(table: Table, pages: readonly Page[]): Issue[] {
  return table.pages.flatMap((number) => {
    const boxes = table.cells.flatMap((cell) =>
      cell.segments.flatMap((segment) => (segment.page === number && segment.box ? [segment.box] : [])),
    );
    const page = pages.find((one) => one.number === number);
    if (!page || boxes.length === 0) return [];
    const frame: Box = [
      Math.min(...boxes.map((box) => box[0])),
      Math.min(...boxes.map((box) => box[1])),
      Math.max(...boxes.map((box) => box[2])),
      Math.max(...boxes.map((box) => box[3])),
    ];
    return page.lines
      .filter((line) => line.box && isInside(line.box, frame) && foldText(lineText(line)).length >= 3)
      .map((line) => {
        const says = `Text inside the table belongs to no cell: "${lineText(line).slice(0, 120)}"`;
        return issue('unplaced-text', says, { page: number, box: line.box });
      });
  });
}

function isInside(box: Box, frame: Box): boolean {
  const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  return x > frame[0] && x < frame[2] && y > frame[1] && y < frame[3];
}
