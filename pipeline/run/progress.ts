/** Progress on standard error: a bar with the time left on a terminal, else one plain line a document. */
import type { RunEvent } from '../batch/events.ts';
import type { Refusal } from '../model/errors.ts';

/** Where progress goes; `columns` is undefined without a terminal. */
export type ProgressTarget = {
  write: (text: string) => unknown;
  isTTY?: boolean | undefined;
  columns?: number | undefined;
};

export type Progress = { onEvent: (event: RunEvent) => void; end: () => void };

type Count = {
  documents: number;
  listed: number;
  opened: number;
  pages: number;
  pagesDone: number;
  /** Pages that were really read, not found in the store; `readSeconds` since the first document was open. */
  read: number;
  readSeconds: number;
};

/** `now` gives milliseconds. Lines never hold more than the file, the counts and the reason for a refusal. */
export function createProgress(target: ProgressTarget, now: () => number): Progress {
  const count: Count = { documents: 0, listed: 0, opened: 0, pages: 0, pagesDone: 0, read: 0, readSeconds: 0 };
  const onTerminal = target.isTTY === true;
  let firstRead: number | null = null;
  const bar = (): void => {
    if (!onTerminal) return;
    if (firstRead !== null) count.readSeconds = (now() - firstRead) / 1000;
    target.write(`\r${barLine(count, target.columns ?? 80)}`);
  };
  const line = (text: string): void => {
    target.write(onTerminal ? `\r${' '.repeat((target.columns ?? 80) - 1)}\r${text}\n` : `${text}\n`);
    bar();
  };
  const onEvent = (event: RunEvent): void => {
    if (event.type === 'listed') count.listed = event.documents;
    else if (event.type === 'opened') {
      firstRead ??= now();
      count.opened += 1;
      count.pages += event.pages;
    } else if (event.type === 'page') {
      count.pagesDone += 1;
      if (!event.cached) count.read += 1;
    } else {
      count.documents += 1;
      if (!onTerminal) line(documentLine(event, count));
      else for (const refusal of event.refusals) line(refusalLine(refusal));
    }
    bar();
  };
  const end = (): void => {
    if (onTerminal) target.write(`\r${' '.repeat((target.columns ?? 80) - 1)}\r`);
  };
  return { onEvent, end };
}

function documentLine(event: Extract<RunEvent, { type: 'document' }>, count: Count): string {
  const place = `[${count.documents}/${count.listed}] ${event.file}:`;
  const refused = event.refusals.map((refusal) => `; ${reasonOf(refusal)}`).join('');
  if (event.rows === null) return `${place} refused${refused}`;
  return `${place} ${counted(event.pages, 'page')}, ${counted(event.rows, 'row')}, ${event.seconds.toFixed(1)} s${refused}`;
}

/** A refusal in one line: where (unless it is of no file), why, and what to do. */
export function refusalLine(refusal: Refusal): string {
  return `${refusal.file === '' ? '' : `${refusal.file}: `}${reasonOf(refusal)}`;
}

function reasonOf({ page, reason, remedy }: Refusal): string {
  return `${page === null ? '' : `page ${page}: `}${reason} -> ${remedy}`;
}

/** `1 page`, `2 pages`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function barLine(count: Count, columns: number): string {
  const share = count.pages === 0 ? 0 : count.pagesDone / count.pages;
  const full = Math.round(share * 20);
  const documents = `${count.documents}/${count.listed} documents`;
  const pages = `${count.pagesDone}/${count.pages} pages`;
  const text = `${'#'.repeat(full)}${'.'.repeat(20 - full)} ${documents}, ${pages}${timeLeft(count)}`;
  return text.slice(0, columns - 1).padEnd(columns - 1);
}

/** Documents that are not open yet are taken to be as long as the others. */
function timeLeft({ listed, opened, pages, pagesDone, read, readSeconds }: Count): string {
  if (read < 2) return '';
  const left = pages - pagesDone + (listed - opened) * (pages / opened);
  return `, about ${duration((left * readSeconds) / read)} left`;
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}
