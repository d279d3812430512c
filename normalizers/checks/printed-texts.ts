/** What a row itself says, field by field; values inherited from a row above were said there. */
import type { Indicator } from '../../pipeline/model/meaning/dataset.ts';

/** A text of a row and the field that it stands in. */
export type PrintedText = { field: string; text: string };

/** The texts of a row in reading order; lists entry by entry, a formula with parts part by part. */
export function printedTexts(indicator: Indicator): PrintedText[] {
  const { formula } = indicator;
  const worked = formula.numerator === null ? [formula.text] : [formula.numerator, formula.denominator];
  const all: [string, (string | null)[]][] = [
    ['name', [indicator.name]],
    ['goal', [indicator.goal]],
    ['goalIndicator', [indicator.goalIndicator]],
    ['objective', [indicator.objective]],
    ['definition', [indicator.definition]],
    ['rationale', [indicator.rationale]],
    ['formula', worked],
    ['responsible', indicator.responsible.map(({ text }) => text)],
    ['dataSources', indicator.dataSources.map(({ text }) => text)],
    ['programs', indicator.programs.map(({ text }) => text)],
  ];
  return all.flatMap(([field, texts]) =>
    indicator.evidence[field]?.inheritedFrom
      ? []
      : texts.flatMap((text) => (text === null || text === '' ? [] : [{ field, text }])),
  );
}
