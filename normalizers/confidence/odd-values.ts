/** A value of a year that does not go with those beside it: what a misread figure looks like when each figure is one alone. */
import type { YearValue } from '../../pipeline/model/meaning/measure.ts';

/** Values beside it that have to agree before one may be called odd. */
const leastAgreeing = 3;

/**
 * The place, in the row's targets, of the one value read by OCR that does not go with the others; null for none, or where
 * more than one does not. Of at least four values, the others have one form (all shares, all numbers, all words) or run one
 * way, year by year, and it does not. Plans seldom fall back for a single year; a misread digit does so in one of two cases.
 */
export function oddValue(targets: readonly YearValue[]): number | null {
  if (targets.length <= leastAgreeing) return null;
  return oddForm(targets) ?? oddStep(targets.map(({ value }) => value));
}

function oddForm(targets: readonly YearValue[]): number | null {
  const forms = targets.map(formOf);
  const odd = forms.flatMap((form, i) => (forms.filter((other) => other === form).length === 1 ? [i] : []));
  return odd.length === 1 && new Set(forms).size === 2 ? odd[0]! : null;
}

/** A share, a number, a word or something in between. */
function formOf({ text, value }: YearValue): string {
  const sign = text.includes('%') ? '%' : '';
  return value === null ? `${/\d/.test(text) ? 'digits' : 'words'}${sign}` : `number${sign}`;
}

/** The only value without which the others rise or fall throughout; null when they do so with it, or without others too. */
function oddStep(values: readonly (number | null)[]): number | null {
  const all = values.flatMap((value) => (value === null ? [] : [value]));
  if (all.length < values.length || runsOneWay(all)) return null;
  const odd = all.flatMap((_, i) => (runsOneWay(all.filter((__, k) => k !== i)) ? [i] : []));
  // of two neighbours that changed places either may be the one: the one that lies farther off
  if (odd.length === 0 || odd.length > 2) return null;
  return odd.reduce((best, i) => (offOf(all, i) > offOf(all, best) ? i : best));
}

const runsOneWay = (values: readonly number[]): boolean =>
  values.every((value, i) => i === 0 || value >= values[i - 1]!) ||
  values.every((value, i) => i === 0 || value <= values[i - 1]!);

/** How far a value lies from the middle of its neighbours. */
function offOf(values: readonly number[], at: number): number {
  const beside = [values[at - 1], values[at + 1]].filter((value) => value !== undefined);
  return Math.abs(values[at]! - beside.reduce((sum, value) => sum + value, 0) / Math.max(1, beside.length));
}
