/** Fractions that the page itself shows: a drawn bar, `\frac`, `<hr>`. */
import type { FormulaForm } from '../../pipeline/model/meaning/dataset.ts';
import type { TextLine } from '../../pipeline/model/reading/text.ts';
import { agreedValue, findMultipliers, readLoneMultiplier, withoutMultipliers } from './multiplier.ts';
import { trimPhrase, unknownSign, type Ratio } from './ratio.ts';
import {
  equatesAt,
  isCapital,
  isHead,
  isStrongHead,
  sentences,
  toLines,
  tokenize,
  tokenText,
  type Token,
} from './tokens.ts';
import { cutZones } from './zones.ts';

/** A shorter run of words before a full stop is no sentence: "Rata-rata Kab. ...". */
const leastSentence = 3;

/** White between two lines, in heights of a line, that parts paragraphs; lines of one paragraph stand 0 to 0.5 apart. */
const paragraphGap = 0.7;

/** A marked fraction as lines: those around it, and its parts. `others` says that the cell holds more fractions. */
export type Marked = {
  before: TextLine[];
  left: TextLine[];
  numerator: TextLine[];
  denominator: TextLine[];
  right: TextLine[];
  after: TextLine[];
  form: FormulaForm;
  others: boolean;
};

/** The first fraction of a cell with both parts, or null. */
export function findMarked(lines: readonly TextLine[]): Marked | null {
  const indexes = [...new Set(lines.flatMap((line) => (line.fraction ? [line.fraction.index] : [])))].sort(
    (a, b) => a - b,
  );
  const part = (index: number, name: string) =>
    lines.filter((line) => line.fraction?.index === index && line.fraction.part === name);
  const whole = indexes.filter((i) => part(i, 'numerator').length > 0 && part(i, 'denominator').length > 0);
  const index = whole[0];
  if (index === undefined) return null;
  const own = lines.flatMap((line, i) => (line.fraction?.index === index ? [i] : []));
  const [from, to] = [own[0] ?? 0, own.at(-1) ?? 0];
  const marked: Marked = {
    before: lines.slice(0, from),
    left: part(index, 'left'),
    numerator: part(index, 'numerator'),
    denominator: part(index, 'denominator'),
    right: [...part(index, 'right'), ...lines.slice(from, to + 1).filter((line) => !line.fraction)],
    after: lines.slice(to + 1).filter((line) => line.fraction?.index !== index),
    form: part(index, 'numerator')[0]?.fraction?.form ?? 'bar',
    others: whole.length > 1,
  };
  return takeWrapped(takePushedDown(marked));
}

/** "x" at the end of a full line pushes its "100 %" down between bar and denominator: that number is the multiplier. */
function takePushedDown(marked: Marked): Marked {
  const { right, denominator, after } = marked;
  const isTimes = /^\W*[x×*]$/iu.test(tokenize(right).at(-1)?.text ?? '');
  const [number, ...rest] = denominator;
  if (!isTimes || !number || readLoneMultiplier(tokenize([number])) === null) return marked;
  if (rest.length > 0) return { ...marked, right: [...right, number], denominator: rest };
  const [below, ...later] = after;
  return below ? { ...marked, right: [...right, number], denominator: [below], after: later } : marked;
}

/** A part that begins in lower case goes on from the unmarked line above it; one more line may follow below. */
function takeWrapped(marked: Marked): Marked {
  const before = [...marked.before];
  const numerator = [...marked.numerator];
  while (before.length > 0 && goesOn(before.at(-1), numerator[0])) numerator.unshift(...before.splice(-1));
  const opening = openingAbove(before, numerator);
  numerator.unshift(...before.splice(before.length - opening));
  const after = [...marked.after];
  const denominator = [...marked.denominator];
  while (after.length > 0 && goesOn(denominator.at(-1), after[0])) denominator.push(...after.splice(0, 1));
  return { ...marked, before, numerator, denominator, after };
}

/** So many lines above a numerator may still be its own, and from so many words on it is no symbol. */
const [mostOpening, leastPhrase] = [3, 3];

/**
 * How many lines right above a numerator are its beginning: "Jumlah bangunan gedung yang memiliki Persetujuan" over
 * "(PBG)/IMB", of which only the last lies on a bar that is shorter than the first. The quantity must open a sentence
 * and run into the numerator, which begins with no quantity of its own.
 */
