/** Checks of a formula that need no other row. */
import type { Formula } from '../../pipeline/model/dataset.ts';
import type { Issue } from '../../pipeline/model/issue.ts';
import { issue } from '../../pipeline/model/issue.ts';
import { foldText } from '../plain-text.ts';

const percentName = /^(?:pe?r?se?nta|prosen|presen)\p{L}*|\(%\)|^cakupan\b/iu;
/** Two ways to write one thing: "dlm 1 th" and "dalam 1 (satu) tahun". */
const same: [RegExp, string][] = [
  [/\bdlm\b/g, 'dalam'],
  [/\b(?:th|thn)\b/g, 'tahun'],
  [/\b(\d+) (?:satu|dua|tiga|empat|lima)\b/g, '$1'],
  [/\bjml\b/g, 'jumlah'],
  [/\byg\b/g, 'yang'],
];

function essence(text: string): string {
  return same.reduce((folded, [pattern, word]) => folded.replace(pattern, word), foldText(text));
}

/** Numerator equal to denominator, and a percentage whose formula has no multiplier. */
export function checkFormula(name: string | null, formula: Formula): Issue[] {
  const { numerator, denominator, multiplier } = formula;
  if (numerator === null || denominator === null) return [];
  const at = { field: 'formula' };
  const issues: Issue[] = [];
  if (essence(numerator) === essence(denominator)) {
    issues.push(issue('formula-numerator-equals-denominator', `Numerator and denominator both say "${numerator}"`, at));
  }
  if (multiplier === null && percentName.test(name ?? '')) {
    issues.push(
      issue('formula-without-multiplier', 'The name asks for a percentage, the formula multiplies by nothing', at),
    );
  }
  return issues;
}
