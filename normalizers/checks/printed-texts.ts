/** What a row itself says, field by field; values inherited from a row above were said there. */
import type { Indicator } from '../../pipeline/model/meaning/dataset.ts';
import { indicatorFields } from '../../pipeline/model/meaning/fields.ts';

/** A text of a row and the field that it stands in. */
export type PrintedText = { field: string; text: string };

/** The texts of a row in reading order; lists entry by entry, a formula with parts part by part. */
export function printedTexts(indicator: Indicator): PrintedText[] {
  const { formula } = indicator;
  const worked = formula.numerator === null ? [formula.text] : [formula.numerator, formula.denominator];
  const all = indicatorFields.flatMap(({ key, proofread, printed }): [string, (string | null)[]][] =>
    proofread ? [[key, key === 'formula' ? worked : printed(indicator)]] : [],
  );
  return all.flatMap(([field, texts]) =>
    indicator.evidence[field]?.inheritedFrom
      ? []
      : texts.flatMap((text) => (text === null || text === '' ? [] : [{ field, text }])),
  );
}
