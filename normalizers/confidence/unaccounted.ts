/** Values that are not what was read: every change of letters is logged as an edit, and whatever differs besides is an error of ours. */
import type { Evidence, Indicator } from '../../pipeline/model/meaning/dataset.ts';
import { indicatorFields } from '../../pipeline/model/meaning/fields.ts';
import { issue, type Issue } from '../../pipeline/model/issue.ts';
import { squash } from '../../pipeline/model/print/fold.ts';

/** A value that its cell does not account for. `field` as in the evidence. */
type Unaccounted = { field: string; message: string };

/**
 * The printed texts of a row whose letters do not stand in its cell as it was read and mended, and fractions whose denominator stands
 * before the numerator there. What a person decided is left alone.
 */
export function unaccountedIn(row: Indicator): Unaccounted[] {
  return indicatorFields.flatMap(({ key, roles, printed }): Unaccounted[] => {
    const cell = row.evidence[key];
    if (!cell || cell.decided) return [];
    if (key === 'formula') return turnedIn(row, cell);
    // explanations are taken out of cells in pieces, and put together of several
    if (roles.includes('explanation')) return [];
    if (Object.entries(row.evidence).some(([other, one]) => other !== key && isOneCell(one, cell))) return [];
    const letters = mendedLetters(cell);
    const other = printed(row).find((text) => text !== null && !letters.some((one) => one.includes(squash(text))));
    return other == null ? [] : [{ field: key, message: `"${other}" is not what was read: ${cell.raw}` }];
  });
}

/** The issues of a row of a document. */
export function unaccountedIssues(row: Indicator): Issue[] {
  return unaccountedIn(row).map(({ field, message }) => {
    const { page, box } = row.evidence[field]!;
    return issue('value-unaccounted', message, { indicator: row.id, field, page, box });
  });
}

const isOneCell = (a: Evidence, b: Evidence): boolean =>
  a.page === b.page && (a.box === null ? a.line === b.line && a.raw === b.raw : String(a.box) === String(b.box));

/** The letters of a cell with its edits made, where they are met first and wherever they are met. */
function mendedLetters({ raw, edits }: Evidence): string[] {
  const read = squash(raw);
  const made = edits.map(({ from, to }) => [squash(from), squash(to)] as const).filter(([from]) => from !== '');
  return [
    made.reduce((text, [from, to]) => text.replace(from, () => to), read),
    made.reduce((text, [from, to]) => text.replaceAll(from, to), read),
  ];
}

/**
 * A fraction is read from above, whatever divides it. Nothing is said where one part stands in the other, or where either is not met in
 * the order of reading: lines of a fraction run into what stands beside it.
 */
function turnedIn({ formula }: Indicator, cell: Evidence): Unaccounted[] {
  const [numerator, denominator] = [squash(formula.numerator ?? ''), squash(formula.denominator ?? '')];
  if (numerator === '' || denominator === '') return [];
  if (numerator.includes(denominator) || denominator.includes(numerator)) return [];
  const [letters = ''] = mendedLetters(cell);
  const first = letters.indexOf(numerator);
  const second = letters.lastIndexOf(denominator);
  if (first < 0 || second < 0 || first <= second) return [];
  return [
    {
      field: 'formula',
      message: `"${formula.numerator}" stands above, and was read after "${formula.denominator}"`,
    },
  ];
}
