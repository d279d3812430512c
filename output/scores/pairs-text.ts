/** An evaluation of pairs as text for a terminal. */
import { PairRelation } from '../../pipeline/model/truth/marked-pair.ts';
import type { PairEvaluation, PairMiss } from './pairs.ts';
import { shareText } from './share.ts';

/** The order of misses: what costs precision and recall first. */
const kinds: readonly PairMiss['kind'][] = ['wrong pair', 'missed pair', 'other relation'];

/** The measures, the table of relations, and what the run lacks; with `misses`, each pair that is not right below. */
export function pairEvaluationText(evaluation: PairEvaluation, options: { misses?: boolean } = {}): string {
  const { alike, exact, bCubed, lostRows, missingDocuments } = evaluation;
  const lines = [
    `${evaluation.indicators} indicators, ${evaluation.marked} marked pairs`,
    ...aligned([
      ['', 'precision', 'recall', 'F1', 'found', 'true', 'right'],
      ...[['exact or close', alike] as const, ['exact', exact] as const].map(([name, s]) => [
        name,
        ...[s.precision, s.recall, s.f1].map((share) => shareText(share)),
        ...[s.found, s.truth, s.right].map(String),
      ]),
      ['B-cubed', ...[bCubed.precision, bCubed.recall, bCubed.f1].map((share) => shareText(share)), '', '', ''],
    ]),
    'marked pairs: what they are (down), what the run says (across)',
    ...aligned([
      ['', ...PairRelation.options],
      ...PairRelation.options.map((marked) => [
        marked,
        ...PairRelation.options.map((found) => String(evaluation.confusion[marked][found])),
      ]),
    ]),
    ...missingDocuments.map((document) => `not in the run: ${document}`),
    ...lostRows.map((row) => `lost row: ${row}`),
    ...(options.misses
      ? kinds.flatMap((kind) => evaluation.misses.filter((one) => one.kind === kind)).flatMap(missLines)
      : []),
  ];
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}

function missLines({ kind, marked, found, first, second, names, note }: PairMiss): string[] {
  const because = note === '' ? '' : ` (${note})`;
  return [
    `${kind}: ${marked ?? 'unmarked'}, found ${found}${because}`,
    `  ${first} ${names[0]}`,
    `  ${second} ${names[1]}`,
  ];
}

function aligned(table: readonly (readonly string[])[]): string[] {
  const widths = (table[0] ?? []).map((_, i) => Math.max(...table.map((row) => row[i]?.length ?? 0)));
  return table.map((row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
  );
}
