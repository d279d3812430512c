/** Mends reading errors, never the author's: a noisy channel with a guard. Every mend is logged. */
import type { Edit } from '../../pipeline/model/meaning/dataset.ts';
import type { TextLine, Word } from '../../pipeline/model/reading/text.ts';
import type { Lexicon } from './lexicon.ts';
import { judgeByLetters } from './letters.ts';
import { withSumSigns } from './sum-signs.ts';
import { certain, isAbbreviated, judgeWord } from './word.ts';
import type { WordPlace } from './word-prior.ts';
import type { Mender } from './mender.ts';

/** Mended lines (places and fractions kept), the log, and unknown words read so badly that a person must look. */
export type Mended = { lines: TextLine[]; edits: Edit[]; doubtful: string[] };

/** Below this confidence an unknown word is reported. */
const doubt = 0.5;
const noise = /^[|_~·•'`^\\¦]+$/;
const joining = new Set([
  'yang',
  'dan',
  'untuk',
  'dengan',
  'dari',
  'pada',
  'dalam',
  'jumlah',
  'atau',
  'oleh',
  'terhadap',
  'serta',
]);

/** Mends the words of lines, with `sums` also signs of sums; when unsure it changes nothing. */
export function mendLines(printed: readonly TextLine[], mender: Mender, sums = false): Mended {
  const edits: Edit[] = [];
  const doubtful: string[] = [];
  const isScan = sums && !mender.exported;
  const lines = isScan ? printed.map((line) => withSumSigns(line, mender.lexicon.isWord, edits)) : printed;
  const factors = mendFactors(lines, mender.exported, edits);
  const mended = lines.map((line, l): TextLine => {
    const joined = joinBroken(factors[l] ?? [], mender, edits);
    const capitals = !joined.some((word) => /\p{Ll}{2}/u.test(word.text));
    const core = (word: Word | undefined) => coreOf(word?.text ?? '')[1].toLowerCase();
    const words = joined.flatMap((word, i) =>
      mendWord({ word, capitals, before: core(joined[i - 1]), after: core(joined[i + 1]) }, mender, edits, doubtful),
    );
    return { ...line, words };
  });
  return { lines: mended.filter((line) => line.words.length > 0), edits, doubtful };
}

const timesSign = /^(?:[x×*]{1,3}|kali|dikali)[.,]?$/i;
/** What a worn "x" is read as; it counts only before a hundred that was misread as well. */
const wornSign = /^[»>]$/;
/** "10096", "100”", "100"5": a percent sign read as something else; "120%": no factor but a power of ten is meant. */
const misreadHundred = /^(\(?)(?:100(?!0+[).,]*$)[\d”"“°'’*]{1,4}|1[1-9]0%)([).,]*)$/;
/** "X10096": the sign and its misread number in one. */
const gluedHundred = /^[x×]{1,2}100(?!0+[).,]*$)[\d”"“°'’*]{1,4}(\)?)[.,]*$/i;
const quotedHundred = /^\(?100[”"“°'’*]/;

/** The words of lines with their factors mended; a sign may stand at the end of one line and its number on the next. */
function mendFactors(lines: readonly TextLine[], exported: boolean, edits: Edit[]): Word[][] {
  const words = mendFactor(
    lines.flatMap((line) => line.words),
    exported,
    edits,
  );
  let at = 0;
  return lines.map((line) => words.slice(at, (at += line.words.length)));
}

/** "Xx 10096" and the like after a sign of multiplication become "x 100%"; exports hold what was typed. */
function mendFactor(words: readonly Word[], exported: boolean, edits: Edit[]): Word[] {
  const mended = words.map((word): Word => (exported ? word : withPlus(word, edits)));
  words.forEach((word, i) => {
    const glued = exported ? null : gluedHundred.exec(word.text);
    if (glued) {
      edits.push({ from: word.text, to: `x 100%${glued[1] ?? ''}`, rule: 'percent-sign' });
      mended[i] = { ...word, text: `x 100%${glued[1] ?? ''}` };
      return;
    }
    const sign = words[i - 1];
    const isSign = sign && (timesSign.test(sign.text) || (wornSign.test(sign.text) && quotedHundred.test(word.text)));
    const found = isSign ? misreadHundred.exec(word.text) : null;
    if (isSign && !exported && /^\(?100%/.test(word.text) && /[.,]$/.test(sign.text)) {
      edits.push({ from: sign.text, to: sign.text.slice(0, -1), rule: 'percent-sign' });
      mended[i - 1] = { ...sign, text: sign.text.slice(0, -1) };
    }
    if (!sign || !found) return;
    const text = `${found[1] ?? ''}100%${(found[2] ?? '').replace(/[.,]/g, '')}`;
    edits.push({ from: `${sign.text} ${word.text}`, to: `x ${text}`, rule: 'percent-sign' });
    mended[i] = { ...word, text };
    mended[i - 1] = { ...sign, text: /^(?:kali|dikali|[x×*])$/i.test(sign.text) ? sign.text : 'x' };
  });
  return mended;
}

/** A number sign alone or behind a number is a plus whose strokes were seen double: "rambu # marka", "15#". */
function withPlus(word: Word, edits: Edit[]): Word {
  const found = /^(\d*)#$/.exec(word.text);
  if (!found) return word;
  const text = `${found[1] ?? ''}+`;
  edits.push({ from: word.text, to: text, rule: 'plus-sign' });
  return { ...word, text };
}

function mendWord(place: WordPlace, mender: Mender, edits: Edit[], doubtful: string[]): Word[] {
  const { word } = place;
  if (noise.test(word.text) && word.confidence < doubt) {
    edits.push({ from: word.text, to: '', rule: 'noise' });
    return [];
  }
  const [lead, core, tail] = coreOf(word.text);
  const isAbbreviation = isAbbreviated(core, place);
  if (isAbbreviation && !/\d/.test(core) && (mender.exported || isKnown(core, mender.lexicon))) return [word];
  if (!isAbbreviation && !isMendable(core, place.capitals)) return [word];
  const write = (lower: string) => likeCase(core, lower);
  const first =
    isSeen(core, word) && !isAbbreviation
      ? judgeByLetters(core, { lead, tail, write }, place, word.letters ?? [], mender)
      : judgeWord(core, place, mender);
  const second =
    first.better === null && word.second && word.confidence < certain
      ? judgeByLetters(core, { lead, tail, write }, place, [...(word.letters ?? []), word.second], mender)
      : null;
  const judgement = second?.better ? second : first;
  if (judgement.better) {
    const better = write(judgement.better);
    const rule = (mender.lexicon.counts.get(judgement.better) ?? 0) > 0 ? 'document-word' : 'word-list';
    edits.push({ from: core, to: better, rule });
    return [{ ...word, text: lead + better + tail }];
  }
  if (isAbbreviation) return [word];
  if (isSeen(core, word) && judgement.doubtful) doubtful.push(core);
  if (isKnown(core, mender.lexicon)) return [word];
  const apart = splitFused(core, word.confidence, mender.lexicon);
  if (apart) {
    edits.push({ from: core, to: apart.join(' '), rule: 'word-split' });
    return [
      { ...word, text: lead + apart[0] },
      { ...word, text: apart[1] + tail },
    ];
  }
  if (word.confidence < doubt && core.length > 3 && !doubtful.includes(core)) doubtful.push(core);
  return [word];
}

/** True where the recognizer's letters can be asked; an abbreviation is judged by the document alone. */
function isSeen(core: string, word: Word): boolean {
  return word.letters !== undefined && word.confidence < certain && !/^(?=.*\d)[\p{Lu}\d]+$/u.test(core);
}

/** A word's text in three: marks before it, letters and digits, marks after it. */
function coreOf(text: string): [string, string, string] {
  const [, lead = '', core = '', tail = ''] = /^([^\p{L}\d]*)(.*?)([^\p{L}\d]*)$/u.exec(text) ?? [];
  return [lead, core, tail];
}

/** Digits, ordinals, codes and abbreviations are never touched; a digit inside lower-case letters is a misread letter. */
function isMendable(core: string, capitals: boolean): boolean {
  if (core.length < 4 || /[-/@.,:()\\]/.test(core)) return false;
  if (/\d/.test(core)) return /^\p{L}?\p{Ll}+[01589]\p{Ll}{2,}$|^\p{Ll}*[01]\p{Ll}{3,}$/u.test(core);
  // among words in small letters, capitals alone are an abbreviation
  return core !== core.toUpperCase() || (capitals && core.length > 5);
}

function isKnown(core: string, lexicon: Lexicon): boolean {
  return (
    !/\d/.test(core) &&
    core.split(/[^\p{L}]+/u).every((part) => part.length < 2 || lexicon.isWord(part) || lexicon.kindOf(part) !== null)
  );
}

/** Writes a word with the capitals of another: all, the first, or none. */
function likeCase(before: string, after: string): string {
  const letters = before.replace(/[^\p{L}]/gu, '');
  if (letters === letters.toUpperCase()) return after.toUpperCase();
  return /^\p{Lu}/u.test(before) ? after.charAt(0).toUpperCase() + after.slice(1) : after;
}

/** "yangmemperoleh": two known words, one of them a joining word, in the only way to cut; "didaerah" is the author's. */
function splitFused(core: string, confidence: number, lexicon: Lexicon): [string, string] | null {
  if (confidence >= 0.85 || core.length < 8 || core.slice(1) !== core.slice(1).toLowerCase()) return null;
  const cuts: [string, string][] = [];
  for (let i = 3; i <= core.length - 3; i++) {
    const [left, right] = [core.slice(0, i), core.slice(i)];
    if (!joining.has(left.toLowerCase()) && !joining.has(right)) continue;
    // rare words and names are parts of too many others: "Senayang"
    if (isUsual(left, lexicon) && isUsual(right, lexicon)) cuts.push([left, right]);
  }
  return cuts.length === 1 ? (cuts[0] ?? null) : null;
}

function isUsual(word: string, lexicon: Lexicon): boolean {
  return lexicon.kindOf(word) === 'domain' || (lexicon.counts.get(word.toLowerCase()) ?? 0) > 1;
}

/** "kese jahteraan": neighbours that are no words alone but one together. */
function joinBroken(words: readonly Word[], mender: Mender, edits: Edit[]): Word[] {
  const joined: Word[] = [];
  for (const word of words) {
    const before = joined.at(-1);
    if (before && isBroken(before, word, mender.lexicon)) {
      const text = before.text + word.text;
      edits.push({ from: `${before.text} ${word.text}`, to: text, rule: 'word-join' });
      joined[joined.length - 1] = {
        text,
        box: uniteBoxes(before, word),
        confidence: Math.min(before.confidence, word.confidence),
      };
    } else joined.push(word);
  }
  return joined;
}

function isBroken(left: Word, right: Word, lexicon: Lexicon): boolean {
  const least = Math.min(left.confidence, right.confidence);
  if (least >= 0.85 || least < 0.3) return false;
  if (!/^\p{Lu}?\p{Ll}+$/u.test(left.text) || !/^\p{Ll}+[.,]?$/u.test(right.text)) return false;
  const tail = right.text.replace(/[.,]$/, '');
  if (isUsual(left.text, lexicon) || isUsual(tail, lexicon)) return false;
  // a suffix alone makes no word sure: "Pa sarnya" may have been "dasarnya"
  const whole = left.text + tail;
  return (
    whole.length >= 8 &&
    (isUsual(whole, lexicon) || isUsual(whole.replace(/nya$/, ''), lexicon)) &&
    !(whole.endsWith('nya') && !lexicon.counts.has(whole.toLowerCase()))
  );
}

function uniteBoxes(left: Word, right: Word): Word['box'] {
  const [a, b] = [left.box, right.box];
  return a && b ? [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])] : (a ?? b);
}
