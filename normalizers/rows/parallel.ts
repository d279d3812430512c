/** Fields of one row that several columns hold together: an explanation and its formula below one heading. */
import type { ColumnRole, FieldText, Row } from '../../pipeline/model/meaning/record.ts';
import type { TextLine } from '../../pipeline/model/reading/text.ts';

const together: readonly ColumnRole[] = ['explanation', 'formula'];

/** The fields with those of one such role as one field, left to right; fractions of the right one count on. */
export function joinShared(fields: Row['fields']): Row['fields'] {
  const joined: Row['fields'] = [];
  for (const field of fields) {
    const at = joined.findIndex(({ column }) => together.includes(column.role) && column.role === field.column.role);
    const left = joined[at];
    if (left) joined[at] = { column: left.column, text: join(left.text, field.text) };
    else joined.push(field);
  }
  return joined;
}

function join(left: FieldText, right: FieldText): FieldText {
  const count = Math.max(-1, ...left.lines.map((line) => line.fraction?.index ?? -1)) + 1;
  const onward = (line: TextLine): TextLine =>
    line.fraction ? { ...line, fraction: { ...line.fraction, index: line.fraction.index + count } } : line;
  return {
    lines: [...left.lines, ...right.lines.map(onward)],
    segments: [...left.segments, ...right.segments],
    confidence: Math.min(left.confidence, right.confidence),
    inheritedFrom: left.inheritedFrom ?? right.inheritedFrom,
  };
}
