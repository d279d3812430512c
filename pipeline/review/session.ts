/** A review that is going on: what the page asks, answered from the run and its decisions; every decision on disk at once. */
import { join } from 'node:path';
import { decidedTables } from '../../normalizers/decided/decided-tables.ts';
import { appendDecisions } from '../decisions/decision-files.ts';
import { writeFileAtomic } from '../../output/write.ts';
import { issueCodes } from '../model/issue.ts';
import { PipelineError } from '../model/errors.ts';
import type { Indicator } from '../model/meaning/dataset.ts';
import { aboutOf, aboutRow, decidedAt, isAboutTable, type Decision } from '../model/meaning/decision.ts';
import { valueOf, valueText } from '../model/meaning/seen.ts';
import { Page } from '../model/reading/page.ts';
import type {
  AddedRow,
  ChangesAnswer,
  CompletionsAnswer,
  DecideAnswer,
  LogAnswer,
  QueueRow,
  ReadAnswer,
  RowAnswer,
  RunAnswer,
  SampleResult,
  SeenAnswer,
} from '../model/review/answers.ts';
import type { DecideRequest, ReadRequest } from '../model/review/requests.ts';
import { readResult } from '../batch/store.ts';
import { packageVersion } from '../run/identity.ts';
import { oneByOne, writeAct } from './acts.ts';
import { completionsOf } from './completions.ts';
import { readDrawn, type ReadBox } from './drawn-row.ts';
import { documentsOf } from './documents.ts';
import { createLedger, lastOf, type Ledger } from './ledger.ts';
import { logOf } from './log.ts';
import { readPagePicture } from './page-picture.ts';
import { queueRow } from './queue.ts';
import { pageKey, readOwnDecisions, type ReviewedRun } from './reviewed-run.ts';
import { pagesOf, rowScreen } from './row-screen.ts';
import { keysSaid } from './said.ts';
import { sampleResult } from './sample.ts';
import { seenOn } from './seen-on.ts';
import { addAll } from '../model/groups.ts';

/** What routes ask. Throws PipelineError for what the run does not hold. */
export type Session = {
  run: () => Promise<RunAnswer>;
  row: (id: string) => Promise<RowAnswer>;
  picture: (document: number, page: number) => Promise<Uint8Array>;
  seen: (document: number, page: number) => Promise<SeenAnswer>;
  completions: (row: string, field: string) => CompletionsAnswer;
  decide: (request: DecideRequest) => Promise<DecideAnswer>;
  read: (request: ReadRequest) => Promise<ReadAnswer>;
  changes: (since: number) => Promise<ChangesAnswer>;
  log: () => LogAnswer;
  /** Writes what is left to write. */
  close: () => Promise<void>;
};

/** What the review found, in the run folder. */
const reviewName = 'review.json';

