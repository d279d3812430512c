/** Marks before texts: lists inside one cell ("1. ... 2. ...", "- ...; ...") and codes in front of a name ("1.1.1", "2)"). */

const mark = /(?:^|\s)[([]?(\d{1,2}|[a-z])[.)]\s+(?=\S)/g;

/** The entries of a list without their numbers; one entry when the text is no list. Numbers must count up from the first. */
export function splitList(text: string): string[] {
  const numbered = splitNumbered(text);
  const parts = numbered.length > 0 ? numbered : [text];
  return parts
    .flatMap(splitBullets)
    .map((part) => part.replace(/^[;,\s]+|[;,\s]+$/g, ''))
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
}

function splitNumbered(text: string): string[] {
  const marks = [...text.matchAll(mark)];
  const first = marks[0];
  if (!first || first.index > 0 || !['1', 'a'].includes(first[1] ?? '')) return [];
  const cuts: { from: number; to: number }[] = [];
  let next = first[1] ?? '';
  for (const found of marks) {
    if (found[1] !== next) continue;
    cuts.push({ from: found.index, to: found.index + found[0].length });
    next = /\d/.test(next) ? String(Number(next) + 1) : String.fromCharCode(next.charCodeAt(0) + 1);
  }
  if (cuts.length < 2) return cuts.map((cut) => text.slice(cut.to));
  return cuts.map((cut, i) => text.slice(cut.to, cuts[i + 1]?.from ?? text.length));
}

function splitBullets(text: string): string[] {
  return text.split(/(?:^|\s)[-–•·▪]\s+(?=\p{Lu}|\p{L}{3})|;\s+/u);
}

/** A name without its code; `code` is null when there is none. */
export type Coded = { code: string | null; rest: string };

const dotted = /^(\d{1,2}(?:[.,]\d{1,2})+)[.)]?\s+(?=[^\d\s])/;
const ordinal = /^[([]?(\d{1,3}|\p{L}|[IVX]{1,5})[.)\]]+\s*(?=[^\d\s.,%])/u;
const bare = /^(\d{1,2})\s+(?=\p{Lu})/u;
const prefixed = /^((?:IKU|IKK|IK|S|T|SS|TS)[-. ]?\d+(?:\.\d+)*)\s*[.:)-]?\s+(?=\p{L})/u;
/** Takes a leading code off a name. A bare number comes off only before a word that opens a name: not off "29 UPT". */
export function takeCode(text: string, opensName: (words: string) => boolean): Coded {
  for (const pattern of [dotted, prefixed, ordinal]) {
    const found = pattern.exec(text);
    if (!found?.[1]) continue;
    const rest = text.slice(found[0].length).trim();
    // a roman numeral or letter alone may be a word of the name ("I love", "H. Name"): only short marks with a sign
    if (rest !== '') return { code: found[1].replace(/,/g, '.'), rest };
  }
  const number = bare.exec(text);
  const rest = text.slice(number?.[0].length ?? 0);
  if (number?.[1] && opensName(rest)) return { code: number[1], rest: rest.trim() };
  return { code: null, rest: text };
}

/** A cell that holds nothing but a code or a row number: "1.2", "3.", "a)"; null for anything else. */
export function readLoneCode(text: string): string | null {
  const found = /^[([]?(\d{1,3}(?:[.,]\d{1,2})*|\p{L})[.)\]]*$/u.exec(text.trim());
  return found?.[1]?.replace(/,/g, '.') ?? null;
}
