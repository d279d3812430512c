/**
 * Progress on standard error: one line a document; on a terminal a bar with the time left below them, elsewhere a sign of
 * life when nothing else was printed for long.
 */
import type { RunEvent } from '../batch/events.ts';
import type { Refusal } from '../model/errors.ts';

/** Where progress goes; `columns` is undefined without a terminal. */
export type ProgressTarget = {
  write: (text: string) => unknown;
  isTTY?: boolean | undefined;
  columns?: number | undefined;
};

/** A line a document, or one a page as well, or nothing. */
export type ProgressWay = 'none' | 'documents' | 'pages';

export type Progress = { onEvent: (event: RunEvent) => void; end: () => void };

type Count = {
  listed: number;
  /** Documents that have ended, and those that are open, with their pages. */
  documents: number;
  open: Map<string, { pages: number; done: number }>;
  /** How many documents were opened until now, and the pages of them all. */
  opened: number;
  pages: number;
  pagesDone: number;
  /** Pages that were really read, not found in the store; `readSeconds` since the first document was open. */
  read: number;
  readSeconds: number;
};

/** After this silence (milliseconds) a log shows that the run lives; each further line of one silence waits twice as long. */
const silence = 30_000;
const longestSilence = 600_000;

/**
 * `now` gives milliseconds. Lines never hold more than the file, the counts and the reason for a refusal, and no colour.
 * A terminal that cannot go back to the beginning of a line (`TERM=dumb`) is written to as a file is.
 */
export function createProgress(target: ProgressTarget, now: () => number, way: ProgressWay = 'documents'): Progress {
  if (way === 'none') return { onEvent: () => undefined, end: () => undefined };
  const counts = createCount(now);
  const isTerminal = target.isTTY === true && process.env['TERM'] !== 'dumb' && way === 'documents';
  const show = isTerminal ? onTerminal(target) : inLog(target, way === 'pages');
  return {
    onEvent: (event) => {
      const before = counts.count.listed;
      counts.add(event);
      show.event(event, counts.count, before);
    },
    end: show.end,
  };
}

function createCount(now: () => number): { count: Count; add: (event: RunEvent) => void } {
  const count: Count = {
    listed: 0,
    documents: 0,
    open: new Map(),
    opened: 0,
    pages: 0,
    pagesDone: 0,
    read: 0,
    readSeconds: 0,
  };
  let firstOpened: number | null = null;
  const add = (event: RunEvent): void => {
    if (event.type === 'listed') count.listed = event.documents;
    else if (event.type === 'opened') {
      firstOpened ??= now();
      count.opened += 1;
      count.pages += event.pages;
      count.open.set(event.file, { pages: event.pages, done: 0 });
    } else if (event.type === 'page') {
      count.pagesDone += 1;
      if (!event.cached) count.read += 1;
      const document = count.open.get(event.file);
      if (document) document.done += 1;
    } else {
      count.documents += 1;
      count.open.delete(event.file);
    }
    if (firstOpened !== null) count.readSeconds = (now() - firstOpened) / 1000;
  };
  return { count, add };
}

type Show = { event: (event: RunEvent, count: Count, listedBefore: number) => void; end: () => void };

function onTerminal(target: ProgressTarget): Show {
  let [furthest, isShown] = [0, false];
  const columns = (): number => target.columns || 80;
  const clear = (): void => {
    if (isShown) target.write(`\r${' '.repeat(columns() - 1)}\r`);
    isShown = false;
  };
  const event: Show['event'] = (event, count) => {
    if (event.type === 'document') {
      clear();
      target.write(`${documentLine(event, count, columns() - 1)}\n`);
    }
    furthest = Math.max(furthest, shareDone(count));
    target.write(`\r${barLine(count, furthest, columns())}`);
    isShown = true;
  };
  return { event, end: clear };
}

function inLog(target: ProgressTarget, isVerbose: boolean): Show {
  let timer: NodeJS.Timeout | undefined;
  const waitFor = (milliseconds: number, count: Count): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      target.write(`Still reading: ${stateOf(count)}\n`);
      waitFor(Math.min(2 * milliseconds, longestSilence), count);
    }, milliseconds);
    // a run that has ended does not wait for its own sign of life
    timer.unref();
  };
  const line = (text: string, count: Count): void => {
    target.write(`${text}\n`);
    waitFor(silence, count);
  };
  const event: Show['event'] = (event, count, before) => {
    if (event.type === 'document') line(documentLine(event, count, Infinity), count);
    else if (event.type === 'page' && isVerbose) line(pageLine(event), count);
    else if (event.type === 'listed' && event.documents > before) {
      const news = event.documents - before;
      line(
        before === 0
          ? `Reading ${counted(news, 'document')}`
          : `and ${counted(news, 'document')} of earlier runs, made anew`,
        count,
      );
    }
  };
  const end = (): void => {
    clearTimeout(timer);
  };
  return { event, end };
}

