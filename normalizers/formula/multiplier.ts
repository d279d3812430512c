/** Multipliers: "x 100%", "di kali 100", "kali 1.000", "(x) 100 %". */
import type { Token } from './tokens.ts';

/** Where a multiplier stands, `[from, to)`, and its number: 100 and 100% are both 100. */
export type Multiplier = { from: number; to: number; value: number };

const times = /^\(?(?:[xX×*✕∗·]{1,3}|\\times)\)?$/u;
/** An "x" with specks that were read as signs beside it: "x%", "x)<x". */
const speckledTimes = /^[xX×][%()<>«»°’'|\]]{1,2}[xX×]?$/u;
const timesWord = /^\(?(?:di)?kali(?:kan)?$/i;
/** Signs that scans put where the "x" was; they count only before exactly 100%. */
const damagedTimes = /^(?:[«»°’'Yv%><]|2x|xX?|»«)$/u;
const powerOfTen = /^(?:100|1\.?000|10\.?000|100\.?000|1\.?000\.?000)\)?[.,;)]?$/;
const percentHundred = /^100\s*%?[.,;)]*%?$/;

/** All multipliers among the tokens, in order. "3 x sehari" and "2 x 24 jam" are none. */
export function findMultipliers(tokens: readonly Token[]): Multiplier[] {
  const found: Multiplier[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const one = multiplierAt(tokens, i);
    if (!one) continue;
    found.push(one);
    i = one.to - 1;
  }
  return found;
}

function multiplierAt(tokens: readonly Token[], i: number): Multiplier | null {
  const first = timesFirst(tokens, i);
  if (first) return first;
  const sign = tokens[i]?.text ?? '';
  const word = timesWord.test(sign);
  const apart = /^di$/i.test(sign) && /^kali(?:kan)?$/i.test(tokens[i + 1]?.text ?? '');
  let at = apart ? i + 2 : i + 1;
  if ((word || apart) && /^dengan$/i.test(tokens[at]?.text ?? '')) at++;
  const sure = word || apart || times.test(sign) || speckledTimes.test(sign);
  if (!sure && !damagedTimes.test(sign)) return null;
  // "dikali" may stand before a sign again: "dikali x 100%"
  if (sure && times.test(tokens[at]?.text ?? '')) at++;
  const number = readNumber(tokens, at, sure) ?? (word || apart ? readWords(tokens, at) : null);
  return number && { from: i, ...number };
}

/** "100% x (A / B)": the number before its sign, at the start or behind a sign. */
function timesFirst(tokens: readonly Token[], i: number): Multiplier | null {
  if (i > 0 && !/[=:(]$/.test(tokens[i - 1]?.text ?? '')) return null;
  const number = readNumber(tokens, i, false);
  const isTimes = number && times.test(tokens[number.to]?.text ?? '') && !/^\d/.test(tokens[number.to + 1]?.text ?? '');
  return isTimes ? { from: i, to: number.to + 1, value: number.value } : null;
}

/** "seratus persen", "seribu", "seratus ribu". */
function readWords(tokens: readonly Token[], at: number): { to: number; value: number } | null {
  const words = [0, 1].map((k) => (tokens[at + k]?.text ?? '').toLowerCase().replace(/[.,;)]+$/, ''));
  const [first = '', second = ''] = words;
  if (first === 'seratus') {
    if (second === 'ribu') return { to: at + 2, value: 100_000 };
    return { to: at + (/^(?:persen|%)$/.test(second) ? 2 : 1), value: 100 };
  }
  return first === 'seribu' ? { to: at + 1, value: 1000 } : null;
}

/** The multiplier of a column or a place of its own, where the sign may be missing: "100", "100%", "X 100". */
export function readLoneMultiplier(tokens: readonly Token[]): number | null {
  const one = findMultipliers(tokens);
  if (one.length > 0) return one.length === 1 ? (one[0]?.value ?? null) : null;
  const letters = tokens.filter((token) => /[\p{L}\p{N}]/u.test(token.text));
  const number = readNumber(letters, 0, true);
  return number && number.to === letters.length ? number.value : null;
}

function readNumber(tokens: readonly Token[], at: number, sure: boolean): { to: number; value: number } | null {
  const text = (tokens[at]?.text ?? '')
    .replace(/^\(/, '')
    .replace(/[”"'’`°“*]+$/u, '')
    .replace(/\\%/g, '%');
  const next = (tokens[at + 1]?.text ?? '').replace(/\\%/g, '%');
  const percentNext = /^%[.,;)]*$|^persen[.,;)]*$/i.test(next) ? 1 : 0;
  if (percentHundred.test(text) && (text.includes('%') || percentNext || sure)) {
    return { to: at + 1 + percentNext, value: 100 };
  }
  if (sure && /^[1lI][0Oo]{2}%?$/.test(text)) return { to: at + 1 + percentNext, value: 100 };
  if (sure && powerOfTen.test(text)) return { to: at + 1, value: Number(text.replace(/\D/g, '')) };
  return null;
}

/** The tokens without the given multipliers. */
export function withoutMultipliers(tokens: readonly Token[], multipliers: readonly Multiplier[]): Token[] {
  return tokens.filter((_, i) => !multipliers.some((m) => i >= m.from && i < m.to));
}

/** The one value of all multipliers: null when there is none, undefined when they disagree. */
export function agreedValue(multipliers: readonly { value: number }[]): number | null | undefined {
  const values = new Set(multipliers.map((m) => m.value));
  if (values.size > 1) return undefined;
  return multipliers[0]?.value ?? null;
}
