/** How much a row needs a look: the order of the work list. */
import type { Indicator } from '../../pipeline/model/meaning/dataset.ts';
import { rootOf } from '../../pipeline/model/meaning/fields.ts';
import type { Issue } from '../../pipeline/model/issue.ts';

/** Below this a row is more likely wrong than right. */
const evenOdds = 0.5;

/** The errors and warnings about a row that nobody has settled: those about a field that was decided are. */
function openIssues({ evidence }: Indicator, issues: readonly Issue[]): Issue[] {
  return issues.filter(
    ({ severity, field }) => severity !== 'info' && (field === null || evidence[rootOf(field)]?.decided === undefined),
  );
}

/** Whether a person should look at the row. */
export function needsLook(row: Indicator, issues: readonly Issue[]): boolean {
  return row.confidence < evenOdds || openIssues(row, issues).length > 0;
}

/** The chance that something in the row is wrong, 0 to 1; an open error counts as even odds at least. */
export function doubtOf(row: Indicator, issues: readonly Issue[]): number {
  const hasError = openIssues(row, issues).some(({ severity }) => severity === 'error');
  return Math.max(1 - row.confidence, hasError ? evenOdds : 0);
}
