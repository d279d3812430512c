/** Formulas: from the lines of a cell to numerator, denominator and multiplier, or an honest "none". */
import type { Formula } from '../../pipeline/model/meaning/dataset.ts';
import { issue, type Issue } from '../../pipeline/model/issue.ts';
import type { TextLine } from '../../pipeline/model/reading/text.ts';
import { planCell, type Plan } from './cell-plan.ts';
import { cutEquation, withoutResults } from './equation.ts';
import { findMarked, readMarked } from './marked.ts';
import { agreedValue, findMultipliers, readLoneMultiplier } from './multiplier.ts';
import { promisesRatio } from './promise.ts';
import { trimPhrase, unknownSign, type FormulaPlace, type Ratio } from './ratio.ts';
import { readAgainst, readCompared } from './compared.ts';
import { readDivided, readPer } from './divided.ts';
import { readSlashed } from './slashed.ts';
import { readBarred, readStacked } from './stacked.ts';
import { isCapital, isHead, sentences, toLines, tokenize, tokenText, type Token } from './tokens.ts';
import { cutZones, type Zone } from './zones.ts';
import { joinText } from '../text/plain-text.ts';

/**
 * What is known around the cell: the indicator's `name`, lines of a multiplier column, whether the column is for
 * formulas only (`dedicated`), and which words exist (for hyphens at line ends).
 */
export type FormulaContext = {
  name?: string | null;
  multiplierLines?: readonly TextLine[];
  dedicated?: boolean;
  isWord?: (word: string) => boolean;
};

/** A formula, what the cell says beside it (definition, reason, legend), and issues without document and page. */
export type FormulaReading = { formula: Formula; leftover: TextLine[]; issues: Issue[] };

const ratioName =
  /^(?:\(?%\)?|persen|pro?sen|presen|cakupan|rasio|ratio|(?:nilai )?rata|tingkat|angka|proporsi|laju|rerata|indeks|prevalensi|average)|%|\brate\b/i;
const countName = /^(?:jumlah|jml|banyaknya|total|nilai|volume)\b/i;

/**
 * Reads the formula of a cell. Parts hold exactly the words of the paper. Prose without a ratio gives form `none`
 * with the text in `leftover` (or in `formula.text` when the place is for formulas only). Prose that promises a ratio
 * and gives none that is sure stands in both.
 */
export function readFormula(lines: readonly TextLine[], context: FormulaContext = {}): FormulaReading {
  const isWord = context.isWord ?? (() => false);
  const name = context.name ?? '';
  const place: FormulaPlace = {
    dedicated: context.dedicated ?? false,
    equation: false,
    ratioName: ratioName.test(name),
    countName: countName.test(name),
  };
  const extra = context.multiplierLines ?? [];
  const marked = readMarkedCell(lines, extra, isWord);
  if (marked) return marked;
  const { zones, found, plan } = findInZones(tokenize(lines), place, extra, name);
  const named = found ? null : readNamedParts(zones, extra);
  if (named) return finish(named, join([...lines, ...extra], isWord), [], false, isWord);
  if (!found) return none(lines, plan, extra, place, isWord);
  const { ratio, before, used, after } = found;
  const told = ratio.narrative && !plan.labelled && !place.dedicated;
  const text = join([...toLines([...plan.left, ...used]), ...extra, ...toLines(plan.notes)], isWord);
  const leftover = [...plan.before, ...before, ...(told ? [...plan.left, ...used] : []), ...after, ...plan.after];
  return finish(ratio, text, toLines(leftover), told, isWord);
}

/** The first plan of the cell that gives a ratio, or else the plain one. */
function findInZones(
  tokens: readonly Token[],
  place: FormulaPlace,
  extra: readonly TextLine[],
  name: string,
): { zones: Zone[]; found: Found | null; plan: Plan } {
  const zones = cutZones(tokens);
  const plans = planCell(zones, place, name);
  for (const plan of plans) {
    const found = findRatio(plan.body, plan.place, extra, plan.labelled);
    if (found) return { zones, found, plan };
  }
  const plan = plans[0]!;
  return { zones, ...(findInProse(plan) ?? { found: null, plan }) };
}

/**
 * "Merupakan A dibagi B. ... K = B": of the equation below only a piece is left (its numerator stands above the line of
 * its name, or is a picture), and the prose before it divides once, in words. Null where it does so twice or not at all.
 */
