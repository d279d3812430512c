/** An evaluation as text for a terminal. */
import { surely, type Calibration } from './calibration.ts';
import type { Evaluation } from './eval.ts';
import { measureNames, type Measures } from './measures.ts';

/** A table with a line for each group and document, columns aligned; then how far confidence holds; with `misses`, a line for each miss below. */
export function evaluationText(evaluation: Evaluation, options: { misses?: boolean } = {}): string {
  const lines: [string, Measures][] = [
    ...Object.entries(evaluation.groups),
    ...evaluation.documents.map((d): [string, Measures] => [`${d.key}.${d.level}`, d.measures]),
  ];
  const table = [
    ['', ...measureNames],
    ...lines.map(([name, m]) => [
      name,
      ...measureNames.map((k) => (k === 'documents' ? String(m[k]) : m[k].toFixed(3))),
    ]),
  ];
  const widths = table[0]?.map((_, i) => Math.max(...table.map((row) => row[i]?.length ?? 0))) ?? [];
  const text = table.map((row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
  );
  const without = evaluation.withoutTruth.map((file) => `no truth for ${file}`);
  const misses = options.misses ? evaluation.documents.flatMap(missLines) : [];
  return [...text, ...calibrationLines(evaluation.calibration), ...without, ...misses]
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

function missLines(document: Evaluation['documents'][number]): string[] {
  return document.misses.map((m) => {
    const what = m.kind === 'lost row' ? m.truth : m.kind === 'invented row' ? m.found : `${m.found}  <-  ${m.truth}`;
    return `${document.key}.${document.level}  ${m.kind}: ${what}`;
  });
}

/** What the confidences of rows and fields are worth, in a few lines; none without rows. */
export function calibrationLines({ rows, fields, reviewYield, surelyWrong }: Calibration): string[] {
  if (rows.count === 0) return [];
  const ofFields = Object.entries(fields).map(([key, { ece }]) => `${key} ${ece.toFixed(3)}`);
  const found = reviewYield.map((one) => `${percent(one.found)} in the least sure ${percent(one.reviewed)}`);
  const bins = rows.bins.map((bin) => `  ${bin.from.toFixed(1)}-${bin.to.toFixed(1)}  ${binLine(bin)}`);
  return [
    `calibration error: ${[`row ${rows.ece.toFixed(3)}`, ...ofFields].join(', ')}`,
    `wrong rows found by review: ${found.join(', ')}`,
    `wrong although surer than ${surely}: ${percent(surelyWrong, 1)} of rows`,
    'row confidence  rows  stated  right',
    ...bins,
  ];
}

function binLine({ count, stated, right }: { count: number; stated: number; right: number }): string {
  return [String(count).padStart(11), stated.toFixed(3).padStart(6), right.toFixed(3)].join('  ');
}

function percent(share: number, digits = 0): string {
  return `${(100 * share).toFixed(digits)} %`;
}
