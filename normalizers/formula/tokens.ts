/** The words of a formula cell as tokens that can be cut apart without losing one. */
import type { TextLine, Word } from '../../pipeline/model/reading/text.ts';

/** A word, or a part of one where signs stick to it ("x100%", "Jumlah A/Jumlah B"). `line` counts from 0. */
export type Token = { text: string; word: Word; line: number; first: boolean };

const heads =
  'jumlah|jml|banyaknya|banyak|total|populasi|realisasi|target|nilai|luas|panjang|volume|seluruh|keseluruhan|kebutuhan|anggaran|pagu|produksi|kapasitas|skor|rata-rata|capaian|∑|Σ';
const headAfterSlash = new RegExp(`^(.+?)([/:])((?:${heads})(?:nya)?)$`, 'iu');
const anyHead = new RegExp(`^[([{]*(?:${heads})\\.?$`, 'iu');
const strongHead = /^(?:jumlah|jml|banyaknya|total|∑|Σ)\.?$/iu;

/** Whether a word counts or measures: "Jumlah", "Total", "Luas". A quantity's name begins with one. */
export function isHead(text: string): boolean {
  return anyHead.test(text);
}

/** Whether a word begins a quantity wherever it stands with a capital: "Jumlah", "Banyaknya", "Total". */
export function isStrongHead(text: string): boolean {
  return strongHead.test(text);
}

export function isCapital(text: string): boolean {
  return /^[([{"“]*[\p{Lu}∑Σ]/u.test(text);
}

/** The tokens of lines, signs that stick to words taken apart. */
export function tokenize(lines: readonly TextLine[]): Token[] {
  return lines.flatMap((line, i) =>
    line.words
      .flatMap((word) => splitWord(word.text).map((text) => ({ text, word, line: i })))
      .map((token, k) => ({ ...token, first: k === 0 })),
  );
}

/** A row of dashes, underscores or box lines, typed as the bar of a fraction. */
export function isTypedBar(text: string): boolean {
  return /^[-–—―─━_=]{4,}$/u.test(text);
}

/** Dots that a form leaves to be filled in, each an ellipsis or a full stop. */
export function isBlank(text: string): boolean {
  return /^(?:[.…·]*…[.…·]*|[.·]{4,})$/u.test(text);
}

/** What sticks together without a space: a typed bar and its neighbours, ")/(" and "/" beside a bracket, ")x100%". */
const seams: readonly RegExp[] = [
  /^(.*?[^-–—―─━_=])([-–—―─━_=]{4,})(.*)$/u,
  /^([-–—―─━_=]{4,})(.*[^-–—―─━_=].*)$/u,
  /^(.*[)\]}])([/:÷])([([{].*)$/u,
  /^([^/]{1,6})([/:÷])([([{].*)$/u,
  /^(.+)(÷)(.+)$/u,
  /^(.*[)\]}\p{L}%])([×*])(.*)$/u,
  /^(.*[)\]}%])([xX])(\d.*)$/u,
];

function splitWord(text: string): string[] {
  const times = /^([xX×*])(\d[\d.]*\s*%?[.)]?)$/u.exec(text);
  if (times?.[1] && times[2]) return [times[1], times[2]];
  for (const seam of seams) {
    const parts = seam
      .exec(text)
      ?.slice(1)
      .filter((part) => part !== '');
    if (parts && parts.length > 1) return parts.flatMap(splitWord);
  }
  const equals = /^(.*[^<>=])?=([^=].*)?$/u.exec(text);
  if (equals && text !== '=')
    return [...(equals[1] ? splitWord(equals[1]) : []), '=', ...(equals[2] ? splitWord(equals[2]) : [])];
  const slash = headAfterSlash.exec(text);
  if (slash?.[1] && slash[2] && slash[3]) return [slash[1], slash[2], slash[3]];
  return text.split(/\s+/).filter((part) => part !== '');
}

/** Tokens back to lines, one for each line they came from. */
export function toLines(tokens: readonly Token[]): TextLine[] {
  const lines: TextLine[] = [];
  let current = -1;
  for (const token of tokens) {
    if (token.line !== current) lines.push({ words: [], box: null });
    current = token.line;
    lines.at(-1)?.words.push({ ...token.word, text: token.text });
  }
  return lines;
}

/** Tokens as plain text, single spaces. */
export function tokenText(tokens: readonly Token[]): string {
  return tokens.map((token) => token.text).join(' ');
}

const abbreviations =
  /^(?:kab|prov|no|jml|dll|dst|dsb|sub|th|thn|tgl|dr|drs|s\.d|a\.n|ket|st|pt|cv|kec|kel|min|maks|rp)\.$/i;

/** "tk.", "jml.", "yg.": a word in small letters without a vowel is cut short, and its stop ends nothing. */
const vowelless = /^[b-df-hj-np-tv-z]{1,5}\.$/;

/** Whether a sentence ends with this token: a full stop that is no abbreviation's, before a capital or the end. */
export function endsSentence(tokens: readonly Token[], i: number): boolean {
  const text = tokens[i]?.text ?? '';
  if (
    !/[.;]["”)]?$/.test(text) ||
    isBlank(text) ||
    abbreviations.test(text) ||
    vowelless.test(text) ||
    /^\d+\.$/.test(text)
  )
    return false;
  const next = tokens[i + 1];
  // a formula may begin in lower case: "... pokok. (produksi tahun n - ..."
  if (!next || isCapital(next.text)) return true;
  return /\p{Ll}{3}[.]$/u.test(text) && (isHead(next.text) || (next.first && /^[([{]/.test(next.text)));
}

/** Ranges of sentences, `[from, to)`. */
export function sentences(tokens: readonly Token[]): Token[][] {
  const all: Token[][] = [];
  let from = 0;
  tokens.forEach((_, i) => {
    if (!endsSentence(tokens, i) && i < tokens.length - 1) return;
    all.push(tokens.slice(from, i + 1));
    from = i + 1;
  });
  return all;
}

/** Whether an "=" that equates stands here; one in brackets behind other words, "(minimal n = 50)", only remarks. */
export function equatesAt(tokens: readonly Token[], i: number): boolean {
  if (tokens[i]?.text !== '=') return false;
  const before = tokenText(tokens.slice(1, i));
  const isOpen = before.split('(').length > before.split(')').length;
  return !isOpen || !tokens.slice(i).some((token) => token.text.includes(')'));
}
