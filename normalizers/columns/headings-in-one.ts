/** Headings of several columns that were read as one cell, because the wall between them is lost. */
import type { Box } from '../../pipeline/model/geometry.ts';
import type { Table, TableCell } from '../../pipeline/model/reading/table.ts';
import type { HeadingCell } from './heading-cells.ts';
import type { HeadingVocabulary } from './headings.ts';

/** So sure (0 to 1) each part must be a heading of its own; the whole is one only when it is known as it stands. */
const [known, knownWhole] = [0.7, 0.95];

/**
 * "INDIKATOR SATUAN" over two columns, white on a black band: its words are dealt to the columns that they stand over.
 * Nothing is changed unless every column gets a heading that is known, the whole is none, and no heading stands below.
 */
export function splitShared(
  headings: readonly HeadingCell[][],
  table: Table,
  vocabulary: HeadingVocabulary,
): HeadingCell[][] {
  const columns = columnBoxes(table);
  const split = headings.map((cells) => [...cells]);
  for (const cell of table.cells) {
    if (!cell.header || cell.columnSpan < 2) continue;
    const over = Array.from({ length: cell.columnSpan }, (_, i) => cell.column + i);
    const isLowest = over.every((column) => {
      const leaf = headings[column]?.at(-1);
      return leaf?.from === cell.column && leaf.columns === cell.columnSpan;
    });
    if (!isLowest) continue;
    const texts = over.map((column) => textOver(cell, columns[column] ?? null));
    const whole = vocabulary.match(headings[cell.column]!.at(-1)!.text);
    if (whole && whole.score >= knownWhole && !whole.weak) continue;
    if (!texts.every((text) => (vocabulary.match(text)?.score ?? 0) >= known)) continue;
    over.forEach((column, i) => split[column]!.splice(-1, 1, { text: texts[i]!, from: column, columns: 1 }));
  }
  return split;
}

/** A box of each column: of the first cell that lies in it alone. */
function columnBoxes(table: Table): (Box | null)[] {
  return Array.from(
    { length: table.columns },
    (_, column) =>
      table.cells.find((cell) => cell.column === column && cell.columnSpan === 1 && cell.box !== null)?.box ?? null,
  );
}

function textOver(cell: TableCell, column: Box | null): string {
  if (!column) return '';
  return cell.lines
    .flatMap((line) => line.words)
    .filter(({ box }) => {
      const middle = box ? (box[0] + box[2]) / 2 : Number.NaN;
      return middle >= column[0] && middle < column[2];
    })
    .map((word) => word.text)
    .join(' ');
}
