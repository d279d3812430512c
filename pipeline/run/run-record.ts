/** run.json: what ran, how long it took, and how each document ended. The only place for times. */
import { z } from 'zod';
import { refusalsOf, type DocumentOutcome, type PageOutcome } from '../batch/outcome.ts';
import type { DocumentResult } from '../batch/results.ts';
import { Refusal } from '../model/errors.ts';
import { PageMeasures, Reading } from '../model/reading/page.ts';
import type { Picture } from '../../output/report/page-data.ts';
import { LetterCount } from '../batch/tasks.ts';
import type { Replaced, RunDocument } from './grow.ts';
import { hasShare, sharePath, sourcePath } from './share-path.ts';
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
  /** Crops whose letters were kept from before, and crops that had to be read; null when the page was there already. */
  letters: LetterCount.nullable(),
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
  /** `without-table`: read whole, and it holds no table of key indicators. */
  status: z.enum(['complete', 'without-table', 'partial', 'refused']),
  rows: z.number().int(),
  seconds: z.number(),
  /** Given to an earlier run and not to this one. */
  earlier: z.boolean(),
  /** Its share of the dataset, as a path below the run folder; null when no page of it was read. */
  share: z.string().nullable(),
  /** Where it lay, as a path from the run folder; null when that is not known. */
  source: z.string().nullable(),
  pages: z.array(PageRecord),
});

/** What a run depends on besides its inputs. */
export const ProgramRecord = z.strictObject({
  ikat: z.string(),
  /** Hashes of the code that recognises letters, of the code that reads pages, and of all code that makes a result. */
  code: z.strictObject({
    letters: z.string(),
    pages: z.string(),
    meaning: z.string(),
    /** Of the code that applies decisions and compares indicators; runs of before did not say. */
    concepts: z.string().optional(),
  }),
  /** `files`: the hash of each file, for telling which one changed. */
  vocabulary: z.strictObject({
    reading: z.string(),
    whole: z.string(),
    files: z.record(z.string(), z.string()).optional(),
    /** The lines of the user's own vocabulary, each with its file. */
    own: z.array(z.string()).optional(),
  }),
  node: z.string(),
  ocr: z.strictObject({ engine: z.string(), language: z.string(), sha256: z.string() }),
});
export type ProgramRecord = z.infer<typeof ProgramRecord>;

const ReplacedRecord = z.strictObject({
  file: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** As paths from the run folder. */
  paths: z.strictObject({ before: z.string(), after: z.string() }).optional(),
});

export const RunRecord = z.strictObject({
  schema: z.literal('ikat/run/1'),
  /** `running`: the first run into this folder has not ended yet, or was stopped. */
  status: z.enum(['running', 'complete', 'partial']),
  startedAt: z.string(),
  seconds: z.number(),
  program: ProgramRecord,
  settings: Settings,
  inputs: z.array(z.string()),
  documents: z.array(DocumentRecord),
  /** Everything that is missing from the dataset, whichever run could not read it. */
  refusals: z.array(Refusal),
  /** The commonest reasons of these, with how often each came up, where first, and what to do. */
  reasons: z
    .array(
      z.strictObject({
        code: Refusal.shape.code,
        count: z.number().int(),
        remedy: z.string(),
        file: z.string(),
        page: z.number().int().nullable(),
      }),
    )
    .optional(),
  /** Files that have other bytes than in earlier runs: the ids of both versions, and their places where they differ. */
  replaced: z.array(ReplacedRecord),
  /** Ids of documents of this and of earlier runs, each with that of the bytes that lie there now. */
  replacedBy: z.record(z.string(), z.string()).optional(),
  skipped: z.array(z.strictObject({ file: z.string(), because: z.string() })),
  /** What became of the decisions about values and rows; `elsewhere`: of documents that are not in this run. */
  decisions: z
    .strictObject({ hash: z.string(), held: z.number().int(), stale: z.number().int(), elsewhere: z.number().int() })
    .optional(),
  /** Why there is no report of this run, where it could not be made. */
  noReport: z.string().optional(),
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

type PicturesOfPages = {
  documents: readonly {
    id: string | null;
    pages: readonly { page: number; picture: Omit<Picture, 'document' | 'page'> | null }[];
  }[];
};

/** All pictures of a run; a document that was given twice has its pictures once. */
export function picturesOf({ documents }: PicturesOfPages): Picture[] {
  const all = documents.flatMap(({ id, pages }) =>
    pages.flatMap(({ page, picture }) => (picture && id !== null ? [{ document: id, page, ...picture }] : [])),
  );
  return [...new Map(all.map((picture) => [picture.file, picture])).values()];
}

/** What was replaced, as it stands in run.json. */
export function recordReplaced(folder: string, replaced: readonly Replaced[]): RunRecord['replaced'] {
  const place = (path: string): string => sourcePath(folder, path) ?? '';
  return replaced.map(({ paths, ...one }) =>
    paths === undefined ? one : { ...one, paths: { before: place(paths.before), after: place(paths.after) } },
  );
}

/** Documents and refusals of a run as they stand in run.json. `pictures` holds the paths of the pictures there are. */
export function recordDocuments(
  folder: string,
  documents: readonly RunDocument<DocumentResult>[],
  pictures: ReadonlySet<string>,
): z.infer<typeof DocumentRecord>[] {
  return documents.map(({ outcome, earlier }) => ({
    file: outcome.input.file,
    id: outcome.id,
    status: statusOf(outcome),
    rows: outcome.result?.share.indicators.length ?? 0,
    seconds: round(outcome.seconds),
    earlier,
    share: hasShare(outcome) ? sharePath(outcome.id) : null,
    source: sourcePath(folder, outcome.input.path),
    pages: outcome.pages.map((page) => recordPage(page, outcome.id, pictures)),
  }));
}

/** A document that lost a part, a page or a piece of one, is partial. */
function statusOf(outcome: DocumentOutcome<DocumentResult>): z.infer<typeof DocumentRecord>['status'] {
  if (outcome.refusal && outcome.refusal.code !== 'damaged-part') return 'refused';
  if (refusalsOf([outcome]).length > 0) return 'partial';
  return outcome.result?.share.indicators.length === 0 ? 'without-table' : 'complete';
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
    letters: page.letters,
    picture:
      page.read && file !== null && pictures.has(file)
        ? { file, width: page.read.width, height: page.read.height, overlay: overlayPath(id!, page.number) }
        : null,
  };
}

function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
