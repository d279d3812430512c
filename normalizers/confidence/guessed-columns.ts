/** Doubt about which column is which: it lowers what was read, however well the words themselves were read. */
import type { Indicator } from '../../pipeline/model/meaning/dataset.ts';
import type { Column } from '../../pipeline/model/meaning/record.ts';

/** Columns of a lower score (0 to 1) were told by their cells; every heading that was read scores more. */
const told = 0.55;

/**
 * A judged row with the confidence of each field times the certainty of its guessed column, and the confidence
 * of the row times that of its least certain column: a row has the wrong fields as soon as one column is wrong.
 */
export function doubtGuessedColumns(indicator: Indicator, columns: readonly Column[]): Indicator {
  const guessed = columns.filter((column) => column.score > 0 && column.score < told);
  if (guessed.length === 0) return indicator;
  const sureness = (score: number) => 0.5 + score;
  const evidence = Object.fromEntries(
    Object.entries(indicator.evidence).map(([key, one]) => {
      const score = Math.min(...guessed.filter(({ role }) => fieldOf[role] === key).map((column) => column.score));
      return [
        key,
        Number.isFinite(score) ? { ...one, confidence: thousandths(one.confidence * sureness(score)) } : one,
      ];
    }),
  );
  const least = sureness(Math.min(...guessed.map((column) => column.score)));
  const confidence = thousandths(indicator.confidence * least);
  return { ...indicator, evidence, confidence };
}

const fieldOf: Partial<Record<string, string>> = {
  indicator: 'name',
  objective: 'objective',
  explanation: 'formula',
  formula: 'formula',
  responsible: 'responsible',
  dataSource: 'dataSources',
  target: 'targets',
};

function thousandths(value: number): number {
  return Math.round(value * 1000) / 1000;
}
