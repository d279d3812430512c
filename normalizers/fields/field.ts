/** One field of a row as a value: mended lines, plain text, and the evidence for it. */
import type { Evidence } from '../../pipeline/model/meaning/dataset.ts';
import { roundBox } from '../../pipeline/model/geometry.ts';
import type { Column, ColumnRole, FieldText, Row } from '../../pipeline/model/meaning/record.ts';
import { joinLines, lineText, type TextLine } from '../../pipeline/model/reading/text.ts';
import type { Mender } from '../mending/mender.ts';
import { mendLines } from '../mending/mend.ts';
import { isOfficialLine, withoutStaffNumbers } from '../../pipeline/model/print/official.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { joinText } from '../text/plain-text.ts';

/** A field that was read; how sure it is, is judged later. `inheritedRow` is the table row that the value was taken over from, or null. */
export type ReadField = {
  column: Column;
  /** The text as it came from the table, officials left out, before any mend. */
  source: FieldText;
  lines: TextLine[];
  text: string;
  evidence: Evidence;
  doubtful: string[];
  inheritedRow: number | null;
};

/** The columns that may hold formulas: only there may a letter be the sign of a sum. */
const calculating: readonly ColumnRole[] = ['formula', 'explanation', 'definition'];

/** The fields of a row with any of the roles, in column order; empty cells are left out. */
export function readFields(
  row: Row,
  roles: readonly ColumnRole[],
  mender: Mender,
  keepOfficials: boolean,
): ReadField[] {
  return row.fields
    .filter((field) => roles.includes(field.column.role))
    .map((field) => readField(field.column, field.text, mender, keepOfficials))
    .filter((field) => field.text !== '');
}

/** Reads one field. */
function readField(column: Column, field: FieldText, mender: Mender, keepOfficials: boolean): ReadField {
  const lines = onceOnly(keepOfficials ? field.lines : withoutOfficials(field.lines), field.segments.length);
  const mended = mendLines(lines, mender, calculating.includes(column.role));
  const first = field.segments[0];
  const number = lines.find((line) => line.line !== undefined)?.line;
  const evidence: Evidence = {
    raw: joinLines(lines),
    page: first?.page ?? 1,
    box: first?.box ? roundBox(first.box) : null,
    confidence: 0,
    edits: mended.edits,
    inheritedFrom: null,
    ...(number === undefined ? {} : { line: number }),
    ...(field.segments.length > 1
      ? { segments: field.segments.map((s) => ({ page: s.page, box: s.box ? roundBox(s.box) : null })) }
      : {}),
  };
  const text = joinText(mended.lines, mender.lexicon.isWord);
  return {
    column,
    source: { ...field, lines },
    lines: mended.lines,
    text,
    evidence,
    doubtful: mended.doubtful,
    inheritedRow: field.inheritedFrom,
  };
}

/** A merged cell that goes on over pages may say its text again on each of them. */
function onceOnly(lines: TextLine[], pages: number): TextLine[] {
  for (let times = pages; times > 1; times--) {
    if (lines.length < times) continue;
    const first = lines.findIndex((_, i) => repeats(lines, i + 1, times));
    if (first >= 0) return lines.slice(0, first + 1);
  }
  return lines;
}

function repeats(lines: readonly TextLine[], count: number, times: number): boolean {
  const text = foldText(joinLines(lines.slice(0, count)));
  const again = Array.from({ length: times }, () => text).join(' ');
  return text.includes(' ') && foldText(joinLines(lines)) === again;
}

function withoutOfficials(lines: readonly TextLine[]): TextLine[] {
  return lines
    .filter((line) => !isOfficialLine(lineText(line)) || withoutStaffNumbers(lineText(line)).split(' ').length > 8)
    .map((line) => {
      const text = lineText(line);
      const left = withoutStaffNumbers(text);
      return left === text.replace(/\s+/g, ' ').trim()
        ? line
        : { ...line, words: line.words.filter((word) => left.includes(word.text)) };
    });
}

/** Thousandths: enough to sort by, and equal over machines. */
export function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
