/** A catalogue: several runs as one dataset, with what a run knows beside its dataset. */
import type { Refusal } from '../errors.ts';
import type { Dataset } from './dataset.ts';
import type { Decision } from './decision.ts';
import type { ListedTerm } from './vocabulary-report.ts';

/** A run that a catalogue was made of: a name that tells it from the others, and the version of ikat that read it. */
type CatalogueRun = { name: string; ikat: string | null };

/**
 * `held`: it is in the values; `stale`: what it is about is read otherwise now; `overruled`: a later one is about the same thing;
 * `elsewhere`: its document is in no run; `proposed`: it changes nothing by itself.
 */
type DecisionState = 'held' | 'stale' | 'overruled' | 'elsewhere' | 'proposed';

export type ListedDecision = { decision: Decision; state: DecisionState; because: string | null };

/**
 * A page of a document as its run read it: size in points, resolution in dots an inch, skew in degrees, and its picture as a path
 * below the folder of the run. Null where the run does not tell.
 */
export type CataloguePage = {
  document: string;
  page: number;
  run: string;
  reading: string | null;
  dpi: number | null;
  confidence: number | null;
  skew: number | null;
  width: number | null;
  height: number | null;
  picture: string | null;
};

/** Which document is the first reading of the same paper, and for each row of this one, by its id, the row there that is its like. */
export type Reading = { of: string; rows: ReadonlyMap<string, string> };

/** A province, kabupaten or kota: its code with dots (Kemendagri), and its name with the word of its level. */
type Region = { code: string; name: string; level: string };

/**
 * `ikat` is the version that made it. `runsOf` names, for each document, the runs that gave the result which stands here; runs,
 * decisions and pages have one order, whatever the order in which runs were given.
 */
export type Catalogue = {
  ikat: string;
  runs: CatalogueRun[];
  dataset: Dataset;
  runsOf: ReadonlyMap<string, readonly string[]>;
  /** Documents that are another reading of a paper that is here as well, by their ids: named and kept, and counted nowhere. */
  readings: ReadonlyMap<string, Reading>;
  decisions: ListedDecision[];
  pages: CataloguePage[];
  /** All regions of the country, in the order of their codes. */
  regions: readonly Region[];
  /** Where the runs lie on this machine, by their names, for their page pictures: no table tells it. */
  folders: ReadonlyMap<string, string>;
  /** The terms that the rows were read with. */
  terms: readonly ListedTerm[];
  /** Documents that a run says it holds, and that can be read in none. */
  refusals: Refusal[];
};
