/** A truth file: what the rows of one document really say, made by hand, to measure a run against. */
import { z } from 'zod';

const text = z.string().nullable().optional();

/** One true row. A field that is null or missing is not scored; an `optional` row may be found or not. */
export const TruthRow = z.looseObject({
  indicator: z.string(),
  objective: text,
  ratio: z
    .looseObject({ numerator: z.string(), denominator: z.string(), multiplier: z.number() })
    .nullable()
    .optional(),
  responsible: text,
  dataSource: text,
  optional: z.boolean().optional(),
});
export type TruthRow = z.infer<typeof TruthRow>;

/** `key` is the first part of the file name of the document that the truth is for; `region` a region code. */
export const Truth = z.looseObject({
  key: z.string(),
  level: z.string().optional(),
  unseen: z.boolean().optional(),
  agency: text,
  region: text,
  year: z.number().nullable().optional(),
  rows: z.array(TruthRow),
});
export type Truth = z.infer<typeof Truth>;
