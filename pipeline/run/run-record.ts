/** run.json: what ran, how long it took, and how each document ended. The only place for times. */
import { z } from 'zod';
import { refusalsOf } from '../batch/archive.ts';
import type { DocumentOutcome, PageOutcome } from '../batch/document.ts';
import type { DocumentResult } from '../batch/results.ts';
import { Refusal } from '../model/errors.ts';
import { PageMeasures, Reading } from '../model/reading/page.ts';
import { Settings } from './settings.ts';

const PageRecord = z.strictObject({
  page: z.number().int(),
  status: z.enum(['complete', 'refused']),
  reading: Reading.nullable(),
  dpi: z.number().nullable(),
  confidence: z.number().nullable(),
  /** How the picture lay and how good it was; null for a page without pixels or letters. */
  skew: z.number().nullable().optional(),
  measures: PageMeasures.nullable().optional(),
  /** Wall-clock seconds, waiting for a free worker included; 0 when the result was there already. */
  seconds: z.number(),
  cached: z.boolean(),
  /** The page's picture: its path below the run folder, and the size of the page in points. */
  picture: z
    .strictObject({
      file: z.string(),
      width: z.number(),
      height: z.number(),
      /** The page that shows what was seen on the picture. */
      overlay: z.string().optional(),
    })
    .nullable(),
});

const DocumentRecord = z.strictObject({
  file: z.string(),
  id: z.string().nullable(),
  status: z.enum(['complete', 'partial', 'refused']),
  rows: z.number().int(),
  seconds: z.number(),
  pages: z.array(PageRecord),
});

/** What a run depends on besides its inputs. */
export const ProgramRecord = z.strictObject({
  ikat: z.string(),
  /** Hashes of the code that reads pages and of the code that gives them meaning. */
  code: z.strictObject({ reading: z.string(), meaning: z.string() }),
  vocabulary: z.strictObject({ reading: z.string(), whole: z.string() }),
  node: z.string(),
  ocr: z.strictObject({ engine: z.string(), language: z.string(), sha256: z.string() }),
});
export type ProgramRecord = z.infer<typeof ProgramRecord>;

export const RunRecord = z.strictObject({
  schema: z.literal('ikat/run/1'),
  status: z.enum(['complete', 'partial']),
  startedAt: z.string(),
  seconds: z.number(),
  program: ProgramRecord,
  settings: Settings,
  inputs: z.array(z.string()),
  documents: z.array(DocumentRecord),
  refusals: z.array(Refusal),
  skipped: z.array(z.strictObject({ file: z.string(), because: z.string() })),
});
export type RunRecord = z.infer<typeof RunRecord>;

/** The picture of a page, as a path below the run folder. */
export function picturePath(documentId: string, page: number): string {
  return `pages/${documentId.replace('sha256:', '').slice(0, 16)}-${page}.png`;
}

/** The overlay of a page, as a path below the run folder. */
export function overlayPath(documentId: string, page: number): string {
  return picturePath(documentId, page).replace(/\.png$/, '.html');
}

/** A page's picture in a run folder: paths below the folder, the size of the page in points. */
export type RunPicture = {
  document: string;
  page: number;
  file: string;
  width: number;
  height: number;
  overlay?: string | undefined;
};

/** All pictures of a run; a document that was given twice has its pictures once. */
export function picturesOf({ documents }: Pick<RunRecord, 'documents'>): RunPicture[] {
  const all = documents.flatMap(({ id, pages }) =>
    pages.flatMap(({ page, picture }) => (picture && id !== null ? [{ document: id, page, ...picture }] : [])),
  );
  return [...new Map(all.map((picture) => [picture.file, picture])).values()];
}

/** Documents and refusals of a run as they stand in run.json. `pictures` holds the paths of the pictures there are. */
export function recordDocuments(
  outcomes: readonly DocumentOutcome<DocumentResult>[],
  pictures: ReadonlySet<string>,
): z.infer<typeof DocumentRecord>[] {
  return outcomes.map((outcome) => ({
    file: outcome.input.file,
    id: outcome.id,
    status: outcome.refusal ? 'refused' : refusalsOf([outcome]).length > 0 ? 'partial' : 'complete',
    rows: outcome.result?.share.indicators.length ?? 0,
    seconds: round(outcome.seconds),
    pages: outcome.pages.map((page) => recordPage(page, outcome.id, pictures)),
  }));
}

function recordPage(page: PageOutcome, id: string | null, pictures: ReadonlySet<string>): z.infer<typeof PageRecord> {
  const file = id === null ? null : picturePath(id, page.number);
  return {
    page: page.number,
    status: page.refusal ? 'refused' : 'complete',
    reading: page.read?.quality.reading ?? null,
    dpi: page.read?.quality.dpi ?? null,
    confidence: page.read?.quality.confidence ?? null,
    skew: page.read?.quality.measures ? page.read.quality.skew : null,
    measures: page.read?.quality.measures ?? null,
    seconds: page.cached ? 0 : round(page.seconds),
    cached: page.cached,
    picture:
      page.read && file !== null && pictures.has(file)
        ? { file, width: page.read.width, height: page.read.height, overlay: overlayPath(id!, page.number) }
        : null,
  };
}

function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
