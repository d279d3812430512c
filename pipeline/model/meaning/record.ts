/** A row of a table as named fields, still text: what the paper says under which heading. */
import { z } from 'zod';
import { indicatorLevels } from '../choices.ts';
import { Box } from '../geometry.ts';
import { plainKeys } from './plain-fields.ts';
import { TextLine } from '../reading/text.ts';

/** What a column holds. The headings that lead to each are data: `normalizers/vocabulary/headings.csv`. */
export const columnRoles = [
  'rowNumber',
  'code',
  ...plainKeys,
  'indicator',
  'explanation',
  'definition',
  'rationale',
  'formula',
  'multiplier',
  'unit',
  'baseline',
  'target',
  'endTarget',
  'achievement',
  'dataSource',
  'program',
  'responsible',
  'polarity',
  'period',
  'indicatorType',
  'remarks',
  'unknown',
] as const;
export const ColumnRole = z.enum(columnRoles);
export type ColumnRole = z.infer<typeof ColumnRole>;

export const IndicatorLevel = z.enum(indicatorLevels);
export type IndicatorLevel = z.infer<typeof IndicatorLevel>;

/** One column: its printed heading, what it was taken for, how sure (0 to 1) and why. `year` for target columns. */
export const Column = z.object({
  index: z.number().int(),
  heading: z.string(),
  role: ColumnRole,
  year: z.number().int().nullable(),
  score: z.number(),
  because: z.string(),
  /** Whose result the indicators of the column measure, where the heading says so. */
  level: IndicatorLevel.optional(),
  /** The column tells of the indicators of another column (its index) than the table's own, and what it tells. */
  owned: z.strictObject({ by: z.number().int(), role: ColumnRole }).optional(),
});
export type Column = z.infer<typeof Column>;

/** The text of one field of one row, with its places (one a page). */
export const FieldText = z.object({
  lines: z.array(TextLine),
  segments: z.array(z.object({ page: z.number().int(), box: Box.nullable() })),
  confidence: z.number(),
  /** Row index in the table that the value was inherited from (merged or carried over), else null. */
  inheritedFrom: z.number().int().nullable(),
  /** The largest share (0 to 1) of ink that no word covers, over the cells of the field; absent where not measured. */
  unreadInk: z.number().optional(),
});
export type FieldText = z.infer<typeof FieldText>;

/** One indicator row. `context` holds the section bands above it, outermost first. */
export const Row = z.object({
  table: z.number().int(),
  row: z.number().int(),
  fields: z.array(z.object({ column: Column, text: FieldText })),
  context: z.array(z.string()),
  /** The level of the indicator, and the words that tell it; absent where nothing does. */
  level: IndicatorLevel.optional(),
  printedLevel: z.string().optional(),
});
export type Row = z.infer<typeof Row>;
