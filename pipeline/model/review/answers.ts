/** What the review server tells its page. Places are points of the page, as everywhere. */
import type { Box } from '../geometry.ts';
import type { DocumentTable, Edit, DatasetDocument } from '../meaning/dataset.ts';
import type { DecidedValue } from '../meaning/decision.ts';
import type { DocumentFact } from '../meaning/facts-of-document.ts';
import type { FindingText } from '../meaning/finding.ts';
import type { Issue } from '../issue.ts';
import { valueText } from '../meaning/seen.ts';
import type { Act } from './requests.ts';

/** How far a row is: nothing decided, some of its fields, all of it. */
export type RowState = 'open' | 'part' | 'done';

/**
 * A row in the queue. `gain`: what deciding it is expected to mend, larger first. `marks` are what filters ask for:
 * `field:name` a field in doubt, `code:…` a finding, `stale`, `disagree`. `sample`: drawn from the sure rows, to measure.
 */
export type QueueRow = {
  id: string;
  document: number;
  position: number;
  name: string | null;
  gain: number;
  sure: boolean;
  sample: boolean;
  state: RowState;
  marks: string[];
};

/** A table of a document: `taken` as it is now; `opinions` are what reviewers say of it. `rows` of one `level` only where that is told. */
export type ReviewTable = Pick<DocumentTable, 'kind' | 'pages' | 'rows' | 'level' | 'box' | 'heading' | 'because'> & {
  taken: boolean;
  /** The page that it begins on. */
  sheet: PageScreen;
  opinions: Opinion[];
  disagreed: boolean;
};

/** What was read of the document itself: `value` as it was read, `sheet` and `box` of its first line. `opinions`: the last one holds. */
export type FactScreen = {
  fact: DocumentFact;
  value: string | null;
  raw: string;
  confidence: number;
  sheet: PageScreen;
  box: Box | null;
  opinions: Opinion[];
  disagreed: boolean;
};

/**
 * A document of the run with its tables: those that rows were taken from, and those that were left alone and may hold some.
 * `agency` and `year` as they were decided last.
 */
export type ReviewDocument = {
  file: string;
  agency: string | null;
  year: number | null;
  kind: DatasetDocument['kind'];
  rows: number;
  facts: FactScreen[];
  tables: ReviewTable[];
};

/** Of the sample: rows drawn, looked at, found wrong; the share with its 95 % interval (Wilson), null before any look. */
export type SampleResult = {
  sure: number;
  drawn: number;
  looked: number;
  wrong: number;
  rate: number | null;
  interval: readonly [low: number, high: number] | null;
};

/** What a fact says by now: as it was decided last, else as it was read. */
export function factNow({ value, opinions }: FactScreen): string | null {
  const last = opinions.at(-1);
  return last === undefined ? value : valueText(last.value);
}

/** A row that a reviewer added. */
export type AddedRow = { document: number; page: number; box: Box | null; name: string; by: string };

export type RunAnswer = {
  schema: 'ikat/review/1';
  run: string;
  version: string;
  documents: ReviewDocument[];
  rows: QueueRow[];
  added: AddedRow[];
  sample: SampleResult;
  /** Counts up with every decision, whoever took it. */
  revision: number;
  shape: number;
  /** What each code of an issue says, in English. */
  titles: Record<string, string>;
};

/** What changed since a revision. */
export type ChangesAnswer = {
  revision: number;
  rows: QueueRow[];
  added: AddedRow[];
  sample: SampleResult;
  /** Counts up where tables were taken or dropped: other rows are there then, and all is to be asked for anew. */
  shape: number;
  /** Where anything was decided about a document itself: all of them. */
  documents?: ReviewDocument[];
};

/** What one reviewer says last about a field, or about the row. */
export type Opinion = { as: string; value: DecidedValue; by: string; on: string; why?: string };

/** `raw`: as it was read; `lost`: a reading that lost the vote; `above`: what the row above says. */
export type Choice = { value: DecidedValue; from: 'raw' | 'lost' | 'above' };

/**
 * A field of a row; `segments` are its cells, `shared` by how many rows it is; `absent`: nothing was read for it. `opinions`: the
 * last one holds.
 */
export type FieldScreen = {
  key: string;
  value: DecidedValue;
  raw: string;
  edits: Edit[];
  confidence: number;
  segments: { page: number; box: Box | null }[];
  shared: number;
  concluded: boolean;
  absent: boolean;
  choices: Choice[];
  opinions: Opinion[];
  disagreed: boolean;
};

/** A row beside the one on the screen. */
export type Neighbour = { id: string; position: number; name: string | null; page: number; box: Box | null };

/** A page with the size of its sheet; `picture`: there is one to show. */
export type PageScreen = { page: number; width: number; height: number; picture: boolean };

export type RowAnswer = {
  id: string;
  document: number;
  position: number;
  code: string | null;
  name: string | null;
  canonicalName: string | null;
  confidence: number;
  fields: FieldScreen[];
  issues: Issue[];
  texts: Record<string, { title: string; remedy: string; finding: FindingText | null }>;
  opinions: Opinion[];
  disagreed: boolean;
  stale: { as: string; by: string; on: string; field: string; value: DecidedValue; because: string }[];
  above: Neighbour | null;
  below: Neighbour | null;
  /** Rows of the pages of this one, for their boxes. */
  around: Neighbour[];
  pages: PageScreen[];
};

/** What was written, and the acts that bring back what was there before. */
export type DecideAnswer = ChangesAnswer & { written: number; undo: Act[] };

/** What the program saw on a page: boxes of cells, words with their confidence, and lines. */
export type SeenAnswer = {
  cells: Box[];
  words: { box: Box; text: string; sure: boolean }[];
  rules: { kind: string; line: Box }[];
};

/** Texts to complete with: whole values of the field, the likeliest first, and words. */
export type CompletionsAnswer = { values: string[]; words: string[] };

/**
 * What was read in a drawn box, by field: the words that were read with the page, or letters recognised now, in the file
 * at its own resolution or, where that is not there, on the small picture.
 */
export type ReadAnswer = { values: Record<string, DecidedValue>; how: 'words' | 'source' | 'picture' };

/** A line of the log: what was decided, told for print. */
export type LogLine = {
  on: string;
  by: string;
  as: string;
  field: string;
  row: string;
  read: string;
  value: DecidedValue;
  why: string;
  document: string;
  page: number;
};
export type LogAnswer = { run: string; lines: LogLine[]; left: number };

export type Refused = { error: string };