/**
 * How much of the run is done, by documents: how many pages there are is not known before all are open. The last step
 * over a document counts as one more page of it.
 */
function shareDone({ listed, documents, open }: Count): number {
  const parts = [...open.values()].map(({ pages, done }) => Math.min(done, pages) / (pages + 1));
  return listed === 0 ? 0 : Math.min(1, parts.reduce((sum, part) => sum + part, documents) / listed);
}

function barLine(count: Count, share: number, columns: number): string {
  const full = Math.floor(share * 20);
  const text = `${'#'.repeat(full)}${'.'.repeat(20 - full)} ${stateOf(count)}`;
  return text.slice(0, columns - 1).padEnd(columns - 1);
}

/** `3/20 documents, 17 pages, about 4 min left`; of how many pages is told when every document is open. */
function stateOf(count: Count): string {
  const { listed, documents, open, pages, pagesDone } = count;
  const ofPages =
    documents + open.size === listed && pages > 0 ? `${pagesDone}/${pages} pages` : counted(pagesDone, 'page');
  return `${documents}/${listed} documents, ${ofPages}${timeLeft(count)}${underWay(open)}`;
}

/** The document that was opened first of those that are open. */
function underWay(open: Count['open']): string {
  const [first] = open.keys();
  return first === undefined ? '' : `, at ${cutMiddle(printable(first), mostNamed)}`;
}

/** Documents that are not open yet are taken to be as long as the others. */
function timeLeft({ listed, documents, open, opened, pages, read, readSeconds }: Count): string {
  if (read < 2) return '';
  const unopened = Math.max(0, listed - documents - open.size);
  const ofOpen = [...open.values()].reduce((sum, one) => sum + Math.max(0, one.pages - one.done), 0);
  const left = ofOpen + unopened * (pages / opened);
  return left === 0 ? '' : `, about ${duration((left * readSeconds) / read)} left`;
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}

const refusalsShown = 3; // of one document; the summary and run.json hold them all
const mostNamed = 40; // letters of the file that is being read
const leastName = 24; // letters of a file name that are left where the line has no room

/** What became of a document; its name is cut where the line would be wider than `width`. */
function documentLine(event: Extract<RunEvent, { type: 'document' }>, count: Count, width: number): string {
  const refused = event.refusals.slice(0, refusalsShown).map((refusal) => `; ${reasonOf(refusal)}`);
  const more = event.refusals.length - refusalsShown;
  if (more > 0) refused.push(`; ${more} more pages are missing`);
  const end =
    event.rows === null
      ? `refused${refused.join('')}`
      : `${counted(event.pages, 'page')}, ${rowsRead(event)}, ${event.seconds.toFixed(1)} s${refused.join('')}`;
  const begin = `[${count.documents}/${count.listed}]`;
  const room = width - begin.length - end.length - ' : '.length;
  return `${begin} ${cutMiddle(printable(event.file), Math.max(room, leastName))}: ${end}`;
}

/** What became of a page: kept from before, read in so many seconds (waiting for a free process included), or refused. */
function pageLine({ file, page, cached, seconds, refusal }: Extract<RunEvent, { type: 'page' }>): string {
  const how = refusal
    ? `refused; ${reasonOf({ ...refusal, page: null })}`
    : cached
      ? 'kept'
      : `${seconds.toFixed(1)} s`;
  return `  ${printable(file)}, page ${page}: ${how}`;
}

/** A document without a row is read whole all the same. */
function rowsRead({ rows, refusals }: Extract<RunEvent, { type: 'document' }>): string {
  return rows === 0 && refusals.length === 0 ? 'no table of key indicators' : counted(rows ?? 0, 'row');
}

/** File names that differ do so at their end as often as at their beginning. */
function cutMiddle(text: string, most: number): string {
  const letters = Array.from(text);
  if (letters.length <= most) return text;
  const kept = most - 1;
  return `${letters.slice(0, Math.ceil(kept / 2)).join('')}…${letters.slice(-Math.floor(kept / 2)).join('')}`;
}

/** A refusal in one line: where (unless it is of no file), why, and what to do. */
export function refusalLine(refusal: Refusal): string {
  return `${refusal.file === '' ? '' : `${printable(refusal.file)}: `}${reasonOf(refusal)}`;
}

function reasonOf({ page, reason, remedy }: Refusal): string {
  return `${page === null ? '' : `page ${page}: `}${printable(reason)} -> ${remedy}`;
}

/** Ends of lines, signs that command a terminal, and marks that turn or hide text may stand in the name of a file. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+/gu, '?');
}

/** `1 page`, `2 pages`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
