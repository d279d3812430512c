/** A percentage whose formula multiplies by nothing. */
import { rowCheck, type Check } from './check.ts';
import { wordsShared } from './word-sense.ts';

const percentSign = /\(\s*%\s*\)|^\s*%/;

export const missingMultiplier: Check = rowCheck('formula-without-multiplier', ({ indicator, measure, parts }) => {
  const { name, unit, formula } = indicator;
  if (formula.numerator === null || formula.denominator === null || formula.multiplier !== null) return null;
  // a coverage may be a mean: "Jumlah nilai SKP" / "jumlah ASN" counts two things
  const ofOneThing = parts !== null && wordsShared(parts.numerator, parts.denominator).length > 0;
  const printedPercent = unit !== null && !unit.derived && unit.symbol === '%';
  const asks =
    measure === 'percentage' ||
    (measure === 'coverage' && ofOneThing) ||
    percentSign.test(name ?? '') ||
    printedPercent;
  // a share that its own column gives as a ratio or a number needs no multiplier
  const otherUnit = unit !== null && !unit.derived && unit.symbol !== '%';
  // a multiplier that is there but was not understood is no gap of the author's
  const signs = /%|\b100\b|persen|proporsi/i.test(formula.text ?? '');
  if (!asks || otherUnit || signs) return null;
  const printed = `"${formula.numerator}" / "${formula.denominator}"`;
  return {
    field: 'formula',
    message: `"${name}" is a percentage${printedPercent ? ' by its unit' : ''}, nothing multiplies ${printed}`,
  };
});
