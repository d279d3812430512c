/** All checks of a source, and how they are run over the rows of a document. */
import { issue, type Issue } from '../../pipeline/model/issue.ts';
import { readRow, type Check, type CheckContext, type CheckedRow, type Finding } from './check.ts';
import { copiedFormula } from './formula-copied.ts';
import { duplicateRow } from './duplicate-row.ts';
import { equalParts } from './formula-numerator-equals-denominator.ts';
import { foreignUnit } from './responsible-foreign.ts';
import { missingMultiplier } from './formula-without-multiplier.ts';
import { missingTarget } from './target-missing.ts';
import { otherPopulation } from './formula-other-population.ts';
import { targetDirection } from './target-against-polarity.ts';
import { termOutOfTime } from './term-out-of-time.ts';
import { truncatedText } from './text-truncated.ts';
import { unitDisagreement } from './unit-disagrees.ts';
import { upsideDown } from './formula-upside-down.ts';
import { wrongExpansion } from './abbreviation-wrong-expansion.ts';

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
