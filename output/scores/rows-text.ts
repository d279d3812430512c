/** An evaluation as text for a terminal. */
import { surely, type Calibration } from './calibration.ts';
import type { Evaluation } from './rows.ts';
import type { FindingScore } from './findings.ts';
import { measureNames, type Measures } from './counts.ts';

/** A table with a line for each group and document, columns aligned; then how far confidence holds and what checks found; with `misses`, a line for each miss below. */
export function evaluationText(evaluation: Evaluation, options: { misses?: boolean } = {}): string {
  const lines: [string, Measures][] = [
    ...Object.entries(evaluation.groups),
    ...evaluation.documents.map((d): [string, Measures] => [`${d.key}.${d.level}`, d.measures]),
  ];
  const text = alignColumns([
    ['', ...measureNames],
    ...lines.map(([name, m]) => [
      name,
      ...measureNames.map((k) => (k === 'documents' ? String(m[k]) : m[k].toFixed(3))),
    ]),
  ]);
  const without = evaluation.withoutTruth.map((file) => `no truth for ${file}`);
  const misses = options.misses ? evaluation.documents.flatMap(missLines) : [];
  return [
    ...text,
    ...calibrationLines(evaluation.calibration),
    ...findingLines(evaluation.findings),
    ...without,
    ...misses,
  ]
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

/** First cells of lines to the left, all others to the right. */
function alignColumns(table: string[][]): string[] {
  const widths = table[0]?.map((_, i) => Math.max(...table.map((row) => row[i]?.length ?? 0))) ?? [];
  return table.map((row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
  );
}

/** A table of findings with a line for all and for each code; none without marks in truth. */
function findingLines(findings: Record<string, FindingScore> | null): string[] {
  if (findings === null) return [];
  return alignColumns([
    ['findings', 'tp', 'fp', 'fn', 'precision', 'recall'],
    ...Object.entries(findings).map(([code, { tp, fp, fn, precision, recall }]) => [
      code,
      ...[tp, fp, fn].map(String),
      precision.toFixed(3),
      recall.toFixed(3),
    ]),
  ]);
}

function missLines({ key, level, misses, findingMisses }: Evaluation['documents'][number]): string[] {
  const ofRows = misses.map((m) => {
    const what = m.kind === 'lost row' ? m.truth : m.kind === 'invented row' ? m.found : `${m.found}  <-  ${m.truth}`;
    return `${m.kind}: ${what}`;
  });
  const ofFindings = findingMisses.map(
    ({ kind, code, field, row, says }) =>
      `${kind} ${code}${field === null ? '' : ` (${field})`}: ${row ?? 'the document'}${says === null ? '' : `  --  ${says}`}`,
  );
  return [...ofRows, ...ofFindings].map((line) => `${key}.${level}  ${line}`);
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
