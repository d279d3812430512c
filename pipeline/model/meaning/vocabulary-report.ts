/** The vocabulary as it is shown: its terms, where a run met them, and what a run met that is no term. */

/** A place in a run where something was met, `count` times in one field; `text` as printed. */
export type Occurrence = {
  agency: string;
  document: string;
  position: number;
  indicator: string;
  field: string;
  text: string;
  /** The alias that was met; null when the value has the term's key but no alias is written like it. */
  alias: string | null;
  count: number;
};

/** One alias of a term; empty texts are unknown. `count` is how often a run met it, null without a run. */
export type ListedAlias = {
  alias: string;
  form: string;
  from: string;
  to: string;
  basis: string;
  source: string;
  note: string;
  sector: string;
  count: number | null;
};

/** A term: its file, kind and key, what it is called today, and all its aliases. */
export type ListedTerm = {
  file: string;
  kind: string;
  key: string;
  label: string;
  short: string | null;
  aliases: ListedAlias[];
  /** Null without a run. */
  occurrences: Occurrence[] | null;
};

export const candidateKinds = ['abbreviation', 'unit', 'responsible', 'source', 'heading', 'phrase'] as const;
export type CandidateKind = (typeof candidateKinds)[number];

/** Something that a run met and the vocabulary does not know; `lines` are ready for a file of that name. */
export type Candidate = {
  kind: CandidateKind;
  text: string;
  count: number;
  agencies: string[];
  example: Omit<Occurrence, 'alias' | 'count'>;
  file: string;
  columns: string[];
  lines: string[];
};

/** What `ikat vocabulary` tells. */
export type VocabularyReport = {
  schema: 'ikat/vocabulary/1';
  /** Hash of all vocabulary files. */
  vocabulary: string;
  terms: ListedTerm[];
  /** Null without a run. */
  candidates: Candidate[] | null;
};
