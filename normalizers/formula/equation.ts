/** Equations: what stands left of "=", what right of it, and which "=" only gives a result or a meaning. */
import { foldText } from '../../pipeline/model/print/fold.ts';
import { findMultipliers } from './multiplier.ts';
import { endsSentence, equatesAt, isTypedBar, tokenText, type Token } from './tokens.ts';

/** A body cut at its "=": earlier text, the name with its sign, the calculation, and lines that explain letters. */
export type Equation = { before: Token[]; left: Token[]; right: Token[]; legend: Token[] };

/**
 * The right side of the first "=": what stands left of it (on its line or since the last sentence) is `left`,
 * earlier text `before`, and lines with a further "=" are a legend. A name set beside the bar of its fraction
 * ("A | Name = x 100% | B") is taken out of the middle of it.
 */
export function cutEquation(tokens: readonly Token[], name = ''): Equation {
  const equals = tokens.findIndex((_, i) => equatesAt(tokens, i) && !givesNumber(tokens, i));
  if (equals < 0) return { before: [], left: [], right: [...tokens], legend: [] };
  let from = equals;
  while (!isLostBar(tokens, equals) && from > 0 && !leftBegins(tokens, from, equals)) from--;
  from = nameStart(tokens, from, equals, name);
  if (from > 0 && explainsLetter(tokens, from, equals))
    return { before: [], left: [], right: tokens.slice(0, from), legend: tokens.slice(from) };
  const second = tokens.findIndex((_, i) => i > equals && equatesAt(tokens, i) && !givesNumber(tokens, i));
  const to = second < 0 ? tokens.length : Math.max(equals + 1, lineStart(tokens, second));
  const cut = {
    before: tokens.slice(0, from),
    left: tokens.slice(from, equals + 1),
    right: tokens.slice(equals + 1, to),
    legend: tokens.slice(to),
  };
  const opensLate = isTypedBar(cut.right[0]?.text ?? '') || findMultipliers(cut.right)[0]?.from === 0;
  const isMiddle = cut.before.length > 0 && opensLate && cut.before.at(-1)?.line !== cut.left[0]?.line;
  return isMiddle ? { ...cut, before: [], right: [...cut.before, ...cut.right] } : cut;
}

/** Without results: "= 100" at the end, "= ..... %", and the value behind a part ("Paket B = 4.337"). */
export function withoutResults(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const length = tokens[i]?.text === '=' ? resultLength(tokens, i) : null;
    if (length !== null) i += length;
    else if (tokens[i]) kept.push(tokens[i]!);
  }
  return kept;
}

function givesNumber(tokens: readonly Token[], i: number): boolean {
  return tokens[i]?.text === '=' && resultLength(tokens, i) !== null;
}

/**
 * How many tokens after an "=" are a mere number, dots and percent signs, when the text before it calculates or counts;
 * 0 where a form leaves the number out on both sides of a typed bar; null for an "=" that equates.
 */
function resultLength(tokens: readonly Token[], i: number): number | null {
  if (isLeftOpen(tokens, i)) return 0;
  let to = i + 1;
  while (to < tokens.length && /^(?:[\d.,…%_]+|persen\.?)$/i.test(tokens[to]?.text ?? '')) to++;
  const value = tokenText(tokens.slice(i + 1, to));
  const next = tokens[to];
  // "= 1 / 8 (a + b)" calculates; a result ends its line or its text
  const ends = !next || next.first || isTypedBar(next.text);
  return to > i + 1 && /[\d….]/.test(value) && ends && i > 1 ? to - i - 1 : null;
}

/** "A = | ------ x 100 % | B =": an "=" that ends its line beside a typed bar asks for a number. */
function isLeftOpen(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1];
  const endsLine = i > 1 && (!next || next.first || next.text === '%');
  const bar = tokens.findIndex(({ text }) => isTypedBar(text));
  if (!endsLine || bar < 0) return false;
  // a name beside its bar ends in "=" as well; only a form asks again below the bar
  const asksAgain = tokens.some(({ text, line }) => text === '=' && line > (tokens[bar]?.line ?? 0));
  return bar === i + 1 ? asksAgain : bar < i && next?.first !== true;
}

/** Where the indicator's own name begins that stands left of "=", over as many lines as it takes. */
function nameStart(tokens: readonly Token[], from: number, equals: number, name: string): number {
  const whole = foldText(name);
  for (let at = 0; at < from; at++) {
    const left = foldText(tokenText(tokens.slice(at, equals)));
    if (tokens[at]?.first && left.includes(' ') && (left === whole || whole.startsWith(`${left} `))) return at;
  }
  return from;
}

/** "A / B x 100% | A = jumlah ...": the first "=" already says what a letter of the calculation before it means. */
function explainsLetter(tokens: readonly Token[], from: number, equals: number): boolean {
  const letter = tokenText(tokens.slice(from, equals));
  const before = tokens.slice(0, from);
  if (letter.length > 6 || letter.includes(' ')) return false;
  const isUsed = tokenText(before)
    .split(/[\s/:÷()[\]{}*×+-]+/u)
    .includes(letter);
  return isUsed && (findMultipliers(before).length > 0 || before.some((token) => /^[/÷:]$/.test(token.text)));
}

/** "A | = x 100 % | B": what was drawn on the line of an "=" before a multiplier was the bar; the line above is no name. */
function isLostBar(tokens: readonly Token[], equals: number): boolean {
  const isFirst = tokens[equals]?.first === true && equals > 0;
  return isFirst && findMultipliers(tokens.slice(equals + 1))[0]?.from === 0;
}

function leftBegins(tokens: readonly Token[], from: number, equals: number): boolean {
  if (endsSentence(tokens, from - 1)) return true;
  return tokens[from]?.first === true && from < equals;
}

function lineStart(tokens: readonly Token[], at: number): number {
  let from = at;
  while (from > 0 && !tokens[from]?.first) from--;
  return from;
}
