/** Mends reading errors, never the author's: a noisy channel with a guard. Every mend is logged. */
import type { Edit } from '../pipeline/model/dataset.ts';
import type { TextLine, Word } from '../pipeline/model/text.ts';
import type { Confusions } from './confusion.ts';
import { readingDistance } from './confusion.ts';
import type { Lexicon } from './lexicon.ts';

/** What a mend may lean on. `exported`: every confidence is 1 because a text export does not know it. */
export type Mender = { lexicon: Lexicon; confusions: Confusions; exported: boolean };

/** Mended lines (places and fractions kept), the log, and unknown words read so badly that a person must look. */
export type Mended = { lines: TextLine[]; edits: Edit[]; doubtful: string[] };

/** How much nearer (in edit cost) the best word must be than the next one. */
const margin = 0.3;
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

/** Mends the words of lines; when unsure it changes nothing. */
export function mendLines(lines: readonly TextLine[], mender: Mender): Mended {
  const edits: Edit[] = [];
  const doubtful: string[] = [];
  const mended = lines.map((line): TextLine => {
    const words = joinBroken(mendFactor(line.words, edits), mender, edits).flatMap((word) =>
      mendWord(word, mender, edits, doubtful),
    );
    return { ...line, words };
  });
  return { lines: mended.filter((line) => line.words.length > 0), edits, doubtful };
}

const timesSign = /^(?:[x×*]{1,3}|kali|dikali)$/i;
const misreadHundred = /^(\(?)100(?!0+[).,]*$)\d{1,4}([).,]*)$/;

/** "Xx 10096": a percent sign read as digits after a sign of multiplication; no factor but a power of ten is meant. */
function mendFactor(words: readonly Word[], edits: Edit[]): Word[] {
  const mended = [...words];
  words.forEach((word, i) => {
    const sign = words[i - 1];
    const found = sign && timesSign.test(sign.text) ? misreadHundred.exec(word.text) : null;
    if (!sign || !found) return;
    const text = `${found[1] ?? ''}100%${(found[2] ?? '').replace(/[.,]/g, '')}`;
    edits.push({ from: `${sign.text} ${word.text}`, to: `x ${text}`, rule: 'percent-sign' });
    mended[i] = { ...word, text };
    mended[i - 1] = { ...sign, text: sign.text.length > 1 && /^[x×]+$/i.test(sign.text) ? 'x' : sign.text };
  });
  return mended;
}

function mendWord(word: Word, mender: Mender, edits: Edit[], doubtful: string[]): Word[] {
  if (noise.test(word.text) && word.confidence < doubt) {
    edits.push({ from: word.text, to: '', rule: 'noise' });
    return [];
  }
  const parts = /^([^\p{L}\d]*)(.*?)([^\p{L}\d]*)$/u.exec(word.text);
  const [lead = '', core = '', tail = ''] = parts?.slice(1) ?? [];
  if (!isMendable(core) || isKnown(core, mender.lexicon)) return [word];
  const better = findWord(core, word.confidence, mender);
  if (better) {
    const rule = (mender.lexicon.counts.get(better.toLowerCase()) ?? 0) > 0 ? 'document-word' : 'word-list';
    edits.push({ from: core, to: better, rule });
    return [{ ...word, text: lead + better + tail }];
  }
  const apart = splitFused(core, word.confidence, mender.lexicon);
  if (apart) {
    edits.push({ from: core, to: apart.join(' '), rule: 'word-split' });
    return [
      { ...word, text: lead + apart[0] },
      { ...word, text: apart[1] + tail },
    ];
  }
  if (word.confidence < doubt && core.length > 3) doubtful.push(core);
  return [word];
}

/** Digits, ordinals, codes and abbreviations are never touched; a digit inside lower-case letters is a misread letter. */
function isMendable(core: string): boolean {
  if (core.length < 4 || /[-/@.,:()\\]/.test(core)) return false;
  // one digit in an abbreviation: only a single confusable sign away from one that the document repeats
  if (/^\p{Lu}+\d\p{Lu}+$/u.test(core)) return true;
  if (/\d/.test(core)) return /^\p{L}?\p{Ll}+[01589]\p{Ll}{2,}$|^\p{Ll}*[01]\p{Ll}{3,}$/u.test(core);
  return core !== core.toUpperCase() || core.length > 5;
}

function isKnown(core: string, lexicon: Lexicon): boolean {
  return !/\d/.test(core) && core.split(/[^\p{L}]+/u).every((part) => part.length < 2 || lexicon.isWord(part));
}

/** The largest edit cost that may be mended; harm is worse than a gap, so a sure or a short word allows none. */
function costLimit(core: string, confidence: number, exported: boolean): number {
  const n = core.length;
  const impossible = /\d|[!|]|\p{Ll}\p{Lu}/u.test(core);
  // a name that nobody knows begins with a capital as well
  const strict = /^\p{Lu}\p{Ll}/u.test(core);
  if (exported) return n >= 5 ? (impossible ? 0.5 : 0.35) : 0;
  if (confidence >= 0.95) return impossible && n >= 5 ? 0.4 : 0;
  if (confidence >= 0.85) return n >= 6 ? 0.35 : 0;
  if (confidence >= 0.5) return n >= 9 ? (strict ? 0.7 : 1) : n >= 5 ? 0.6 : 0;
  // what is read this badly may be no word at all: a short one would snap to any word
  if (confidence < 0.3 && n < 6) return n >= 5 ? 0.35 : 0;
  return n >= 9 ? (strict ? 1 : 1.3) : n >= 6 ? (strict ? 0.6 : 0.7) : n >= 5 ? 0.4 : 0;
}

