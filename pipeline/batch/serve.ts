/** The child's side: takes tasks, runs the stages, leaves results in the store, and answers. */
import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { sha256 } from '../../output/dataset/checksum.ts';
import { PipelineError, type Refusal } from '../model/errors.ts';
import { faultWords, fileFault } from '../model/file-fault.ts';
import { Page } from '../model/reading/page.ts';
import { letterMemory, type LetterMemory } from '../../extractors/ocr/memory.ts';
import { Letters } from '../model/reading/letters.ts';
import type { ReadDocument } from '../model/reading/source.ts';
import type { Table } from '../model/reading/table.ts';
import type { Column } from '../model/meaning/record.ts';
import type { Issue } from '../model/issue.ts';
import type { DocumentResult, TablesResult } from './results.ts';
import type { DecidedTable } from '../../normalizers/decided/decided-tables.ts';
import { readResult, writeResult } from './store.ts';
import {
  ChildSettings,
  Task,
  type Answer,
  type LetterCount,
  type OpenedDocument,
  type Recognising,
  type TaskInput,
} from './tasks.ts';

/** A document whose pages can be read one by one, in any order. */
type OpenDocument = OpenedDocument & {
  /** `onRecognition` is told when letters begin to be recognised. */
  readPage: (
    number: number,
    memory: LetterMemory,
    onRecognition?: () => void,
  ) => Promise<{ page: Page; picture: Uint8Array | null }>;
  close: () => Promise<void>;
};

/** A table with what its columns hold and what it is for. */
export type DescribedTable = { table: Table; columns: Column[]; issues: Issue[] };

/** A document whose tables are described; `read` holds the same tables. */
export type DescribedDocument = { read: ReadDocument; tables: DescribedTable[] };

/** What a child can do. The pipeline's own are in stages/; tests bring others. */
export type Stages = {
  open: (bytes: Uint8Array) => Promise<OpenDocument>;
  /** Joins the pages that could be read; `kind` is null when the pages have to tell. */
  join: (source: AllPages['source'], pages: Page[]) => ReadDocument;
  describe: (read: ReadDocument) => DescribedDocument;
  /** `decided`: the tables of the document that people took or dropped. */
  understand: (described: DescribedDocument, decided?: readonly DecidedTable[]) => DocumentResult;
};

type AllPages = Extract<Task, { do: 'tables' | 'document' }>;

/** Serves tasks from the parent until it goes away. A task that throws anything but a PipelineError is a bug of ours. */
export function serve(load: (settings: ChildSettings) => Promise<Stages>): void {
  const settings = ChildSettings.parse(JSON.parse(process.argv[2] ?? '{}'));
  let loaded: Stages | null = null;
  let open: { id: string; document: OpenDocument } | null = null;

  const stagesOf = async (): Promise<Stages> => (loaded ??= await load(settings));

  const documentOf = async (input: TaskInput): Promise<OpenDocument> => {
    if (open?.id === input.id) return open.document;
    await open?.document.close();
    open = null;
    const bytes = await readFile(input.path);
    if (sha256(bytes) !== input.id) throw new PipelineError('changed-file', 'The file changed while it was read');
    open = { id: input.id, document: await (await stagesOf()).open(new Uint8Array(bytes)) };
    return open.document;
  };

  const work = async (task: Task, onRecognition: () => void): Promise<LetterCount | null> => {
    if (task.do === 'open') {
      const { kind, pageCount } = await documentOf(task.input);
      await writeResult(settings.store, task.key, { kind, pageCount } satisfies OpenedDocument);
      return null;
    }
    if (task.do === 'page') {
      const document = await documentOf(task.input);
      const memory = letterMemory(await readResult(settings.store, task.letters, Letters));
      const { page, picture } = await document.readPage(task.number, memory, onRecognition);
      const { letters, kept, read, gone } = memory.taken();
      // before the page: a process that ends here has not read them in vain
      if (read > 0 || gone > 0) await writeResult(settings.store, task.letters, letters satisfies Letters);
      await writeResult(settings.store, task.key, page satisfies Page, picture);
      return { kept, read };
    }
    await writeResult(settings.store, task.key, await finish(task, await stagesOf(), settings.store));
    return null;
  };

  endWithParent();
  // The parent decides about interrupts; without a parent there is nobody to work for.
  process.on('SIGINT', () => undefined);
  process.on('disconnect', () => process.exit(0));
  process.on('message', (message: { id: number; task: unknown }) => {
    const answer = (refusal: Refusal | null, letters: LetterCount | null): void => {
      process.send?.({ id: message.id, refusal, letters, rss: process.memoryUsage.rss() } satisfies Answer);
    };
    const task = Task.parse(message.task);
    const recognising = (): void => {
      process.send?.({ id: message.id, recognising: true } satisfies Recognising);
    };
    work(task, recognising).then(
      (letters) => {
        answer(null, letters);
      },
      (error: unknown) => {
        answer(refusalOf(error, task), null);
      },
    );
  });
}

/** Milliseconds between looks at whether the parent is there. */
const lookEvery = 500;

/** Ends this process when its parent is gone: a thread looks, as a parser in a loop hears of nothing. */
function endWithParent(): void {
  const look = `if (process.ppid !== ${process.ppid}) process.kill(process.pid, 'SIGKILL')`;
  const watch = new Worker(`setInterval(() => { ${look}; }, ${lookEvery})`, { eval: true, execArgv: [] });
  watch.unref();
}

async function finish(task: AllPages, stages: Stages, store: string): Promise<TablesResult | DocumentResult> {
  const pages: Page[] = [];
  for (const key of task.pageKeys) {
    const page = await readResult(store, key, Page);
    if (page === null) throw new PipelineError('internal-error', 'The result of a page is damaged');
    pages.push(page);
  }
  const described = stages.describe(stages.join(task.source, pages));
  const { source, tables, issues } = described.read;
  if (task.do === 'tables') return { kind: source.kind, tables, issues };
  const { share, saysIku } = stages.understand(described, task.decided);
  // Pages that could not be read count as pages of the document.
  return { share: { ...share, document: { ...share.document, pages: task.pageCount } }, saysIku };
}

function refusalOf(error: unknown, task: Task): Refusal {
  const file = 'input' in task ? task.input.file : task.source.file;
  const page = task.do === 'page' ? task.number : null;
  if (error instanceof PipelineError) return { ...error.refusal, file, page };
  const fault = fileFault(error);
  // without the path: what is refused stands in the dataset, which names no place of this machine
  if (fault)
    return new PipelineError(fault.refusal.code, `Its work was lost: ${faultWords(error)}`, { file, page }).refusal;
  // no stage goes as deep for a document of an office, nor asks for as much at once
  if (error instanceof RangeError) {
    const isDeep = error.message.includes('call stack');
    const isHuge = /allocation failed|Invalid (?:array|string|typed array)/i.test(error.message);
    const what = isDeep
      ? 'Its parts lie in each other deeper than can be read'
      : 'It asks for more memory than there is';
    if (isDeep || isHuge) return new PipelineError('too-complex', what, { file, page }).refusal;
  }
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new PipelineError('internal-error', reason, { file, page }).refusal;
}
