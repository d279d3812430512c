/** Whether words promise a ratio, whether or not one could be read from them. */
import { findMultipliers } from './multiplier.ts';
import { isStrongHead, tokenize, type Token } from './tokens.ts';

const promise =
  /\bdi ?bagi(?:kan)?\b(?! (?:menjadi|atas|ke|dalam|kepada|pada)\b)|\b(?:perbandingan|membandingkan|rasio|proporsi)\b|\bdibanding(?:kan)?\b|[÷]|-{4,}|_{4,}|\bpembilang\b|\bpenyebut\b|\bper 1\.?0{3,6}\b/iu;

/** Whether the last thing a formula says is a sign that wants something behind it: "A x", "A :", "= A +". */
export function endsInOperator(text: string): boolean {
  return /\S\s*(?:\s[x:]|[×*÷/+=])[\s.,;]*$/iu.test(text);
}

/** True for "dibagi", "perbandingan", "x 100%", a typed bar and the like, and for two counts ("Jumlah ... Jumlah ..."). */
export function promisesRatio(text: string): boolean {
  if (promise.test(text) || endsInOperator(text)) return true;
  const words = text.split(/\s+/).filter((word) => word !== '');
  const line = { words: words.map((word) => ({ text: word, box: null, confidence: 1 })), box: null };
  const tokens = tokenize([line]);
  if (findMultipliers(tokens).length > 0 || dividesCounts(tokens)) return true;
  return (text.match(/(?<![\p{L}\d])(?:Jumlah|Jml|Σ|∑)(?![\p{L}])/gu) ?? []).length > 1;
}

/** "Total nilai desa : Total desa": a sign between two counts. */
function dividesCounts(tokens: readonly Token[]): boolean {
  const first = tokens.findIndex(({ text }) => isStrongHead(text));
  return tokens.some(
    ({ text }, i) => first >= 0 && i > first && /^[:/]$/.test(text) && isStrongHead(tokens[i + 1]?.text ?? ''),
  );
}
