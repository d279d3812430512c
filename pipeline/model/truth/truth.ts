/** A truth file: what the rows of one document really say, made by hand, to measure a run against. */
import { z } from 'zod';

const text = z.string().nullable().optional();

/**
 * A defect of the source that checks should find: the issue code, where it shows, why a reader calls it one. An
 * `optional` finding is open to argument and counts neither way.
 */
export const Finding = z.looseObject({
  code: z.string(),
  field: text,
  because: text,
  optional: z.boolean().optional(),
});
export type Finding = z.infer<typeof Finding>;

/**
 * One true row. A field that is null or missing is not scored; an `optional` row may be found or not; `findings` are
 * all defects of the row, and missing where nobody has looked for any.
 */
export const TruthRow = z.looseObject({
  indicator: z.string(),
  objective: text,
  ratio: z
    .looseObject({ numerator: z.string(), denominator: z.string(), multiplier: z.number() })
    .nullable()
    .optional(),
  responsible: text,
  dataSource: text,
  /** Targets as printed, by their year; what is set otherwise is not scored. */
  targets: z
    .array(z.looseObject({ year: z.number(), value: z.string() }))
    .optional()
    .catch(undefined),
  optional: z.boolean().optional(),
  findings: z.array(Finding).optional(),
});
export type TruthRow = z.infer<typeof TruthRow>;

/**
 * `key` is the first part of the file name of the document that the truth is for; `region` a region code; `findings`
 * are defects of no single row.
 */
export const Truth = z.looseObject({
  key: z.string(),
  level: z.string().optional(),
  unseen: z.boolean().optional(),
  agency: text,
  region: text,
  year: z.number().nullable().optional(),
  findings: z.array(Finding).optional(),
  rows: z.array(TruthRow),
});
export type Truth = z.infer<typeof Truth>;
