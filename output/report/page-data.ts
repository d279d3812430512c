/** What a page of the report carries, for its script to draw: rows of the dataset as they are, and what lies around them. */
import type { Dataset, DatasetDocument, Indicator, Relation } from '../../pipeline/model/meaning/dataset.ts';
import type { Decision } from '../../pipeline/model/meaning/decision.ts';
import type { FindingText } from '../../pipeline/model/meaning/finding.ts';
import type { Refusal } from '../../pipeline/model/errors.ts';
import type { Issue, IssueCode } from '../../pipeline/model/issue.ts';
import type { Findable } from './findable.ts';

/** A page's picture: `file` is its path below the run folder, the size of the page in points; `overlay` what was seen on it. */
export type Picture = {
  document: string;
  page: number;
  file: string;
  width: number;
  height: number;
  overlay?: string | undefined;
};

/** A document in one line; `page` is the path of its page below the run folder, `check` how many rows need a look. */
export type DocumentLine = {
  id: string;
  file: string;
  page: string;
  agency: string | null;
  year: number | null;
  kind: DatasetDocument['kind'];
  pages: number;
  rows: number;
  check: number;
  /** Pages of it that could not be read, and errors and warnings about the document itself. */
  refused: number;
  notes: number;
};

/** Another row of the same concept. */
export type Member = { relation: Relation; name: string; from: string; address: string; because: string };

/** The concept of a row beside others: counts of all members, the nearest of them. */
export type Elsewhere = { label: string; alike: number; near: number; members: Member[] };

/** A row with everything that its card shows. */
export type ShownRow = { row: Indicator; issues: Issue[]; elsewhere: Elsewhere | null };

/** A row that a search can find, and where it stands: the place of its document in `documents`, and the part of that. */
export type LightRow = Findable & { document: number; part: number };

/** A key of the vocabulary with all names that it goes by. */
export type Names = readonly [key: string, names: readonly string[]];

/** What is said of a code of issues, where it occurs. */
type IssueText = { title: string; remedy: string; finding: FindingText | null };

/** What became of the decisions of a run. */
type DecisionCounts = { held: number; stale: number; elsewhere: number };

type Common = {
  /** The way from the page to the run folder: empty, or `../`. */
  folder: string;
  version: string;
  facts: readonly (readonly [label: string, value: string])[];
  documents: DocumentLine[];
  rows: ShownRow[];
  /** Paths of pages of the report by document, one for each part. */
  parts: Record<string, string[]>;
  pictures: Record<string, Picture[]>;
  names: Names[];
  texts: Partial<Record<IssueCode, IssueText>>;
  /** What was decided in the run before. */
  decided: Decision[];
};

/** report.html: `rows` are the most doubtful ones, `light` all of them in the same order. */
export type IndexPage = Common & {
  kind: 'index';
  counts: { rows: number; look: number; agencies: number };
  decisions: DecisionCounts | null;
  light: LightRow[];
  refusals: Refusal[];
  issues: Issue[];
};

/** report/DOCUMENT.html: the rows of a document in the order of the paper, or a part of them. */
export type DocumentPage = Common & {
  kind: 'document';
  document: DatasetDocument;
  part: number;
  issues: Issue[];
};

export type ReportPage = IndexPage | DocumentPage;

/** What a report is made from; `names` gives the names of the keys of the vocabulary that the rows hold. */
export type ReportInput = {
  dataset: Dataset;
  pictures: readonly Picture[];
  refusals: readonly Refusal[];
  run: { version: string; facts: readonly (readonly [label: string, value: string])[] };
  names: readonly Names[];
  decided: readonly Decision[];
  decisions: DecisionCounts | null;
};
