/** First words of cells, by what the cell holds: what the readers of exports tell columns apart with. */
import { parseCsv } from '../text/csv.ts';

/** The kinds of `content.csv` whose words open each sort of cell. */
const kindsOf = {
  indicator: ['indicator'],
  formulaPart: ['formula-part'],
  objective: ['objective'],
  unit: ['unit-of-organisation', 'post'],
  source: ['data'],
  measure: ['measure'],
} as const;

/** The words that open each sort of cell, from the text of `content.csv`: lower case, each once. */
export function exportOpeners(content: string): Record<keyof typeof kindsOf, string[]> {
  const lines = parseCsv(content, 'vocabulary/content.csv', ['kind', 'word']).map(({ fields }) => fields);
  const wordsOf = (kinds: readonly string[]) => [
    ...new Set(lines.flatMap(({ kind = '', word = '' }) => (kinds.includes(kind) ? [word.trim().toLowerCase()] : []))),
  ];
  return {
    indicator: wordsOf(kindsOf.indicator),
    formulaPart: wordsOf(kindsOf.formulaPart),
    objective: wordsOf(kindsOf.objective),
    unit: wordsOf(kindsOf.unit),
    source: wordsOf(kindsOf.source),
    measure: wordsOf(kindsOf.measure),
  };
}
