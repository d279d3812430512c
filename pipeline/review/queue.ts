/** The order of the queue: what deciding a row is expected to mend, and what filters ask of it. */
import { needsLook } from '../../output/report/doubt.ts';
import { decidableOf } from '../model/meaning/decidable.ts';
import type { Indicator } from '../model/meaning/dataset.ts';
import { aboutRow } from '../model/meaning/decision.ts';
import { fieldOf, rootOf } from '../model/meaning/fields.ts';
import type { Issue } from '../model/issue.ts';
import type { QueueRow, RowState } from '../model/review/answers.ts';
import { isDisagreed, lastOf, type Ledger } from './ledger.ts';
import type { ReviewedRun } from './reviewed-run.ts';
import { isReplaced, keysSaid, nameSaid } from './said.ts';
import { isDrawn } from './sample.ts';

/** A row with no less is sure, as the reports colour it. */
const leastSure = 0.9;
/** A field with less is in doubt, as the reports say "read with". */
const fieldInDoubt = 0.8;
/** An error about a field makes it as likely wrong as right, as in the work list of reports. */
const evenOdds = 0.5;

/** How much a field matters: the most that a difference in one of its values weighs between two runs. */
function weightOf(row: Indicator, root: string): number {
  return Math.max(0, ...(fieldOf(root)?.compared(row) ?? []).map(({ matters }) => matters));
}

/** The chance that a field is wrong, 0 to 1: what its confidence leaves, even odds at least with an error about it. */
function fieldDoubt(row: Indicator, root: string, issues: readonly Issue[]): number {
  const parts = Object.entries(row.evidence).filter(([key]) => rootOf(key) === root);
  const least = Math.min(1, ...parts.map(([, { confidence }]) => confidence));
  const hasError = issues.some(
    ({ field, severity }) => severity === 'error' && field !== null && rootOf(field) === root,
  );
  return Math.max(1 - least, hasError ? evenOdds : 0);
}

/**
 * What deciding a row is expected to mend: over the fields that nobody decided, the chance that each is wrong times how much
 * it matters. Cells are taken as independent; one text that matters most and is surely wrong gives 10.
 */
function gainOf(row: Indicator, issues: readonly Issue[], isOpen: (root: string) => boolean): number {
  const roots = [...new Set(Object.keys(row.evidence).map(rootOf))].filter(isOpen);
  return roots.reduce((sum, root) => sum + fieldDoubt(row, root, issues) * weightOf(row, root), 0);
}

/** The keys of a row of which the last decision does not hold any more, or never did. */
function openKeys(row: Indicator, ledger: Ledger): string[] {
  return decidableOf(row).filter((key) => lastOf(ledger.about(row.id, key)) === null && !isReplaced(row, key, ledger));
}

/** How far a row is. */
function stateOf(row: Indicator, ledger: Ledger): RowState {
  if (lastOf(ledger.about(row.id, aboutRow)) !== null || ledger.mergedInto(row.id) !== null) return 'done';
  const keys = decidableOf(row);
  const open = openKeys(row, ledger).length;
  if (open === 0) return keys.length > 0 ? 'done' : 'open';
  return open === keys.length && ledger.fieldsDecided(row.id).length === 0 ? 'open' : 'part';
}

/** A row as the queue shows it. `stale` holds the ids of rows at the places of stale decisions. */
export function queueRow(row: Indicator, run: ReviewedRun, ledger: Ledger, stale: ReadonlySet<string>): QueueRow {
  const issues = run.issuesOf.get(row.id) ?? [];
  const open = new Set(openKeys(row, ledger).map(rootOf));
  const state = stateOf(row, ledger);
  const doubted = [...new Set(Object.keys(row.evidence).map(rootOf))].filter(
    (root) => fieldDoubt(row, root, issues) > 1 - fieldInDoubt,
  );
  const about = [aboutRow, ...keysSaid(row, ledger)];
  const isSure = row.confidence >= leastSure && !needsLook(row, issues);
  const marks = [
    ...doubted.map((root) => `field:${root}`),
    ...new Set(issues.map(({ code }) => `code:${code}`)),
    ...(stale.has(row.id) ? ['stale'] : []),
    ...(about.some((key) => isDisagreed(ledger.about(row.id, key))) ? ['disagree'] : []),
  ];
  return {
    id: row.id,
    document: run.documents.findIndex(({ id }) => id === row.document),
    position: row.position,
    name: nameSaid(row, ledger),
    gain: state === 'done' ? 0 : Math.round(gainOf(row, issues, (root) => open.has(root)) * 1000) / 1000,
    sure: isSure,
    sample: isSure && isDrawn(row.id),
    state,
    marks,
  };
}
