/** The number of a list entry that stands beside the middle of its text: "1." left of three lines, level with the second. */
import type { Row } from '../../pipeline/model/meaning/record.ts';
import { lineText, type TextLine } from '../../pipeline/model/reading/text.ts';

const isMark = (text: string): boolean => /^\d{1,2}[.)]$/.test(text);

/**
 * The lines of a cell with such a number before the first line. A number that begins one later line is taken for one where it
 * hangs left of every other line and no line of the cell is numbered besides.
 */
export function withMarkFirst(lines: readonly TextLine[]): readonly TextLine[] {
  const marked = lines.filter((line) => /^\s*\d{1,2}[.)](\s|$)/.test(lineText(line)));
  const [line] = marked;
  const [mark, ...words] = line?.words ?? [];
  const at = lines.indexOf(line!);
  if (marked.length !== 1 || at < 1 || !mark?.box || !isMark(mark.text) || words.length === 0) return lines;
  const others = [...lines.filter((other) => other !== line).flatMap((other) => other.words), ...words];
  if (others.some(({ box }) => box === null || box[0] <= mark.box![2])) return lines;
  const rest = { ...line!, words };
  return lines.map((one, i) => (i === 0 ? { ...one, words: [mark, ...one.words] } : i === at ? rest : one));
}

/** A row whose indicator has its number first. */
export function withIndicatorNumbered(row: Row): Row {
  const fields = row.fields.map((field) =>
    field.column.role === 'indicator'
      ? { ...field, text: { ...field.text, lines: [...withMarkFirst(field.text.lines)] } }
      : field,
  );
  return { ...row, fields };
}