/** Over this cost, or for a short word, or where the first letters change, only a word of the document is near enough. */
const free = 0.6;

function needsDocument(lower: string, word: string, cost: number): boolean {
  const prefixChanges = lower.slice(0, 2) !== word.slice(0, 2);
  return lower.length < 6 || prefixChanges || lower.length > word.length || (cost > free && lower.length < 9);
}

function findWord(core: string, confidence: number, mender: Mender): string | null {
  // a reader of exports that lowers the confidence of a word knows it as well as one of pictures
  const exported = mender.exported && confidence === 1;
  const limit = costLimit(core, confidence, exported);
  // a word that the document repeats is the likelier paper behind a near miss, up to this cost
  const repeated =
    !exported && confidence >= 0.3 && confidence < 0.95 && core.length >= 6 ? Math.max(limit, 0.6) : limit;
  const often = !exported && confidence >= 0.15 && confidence < doubted ? mostPrior : 0;
  // a rather sure word that one known confusion parts from a frequent one: "Panu" beside many a "Panti"
  const frequent = !exported && confidence >= doubted && confidence < 0.95 ? oneConfusion : 0;
  if (Math.max(repeated, often, frequent) === 0) return null;
  const limits = { limit, repeated, often, frequent, exported };
  const stem = /^(.{4,}?)(nya)$/i.exec(core);
  const lower = core.toLowerCase();
  const whole = nearestWord(lower, limits, mender);
  const stemmed = whole || !stem?.[1] ? null : nearestWord(stem[1].toLowerCase(), limits, mender);
  const found = whole ?? (stemmed ? `${stemmed}nya` : null);
  return found ? likeCase(core, found) : null;
}

type Limits = { limit: number; repeated: number; often: number; frequent: number; exported: boolean };

/** Cost of a single confusion of signs; any other change of a letter costs more. */
const oneConfusion = 0.5;

/** Below this confidence the document's own frequencies count: 'yany' beside forty times 'yang'. */
const doubted = 0.88;
/** Edit cost that the most frequent words of the document are worth. */
const mostPrior = 1;

/** Edit cost that a word is worth for standing in the document so many times (a quarter for each doubling). */
function prior(count: number, most: number): number {
  return count < 3 ? 0 : Math.min(most, 0.25 * Math.log2(1 + count));
}

function nearestWord(lower: string, limits: Limits, mender: Mender): string | null {
  const { lexicon, confusions } = mender;
  // at most three tenths of the letters may change, however frequent the candidate is
  const most = Math.max(
    limits.frequent,
    Math.min(Math.max(limits.repeated, 0.3 * lower.length), limits.repeated + limits.often),
  );
  const countOf = (word: string): number => lexicon.counts.get(word) ?? 0;
  let best = { word: '', cost: Infinity };
  let next = Infinity;
  for (let n = lower.length - 2; n <= lower.length + 2; n++) {
    for (const word of lexicon.targets.get(n) ?? []) {
      // an export has no confidences: only words that the document itself repeats are near enough
      if (limits.exported && countOf(word) < 2) continue;
      const cost = readingDistance(lower, word, confusions, most + margin);
      if (cost > most + margin) continue;
      const weighed = cost - Math.max(0.1 * Math.min(2, countOf(word)), prior(countOf(word), limits.often));
      if (weighed < best.cost) [next, best] = [best.cost, { word, cost: weighed }];
      else next = Math.min(next, weighed);
    }
  }
  if (best.word === '' || next - best.cost < margin) return null;
  const cost = readingDistance(lower, best.word, confusions, most);
  const count = countOf(best.word);
  const usual = (count >= 2 ? limits.repeated : limits.limit) + prior(count, limits.often);
  const allowed = count >= 3 ? Math.max(usual, limits.frequent) : usual;
  if (cost > Math.min(most, allowed)) return null;
  return count > 0 || !needsDocument(lower, best.word, cost) ? best.word : null;
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
    if (lexicon.isWord(left) && lexicon.isWord(right)) cuts.push([left, right]);
  }
  return cuts.length === 1 ? (cuts[0] ?? null) : null;
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
  if (lexicon.isWord(left.text) || lexicon.isWord(tail)) return false;
  // a suffix alone makes no word sure: "Pa sarnya" may have been "dasarnya"
  const whole = left.text + tail;
  return (
    whole.length >= 8 && lexicon.isWord(whole) && !(whole.endsWith('nya') && !lexicon.counts.has(whole.toLowerCase()))
  );
}

function uniteBoxes(left: Word, right: Word): Word['box'] {
  const [a, b] = [left.box, right.box];
  return a && b ? [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])] : (a ?? b);
}
