/** Fractions typed without a sign: two quantities one below the other or run together, or a row of dashes as bar. */
import { agreedValue, findMultipliers, withoutMultipliers, type Multiplier } from './multiplier.ts';
import { builtRatio, shareWord, type FormulaPlace, type Ratio } from './ratio.ts';
import { isCapital, isHead, isStrongHead, isTypedBar, type Token } from './tokens.ts';

const connector =
  /^(?:dan|dari|dengan|terhadap|per|atau|serta|yang|antara|dalam|untuk|pada|di|oleh|atas|bagi|sebagai|adalah|merupakan|meliputi|berdasarkan|mengenai|tentang|menurut|ke|hasil|sesuai|melalui|sebesar|minimal|maksimal|[+\-–−x×X*/&(])$/i;

/** Reads "A ------ x 100% B": a row of dashes or underscores is a bar; null when there is none, or two. */
export function readBarred(tokens: readonly Token[]): Ratio | null {
  const multipliers = findMultipliers(tokens);
  const value = agreedValue(multipliers);
  const body = withoutMultipliers(tokens, multipliers);
  const bars = body.flatMap((token, i) => (isTypedBar(token.text) ? [i] : []));
  const [at] = bars;
  if (value === undefined || bars.length !== 1 || at === undefined) return null;
  return builtRatio(body.slice(0, at), body.slice(at + 1), value, 'lines', []);
}

/** Reads "Jumlah A ... Jumlah B ... x 100%" over two lines or run together; null when the cut is not certain. */
export function readStacked(tokens: readonly Token[], place: FormulaPlace): Ratio | null {
  const multipliers = findMultipliers(tokens);
  const value = agreedValue(multipliers);
  if (value === undefined) return null;
  const tail = tailFrom(tokens, multipliers);
  const own = tokens.slice(0, tail);
  const body = withoutMultipliers(own, multipliers);
  const at = findCut(body) ?? cutAtMultiplier(own, body, multipliers);
  if (at === null) return null;
  const [above, aboveTimes] = takeLostSign(body.slice(0, at));
  const [below, belowTimes] = takeLostSign(body.slice(at));
  const ratio = builtRatio(above, below, value ?? (aboveTimes || belowTimes ? 100 : null), 'lines', tokens.slice(tail));
  return ratio && isCertain(ratio, place, body[at]?.first === true) ? ratio : null;
}

/** Where the label of another column begins: one word with a capital behind the multiplier of the second quantity. */
function tailFrom(tokens: readonly Token[], multipliers: readonly Multiplier[]): number {
  const last = multipliers.at(-1);
  const next = last && tokens[last.to];
  if (!last || !next || !isCapital(next.text) || isHead(next.text) || tokens.length - last.to > 2) return tokens.length;
  const before = withoutMultipliers(tokens.slice(0, last.from), multipliers);
  return findCut(before) === null ? tokens.length : last.to;
}

/** A "100%" that ends a part is the multiplier with its sign lost; nothing that is counted ends so. */
function takeLostSign(part: Token[]): [Token[], boolean] {
  const lost = part.length > 1 && /^100%$/.test(part.at(-1)?.text ?? '');
  return [lost ? part.slice(0, -1) : part, lost];
}

/** Words that count everything there is: below a bar more often than above. */
const whole = /^(?:populasi|seluruh|keseluruhan)$/i;

/**
 * Where the second quantity begins, by the surest kind of word that opens one; null when there is none, or two of
 * that kind.
 */
function findCut(body: readonly Token[]): number | null {
  const places = body.flatMap((_, i) => (i > 0 && i < body.length - 1 && begins(body, i) ? [i] : []));
  const opens = isHead(body[0]?.text ?? '');
  const text = (i: number) => body[i]?.text ?? '';
  const kinds = [
    places.filter((i) => isStrongHead(text(i))),
    opens ? places.filter((i) => whole.test(text(i))) : [],
    opens ? places.filter((i) => body[i]?.first) : [],
    opens ? places : [],
  ];
  const first = kinds.find((kind) => kind.length > 0) ?? [];
  return first.length === 1 ? (first[0] ?? null) : null;
}

function begins(body: readonly Token[], i: number): boolean {
  const token = body[i];
  const before = body[i - 1];
  if (!token || !before || !isHead(token.text) || /^[([{]/.test(token.text)) return false;
  const opensLine = token.first && isStrongHead(token.text);
  if (connector.test(before.text) || (isHead(before.text) && !opensLine) || /[(,:]$/.test(before.text)) return false;
  if (!isCapital(token.text)) return token.first && !isCapital(body[0]?.text ?? '');
  // inside a line of Title Case "Nilai" or "Total" is no signal; after a lower-case word a capital is one
  return token.first || isStrongHead(token.text) || !isCapital(before.text);
}

/** "A x 100% B": the multiplier stands beside the bar, so what follows it on a new line, or with a capital, is below. */
function cutAtMultiplier(
  tokens: readonly Token[],
  body: readonly Token[],
  multipliers: readonly Multiplier[],
): number | null {
  const only = multipliers.length === 1 ? multipliers[0] : undefined;
  if (!only || only.from === 0 || only.to >= tokens.length) return null;
  const next = tokens[only.to];
  const before = tokens[only.from - 1];
  if (!next || !before || !isCapital(next.text)) return null;
  if (body.some((token, i) => i > 0 && isStrongHead(token.text) && begins(body, i))) return null;
  return body.indexOf(next);
}

/** A cut needs a reason beyond two nouns: a multiplier, a place of its own, or a name that asks for a ratio. */
function isCertain(ratio: Ratio, place: FormulaPlace, newLine: boolean): boolean {
  if (ratio.denominator.length < 2 && ratio.multiplier === null && !place.ratioName) return false;
  const shared = shareWord(ratio.numerator, ratio.denominator);
  const counts = isStrongHead(ratio.numerator[0]?.text ?? '') && isStrongHead(ratio.denominator[0]?.text ?? '');
  if (ratio.multiplier !== null) return shared || place.dedicated || place.ratioName || newLine || counts;
  // a count that is put in other words on its second line is no fraction
  if (place.countName) return false;
  if (place.dedicated) return shared && (place.ratioName || newLine);
  return place.ratioName && shared && (newLine || counts);
}
