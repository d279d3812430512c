/** One name with two calculations: told on the rows of both. */
import { issue, type Issue } from '../../pipeline/model/issue.ts';
import type { Candidates } from './concept-candidates.ts';
import type { Draft, Variant } from './drafts.ts';
import type { Relations } from './relations.ts';

/** Variants of one name are told once each; more of one concept are not laid beside each other. */
const variantsCompared = 40;

/** An issue on each row whose name has another calculation in another document, quoting the first such. */
export function sameNameIssues(drafts: readonly Draft[], candidates: Candidates, relations: Relations): Issue[] {
  const others = new Map<Variant, Variant[]>();
  const lay = (first: readonly Variant[], second: readonly Variant[]): void => {
    for (const one of first) {
      for (const other of second) {
        if (one === other || others.get(one)?.includes(other) || relations.formulas(one, other) !== 'other') continue;
        others.set(one, [...(others.get(one) ?? []), other]);
        others.set(other, [...(others.get(other) ?? []), one]);
      }
    }
  };
  const calculated = drafts.map(({ variants }) =>
    variants.filter(({ subject }) => subject.ratio).slice(0, variantsCompared),
  );
  for (const own of calculated) lay(own, own);
  for (const [i, j] of candidates) {
    const both = calculated[i]!.length > 0 && calculated[j]!.length > 0;
    if (both && relations.isSameName(i, j)) lay(calculated[i]!, calculated[j]!);
  }
  const found = [...others].flatMap(([variant, list]) =>
    variant.rows.flatMap((row) => issueOf(row, variant, list) ?? []),
  );
  return found.sort((a, b) => ((a.indicator ?? '') < (b.indicator ?? '') ? -1 : 1));
}

function issueOf(
  { id, document }: Variant['rows'][number],
  { subject }: Variant,
  others: readonly Variant[],
): Issue | null {
  const elsewhere = others.flatMap(({ rows }) => rows.filter((row) => row.document !== document));
  if (elsewhere.length === 0) return null;
  const first = elsewhere.reduce((a, b) => (a.id < b.id ? a : b));
  const quoted = (ratio: { numerator: { text: string }; denominator: { text: string } } | null): string =>
    ratio === null ? '' : `"${ratio.numerator.text}" / "${ratio.denominator.text}"`;
  const more = elsewhere.length > 1 ? ` (and ${elsewhere.length - 1} more)` : '';
  const message = `"${subject.name}" is calculated as ${quoted(subject.ratio)} here, but as ${quoted(first.subject.ratio)} elsewhere${more}`;
  return issue('concept-same-name-other-formula', message, { document, indicator: id, field: 'formula' });
}