function findInProse(plan: Plan): { found: Found; plan: Plan } | null {
  if (!plan.labelled && plan.left.length === 0) return null;
  const told = sentenceStarts(plan.before).flatMap((part) => {
    const ratio = readDivided(part.tokens);
    return ratio ? [{ part, ratio }] : [];
  });
  const [only] = told;
  if (!only || told.length > 1) return null;
  const { part, ratio } = only;
  const after = [...part.after, ...plan.left, ...plan.body];
  return { found: { ratio, before: part.before, used: part.tokens, after }, plan: { ...plan, before: [], left: [] } };
}

/** "Pembilang : A", "Penyebut : B": each part under a label of its own. */
function readNamedParts(zones: readonly Zone[], extra: readonly TextLine[]): Ratio | null {
  const part = (kind: Zone['kind']) => zones.filter((zone) => zone.kind === kind);
  const [above, below] = [part('numerator'), part('denominator')];
  const [top, bottom] = [above[0]?.tokens ?? [], below[0]?.tokens ?? []];
  if (above.length !== 1 || below.length !== 1 || top.length === 0 || bottom.length === 0) return null;
  const all = [...zones.flatMap((zone) => zone.tokens), ...tokenize(extra)];
  const value = agreedValue(findMultipliers(all));
  if (value === undefined) return null;
  const [numerator, denominator] = [trimPhrase(top), trimPhrase(bottom)];
  return { numerator, denominator, multiplier: value, form: 'prose', rest: [], narrative: false };
}

/** A ratio, and the tokens before it, of its own text, and after it. */
type Found = { ratio: Ratio; before: Token[]; used: Token[]; after: Token[] };

function findRatio(
  tokens: readonly Token[],
  place: FormulaPlace,
  extra: readonly TextLine[],
  labelled: boolean,
): Found | null {
  if (tokens.some((token) => token.text.includes(unknownSign))) return null;
  const body = withoutResults(tokens);
  const lastLine = body.at(-1)?.line ?? 0;
  const more = tokenize(extra).map((token) => ({ ...token, line: token.line + lastLine + 1 }));
  const stated = agreedValue(findMultipliers([...body, ...more]));
  if (stated === undefined || holdsSeveral(body, place)) return null;
  const whole = readWhole([...body, ...more], place);
  if (whole) return { ratio: withLone(whole, extra), before: [], used: [...tokens], after: [] };
  const parts = sentenceStarts(body);
  // a sentence that divides, or ends in "A / B x 100", says how it is counted; one that compares may only say what it is
  const readers = [
    (part: Part) => readDivided(part.tokens),
    (part: Part) => (part.last || isStated(part) ? readSlashed([...part.tokens, ...more], place) : null),
    (part: Part) => readCompared(part.tokens) ?? (part.last ? readTyped([...part.tokens, ...more], place) : null),
    (part: Part) => readPer(part.tokens),
  ];
  for (const read of readers) {
    const told = parts.flatMap((part) => {
      const ratio = read(part);
      return ratio ? [{ part, ratio: { ...ratio, narrative: !labelled && ratio.narrative } }] : [];
    });
    const [first] = told;
    if (!first) continue;
    // a definition says what is compared; how it is counted says what has a multiplier, or comes last without a full stop
    const { part, ratio } = told.find((one) => isStated(one.part)) ?? told.find((one) => isUnended(one.part)) ?? first;
    return { ratio: withLone(ratio, extra), before: part.before, used: part.tokens, after: part.after };
  }
  return readLastQuantity(body, more, place);
}

function isStated(part: Part): boolean {
  return findMultipliers(part.tokens).length > 0;
}

function isUnended({ tokens, last }: Part): boolean {
  return last && !/[.;]$/.test(tokens.at(-1)?.text ?? '');
}

/** Whether a list holds several formulas ("1. A / B 2. C / D"): which of them belongs to the row, nobody can tell. */
function holdsSeveral(body: readonly Token[], place: FormulaPlace): boolean {
  const starts = body.flatMap((token, i) =>
    token.first && /^(?:\(?(?:\d|[a-e])[.)]|[-•])$/i.test(token.text) ? [i] : [],
  );
  if (starts.length < 2) return false;
  const entries = starts.map((from, k) => body.slice(from + 1, starts[k + 1] ?? body.length));
  const read = entries.filter(
    (entry) => (readDivided(entry) ?? readSlashed(entry, place) ?? readBarred(entry)) !== null,
  );
  return read.length > 1;
}

function readWhole(tokens: readonly Token[], place: FormulaPlace): Ratio | null {
  if (sentences(tokens).length > 1) return null;
  return readSaid(tokens, place) ?? readTyped(tokens, place);
}

