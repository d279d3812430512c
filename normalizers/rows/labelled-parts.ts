/** "Satuan : Persen", "Sumber Data : ...", "Penanggung Jawab : ..." inside the cell that explains an indicator: fields of its row. */
import { unite } from '../../pipeline/model/around.ts';
import type { ColumnRole, FieldText, Row } from '../../pipeline/model/meaning/record.ts';
import { foldText, squash } from '../../pipeline/model/print/fold.ts';
import { pagesBefore } from '../../pipeline/model/reading/line-pages.ts';
import { lineText, type TextLine } from '../../pipeline/model/reading/text.ts';
import type { HeadingVocabulary } from '../columns/headings.ts';
import { holdsAny } from '../text/whole-words.ts';

/** Cells that may hold such parts, and the roles that a part may have. */
const mixed: readonly ColumnRole[] = ['explanation', 'formula', 'definition'];
const apart: readonly ColumnRole[] = ['unit', 'responsible', 'dataSource', 'indicatorType', 'polarity', 'period'];

/** Words and letters of a label. */
const [mostWords, mostLetters] = [6, 48];
/** A label that only reads like a known heading is one from here (0 to 1): "Sumber daya" is 0.74 like "Sumber Data". */
const surelyLike = 0.85;
/** Labels that a cell must hold for one without a colon, alone on its line, to be one as well. */
const fewestLabels = 2;
/** Line heights that part a block from the next one. */
const blank = 1.6;

type Label = { role: ColumnRole | null; text: string; words: number };
/** `at`: the place of each line among those of the cell. */
type Part = { role: ColumnRole; label: string; lines: TextLine[]; at: number[] };

/** Rows of which each labelled part of an explanation is a field of its own, where no column says it already. */
export function readLabelledParts(rows: readonly Row[], vocabulary: HeadingVocabulary): Row[] {
  return rows.map((row) => {
    let fields = row.fields;
    for (const field of row.fields)
      if (mixed.includes(field.column.role)) fields = splitField(fields, field, vocabulary);
    return fields === row.fields ? row : { ...row, fields };
  });
}

type Field = Row['fields'][number];

function splitField(fields: Row['fields'], field: Field, vocabulary: HeadingVocabulary): Row['fields'] {
  const taken = new Set(fields.map(({ column }) => column.role));
  const { parts, rest } = partsOf(field.text.lines, taken, vocabulary);
  if (parts.length === 0) return fields;
  const pages = pagesBefore(field.text.lines);
  const own = parts.map((part): Field => ({
    column: { ...field.column, role: part.role, heading: part.label, because: `labelled "${part.label}" in the cell` },
    text: { ...field.text, lines: part.lines, segments: segmentsOf(field.text, pages, part) },
  }));
  const left = rest.length === 0 ? [] : [{ ...field, text: { ...field.text, lines: rest } }];
  return [...fields.flatMap((one) => (one === field ? left : [one])), ...own];
}

/** A part goes from its label to the next one, or to a blank below what it says; the first of each role counts. */
function partsOf(
  lines: readonly TextLine[],
  taken: ReadonlySet<ColumnRole>,
  vocabulary: HeadingVocabulary,
): { parts: Part[]; rest: TextLine[] } {
  const labels = lines.map((line) => labelOf(line, vocabulary));
  const counted = labels.filter((label) => label !== null).length;
  const parts: Part[] = [];
  const rest: TextLine[] = [];
  let open: Part | null = null;
  lines.forEach((line, i) => {
    const label = labels[i] ?? (counted >= fewestLabels ? bareLabel(line, vocabulary) : null);
    if (label) {
      const { role } = label;
      const isNew = role !== null && !taken.has(role) && parts.every((part) => part.role !== role);
      open = isNew ? { role, label: label.text, lines: [], at: [] } : null;
      if (open) parts.push(open);
    } else if (open && open.lines.length > 0 && isApart(lines[i - 1]!, line)) open = null;
    if (!open) rest.push(line);
    else {
      const words = label ? line.words.slice(label.words) : line.words;
      if (words.length === 0) return;
      open.lines.push({ ...line, words });
      open.at.push(i);
    }
  });
  const said = parts.filter((part) => part.lines.length > 0);
  return { parts: said, rest };
}

/** The label that a line begins with, up to its colon: of a role, or (role null) of something else that ends a part. */
function labelOf(line: TextLine, vocabulary: HeadingVocabulary): Label | null {
  const at = line.words.findIndex(({ text }) => text.includes(':'));
  if (at < 0 || at > mostWords) return null;
  const [own = '', said = ''] = line.words[at]!.text.split(/:(.*)/s);
  // "1:2", "08:00", "Sumber:BPS": only between a word and a blank a colon ends a label
  if (said !== '') return null;
  const text = [...line.words.slice(0, at).map((word) => word.text), own].join(' ').trim();
  const plain = text.replace(/^(?:[-–•*]|\(?(?:\d{1,2}|[a-z])[.)])\s+/i, '');
  if (!/^\p{Lu}/u.test(plain) || plain.length > mostLetters) return null;
  return { role: roleNamed(plain, vocabulary), text: plain, words: at + 1 };
}

/** A label of a role that fills its line without a colon. */
function bareLabel(line: TextLine, vocabulary: HeadingVocabulary): Label | null {
  const text = lineText(line);
  if (!/^\p{Lu}/u.test(text) || line.words.length > mostWords) return null;
  const match = vocabulary.match(text);
  const isExact = match?.score === 1 && apart.includes(match.role);
  return isExact && roleNamed(text, vocabulary) === match.role
    ? { role: match.role, text, words: line.words.length }
    : null;
}

/**
 * The role that a label names. One word alone may be the name of anything ("SKPD : Satuan Kerja ...", "Kategori : ..."):
 * only those of `content.csv` count; who is responsible is told by words of their own kind, whatever stands before them.
 */
function roleNamed(text: string, vocabulary: HeadingVocabulary): ColumnRole | null {
  if (holdsAny(text, vocabulary.content.get('label-responsible'))) return 'responsible';
  const match = vocabulary.match(text);
  if (!match || match.weak || match.score < surelyLike || !apart.includes(match.role)) return null;
  if (match.role === 'responsible') return null;
  const isOne = foldText(text).split(' ').length === 1;
  return isOne && vocabulary.content.get('label-of-part')?.has(squash(text)) !== true ? null : match.role;
}

function isApart(above: TextLine, line: TextLine): boolean {
  if (!above.box || !line.box) return false;
  const height = above.box[3] - above.box[1];
  return line.box[1] - above.box[3] > (blank - 1) * height;
}

/** The place of a part: on each page that it stands on, or that of its cell where the lines do not tell their pages. */
function segmentsOf({ segments }: FieldText, pages: readonly number[], part: Part): FieldText['segments'] {
  const isTold = (pages.at(-1) ?? 0) + 1 === segments.length && part.lines.every(({ box }) => box !== null);
  if (!isTold) return segments;
  return segments.flatMap(({ page }, at) => {
    const box = unite(part.lines.flatMap((line, i) => (line.box && pages[part.at[i]!] === at ? [line.box] : [])));
    return box ? [{ page, box }] : [];
  });
}
