/** What changed between two datasets: the shape of diff.json. */
import { z } from 'zod';
import { causeCodes, changeKinds, editNames } from '../choices.ts';
import { Seen, DecidedValue } from './decision.ts';

const text = z.string().nullable();

/** A run of words that both texts have, or only the new (`ins`) or the old (`del`) one. */
const WordRun = z.strictObject({ op: z.enum(['same', 'ins', 'del']), text: z.string() });

/** Why something differs, as far as what the runs recorded can tell, and the sentence that says so. */
const Cause = z.strictObject({ code: z.enum(causeCodes), because: z.string() });

/** `meaning`, or only how letters were `read`, or `form`: case, signs, spacing, layout. */
const Weight = z.enum(['meaning', 'reading', 'form']);

const FieldChange = z.strictObject({
  field: z.string(),
  old: text,
  new: text,
  words: z.array(WordRun),
  /** New less old, for numbers only. */
  difference: z.number().nullable(),
  weight: Weight,
  /** Orders changes of meaning, the largest first; 0 for the others. */
  matters: z.number(),
  cause: Cause,
  /** What a person saw of the new value, and both values as they would write them: what a decision is made of. */
  seen: Seen.nullable(),
  values: z.strictObject({ old: DecidedValue, new: DecidedValue }).nullable(),
});

const RowPlace = z.strictObject({
  id: z.string(),
  document: z.string(),
  file: z.string(),
  position: z.number().int(),
  code: text,
  name: text,
});

const RowChange = z.strictObject({
  kind: z.enum(changeKinds),
  moved: z.boolean(),
  /** Every edit that was made to the row, by name. */
  says: z.array(z.enum(editNames)),
  weight: Weight,
  matters: z.number(),
  /** Why the rows are taken for one. */
  because: z.string(),
  distance: z.number().nullable(),
  /** Why a row came, went, was cut or put together; null for one that is there in both. */
  cause: Cause.nullable(),
  old: z.array(RowPlace),
  new: z.array(RowPlace),
  fields: z.array(FieldChange),
});

/** What a document tells of itself that differs: fields are `document.agency`, `document.year` and so on, the heaviest first. */
const FactsChange = z.strictObject({
  old: z.strictObject({ document: z.string(), file: z.string() }),
  new: z.strictObject({ document: z.string(), file: z.string() }),
  weight: Weight,
  matters: z.number(),
  /** Rows of the document in the new run: they are counted under what it tells. */
  rows: z.number().int(),
  facts: z.array(FieldChange),
});

/** An agency in two years: what became of each indicator, and its targets by year as both documents print them. */
const AgencyYears = z.strictObject({
  agency: z.string(),
  old: z.strictObject({ file: z.string(), year: z.number().int() }),
  new: z.strictObject({ file: z.string(), year: z.number().int() }),
  rows: z.array(
    z.strictObject({
      name: text,
      became: z.array(z.enum([...editNames, 'unchanged'])),
      targets: z.record(z.string(), z.strictObject({ old: text, new: text })),
    }),
  ),
});

export const DatasetDiff = z.strictObject({
  schema: z.literal('ikat/diff/3'),
  counts: z.record(z.enum([...changeKinds, 'unchanged']), z.number().int()),
  /** Rows by the heaviest of their changes. */
  weights: z.record(Weight, z.number().int()),
  /** What differs between the runs themselves, in words; null where one of them does not say what made it. */
  differs: z.array(z.string()).nullable(),
  documents: z.array(
    z.strictObject({
      old: text,
      new: text,
      sameBytes: z.boolean(),
      because: z.string(),
      /** Rows that came or went with it: of a document that only one run has. */
      rows: z.number().int(),
    }),
  ),
  /** Documents of both runs that tell something else of themselves, heaviest first; `weights` counts rows alone. */
  facts: z.array(FactsChange),
  years: z.array(AgencyYears),
  /** Heaviest first. */
  changes: z.array(RowChange),
});
export type DatasetDiff = z.infer<typeof DatasetDiff>;
export type RowChange = z.infer<typeof RowChange>;
export type FactsChange = z.infer<typeof FactsChange>;
export type FieldChange = z.infer<typeof FieldChange>;
export type Cause = z.infer<typeof Cause>;
export type ChangeWeight = z.infer<typeof Weight>;

/** The JSON Schema (draft 2020-12) of diff.json. */
export function diffJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = DatasetDiff.toJSONSchema({ target: 'draft-2020-12', io: 'output' });
  return { $schema, $id: 'urn:ikat:diff:3', title: 'ikat difference', ...rest };
}
