/** Which rows are in the queue, in which order, and how long they will take. */
import type { QueueRow, ReviewDocument, SampleResult } from '../../../../pipeline/model/review/answers.ts';

/** `todo`: in doubt; the empty text in the others is "any". */
export type QueueFilters = {
  which: 'todo' | 'open' | 'sample' | 'disagree' | 'stale' | 'all';
  document: string;
  agency: string;
  field: string;
  finding: string;
  candidates: boolean;
};

export const noFilters: QueueFilters = {
  which: 'todo',
  document: '',
  agency: '',
  field: '',
  finding: '',
  candidates: false,
};

function isWanted(row: QueueRow, document: ReviewDocument | undefined, filters: QueueFilters): boolean {
  const { which, field, finding } = filters;
  if (which === 'todo' && row.sure && !row.marks.includes('disagree') && !row.marks.includes('stale')) return false;
  if (which === 'open' && row.state === 'done') return false;
  if (which === 'sample' && !row.sample) return false;
  if ((which === 'disagree' || which === 'stale') && !row.marks.includes(which)) return false;
  if (filters.document !== '' && String(row.document) !== filters.document) return false;
  if (filters.agency !== '' && document?.agency !== filters.agency) return false;
  if (field !== '' && !row.marks.includes(`field:${field}`)) return false;
  if (finding !== '' && !row.marks.includes(`code:${finding}`)) return false;
  return !filters.candidates || document?.tables.some(({ taken }) => !taken) === true;
}

/** How many rows are wanted, and how many of them are not done. */
export function countOf(
  rows: Iterable<QueueRow>,
  documents: readonly ReviewDocument[],
  filters: QueueFilters,
): { all: number; left: number } {
  const count = { all: 0, left: 0 };
  for (const row of rows) {
    if (!isWanted(row, documents[row.document], filters)) continue;
    count.all++;
    if (row.state !== 'done') count.left++;
  }
  return count;
}

/** The ids of the rows that are wanted: what is done last, before it by gain; rows of equal gain in the order of the paper. */
export function queueOf(
  rows: Iterable<QueueRow>,
  documents: readonly ReviewDocument[],
  filters: QueueFilters,
): string[] {
  const wanted = [...rows].filter((row) => isWanted(row, documents[row.document], filters));
  const rank = ({ state }: QueueRow): number => (state === 'done' ? 1 : 0);
  return wanted
    .sort((a, b) => rank(a) - rank(b) || b.gain - a.gain || a.document - b.document || a.position - b.position)
    .map(({ id }) => id);
}

/** The next row after `at` that is not done, going round; -1 where all are. */
export function nextOpen(order: readonly string[], at: number, isDone: (id: string) => boolean): number {
  for (let step = 1; step <= order.length; step++) {
    const next = (at + step) % order.length;
    if (!isDone(order[next]!)) return next;
  }
  return -1;
}

/** What is left to look at when all rows of a queue are done: the doubtful ones elsewhere, the sample, every other row; null for nothing. */
export function afterQueue(state: {
  rows: ReadonlyMap<string, QueueRow>;
  run: { documents: readonly ReviewDocument[] };
  filters: QueueFilters;
  sample: SampleResult;
}): QueueFilters | null {
  const isLeft = (filters: QueueFilters): boolean =>
    queueOf(state.rows.values(), state.run.documents, filters).some((id) => state.rows.get(id)?.state !== 'done');
  const steps = (['todo', 'sample', 'open'] as const).map((which): QueueFilters => ({ ...noFilters, which }));
  return steps.find(isLeft) ?? null;
}

/** A longer time between two rows was a break. */
const longest = 5 * 60;
/** Rows that a pace is told from. */
const lately = 20;

/** Seconds for the rows that are left, from the instants (ms) at which rows were done: the median of the last ones. Null with fewer than three. */
export function timeLeft(doneAt: readonly number[], left: number): number | null {
  const times = doneAt
    .slice(-lately - 1)
    .flatMap((at, i, all) => (i === 0 ? [] : [(at - all[i - 1]!) / 1000]))
    .filter((seconds) => seconds <= longest)
    .sort((a, b) => a - b);
  if (times.length < 3) return null;
  return times[Math.floor(times.length / 2)]! * left;
}
