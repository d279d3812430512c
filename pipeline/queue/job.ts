/** What a worker is told of a piece of work. What came of it lies in the shared folder, never in the queue. */
import { z } from 'zod';
import { promisesPages } from '../batch/document.ts';
import { resultKey } from '../batch/store.ts';

/**
 * A document to be read; pages of a long one, from `first` to `last`; or what is made of a long one after all of its pages. `path` is seen
 * from the run folder, so that both may lie elsewhere on another machine; it may lead into an archive. `at` is a file beside the run that
 * holds the bytes as long as the run waits for its jobs; null where each worker fetches them.
 */
export const Job = z.strictObject({
  key: z.string(),
  /** Says what has to read it: code, vocabulary, OCR data and settings. */
  ground: z.string(),
  what: z.enum(['document', 'pages', 'join']),
  /** The id of the document. */
  document: z.string(),
  file: z.string(),
  path: z.string(),
  at: z.string().nullable().default(null),
  first: z.number().int().nullable(),
  last: z.number().int().nullable(),
});
export type Job = z.infer<typeof Job>;

type Document = Pick<Job, 'ground' | 'document' | 'file' | 'path' | 'at'>;

/** The key of a job says all that it is about: what two machines put is put once. */
function jobOf(document: Document, what: Job['what'], first: number | null, last: number | null): Job {
  const { ground, document: id, file, path, at } = document;
  const promised = promisesPages(file);
  const key = resultKey({ stage: 'job', what, document: id, promised, ground, first, last });
  return { key, ground, what, document: id, file, path, at, first, last };
}

/** The first job of each document. */
export function documentJob(document: Document): Job {
  return jobOf(document, 'document', null, null);
}

/** The job after all pages of a long document. */
export function joinJob(document: Document): Job {
  return jobOf(document, 'join', null, null);
}

/** Jobs of at most `most` pages each, as equal as can be: of 51 pages 26 and 25. */
export function pageJobs(document: Document, pageCount: number, most: number): Job[] {
  const count = Math.ceil(pageCount / most);
  const edge = (index: number): number => Math.round((index * pageCount) / count);
  return Array.from({ length: count }, (_, index) => jobOf(document, 'pages', edge(index) + 1, edge(index + 1)));
}

/** Work that others wait for comes first: what is left of a long document that is under way. */
export function priorityOf({ what }: Job): number {
  return { document: 0, pages: 1, join: 2 }[what];
}
