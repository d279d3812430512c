/** An evaluation as text for a terminal. */
import { mostWrong, surely, type Acceptance, type Calibration } from './calibration.ts';
import type { Evaluation } from './indicators.ts';
import type { FindingScore } from './findings.ts';
import { sure, type OtherScore } from './other-fields.ts';
import { measureNames, type Measures } from './counts.ts';
import { percentText, shareText } from './share.ts';

/** A table with a line for each group and document, columns aligned; then how far confidence holds and what checks found; with `misses`, a line for each miss below. `totals` tells of no single document. */
export function evaluationText(evaluation: Evaluation, options: { misses?: boolean; totals?: boolean } = {}): string {
  const { documents } = options.totals ? totalsOf(evaluation) : evaluation;
  const lines: [string, Measures][] = [
    ...Object.entries(evaluation.groups),
    ...documents.map((d): [string, Measures] => [`${d.key}.${d.level}`, d.measures]),
  ];
  const text = alignColumns([
    ['', ...measureNames],
    ...lines.map(([name, m]) => [
      name,
      ...measureNames.map((k) => (k === 'documents' ? String(m[k]) : shareText(m[k]))),
    ]),
  ]);
  const without = evaluation.withoutTruth.map((file) => `no truth for ${file}`);
  const missing = evaluation.missingDocuments.map((key) => `not in the run: ${key}`);
  const misses = options.misses ? documents.flatMap(missLines) : [];
  return [
    ...text,
    ...calibrationLines(evaluation.calibration),
    ...(Object.keys(evaluation.calibrations).length > 1 ? levelLines(evaluation.calibrations) : []),
    ...otherLines(evaluation.others),
    ...findingLines(evaluation.findings),
    ...missing,
    ...without,
    ...misses,
  ]
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

/** What may be known of documents that nobody is to look at: how right they are together, and none of them by itself. */
export function totalsOf(evaluation: Evaluation): Evaluation {
  return { ...evaluation, documents: [] };
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
      shareText(precision),
      shareText(recall),
    ]),
  ]);
}

/** A table of the fields that do not make a row exact; none where truth tells none of them. */
function otherLines(others: Record<string, OtherScore>): string[] {
  if (Object.keys(others).length === 0) return [];
  return alignColumns([
    ['other fields', 'scored', 'right', 'wrong', 'lost', 'invented', 'stated', `wrong above ${sure}`],
    ...Object.entries(others).map(([field, one]) => [
      field,
      String(one.scored),
      shareText(one.right),
      ...[one.wrong, one.lost, one.invented].map(String),
      shareText(one.stated),
      String(one.surelyWrong),
    ]),
  ]);
}

function missLines({ key, level, misses, findingMisses, otherMisses }: Evaluation['documents'][number]): string[] {
  const ofRows = misses.map((m) => {
    const what = m.kind === 'lost row' ? m.truth : m.kind === 'invented row' ? m.found : `${m.found}  <-  ${m.truth}`;
    return `${m.kind}: ${what}`;
  });
  const ofFindings = findingMisses.map(
    ({ kind, code, field, row, says }) =>
      `${kind} ${code}${field === null ? '' : ` (${field})`}: ${row ?? 'the document'}${says === null ? '' : `  --  ${says}`}`,
  );
  const ofOthers = otherMisses.map(
    ({ field, outcome, confidence, found, truth }) =>
      `${field} ${outcome}${confidence === null ? '' : ` at ${confidence}`}: ${found}  <-  ${truth}`,
  );
  return [...ofRows, ...ofOthers, ...ofFindings].map((line) => `${key}.${level}  ${line}`);
}

/** What the confidences of rows and fields are worth, in a few lines; none without rows. */
function calibrationLines({ rows, fields, reviewYield, surelyWrong, ...more }: Calibration): string[] {
  if (rows.count === 0) return [];
  const ofFields = Object.entries(fields).map(([key, { ece }]) => `${key} ${shareText(ece)}`);
  const found = reviewYield.map((one) => `${percentText(one.found)} in the least sure ${percentText(one.reviewed)}`);
  const bins = rows.bins.map((bin) => `  ${bin.from.toFixed(1)}-${bin.to.toFixed(1)}  ${binLine(bin)}`);
  return [
    `calibration error: ${[`row ${shareText(rows.ece)} (at most ${shareText(more.errorAtMost)})`, ...ofFields].join(', ')}`,
    acceptanceLine(more.acceptedUnseen),
    `wrong rows found by review: ${rows.right === 1 ? '- (no row is wrong)' : found.join(', ')}`,
    `wrong although surer than ${surely}: ${percentText(surelyWrong, 1)} of rows`,
    'row confidence  rows  stated  right',
    ...bins,
  ];
}

/** "accepted unseen: 80 % of rows (from 0.97 on, 1 of 320 wrong, at most 1.7 %)". */
function acceptanceLine({ share, count, wrong, from, atMostWrong }: Acceptance): string {
  const some = `from ${from} on, ${wrong} of ${count} wrong, at most ${percentText(atMostWrong, 1)}`;
  return `accepted unseen at ${percentText(mostWrong, 1)} wrong: ${percentText(share)} of rows${from === null ? '' : ` (${some})`}`;
}

/** The three figures of each level in a line; what holds on clean pages says nothing of worn ones. */
function levelLines(calibrations: Evaluation['calibrations']): string[] {
  return alignColumns([
    ['confidence by level', 'rows', 'error', 'at most', 'accepted unseen', 'wrong in least sure 20 %'],
    ...Object.entries(calibrations).map(([level, { rows, errorAtMost, acceptedUnseen, reviewYield }]) => [
      level,
      String(rows.count),
      shareText(rows.ece),
      shareText(errorAtMost),
      percentText(acceptedUnseen.share),
      percentText(reviewYield.find(({ reviewed }) => reviewed === 0.2)?.found ?? null),
    ]),
  ]);
}

function binLine({ count, stated, right }: { count: number; stated: number; right: number }): string {
  return [String(count).padStart(11), stated.toFixed(3).padStart(6), right.toFixed(3)].join('  ');
}
