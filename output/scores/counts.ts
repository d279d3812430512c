/** Counts of right and wrong -> the measures of a run. */
import { shareOf, type Share } from './share.ts';

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
  region: [number, number];
  agencyName: [number, number];
  year: [number, number];
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

/** `nameCER` is the share of wrong letters in names: 0 is best. Shares of nothing are null. */
export type Measures = { documents: number } & Record<Exclude<(typeof measureNames)[number], 'documents'>, Share>;

/** The measures over several documents: counts are added up first, so that large documents count more. */
export function measure(documents: readonly Counts[]): Measures {
  const sum = (of: (c: Counts) => number): number => documents.reduce((n, c) => n + of(c), 0);
  const pair = (of: (c: Counts) => [number, number]): Share =>
    shareOf(
      sum((c) => of(c)[0]),
      sum((c) => of(c)[1]),
    );
  return {
    documents: documents.length,
    rowRecall: pair((c) => [c.matched, c.truth]),
    rowPrecision: pair((c) => [c.matched, c.found]),
    nameExact: pair((c) => [c.nameExact, c.truth]),
    nameCER: pair((c) => [c.letterErrors, c.letters]),
    formulaExact: pair((c) => [c.ratioExact, c.ratios]),
    formulaClose: pair((c) => [c.ratioClose, c.ratios]),
    responsible: pair((c) => c.responsible),
    dataSource: pair((c) => c.dataSource),
    objective: pair((c) => c.objective),
    rowExact: pair((c) => [c.rowExact, c.truth]),
    region: pair((c) => c.region),
    agencyName: pair((c) => c.agencyName),
    year: pair((c) => c.year),
  };
}
