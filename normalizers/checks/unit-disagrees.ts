/** Name, formula and unit column that do not measure alike. */
import { nameMeasure, type MeasureKind } from '../fields/measure.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { entriesOf, type Glossary } from '../vocabulary/glossary.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { rowCheck, type Check, type Finding, type ReadRow } from './check.ts';

export const unitDisagreement: Check = rowCheck('unit-disagrees', (row, context) => {
  const scaled = otherScale(row);
  if (scaled !== null) return scaled;
  const kind = saidMeasure(row, context.vocabulary);
  if (kind === null) return null;
  return (
    againstUnit(kind, row) ??
    againstFormula(kind, row, context.vocabulary.cues) ??
    meanForShare(kind, row, context.vocabulary)
  );
});

/** A unit column that says percent beside a formula that multiplies by a thousand. */
function otherScale({ indicator: { formula, unit } }: ReadRow): Omit<Finding, 'indicator'> | null {
  const { numerator, denominator, multiplier } = formula;
  if (unit === null || unit.derived || multiplier === null || numerator === null || denominator === null) return null;
  if (unit.per !== 100 || multiplier <= 100) return null;
  const message = `counted in "${unit.label}", and "${numerator}" / "${denominator}" is multiplied by ${multiplier}`;
  return { field: 'formula', message };
}

/** A coverage or percentage that is worked out as a mean: the sum of marks, days or hours over a count of something else. */
function meanForShare(said: Said, { indicator }: ReadRow, { cues }: Vocabulary): Omit<Finding, 'indicator'> | null {
  const { numerator, denominator, multiplier } = indicator.formula;
  if (said !== 'share' || numerator === null || denominator === null || (multiplier ?? 1) !== 1) return null;
  const [count = '', what = ''] = foldText(numerator).split(' ');
  const isSum = cues.byAlias.has(`quantity\t${count}`) && cues.byAlias.has(`summed\t${what}`);
  if (!isSum || foldText(denominator).split(' ').includes(what)) return null;
  const message = `"${indicator.name}" is worked out as a mean: "${numerator}" / "${denominator}"`;
  return { field: 'formula', message };
}

type Said = 'share' | 'count' | 'average';
const kinds: Partial<Record<MeasureKind, Said>> = {
  percentage: 'share',
  coverage: 'share',
  count: 'count',
  average: 'average',
};

/**
 * The measure by name, or by a formula in words that only counts ("Banyaknya desa yang ..."); null for a name that holds
 * a second measure ("Rata-rata persentase", "Jumlah kenaikan").
 */
function saidMeasure({ indicator, measure }: ReadRow, { measures, cues }: Vocabulary): Said | null {
  const name = indicator.name ?? '';
  const own = nameMeasure(name, measures)?.kind ?? measure;
  const said = own ? (kinds[own] ?? null) : counts(indicator, cues) ? 'count' : null;
  if (said === null || said === 'share') return said;
  const words = name.toLowerCase().split(/[^\p{L}-]+/u);
  const ratios = new Set(
    entriesOf(measures, 'lead')
      .filter((entry) => shares.has(entry.canonical))
      .map((entry) => entry.alias.toLowerCase()),
  );
  const other = words.slice(1).some((word) => ratios.has(word) || cues.byAlias.has(`change\t${word}`));
  return other || /%/.test(name) ? null : said;
}

/** A formula that is one quantity, neither divided nor compared: "Jumlah desa yang ...". */
function counts({ formula }: ReadRow['indicator'], cues: Glossary): boolean {
  if (formula.numerator !== null || formula.text === null) return false;
  const [first = ''] = foldText(formula.text).split(' ');
  return (
    ['jumlah', 'banyaknya'].includes(first) &&
    cues.byAlias.has(`quantity\t${first}`) &&
    !/dibagi|banding|rata|[/:%]/i.test(formula.text)
  );
}

const shares: ReadonlySet<string> = new Set([
  'percentage',
  'coverage',
  'level',
  'ratio',
  'growth',
  'rate',
  'index',
  'score',
]);

function againstUnit(said: Said, { indicator }: ReadRow): Omit<Finding, 'indicator'> | null {
  const { unit, name } = indicator;
  if (unit === null || unit.derived) return null;
  const percent = unit.per === 100;
  const counts = unit.per === null && countable(unit.symbol);
  if (said === 'share' ? !counts : !percent) return null;
  const message = `"${name}" is measured in "${unit.label}"`;
  return { field: 'unit', message };
}

function againstFormula(said: Said, { indicator }: ReadRow, cues: Glossary): Omit<Finding, 'indicator'> | null {
  const { formula, name, unit } = indicator;
  if (said === 'share') return countForShare(indicator, cues);
  if (formula.multiplier !== 100 || formula.denominator === null) return null;
  // where the unit column says percent, name and unit disagree already
  if (unit !== null && !unit.derived && unit.per === 100) return null;
  const printed = `"${formula.numerator}" / "${formula.denominator}" x 100`;
  return { field: 'formula', message: `"${name}" is worked out as a percentage: ${printed}` };
}

/** A share by name of which the formula only adds up: "Penjumlahan ... selama satu tahun". */
function countForShare({ formula, name }: ReadRow['indicator'], cues: Glossary): Omit<Finding, 'indicator'> | null {
  if (
    formula.numerator !== null ||
    formula.text === null ||
    !cues.byAlias.has(`adding\t${foldText(formula.text).split(' ')[0]}`)
  )
    return null;
  if (/dibagi|banding|rata|persen|[/:%]/i.test(formula.text)) return null;
  return { field: 'formula', message: `"${name}" is a share, and its formula adds up: "${formula.text}"` };
}

/** Units of things that are counted one by one; "nilai", "angka", "indeks" may stand for anything. */
function countable(symbol: string): boolean {
  return !/^(?:nilai|angka|indeks|poin|skor|rasio|predikat|kategori|level|opini|persen\p{L}*|%|‰)$/iu.test(symbol);
}
