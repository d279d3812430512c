/** Ratios told by a word that divides: "A dibagi B dikali 100", "Jumlah A dibandingkan jumlah B", "A per 1.000 B". */
import { agreedValue, findMultipliers } from './multiplier.ts';
import { isPhrase, trimPhrase, type Ratio } from './ratio.ts';
import { isHead, type Token } from './tokens.ts';
import { dropTail, isSaidAgain, openingEnd, phraseEnd, sentenceStart } from './phrase-end.ts';

const divided = /^[-–—(:]*(?:dibagi|dibagikan|÷)[-–—):]*$/iu;
const apart = /^[-–—(:]*di$/i;
const compared = /^(?:dibandingkan|dibanding|berbanding|banding)$/i;
/** "dibagi menjadi", "dibagi atas", "dibagi dalam" share things out; they do not divide numbers. */
const sharedOut = /^(?:menjadi|atas|ke|kedalam|dalam|kepada|pada|dua|tiga|empat|lima|antara|rata|secara)$/i;
const powerOfTen = /^(?:100|1\.?000|10\.?000|100\.?000|1\.?000\.?000)$/;

/** Behind a ratio: a factor that is no power of ten, so that the whole is none. */
const scales = /^(?:[x×*]|dikali(?:kan)?|kali)$/iu;

type Divider = { from: number; to: number };

/** Reads "A dibagi B ..."; null when nothing is divided, or more than once. */
export function readDivided(tokens: readonly Token[]): Ratio | null {
  const at = dividers(tokens);
  if (at.length !== 1 || !at[0]) return null;
  return cutAt(tokens, at[0], null);
}

/** Reads "Jumlah A per 1.000 B" and "Jumlah A per jumlah B"; null when another sign or word calculates as well. */
export function readPer(tokens: readonly Token[]): Ratio | null {
  const at = tokens.flatMap((token, i) => (/^per$/i.test(token.text) ? [i] : []));
  if (at.length !== 1 || at[0] === undefined || !isHead(tokens[0]?.text ?? '')) return null;
  if (calculates(tokens)) return null;
  const number = (tokens[at[0] + 1]?.text ?? '').replace(/[.,]$/, '');
  if (powerOfTen.test(number)) return cutAt(tokens, { from: at[0], to: at[0] + 2 }, Number(number.replace(/\D/g, '')));
  return isHead(tokens[at[0] + 1]?.text ?? '') ? cutAt(tokens, { from: at[0], to: at[0] + 1 }, null) : null;
}

/** Whether a sign or a word calculates outside of brackets. */
function calculates(tokens: readonly Token[]): boolean {
  let depth = 0;
  return tokens.some(({ text }) => {
    const within = depth > 0;
    depth += text.split('(').length - text.split(')').length;
    return !within && /^(?:[-–+/:x×]|dikurangi|ditambah|dikali\p{L}*|kali|dibagi)$/iu.test(text);
  });
}

function cutAt(tokens: readonly Token[], { from, to }: Divider, per: number | null): Ratio | null {
  const start = sentenceStart(tokens, from);
  const end = phraseEnd(tokens, to);
  const opening = openingEnd(tokens.slice(start, from));
  const multipliers = findMultipliers(tokens);
  const value = agreedValue(multipliers);
  if (value === undefined || (per !== null && value !== null)) return null;
  const inside = (i: number) => !multipliers.some((m) => i >= m.from && i < m.to);
  const pick = (a: number, b: number) => tokens.slice(a, b).filter((_, i) => inside(a + i));
  const stop = Math.min(end, multipliers.find((m) => m.from >= to)?.from ?? tokens.length);
  const numerator = trimPhrase(dropTail(pick(start + opening, from)));
  const denominator = trimPhrase(dropTail(pick(to, stop)));
  if (!isPhrase(numerator) || !isPhrase(denominator)) return null;
  const behind = pick(Math.max(stop, to), tokens.length);
  if (scales.test(behind[0]?.text ?? '') || denominator.some((token) => divided.test(token.text))) return null;
  return {
    numerator,
    denominator,
    multiplier: per ?? value,
    form: 'prose',
    rest: [...pick(0, start), ...(isSaidAgain(behind) ? [] : behind)],
    narrative: opening > 0 || start > 0,
  };
}

function dividers(tokens: readonly Token[]): Divider[] {
  return tokens.flatMap((token, i) => {
    const isApart = apart.test(token.text) && /^bagi[-–—):]*$/i.test(tokens[i + 1]?.text ?? '');
    const plain = divided.test(token.text);
    const isCompared = compared.test(token.text);
    if (!isApart && !plain && !isCompared) return [];
    let to = isApart ? i + 2 : i + 1;
    if (/^(?:dengan|oleh|terhadap|dari)$/i.test(tokens[to]?.text ?? '')) to++;
    // what is compared may be anything; only counts make a ratio
    if (isCompared && (!isHead(tokens[to]?.text ?? '') || !countsBefore(tokens, i))) return [];
    return sharedOut.test(tokens[to]?.text ?? '') || sharesInNumber(tokens, to) ? [] : [{ from: i, to }];
  });
}

/** "dibagi 4 kelompok" shares out; a number that ends the sum or stands before its multiplier divides: "dibagi 35 x 100". */
function sharesInNumber(tokens: readonly Token[], at: number): boolean {
  const number = (tokens[at]?.text ?? '').replace(/[.,;]$/, '');
  if (!/^\d+$/.test(number) || powerOfTen.test(number)) return false;
  const next = tokens[at + 1];
  return next !== undefined && findMultipliers(tokens.slice(at + 1))[0]?.from !== 0;
}

/** Whether a quantity stands before a word that compares, and not the word that opens the comparison itself. */
function countsBefore(tokens: readonly Token[], at: number): boolean {
  const whole = tokens.slice(sentenceStart(tokens, at), at);
  const sentence = whole.slice(openingEnd(whole));
  return sentence.some((token) => isHead(token.text)) && !sentence.some((token) => opensComparison.test(token.text));
}

const opensComparison =
  /^(?:perbandingan|membandingkan|rasio|ratio|nisbah|proporsi|persentase|prosentase|presentase)$/i;
