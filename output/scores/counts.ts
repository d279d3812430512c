/** Counts of right and wrong -> the measures of a run. */

/** What is counted over one document; pairs are [right, scored]. */
export type Counts = {
  truth: number;
  found: number;
  matched: number;
  nameExact: number;
  letters: number;
  letterErrors: number;
  ratios: number;
  ratioExact: number;
  ratioClose: number;
  responsible: [number, number];
  dataSource: [number, number];
  objective: [number, number];
  rowExact: number;
  region: boolean;
  agencyName: boolean;
  year: boolean;
};

/** The measures in the order in which they are printed; all but `documents` and `nameCER` are shares, 1 is best. */
export const measureNames = [
  'documents',
  'rowRecall',
  'rowPrecision',
  'nameExact',
  'nameCER',
  'formulaExact',
  'formulaClose',
  'responsible',
  'dataSource',
  'objective',
  'rowExact',
  'region',
  'agencyName',
  'year',
] as const;

/** `nameCER` is the share of wrong letters in names (0 is best); a share of nothing is 1. */
export type Measures = Record<(typeof measureNames)[number], number>;

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

/** The measures over several documents: counts are added up first, so that large documents count more. */
export function measure(documents: readonly Counts[]): Measures {
  const sum = (of: (c: Counts) => number): number => documents.reduce((n, c) => n + of(c), 0);
  const truth = sum((c) => c.truth);
  const ratios = sum((c) => c.ratios);
  const pair = (of: (c: Counts) => [number, number]): number =>
    share(
      sum((c) => of(c)[0]),
      sum((c) => of(c)[1]),
    );
  return {
    documents: documents.length,
    rowRecall: share(
      sum((c) => c.matched),
      truth,
    ),
    rowPrecision: share(
      sum((c) => c.matched),
      sum((c) => c.found),
    ),
    nameExact: share(
      sum((c) => c.nameExact),
      truth,
    ),
    nameCER: share(
      sum((c) => c.letterErrors),
      sum((c) => c.letters),
    ),
    formulaExact: share(
      sum((c) => c.ratioExact),
      ratios,
    ),
    formulaClose: share(
      sum((c) => c.ratioClose),
      ratios,
    ),
    responsible: pair((c) => c.responsible),
    dataSource: pair((c) => c.dataSource),
    objective: pair((c) => c.objective),
    rowExact: share(
      sum((c) => c.rowExact),
      truth,
    ),
    region: share(
      sum((c) => Number(c.region)),
      documents.length,
    ),
    agencyName: share(
      sum((c) => Number(c.agencyName)),
      documents.length,
    ),
    year: share(
      sum((c) => Number(c.year)),
      documents.length,
    ),
  };
}