function openingAbove(before: readonly TextLine[], numerator: readonly TextLine[]): number {
  const first = numerator[0]?.words[0]?.text ?? '';
  const isRest =
    /^\(/.test(first) ||
    (isCapital(first) && numerator.flatMap(({ words }) => words).length >= leastPhrase) ||
    opensWithCount(numerator);
  if (!isRest || isHead(first)) return 0;
  for (let count = 1; count <= Math.min(mostOpening, before.length); count++) {
    const line = before.at(-count);
    if (isSetOff(line, count > 1 ? before.at(1 - count) : numerator[0]) || !isUnended(line)) return 0;
    const above = before.at(-count - 1);
    if (isStrongHead(line?.words[0]?.text ?? '')) return above && isUnended(above) ? 0 : count;
  }
  return 0;
}

/** Whether a part begins with a number of its sentence ("2 hari kerja sejak ...", "31 Desember"): no multiplier, no mark of a list. */
function opensWithCount(part: readonly TextLine[]): boolean {
  const [first, next] = part.flatMap(({ words }) => words);
  const isCount = /^\d{1,4}$/.test(first?.text ?? '') && /^\p{L}{3,}/u.test(next?.text ?? '');
  return isCount && findMultipliers(tokenize(part))[0]?.from !== 0;
}

function goesOn(upper: TextLine | undefined, lower: TextLine | undefined): boolean {
  if (isSetOff(upper, lower)) return false;
  const last = upper?.words.at(-1)?.text ?? '';
  const first = lower?.words[0]?.text ?? '';
  if (last === '' || !/^\p{Ll}{2,}/u.test(first) || /[.:;=]$/.test(last)) return false;
  const next = tokenize(lower ? [lower] : []);
  return !lower?.paragraph && findMultipliers(next)[0]?.from !== 0 && !/^(?:dimana|keterangan|ket)\b/i.test(first);
}

/** Whether white as wide as most of a line stands between two lines: what follows it is another paragraph. */
function isSetOff(upper: TextLine | undefined, lower: TextLine | undefined): boolean {
  const [a, b] = [upper?.box, lower?.box];
  if (!a || !b) return false;
  return b[1] - a[3] > paragraphGap * Math.max(a[3] - a[1], b[3] - b[1]);
}

/** A marked ratio: its `own` lines, and those of the cell before and after it. */
export type MarkedRatio = Ratio & { own: TextLine[]; before: TextLine[]; after: TextLine[] };

/** The ratio of a marked fraction; null when a part is empty or the multipliers disagree. */
export function readMarked(marked: Marked): MarkedRatio | null {
  if (marked.others) return null;
  const { told, part: above } = cutTold(tokenize(marked.numerator), isUnended(marked.before.at(-1)));
  const { part: below, legend } = cutLegend(tokenize(marked.denominator));
  const aboveTimes = findMultipliers(above);
  const belowTimes = findMultipliers(below);
  const right = tokenize(marked.right);
  const rightValue = readLoneMultiplier(right) ?? findMultipliers(right)[0]?.value ?? null;
  const head = marked.after[0] ? tokenize([marked.after[0]]) : [];
  const nextTimes = findMultipliers(head);
  const nextIsTimes = nextTimes[0]?.from === 0;
  const value = agreedValue([
    ...aboveTimes,
    ...belowTimes,
    ...(rightValue === null ? [] : [{ value: rightValue }]),
    ...(nextIsTimes ? nextTimes : []),
  ]);
  const equation = withoutMultipliers(above, aboveTimes);
  const equals = equation.findIndex((_, i) => equatesAt(equation, i));
  const numerator = trimPhrase(equation.slice(equals + 1));
  const denominator = trimPhrase(withoutMultipliers(below, belowTimes));
  if (value === undefined || numerator.length === 0 || denominator.length === 0) return null;
  if (tokenText([...numerator, ...denominator]).includes(unknownSign)) return null;
  const rest = rightValue === null ? right : unread(right);
  return {
    numerator,
    denominator,
    multiplier: value,
    form: marked.form,
    rest: rest.filter((token) => /[\p{L}\p{N}]/u.test(token.text) && (token.text.length > 1 || isCapital(token.text))),
    narrative: false,
    own: [
      marked.left,
      told.length > 0 ? toLines(above) : marked.numerator,
      legend.length > 0 ? toLines(below) : marked.denominator,
      marked.right,
    ].flat(),
    before: [...marked.before, ...toLines(told)],
    after: [...toLines(legend), ...(nextIsTimes ? marked.after.slice(1) : marked.after)],
  };
}

/** Whether a line stops inside a sentence. */
function isUnended(line: TextLine | undefined): boolean {
  return line !== undefined && !/[.:;)=]$/.test(line.words.at(-1)?.text ?? '');
}

/**
 * Sentences and labels that the bar has taken into its numerator, and the quantity after them. The last word of a
 * sentence that goes on from the line above (`goesOn`), alone on its line, is as narrow as a bar.
 */
function cutTold(tokens: readonly Token[], goesOn: boolean): { told: Token[]; part: Token[] } {
  const zones = cutZones(tokens);
  const labelled = zones.findLast((zone) => zone.kind === 'formula' && zone.tokens.length > 0);
  const own = labelled?.tokens ?? tokens;
  const last = sentences(own).at(-1) ?? [];
  const isEnd = goesOn && last.length < own.length && last[0]?.first === true;
  const isTold = labelled !== undefined || isEnd || own.length - last.length >= leastSentence;
  const part = isTold ? last : [...tokens];
  return { told: tokens.slice(0, tokens.length - part.length), part };
}

/** What stands below a denominator under "Keterangan :" explains its letters. */
function cutLegend(tokens: readonly Token[]): { part: Token[]; legend: Token[] } {
  const marks = /^(?:keterangan|ket|di ?mana)\.?:?$/i;
  const at = tokens.findIndex((token, i) => i > 0 && token.first && marks.test(token.text) && closes(tokens, i));
  return at < 0 ? { part: [...tokens], legend: [] } : { part: tokens.slice(0, at), legend: tokens.slice(at) };
}

/** A label has a colon, or its line to itself, or letters with "=" behind it. */
function closes(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1];
  return (
    /:$/.test(tokens[i]?.text ?? '') ||
    !next ||
    next.first ||
    [next, tokens[i + 2]].some((token) => /^[:=]/.test(token?.text ?? ''))
  );
}

function unread(right: readonly Token[]): Token[] {
  const left = withoutMultipliers(right, findMultipliers(right));
  return left.length === right.length ? [] : left;
}
