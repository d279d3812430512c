/** Codes and ordinals in front of a name: "1.1.1", "a.", "10", "2)". */

/** A name without its code; `code` is null when there is none. */
export type Coded = { code: string | null; rest: string };

const dotted = /^(\d{1,2}(?:[.,]\d{1,2})+)[.)]?\s+(?=[^\d\s])/;
const ordinal = /^[([]?(\d{1,3}|\p{L}|[IVX]{1,5})[.)\]]+\s*(?=[^\d\s.,%])/u;
const bare = /^(\d{1,2})\s+(?=\p{Lu})/u;
const prefixed = /^((?:IKU|IKK|IK|S|T|SS|TS)[-. ]?\d+(?:\.\d+)*)\s*[.:)-]?\s+(?=\p{L})/u;
/** "29 UPT", "5 Pilar": a number before a thing that is counted. Before these a bare number is a code. */
const opens =
  /^\d{1,2}\s+(?:persentase|prosentase|presentase|jumlah|cakupan|tingkat|rata-rata|indeks|nilai|predikat|angka|rasio|laju|meningkat|menurun|terwujud|tercapai|opini|skor|proporsi|persentasi)/i;

/** Takes a leading code off a name. A bare number comes off only before a word that opens a name. */
export function takeCode(text: string): Coded {
  for (const pattern of [dotted, prefixed, ordinal]) {
    const found = pattern.exec(text);
    if (!found?.[1]) continue;
    const rest = text.slice(found[0].length).trim();
    // a roman numeral or letter alone may be a word of the name ("I love", "H. Name"): only short marks with a sign
    if (rest !== '') return { code: found[1].replace(/,/g, '.'), rest };
  }
  const number = opens.test(text) ? bare.exec(text) : null;
  if (number?.[1]) return { code: number[1], rest: text.slice(number[0].length).trim() };
  return { code: null, rest: text };
}

/** A cell that holds nothing but a code or a row number: "1.2", "3.", "a)"; null for anything else. */
export function readLoneCode(text: string): string | null {
  const found = /^[([]?(\d{1,3}(?:[.,]\d{1,2})*|\p{L})[.)\]]*$/u.exec(text.trim());
  return found?.[1]?.replace(/,/g, '.') ?? null;
}
