/** Fractions typed with a sign: "A / B x 100%", "(A : B) x 100%", "A ÷ B", "(x/y)*100%". */
import { agreedValue, findMultipliers, withoutMultipliers } from './multiplier.ts';
import { builtRatio, shareWord, type FormulaPlace, type Ratio } from './ratio.ts';
import { isCapital, isHead, isStrongHead, type Token } from './tokens.ts';
import { isSaidAgain } from './phrase-end.ts';

const sign = /^[/÷:]$/;
/** "A", "JKRAT", "x1", "(n-1)": a sign that stands for a quantity. */
const symbol = /^[([{]*(?:\p{L}\d?|\p{Lu}[\p{Lu}\d.]{1,9}|\p{L}{1,2}\p{L}?\d?)[)\]}]*$/u;

/** Reads a fraction with its sign; null for slashes that stand inside a name (BB/TB, alam / sosial). */
export function readSlashed(tokens: readonly Token[], place: FormulaPlace): Ratio | null {
  const multipliers = findMultipliers(tokens);
  const value = agreedValue(multipliers);
  if (value === undefined) return null;
  const behind = tailFrom(tokens, multipliers);
  const body = splitLone(withoutMultipliers(tokens.slice(0, behind), multipliers), value !== null);
  const at = divisionAt(body);
  if (at === null) return null;
  const numerator = body.slice(0, at);
  const denominator = body.slice(at + 1);
  if (!divides(body[at]?.text ?? '', numerator, denominator, value !== null, place)) return null;
  const rest = tokens.slice(behind);
  return builtRatio(numerator, denominator, value, 'slash', isSaidAgain(rest) ? [] : rest);
}

/**
 * Where text begins that no longer belongs to the fraction: a capital behind the last multiplier, when the multiplier
 * stands behind the sign. A small letter goes on with the denominator of a cell whose multiplier stands beside it.
 */
function tailFrom(tokens: readonly Token[], multipliers: readonly { from: number; to: number }[]): number {
  const last = multipliers.at(-1);
  const division = tokens.findIndex((token) => sign.test(token.text) || /\p{L}\/\p{L}/u.test(token.text));
  if (!last || division < 0 || last.from < division) return tokens.length;
  const next = tokens[last.to];
  return next && (isCapital(next.text) || /^(?:atau|dan|,|\d+[.)])$/i.test(next.text)) ? last.to : tokens.length;
}

/** The one sign that divides; of several, the only one that stands before a quantity or between brackets. */
function divisionAt(body: readonly Token[]): number | null {
  const at = body.flatMap((token, i) => (sign.test(token.text) && i > 0 && i < body.length - 1 ? [i] : []));
  if (at.length <= 1) return at[0] ?? null;
  const closes = (i: number) => /[)\]}]$/.test(body[i - 1]?.text ?? '') && /^[([{]/.test(body[i + 1]?.text ?? '');
  const sure = at.filter((i) => isHead(body[i + 1]?.text ?? '') || closes(i));
  return sure.length === 1 ? (sure[0] ?? null) : null;
}

/** "A/B" and "(x/y)" are one word; where it is all there is beside a multiplier, it is a fraction of signs. */
function splitLone(body: readonly Token[], stated: boolean): Token[] {
  const [only] = body;
  const parts = /^([([{]*)([^/]{1,10})([/:÷])([^/]{1,10}?)([)\]}]*)$/u.exec(only?.text ?? '');
  if (body.length !== 1 || !only || !parts || !stated) return [...body];
  const [, , above = '', by = '', below = ''] = parts;
  if (!symbol.test(above) || !symbol.test(below)) return [...body];
  return [above, by, below].map((text, i) => ({ ...only, text, first: i === 0 && only.first }));
}

/** Whether a sign between two texts divides them: they count, stand in brackets, share a word, or are mere signs. */
function divides(
  by: string,
  numerator: readonly Token[],
  denominator: readonly Token[],
  stated: boolean,
  place: FormulaPlace,
): boolean {
  const heads = [numerator, denominator].filter((part) => isHead(part[0]?.text ?? '')).length;
  const opens = /^[([{]/.test(numerator[0]?.text ?? '');
  const closed = /[)\]}]$/.test(denominator.at(-1)?.text ?? '');
  const apart = /[)\]}]$/.test(numerator.at(-1)?.text ?? '') && /^[([{]/.test(denominator[0]?.text ?? '');
  const bracketed = opens && (closed || apart || /[)\]}]$/.test(numerator.at(-1)?.text ?? ''));
  const signs = [numerator, denominator].every((part) => part.length === 1 && symbol.test(part[0]?.text ?? ''));
  if (by === '÷') return true;
  // a colon more often explains than divides: two counts below the name of a ratio or a mean are divided
  const counted = [numerator, denominator].every((part) => isStrongHead(part[0]?.text ?? ''));
  if (by === ':') return (stated && (heads === 2 || bracketed || signs)) || (counted && place.ratioName);
  if (heads === 2 || (bracketed && apart)) return true;
  return stated && (heads === 1 || bracketed || signs || place.equation || shareWord(numerator, denominator));
}
