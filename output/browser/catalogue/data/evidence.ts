/** Where the values of an indicator were read, what was mended and decided about them. */
import type { Box } from '../../../../pipeline/model/geometry.ts';
import type { Table } from '../opened/table.ts';

type Edit = { from: string; to: string };
type Decided = { as: string; by: string; on: string; before: string | null; why: string | null };

/** A place of a value; `box` in points, null for text exports, whose `line` it is. */
type Place = { page: number | null; box: Box | null; line: number | null; raw: string };

export type FieldEvidence = {
  field: string;
  confidence: number | null;
  places: Place[];
  edits: Edit[];
  decided: Decided | null;
  isInherited: boolean;
};

/** The evidence of an indicator by the field that it is about, in the order of the fields of the row. */
export function evidenceOf({ evidence, edits }: { evidence: Table; edits: Table }, indicator: number): FieldEvidence[] {
  const fields = new Map<string, FieldEvidence>();
  for (const row of evidence.of('indicator', indicator)) {
    const field = evidence.texts('field').of(row)!;
    const text = (column: string): string | null => evidence.texts(column).of(row);
    const side = (column: string): number | null => evidence.numbers(column)[row] ?? null;
    const sides = ['left', 'top', 'right', 'bottom'].map(side);
    const place: Place = {
      page: side('page'),
      box: sides.every((one) => one !== null) ? (sides as Box) : null,
      line: side('line'),
      raw: text('raw') ?? '',
    };
    const known = fields.get(field);
    if (known) known.places.push(place);
    else
      fields.set(field, {
        field,
        confidence: side('confidence'),
        places: [place],
        edits: [],
        decided: decidedOf(text),
        isInherited: text('inheritedFrom') !== null,
      });
  }
  for (const row of edits.of('indicator', indicator)) {
    const [from, to] = [edits.texts('from').of(row) ?? '', edits.texts('to').of(row) ?? ''];
    fields.get(edits.texts('field').of(row)!)?.edits.push({ from, to });
  }
  return [...fields.values()];
}

function decidedOf(text: (column: string) => string | null): Decided | null {
  const [as, by, on] = [text('decidedAs'), text('decidedBy'), text('decidedOn')];
  if (as === null) return null;
  return { as, by: by ?? '', on: on ?? '', before: text('decidedBefore'), why: text('decidedWhy') };
}

/** The evidence of a field, or of its parts: `formula` has that of `formula.numerator`. */
export const evidenceFor = (all: readonly FieldEvidence[], key: string): FieldEvidence[] =>
  all.filter(({ field }) => field === key || field.startsWith(`${key}.`));
