/** Where the phrases of a ratio begin and end inside a sentence. */
import { endsSentence, equatesAt, isHead, type Token } from './tokens.ts';

const stop = /^(?:kemudian|lalu|selanjutnya|dikalikan|dinyatakan)$/i;

/** The first token of the sentence that holds `at`. */
export function sentenceStart(tokens: readonly Token[], at: number): number {
  let from = at;
  while (from > 0 && !endsSentence(tokens, from - 1)) from--;
  return from;
}

/** Behind the last token of a phrase that begins at `from`: the end of its sentence, or the next step of the sum. */
export function phraseEnd(tokens: readonly Token[], from: number): number {
  for (let i = from; i < tokens.length; i++) {
    if (endsSentence(tokens, i) || /;$/.test(tokens[i]?.text ?? '')) return i + 1;
    if (i > from && goesOnWithSum(tokens, i)) return i;
  }
  return tokens.length;
}

function goesOnWithSum(tokens: readonly Token[], i: number): boolean {
  const text = tokens[i]?.text ?? '';
  const next = tokens[i + 1]?.text ?? '';
  if (equatesAt(tokens, i) || (/^sama$/i.test(text) && /^dengan$/i.test(next))) return true;
  return stop.test(text) && !isNoThen(tokens, i);
}

/** "tahun lalu" is a time, "lalu lintas" a thing and "dinyatakan lulus" a verdict: none of them goes on with the sum. */
function isNoThen(tokens: readonly Token[], i: number): boolean {
  if (/^dinyatakan$/i.test(tokens[i]?.text ?? ''))
    return !/^(?:dalam|dengan|sebagai)$/i.test(tokens[i + 1]?.text ?? '');
  if (!/^lalu$/i.test(tokens[i]?.text ?? '')) return false;
  const isTime = /^(?:tahun|bulan|triwulan|semester|periode|masa|yang)$/i.test(tokens[i - 1]?.text ?? '');
  return isTime || /^lintas/i.test(tokens[i + 1]?.text ?? '');
}

/** "... yang" before "dinyatakan", "... ," or "dan" before the multiplier do not belong to the phrase. */
export function dropTail(tokens: readonly Token[]): Token[] {
  const list = [...tokens];
  while (list.length > 1 && /^(?:yang|dan|,|lalu|kemudian|atau|[-–—]+)$/i.test(list.at(-1)?.text ?? '')) {
    if (isNoThen(list, list.length - 1)) break;
    list.pop();
  }
  return list;
}

const is = /^(?:adalah|merupakan|yaitu|yakni|ialah)[:,]?$/i;
const tells = /^(?:dihitung|diperoleh|didapat|didapatkan|diukur|menghitung|membandingkan|membagi|rumus|cara)[:,]?$/i;
const leads = /^(?:dari|dengan|berdasarkan|melalui|cara|rumus|antara|:)$/i;
/** Tokens between a word that tells and the one that leads: "dihitung oleh BPS berdasarkan". */
const longestAside = 5;

/**
 * How many tokens open a sentence before its quantity: "IPM dihitung dari | jumlah ...". A word that leads ("dengan")
 * counts only behind one that tells, since it stands inside quantities as well ("Desa dengan nilai baik").
 */
export function openingEnd(tokens: readonly Token[]): number {
  const text = (i: number) => tokens[i]?.text ?? '';
  const counts = isHead(text(0));
  let end = 0;
  for (let i = 0; i < tokens.length; i++) {
    const isVerb = is.test(text(i));
    if (!isVerb && (counts || !(tells.test(text(i)) || (i === 0 && leads.test(text(i)))))) continue;
    let to = i + 1;
    while (leads.test(text(to)) || tells.test(text(to))) to++;
    const aside = tokens
      .slice(to, to + longestAside)
      .findIndex((_, k) => leads.test(text(to + k)) && isHead(text(to + k + 1)));
    if (!isVerb && !isHead(text(to)) && aside >= 0) to += aside + 1;
    if (to >= tokens.length || (counts && !isHead(text(to)))) continue;
    if (isVerb || isHead(text(to)) || end === 0) end = Math.max(end, to);
  }
  return end;
}

/** Whether the words behind a ratio only say it again or give its result: "atau A/B x 100%", "sama dengan 100". */
export function isSaidAgain(tokens: readonly Token[]): boolean {
  const letters = tokens.filter((token) => /[\p{L}\d]/u.test(token.text));
  if (letters.length === 0) return true;
  return /^(?:atau|sama|yaitu|=)$/i.test(tokens[0]?.text ?? '') && letters.length <= longestEcho;
}

/** Tokens of a ratio said again in letters, with its result: "sama dengan seratus persen atau A / B". */
const longestEcho = 14;
