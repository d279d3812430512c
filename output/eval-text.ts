/** An evaluation as text for a terminal. */
import type { Evaluation } from './eval.ts';
import { measureNames, type Measures } from './measures.ts';

/** A table with a line for each group and document, columns aligned; with `misses`, a line for each miss below. */
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
  return [...text, ...without, ...misses].map((line) => `${line.trimEnd()}\n`).join('');
}

function missLines(document: Evaluation['documents'][number]): string[] {
  return document.misses.map((m) => {
    const what = m.kind === 'lost row' ? m.truth : m.kind === 'invented row' ? m.found : `${m.found}  <-  ${m.truth}`;
    return `${document.key}.${document.level}  ${m.kind}: ${what}`;
  });
}
