/** The shape of a check: one kind of defect that the rows of a document may have, and how to find it. */
import type { Agency, Indicator } from '../../pipeline/model/meaning/dataset.ts';
import type { FormulaTree } from '../../pipeline/model/meaning/formula-tree.ts';
import { findingTexts, type Bilingual, type FindingCode } from '../../pipeline/model/meaning/finding.ts';
import { issueCodes, type Severity } from '../../pipeline/model/issue.ts';
import { nameMeasure, readMeasure, type MeasureKind } from '../fields/measure.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { isSymbolic, readSense, type WordSense } from './word-sense.ts';

/** A row to be checked; `emptyTargets` are the years (or headings) of its table whose target cell holds no value. */
export type CheckedRow = { indicator: Indicator; emptyTargets: readonly string[] };

/** A row, and what its words say. `parts` is null when the formula has none, or signs that no legend explains. */
export type ReadRow = CheckedRow & {
  measure: MeasureKind | null;
  name: WordSense | null;
  parts: { numerator: WordSense; denominator: WordSense } | null;
};

/** What checks know beside the rows; `year` is that of the document. */
export type CheckContext = { vocabulary: Vocabulary; agency: Agency | null; year: number | null };

/** A defect: where it shows and what was found there, quoted. */
export type Finding = { indicator: string; field: string; message: string };

/** One check. It sees all rows of a document, never changes them, and stays silent where it is not sure. */
export type Check = {
  code: FindingCode;
  severity: Severity;
  explanation: Bilingual;
  resolve: Bilingual;
  find: (rows: readonly ReadRow[], context: CheckContext) => Finding[];
};

/** A check of single rows: `find` gives the field and what is wrong with it, or null. */
export function rowCheck(
  code: FindingCode,
  find: (row: ReadRow, context: CheckContext) => Omit<Finding, 'indicator'> | null,
): Check {
  return documentCheck(code, (rows, context) =>
    rows.flatMap((row) => {
      const found = find(row, context);
      return found ? [{ indicator: row.indicator.id, ...found }] : [];
    }),
  );
}

/** A check that compares the rows of a document. */
export function documentCheck(code: FindingCode, find: Check['find']): Check {
  return { code, severity: issueCodes[code][0], ...findingTexts[code], find };
}

/** Reads the words of a row once for all checks. */
export function readRow(row: CheckedRow, vocabulary: Vocabulary): ReadRow {
  const { name, formula } = row.indicator;
  const { measure, rest } = readMeasure(name ?? '', vocabulary.measures);
  const named = nameMeasure(name ?? '', vocabulary.measures);
  const sense = (text: string) => readSense(text, vocabulary);
  const { above, below } = explained(formula);
  const parts = above !== null && below !== null ? { numerator: sense(above), denominator: sense(below) } : null;
  return {
    ...row,
    measure: measure ?? named?.kind ?? null,
    name: name === null ? null : sense(rest),
    parts: parts && !isSymbolic(parts.numerator) && !isSymbolic(parts.denominator) ? parts : null,
  };
}

/** Numerator and denominator in words: signs are what the legend of the formula says of them. */
function explained({ numerator, denominator, tree }: Indicator['formula']): Record<'above' | 'below', string | null> {
  const ratio = tree?.op === 'ratio' ? tree : null;
  return {
    above: inWords(numerator, ratio?.numerator ?? null),
    below: inWords(denominator, ratio?.denominator ?? null),
  };
}

function inWords(printed: string | null, meant: FormulaTree | null): string | null {
  if (printed === null || meant === null || !/^\p{L}{1,3}\d?$/u.test(printed)) return printed;
  return meaning(meant) ?? printed;
}

function meaning(tree: FormulaTree): string | null {
  if (tree.op === 'quantity') return tree.text;
  if (tree.op !== 'sum') return null;
  const parts = tree.parts.map(meaning);
  return parts.every((part) => part !== null) ? parts.join(' + ') : null;
}

/** True for a part of a whole: a percentage by name or unit, not a change from year to year. */
export function isShare(row: ReadRow, vocabulary: Vocabulary): boolean {
  const { unit, formula } = row.indicator;
  if (isChange(row, vocabulary)) return false;
  if (row.measure !== null && !['percentage', 'coverage', 'level', 'rate', 'ratio'].includes(row.measure)) return false;
  return row.measure === 'percentage' || unit?.symbol === '%' || formula.multiplier === 100;
}

/** True for a name of a change from year to year: its formula compares two times, and no part of it is the wider one. */
export function isChange({ indicator }: ReadRow, vocabulary: Vocabulary): boolean {
  const words = (indicator.name ?? '').toLowerCase().split(/[^\p{L}]+/u);
  return words.slice(0, 3).some((word) => vocabulary.cues.byAlias.has(`change\t${word}`));
}