/** Begins a review. `now` gives the time of day, `readBox` recognises a part of a picture. */
export async function beginSession(run: ReviewedRun, now: () => Date, readBox: ReadBox): Promise<Session> {
  let ledger = createLedger(run.rowsOf);
  const rows = new Map<string, QueueRow>();
  const changedAt = new Map<string, number>();
  let known = 0; // bytes of the file of decisions that were read
  let latest = 0;
  let shape = 0;
  const shaped = new Map<string, string>();
  let writing: Promise<unknown> = Promise.resolve();

  const staleRows = (): Set<string> => new Set(ledger.stale().flatMap((one) => one.rows));
  const draw = (ids: Iterable<string>): void => {
    const stale = staleRows();
    for (const id of ids) {
      const row = run.rows.get(id);
      if (!row) continue;
      rows.set(id, queueRow(row, run, ledger, stale));
      changedAt.set(id, ledger.revision());
    }
  };
  const takeIn = (decisions: readonly Decision[]): void => {
    const touched = decisions.flatMap((decision) => ledger.take(decision));
    for (const decision of decisions) latest = Math.max(latest, decidedAt(decision));
    draw(new Set(touched));
  };
  /**
   * Where tables were taken or dropped, other rows are there. The document is understood again at once, from the pages that
   * were kept; everything decided is then laid over the rows that there are now.
   */
  const reshape = async (decisions: readonly Decision[]): Promise<void> => {
    const touched = new Set(
      decisions.flatMap((one) => ('seen' in one && isAboutTable(aboutOf(one)) ? one.seen.document : [])),
    );
    if (touched.size === 0) return;
    const all = ledger.all();
    const tables = decidedTables(all);
    let isChanged = false;
    for (const id of touched) {
      const decided = tables.get(id) ?? [];
      if (shaped.get(id) === JSON.stringify(decided)) continue;
      shaped.set(id, JSON.stringify(decided));
      isChanged = (await run.takeTables(id, decided)) || isChanged;
    }
    if (!isChanged) return;
    shape++;
    ledger = createLedger(run.rowsOf);
    for (const decision of all) ledger.take(decision);
    for (const id of rows.keys()) if (!run.rows.has(id)) rows.delete(id);
    draw(run.rows.keys());
  };
  /** Takes in what others wrote: the file only ever grows, and what was read of it is not read again. */
  const catchUp = async (): Promise<void> => {
    const { decisions, size } = await readOwnDecisions(run.folder, known);
    known = size;
    takeIn(decisions);
    await reshape(decisions);
  };
  /** Back to what lies on disk, after acts that could not be written. */
  const beginAgain = async (): Promise<void> => {
    ledger = createLedger(run.rowsOf);
    known = 0;
    await catchUp();
    draw(run.rows.keys());
  };
  const sample = (): SampleResult => sampleResult([...rows.values()], (id) => isWrong(run.rows.get(id)!, ledger));
  const added = (): AddedRow[] =>
    ledger.added().map(({ seen, values, by }) => ({
      document: run.documents.findIndex(({ id }) => id === seen.document),
      page: seen.page,
      box: seen.box,
      name: typeof values['name'] === 'string' ? values['name'] : '',
      by,
    }));
  const changes = (since: number): ChangesAnswer => ({
    revision: ledger.revision(),
    rows: [...rows.values()].filter(({ id }) => (changedAt.get(id) ?? 0) > since),
    added: added(),
    sample: sample(),
    shape,
    ...(ledger.factsAt() > since ? { documents: documentsOf(run, ledger) } : {}),
  });
  const writeSample = async (): Promise<void> => {
    const found = { schema: 'ikat/review/1', sample: sample() };
    // the decision is on disk already: what follows from it is written again with the next one
    const text = `${JSON.stringify(found, null, 2)}\n`;
    await writeFileAtomic(join(run.folder, reviewName), text).catch(() => undefined);
  };
  const keptPage = async (document: string, page: number): Promise<Page | null> => {
    const key = run.pageKeys.get(pageKey(document, page));
    return key === undefined ? null : await readResult(run.store, key, Page);
  };
  const rowCalled = (id: string): Indicator => {
    const row = run.rows.get(id);
    if (row) return row;
    throw new PipelineError('no-such-indicator', 'The run has no row of this id', { file: id });
  };
  const documentAt = (index: number): string => {
    const document = run.documents[index];
    if (document) return document.id;
    throw new PipelineError('not-found', `The run has no document ${index}`);
  };
  const readPicture = async (file: string): Promise<Uint8Array> => await readPagePicture(run.folder, file);
  const inTurn = async <Made>(act: () => Promise<Made>): Promise<Made> => {
    const turn = writing.then(act);
    writing = turn.catch(() => undefined);
    return await turn;
  };

  await catchUp();
  draw(run.rows.keys());

  return {
    run: async () => {
      await catchUp();
      return {
        schema: 'ikat/review/1',
        run: run.name,
        version: packageVersion(),
        documents: documentsOf(run, ledger),
        rows: [...rows.values()],
        added: added(),
        sample: sample(),
        revision: ledger.revision(),
        shape,
        titles: Object.fromEntries(Object.entries(issueCodes).map(([code, [, title]]) => [code, title])),
      };
    },
    row: async (id) => {
      const row = rowCalled(id);
      const pages = await Promise.all(pagesOf(row).map((page) => keptPage(row.document, page)));
      return rowScreen(
        row,
        run,
        ledger,
        pages.filter((page) => page !== null),
      );
    },
    picture: async (index, page) => {
      const picture = run.pictures.get(pageKey(documentAt(index), page));
      if (!picture) throw new PipelineError('not-found', `There is no picture of page ${page}`);
      return await readPicture(picture.file);
    },
    seen: async (index, page) => seenOn(await keptPage(documentAt(index), page)),
    completions: (row, field) => completionsOf(rowCalled(row), field, run, ledger),
    decide: async ({ by, why, acts }) =>
      await inTurn(async () => {
        await catchUp();
        const before = ledger.revision();
        const written: Decision[] = [];
        const undo: DecideAnswer['undo'] = [];
        try {
          for (const act of acts.flatMap((one) => oneByOne(one, { run, ledger }))) {
            // decisions about one thing are told apart by their time: none has that of another
            latest = Math.max(now().getTime(), latest + 1);
            const on = new Date(latest).toISOString();
            const made = writeAct(act, { run, ledger, stamp: { by, on, ...(why === undefined ? {} : { why }) } });
            takeIn(made.decisions); // the next act stands on it
            addAll(written, made.decisions);
            undo.unshift(...made.undo);
          }
          await appendDecisions(run.folder, written);
          await reshape(written);
        } catch (error) {
          await beginAgain();
          throw error;
        }
        await catchUp();
        await writeSample();
        return { ...changes(before), written: written.length, undo };
      }),
    read: async ({ document: index, page: number, box, like }) => {
      const document = documentAt(index);
      const page = await keptPage(document, number);
      const path = run.sources.get(document);
      const source = path === undefined ? null : { path, document, page: number, turned: page?.quality.turned ?? 0 };
      const row = like === null ? null : rowCalled(like);
      const picture = run.pictures.get(pageKey(document, number)) ?? null;
      return await readDrawn({ box, like: row, page, source }, picture, readPicture, readBox);
    },
    changes: async (since) => {
      await catchUp();
      return changes(since);
    },
    log: () => logOf(run, ledger),
    close: async () => {
      await writing;
    },
  };
}

/** Whether a person found anything in a row that is not as it was read. */
function isWrong(row: Indicator, ledger: Ledger): boolean {
  if (lastOf(ledger.about(row.id, aboutRow)) !== null) return true;
  return keysSaid(row, ledger).some((key) => {
    const last = lastOf(ledger.about(row.id, key));
    if (last?.decided === 'unreadable') return true;
    return last?.decided === 'corrected' && valueText(last.value) !== valueText(valueOf(row, key));
  });
}
