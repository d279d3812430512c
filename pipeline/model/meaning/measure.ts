/** How an indicator counts: what kind of quantity it is, and of what. */
import { z } from 'zod';
import { measureKinds } from '../choices.ts';
import { Box } from '../geometry.ts';

export const MeasureKind = z.enum(measureKinds);
export type MeasureKind = z.infer<typeof MeasureKind>;

/**
 * The measure of an indicator: `kind` null when nothing tells it; `of` the thing that a count counts, as a symbol of
 * units.csv; `from` says what told the kind ("target": the unit written beside the target values).
 */
export const Measure = z.strictObject({
  kind: MeasureKind.nullable(),
  of: z.string().nullable(),
  from: z.enum(['unit', 'name', 'target', 'formula']).nullable(),
});
export type Measure = z.infer<typeof Measure>;

/** How a value bounds what it stands for: "≥ 90", "< 5", "± 10". */
export const Bound = z.enum(['at-least', 'at-most', 'more-than', 'less-than', 'about']);
export type Bound = z.infer<typeof Bound>;

/** A cell of the page, or a line of a text export. */
const Place = z.strictObject({ page: z.number().int(), box: Box.nullable(), line: z.number().int().optional() });

/**
 * A value for a year. `value` is in the unit of the row, null when the text is more, or other, than one number.
 * `to` is the end of a range that begins at `value`; `grade` a word of a scale ("BB", "WTP"); `ratio` the sides of
 * "1 : 15" or "3/5"; `heading` the printed heading of a column that names no year, or that is for the end of a plan;
 * `place` where it stands, where that is another cell than the one in the evidence of its field.
 */
export const YearValue = z.strictObject({
  year: z.number().int().nullable(),
  value: z.number().nullable(),
  text: z.string(),
  bound: Bound.optional(),
  to: z.number().optional(),
  grade: z.string().optional(),
  ratio: z.tuple([z.number(), z.number()]).optional(),
  heading: z.string().optional(),
  place: Place.optional(),
});
export type YearValue = z.infer<typeof YearValue>;
