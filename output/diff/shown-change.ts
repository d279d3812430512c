/** What diff.html carries, for its script to draw. */
import type { Decision } from '../../pipeline/model/meaning/decision.ts';
import type { DatasetDiff, FactsChange, FieldChange, RowChange } from '../../pipeline/model/meaning/difference.ts';
import type { Place } from '../html/row-places.ts';

/** A row of one run as it is shown beside the other: pieces of paper, or what was read as its name. */
export type ShownSide = {
  pieces: { place: Place; picture: { src: string; width: number; height: number } }[];
  read: { page: number | null; line: number | null; raw: string }[];
};

/** A decision before its time and the name of who took it are added. */
type Offered = Decision extends infer One ? (One extends Decision ? Omit<One, 'by' | 'on'> : never) : never;

/** A change with both sides; a side that tells nothing is null. `offered` is what may be decided of a row that came or went. */
export type ShownChange = { change: RowChange; old: ShownSide | null; new: ShownSide | null; offered: Offered | null };

/** What a document tells of itself otherwise, with the lines that it was read from. */
export type ShownFacts = { facts: FactsChange; old: ShownSide | null; new: ShownSide | null };

/** A kind of change that the page shows: of a row, or of what a document tells of itself. */
export type ShownKind = RowChange['kind'] | 'facts';

/** What a change is found by before it is shown; `text` is folded. */
export type ListedChange = Pick<RowChange, 'moved' | 'weight'> & {
  kind: ShownKind;
  fields: string[];
  causes: FieldChange['cause']['code'][];
  files: string[];
  text: string;
};

/** Shown changes lie in parts of the page, in their order: only those that come into view are read. */
export const changesAPart = 100;

export type DiffPage = Pick<DatasetDiff, 'counts' | 'weights' | 'differs' | 'documents'> & {
  /** Agencies in two years; `all` is how many rows each has, `rows` the first of them. */
  years: (DatasetDiff['years'][number] & { all: number })[];
  old: string;
  new: string;
  /** How many documents tell something else of themselves, by weight. */
  facts: DatasetDiff['weights'];
  /** How many changes there are; `changes` are the heaviest of them: those of documents, by their weight, before those of rows. */
  all: number;
  changes: ListedChange[];
};
