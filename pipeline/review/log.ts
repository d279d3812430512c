/** The log of a review, to be read and printed: every decision as it was taken. */
import { aboutOf, isAboutTable } from '../model/meaning/decision.ts';
import type { LogAnswer, LogLine } from '../model/review/answers.ts';
import type { Ledger } from './ledger.ts';
import type { ReviewedRun } from './reviewed-run.ts';
import { opinion } from './row-screen.ts';

/** More lines than anybody prints; the file has them all. */
const mostLines = 5000;

/** The last decisions about documents of the run, the latest first. */
export function logOf(run: ReviewedRun, ledger: Ledger): LogAnswer {
  const files = new Map(run.documents.map(({ id, file }) => [id, file]));
  const lines = ledger.all().flatMap((decision): LogLine[] => {
    if (!('seen' in decision)) return [];
    const file = files.get(decision.seen.document);
    if (file === undefined) return [];
    const { as, value, by, on, why } = opinion(decision);
    const field = aboutOf(decision);
    const { row, read, page } = decision.seen;
    return [
      {
        on,
        by,
        as,
        field,
        row: isAboutTable(field) ? read : row,
        read: isAboutTable(field) ? '' : read,
        value: decision.decided === 'column-is' ? decision.role : value,
        why: why ?? '',
        document: file,
        page,
      },
    ];
  });
  const shown = lines.slice(-mostLines).reverse();
  return { run: run.name, lines: shown, left: lines.length - shown.length };
}