function readSaid(tokens: readonly Token[], place: FormulaPlace): Ratio | null {
  const sure = readDivided(tokens) ?? readCompared(tokens) ?? readPer(tokens);
  const isAsked = place.dedicated || place.ratioName || findMultipliers(tokens).length > 0;
  return sure ?? (isAsked ? readAgainst(tokens) : null);
}

function readTyped(tokens: readonly Token[], place: FormulaPlace): Ratio | null {
  return readBarred(tokens) ?? readSlashed(tokens, place) ?? readStacked(tokens, place);
}

/** One sentence of a body, what stands before and after it, and whether it is the last. */
type Part = { before: Token[]; tokens: Token[]; after: Token[]; last: boolean };

function sentenceStarts(body: readonly Token[]): Part[] {
  const all = sentences(body);
  return all.map((tokens, i) => ({
    before: all.slice(0, i).flat(),
    tokens,
    after: all.slice(i + 1).flat(),
    last: i === all.length - 1,
  }));
}

/** Text runs into the formula without a full stop: the last line that opens with a quantity may begin it. */
function readLastQuantity(body: readonly Token[], more: readonly Token[], place: FormulaPlace): Found | null {
  for (let i = body.length - 1; i > 0; i--) {
    const token = body[i];
    if (!token?.first || !isHead(token.text) || !isCapital(token.text)) continue;
    const ratio = readTyped([...body.slice(i), ...more], place);
    if (ratio && ratio.multiplier !== null) return { ratio, before: body.slice(0, i), used: body.slice(i), after: [] };
  }
  return null;
}

function withLone(ratio: Ratio, extra: readonly TextLine[]): Ratio {
  return { ...ratio, multiplier: ratio.multiplier ?? readLoneMultiplier(tokenize(extra)) };
}

function readMarkedCell(
  lines: readonly TextLine[],
  extra: readonly TextLine[],
  isWord: (word: string) => boolean,
): FormulaReading | null {
  const cell = findMarked(lines);
  const ratio = cell ? readMarked(cell) : null;
  if (!cell || !ratio) return null;
  const before = cutZones(tokenize(ratio.before)).flatMap((zone) =>
    zone.kind === 'formula' ? zone.tokens : [...zone.label, ...zone.tokens],
  );
  const equals = before.at(-1)?.text === '=' ? cutEquation(before).before : before;
  const text = join([...ratio.own, ...extra], isWord);
  return finish(withLone(ratio, extra), text, [...toLines(equals), ...ratio.after], false, isWord);
}

function finish(
  ratio: Ratio,
  text: string,
  leftover: TextLine[],
  told: boolean,
  isWord: (word: string) => boolean,
): FormulaReading {
  const formula: Formula = {
    text,
    numerator: join(toLines(ratio.numerator), isWord),
    denominator: join(toLines(ratio.denominator), isWord),
    multiplier: ratio.multiplier,
    form: ratio.form,
  };
  // what a sentence says beside its ratio is part of the definition; anywhere else it is a word without a place
  const lost = told ? [] : ratio.rest.filter((token) => /[\p{L}\p{N}]/u.test(token.text));
  const issues =
    lost.length === 0
      ? []
      : [issue('formula-words-differ', `No place in the formula for: ${tokenText(lost)}`, { field: 'formula' })];
  return { formula, leftover, issues };
}

function none(
  lines: readonly TextLine[],
  plan: Plan,
  extra: readonly TextLine[],
  place: FormulaPlace,
  isWord: (word: string) => boolean,
): FormulaReading {
  const stated = [...plan.left, ...plan.body];
  const equation = plan.left.length > 0 || plan.labelled;
  const promised = promisesRatio(tokenText(stated));
  const empty = { numerator: null, denominator: null, multiplier: null, form: 'none' as const };
  if (!place.dedicated && !equation && !promised)
    return { formula: { text: null, ...empty }, leftover: [...lines], issues: [] };
  const own = equation || !place.dedicated;
  const text = join([...(own ? toLines([...stated, ...plan.notes]) : lines), ...extra], isWord) || null;
  const leftover =
    !place.dedicated && !equation ? [...lines] : equation ? toLines([...plan.before, ...plan.after]) : [];
  const lost = stated.some((token) => token.text.includes(unknownSign));
  const message = lost
    ? 'The formula is an equation whose signs the file does not tell'
    : promised
      ? 'The formula promises a ratio, but where its parts begin and end is not sure'
      : 'The formula is kept as text';
  const issues = text ? [issue('formula-unparsed', message, { field: 'formula' })] : [];
  return { formula: { text, ...empty }, leftover, issues };
}

function join(lines: readonly TextLine[], isWord: (word: string) => boolean): string {
  return joinText(lines, isWord);
}
