/** How documents and pages ended: the shapes that the steps of a batch hand on, and that runs keep. */
import { z } from 'zod';
import { PipelineError, Refusal } from '../model/errors.ts';
import { Page } from '../model/reading/page.ts';
import type { DocumentInput } from './inputs.ts';
import type { LetterCount, OpenedDocument } from './tasks.ts';

/** A page as it was read, or why not. `key` leads to the result and the picture in the store. */
export const ReadPage = z.strictObject({
  number: z.number().int(),
  key: z.string(),
  /** Size in points and what was measured; null for a page that was refused. */
  read: Page.pick({ width: true, height: true, quality: true }).nullable(),
  refusal: Refusal.nullable(),
});
export type ReadPage = z.infer<typeof ReadPage>;

/** The same with what it cost in this run; `letters` is null when no pixels were looked at. */
export type PageOutcome = ReadPage & { cached: boolean; seconds: number; letters: LetterCount | null };

/** Everything known of one document. One whose title promises indicators and that gave none has both a result and a refusal. */
export type DocumentOutcome<Result> = {
  input: DocumentInput;
  id: string | null;
  /** Null for a document that could not be opened, and for a PDF: its pages tell. */
  kind: OpenedDocument['kind'];
  pages: PageOutcome[];
  result: Result | null;
  /** The identity of code, vocabulary and settings that made the result. */
  madeBy: string;
  refusal: Refusal | null;
  /** Wall-clock time. */
  seconds: number;
};

/** Every refusal in these outcomes: single pages, and whole documents. */
export function refusalsOf(outcomes: readonly DocumentOutcome<unknown>[]): Refusal[] {
  return outcomes.flatMap(({ pages, result, refusal }) => {
    // Without a result the refusal of the document tells what its pages would tell.
    const ofPages = result === null ? [] : pages.flatMap((page) => page.refusal ?? []);
    return refusal ? [...ofPages, refusal] : ofPages;
  });
}

/** The same outcome under another name of the document; nothing was read for it. */
export function renamed<Result>(outcome: DocumentOutcome<Result>, input: DocumentInput): DocumentOutcome<Result> {
  const rename = (refusal: Refusal | null): Refusal | null => refusal && { ...refusal, file: input.file };
  const pages = outcome.pages.map((page) => ({
    ...page,
    cached: true,
    seconds: 0,
    letters: null,
    refusal: rename(page.refusal),
  }));
  return { ...outcome, input, pages, refusal: rename(outcome.refusal), seconds: 0 };
}

/** The refusal that an error carries; any other error is thrown on. */
export function refusedBy(error: unknown): Refusal {
  if (error instanceof PipelineError) return error.refusal;
  throw error;
}
