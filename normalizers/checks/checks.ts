/** All checks of a source, and how they are run over the rows of a document. */
import type { Issue } from '../../pipeline/model/issue.ts';
import { issue } from '../../pipeline/model/issue.ts';
import type { Check, CheckContext, CheckedRow, Finding } from './check.ts';
import { readRow } from './check.ts';
import { copiedFormula } from './copied-formula.ts';
import { duplicateRow } from './duplicate-row.ts';
import { equalParts } from './equal-parts.ts';
import { foreignUnit } from './foreign-unit.ts';
import { missingMultiplier } from './missing-multiplier.ts';
import { missingTarget } from './missing-target.ts';
import { otherPopulation } from './other-population.ts';
import { targetDirection } from './target-direction.ts';
import { termOutOfTime } from './term-out-of-time.ts';
import { truncatedText } from './truncated-text.ts';
import { unitDisagreement } from './unit-disagreement.ts';
import { upsideDown } from './upside-down.ts';
import { wrongExpansion } from './wrong-expansion.ts';

/** Every check, in the order in which findings are listed. */
export const checks: readonly Check[] = [
  equalParts,
  upsideDown,
  otherPopulation,
  copiedFormula,
  missingMultiplier,
  unitDisagreement,
  truncatedText,
  wrongExpansion,
  termOutOfTime,
  duplicateRow,
  missingTarget,
  targetDirection,
  foreignUnit,
];

/** Below this confidence (0 to 1) of a field the finding may be our own misreading and is kept to ourselves. */
const unread = 0.3;
/** Below this confidence, or where words were mended, a person should look at the page first: only an info. */
const unsure = 0.7;

/**
 * Runs every check over the rows of one document. Findings are issues with the row's id and the place of the field;
 * nothing in the rows is changed. A field that was read badly is not held against its author.
 */
export function checkDocument(rows: readonly CheckedRow[], context: CheckContext): Issue[] {
  const read = rows.map((row) => readRow(row, context.vocabulary));
  const byId = new Map(rows.map((row) => [row.indicator.id, row.indicator]));
  return checks.flatMap((check) =>
    check.find(read, context).flatMap((finding) => {
      const indicator = byId.get(finding.indicator);
      return indicator ? toIssue(check, finding, indicator.evidence[finding.field]) : [];
    }),
  );
}

type Evidence = CheckedRow['indicator']['evidence'][string];

function toIssue(check: Check, { indicator, field, message }: Finding, evidence: Evidence | undefined): Issue[] {
  const sure = evidence?.confidence ?? 1;
  if (sure < unread) return [];
  const severity = sure < unsure && check.severity !== 'info' ? 'info' : check.severity;
  const doubt = sure < unsure ? ` (read with ${Math.round(sure * 100)} % confidence: compare with the page first)` : '';
  const place = { page: evidence?.page ?? null, box: evidence?.box ?? null };
  return [issue(check.code, `${message}${doubt}`, { indicator, field, severity, ...place })];
}
