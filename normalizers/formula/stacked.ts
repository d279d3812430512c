/** Fractions typed without a sign: two quantities one below the other or run together, or a row of dashes as bar. */
import { grouped } from '../../pipeline/model/groups.ts';
import { agreedValue, findMultipliers, withoutMultipliers, type Multiplier } from './multiplier.ts';
import { builtRatio, shareWord, type FormulaPlace, type Ratio } from './ratio.ts';
import { isBlank, isCapital, isHead, isStrongHead, isTypedBar, type Token } from './tokens.ts';

const connector =
  /^(?:dan|dari|dengan|terhadap|per|atau|serta|yang|antara|dalam|untuk|pada|di|oleh|atas|bagi|sebagai|adalah|merupakan|meliputi|berdasarkan|mengenai|tentang|menurut|ke|hasil|sesuai|melalui|sebesar|minimal|maksimal|[+\-–−x×X*/&(])$/i;

/** Reads "A ------ x 100% B": a row of dashes or underscores is a bar; null when there is none, or two. */
export function readBarred(tokens: readonly Token[]): Ratio | null {
  const multipliers = findMultipliers(tokens);
  const value = agreedValue(multipliers);
  const body = withoutBlanks(withoutMultipliers(tokens, multipliers));
  const bars = body.flatMap((token, i) => (isTypedBar(token.text) || isBlank(token.text) ? [i] : []));
  const [at] = bars;
  if (value === undefined || bars.length !== 1 || at === undefined) return null;
  const scale = value === null ? scaleBeside(body, at) : null;
  const below = body.slice(at + (scale === null ? 1 : 3));
  return builtRatio(body.slice(0, at), below, value ?? scale, 'lines', []);
}

/** Without dots to be filled in and their "%", but for dots that open a line of nothing else: those are a bar. */
function withoutBlanks(tokens: readonly Token[]): Token[] {
  const lines = grouped(tokens, ({ line }) => line);
  return tokens.filter((token, i) => {
    const own = lines.get(token.line) ?? [];
    const isAsked = own.every(({ text }) => isBlank(text) || text === '%') && own.some(({ text }) => isBlank(text));
    if (isAsked) return token === own[0] && i > 0 && own.at(-1) !== tokens.at(-1);
    return !isBlank(token.text);
  });
}

/** The number of "------ x 25" that ends the line of its bar: beside a bar any number multiplies. */
function scaleBeside(body: readonly Token[], bar: number): number | null {
  const [sign, number, below] = body.slice(bar + 1, bar + 4);
  const isScale = /^[x×*]$/iu.test(sign?.text ?? '') && /^\d+$/.test(number?.text ?? '');
  return isScale && !sign?.first && below?.first ? Number(number?.text) : null;
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
  if (place.dedicated && newLine && isMeasured(ratio) && (place.ratioName || isCentred(ratio))) return true;
  if (place.dedicated) return shared && (place.ratioName || newLine);
  return place.ratioName && shared && (newLine || counts);
}

/** Whether both parts name quantities: they begin with a word that counts, or end in a unit ("Panjang jalan (km)"). */
function isMeasured({ numerator, denominator }: Ratio): boolean {
  return [numerator, denominator].every(
    (part) =>
      (isHead(part[0]?.text ?? '') || (part.length > 1 && /\)$/.test(part.at(-1)?.text ?? ''))) &&
      !part.some(({ text }) => /^[x×*÷:=]$/iu.test(text)),
  );
}

/** How far apart the middles of centred lines may lie, and how far apart their left ends must, in heights of a line. */
const centred = { mostApart: 0.6, leastIndent: 1 };

/** Whether the lines of both parts are set around one middle, as those of a fraction are; false where places are not known. */
function isCentred({ numerator, denominator }: Ratio): boolean {
  const tokens = [...numerator, ...denominator];
  const lines = [...new Set(tokens.map(({ line }) => line))].map((line) =>
    tokens.flatMap((token) => (token.line === line && token.word.box ? [token.word.box] : [])),
  );
  if (lines.some((boxes) => boxes.length === 0)) return false;
  const ends = lines.map((boxes) => ({
    from: Math.min(...boxes.map(([x0]) => x0)),
    to: Math.max(...boxes.map(([, , x1]) => x1)),
    height: Math.max(...boxes.map(([, y0, , y1]) => y1 - y0)),
  }));
  const height = Math.max(...ends.map((end) => end.height));
  const spread = (values: number[]) => (Math.max(...values) - Math.min(...values)) / height;
  return (
    spread(ends.map(({ from, to }) => (from + to) / 2)) <= centred.mostApart &&
    spread(ends.map(({ from }) => from)) >= centred.leastIndent
  );
}
