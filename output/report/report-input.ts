/** What the report of a run is made from. */
import type { Refusal } from '../../pipeline/model/errors.ts';
import type { Dataset } from '../../pipeline/model/meaning/dataset.ts';
import type { Picture } from '../html/crop.ts';

/** Facts of the run for the foot of the report; no times are needed, given ones are shown as they are. */
export type RunSummary = {
  version: string;
  /** Label and value pairs, such as ["OCR language", "ind"]. */
  facts: readonly (readonly [label: string, value: string])[];
};

/** `pictures` name files relative to the report; a page without one shows its text instead. */
export type ReportInput = {
  dataset: Dataset;
  pictures: readonly Picture[];
  refusals: readonly Refusal[];
  run: RunSummary;
};
