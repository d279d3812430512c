/** Which entry of the vocabulary a text means: exactly, folded, as an abbreviation, or by likeness that no opposite may pass. */
import { issue, type Issue } from '../../pipeline/model/issue.ts';
import { readContrasts } from './contrasts.ts';
import { readingWay } from './confusion.ts';
import { isLanguageWord } from './known-words.ts';
import { squeeze } from '../text/plain-text.ts';
import { rank } from '../text/similarity.ts';
import { lookUp, type Alias, type Glossary } from './glossary.ts';
import type { Entry } from './line.ts';
import type { Vocabulary } from './vocabulary.ts';
import { foldText, squash } from '../../pipeline/model/print/fold.ts';
import { wordDifference } from './word-difference.ts';

/** How an entry was found, the surest first. */
type MatchHow = 'exact' | 'folded' | 'abbreviation' | 'similar';

/** An entry that a text means; `score` and `runnerUp` (0 to 1) are its likeness and that of the best other meaning. */
export type Match = { entry: Entry; how: MatchHow; score: number; runnerUp: number };

/** Why a text means no entry: the rule that refused the nearest one, in plain words, and that entry if there is one. */
type Refusal = {
  reason: 'empty' | 'abbreviation' | 'contrast' | 'words' | 'margin' | 'unlike';
  because: string;
  entry: Entry | null;
};

/** A match, or the reason why there is none. */
export type MatchResult = { match: Match; refusal: null } | { match: null; refusal: Refusal };

/** Likeness (0 to 1) that a match needs at least, and its lead over the next meaning. */
export type MatchLimits = { threshold: number; margin: number };

/** Low enough for two slips in a short name (.76): opposites score .95, so that words tell them apart, not likeness. */
const usual: MatchLimits = { threshold: 0.7, margin: 0.05 };
/** Texts up to this many letters are compared as abbreviations only. */
const shortest = 6;
/** A single misreading from the table of confusions costs less; any other sign, or a lost one, costs more. */
const oneConfusion = 4.99;
const abbreviated = new Set(['abbreviation', 'old-abbreviation', 'short']);

/**
 * The entry of the given kinds that a text means, in this order: the alias itself; the folded alias, with words put
 * together as well; an abbreviation with one sign misread when only one meaning is that near; a like alias of which
 * contrast words and all real words agree. A match by likeness is for `similarMatch` to report.
 */
export function matchAlias(
  text: string,
  kinds: readonly string[],
  glossary: Glossary,
  vocabulary: Vocabulary,
  limits: MatchLimits = usual,
): MatchResult {
  const plain = squeeze(text);
  const found = matchPlainly(plain, kinds, glossary);
  if (found) return { match: found, refusal: null };
  const key = squash(plain);
  if (key === '') return refuse('empty', 'it holds no letters', null);
  const candidates = kinds.flatMap(glossary.aliasesOf);
  const abbreviation = matchAbbreviation(plain, candidates, vocabulary);
  if (abbreviation.match || abbreviation.refusal.reason === 'margin') return abbreviation;
  if (key.length <= shortest) return abbreviation;
  return matchLike(plain, candidates, vocabulary, limits);
}

/** The entry whose alias equals a text, as written or folded, in the order of `kinds`; null when none does. */
export function matchPlainly(text: string, kinds: readonly string[], glossary: Glossary): Match | null {
  const plain = squeeze(text);
  if (foldText(plain) === '' && !/\S/.test(plain)) return null;
  for (const kind of kinds) {
    const entry = lookUp(glossary, kind, plain);
    if (entry) return { entry, how: entry.alias === plain ? 'exact' : 'folded', score: 1, runnerUp: 0 };
  }
  const key = squash(plain);
  const whole = key.length > shortest ? kinds.flatMap(glossary.aliasesOf).filter((one) => one.key === key) : [];
  const entry = whole[0]?.entry;
  if (!entry || whole.some((one) => one.meaning !== whole[0]!.meaning)) return null;
  return { entry, how: 'folded', score: 1, runnerUp: 0 };
}

/** The issue of a match by likeness, naming both texts and the score; none for any other match. */
export function similarMatch(text: string, match: Match, field: string | null = null): Issue[] {
  if (match.how !== 'similar' && match.how !== 'abbreviation') return [];
  const near = match.how === 'similar' ? 'likeness' : 'one sign misread, likeness';
  const next = match.runnerUp > 0 ? `, next ${match.runnerUp.toFixed(2)}` : '';
  const message = `"${squeeze(text)}" was taken for "${match.entry.alias}" (${near} ${match.score.toFixed(2)}${next})`;
  return [issue('similar-match', message, { field })];
}

/** A family of contrasts in which two texts differ; `opposed` when both say something and nothing of it is equal. */
export type Difference = { family: string; a: readonly string[]; b: readonly string[]; opposed: boolean };

/** Whether the contrast words of two texts agree, and where they do not: families with the values of either text. */
export function contrastsAgree(
  a: string,
  b: string,
  vocabulary: Vocabulary,
): { agree: boolean; differences: Difference[] } {
  const [left, right] = [readContrasts(a, vocabulary), readContrasts(b, vocabulary)];
  const differences = [...new Set([...left.keys(), ...right.keys()])].sort().flatMap((family): Difference[] => {
    const [mine, theirs] = [left.get(family) ?? [], right.get(family) ?? []];
    if (mine.join(' ') === theirs.join(' ')) return [];
    const opposed = mine.length > 0 && theirs.length > 0 && !mine.some((value) => theirs.includes(value));
    return [{ family, a: mine, b: theirs, opposed }];
  });
  return { agree: differences.length === 0, differences };
}

/** True for two texts that say opposite things in a family of contrasts, however alike they are. */
export function areOpposed(a: string, b: string, vocabulary: Vocabulary): boolean {
  return contrastsAgree(a, b, vocabulary).differences.some(({ opposed }) => opposed);
}

function matchAbbreviation(text: string, candidates: readonly Alias[], vocabulary: Vocabulary): MatchResult {
  const key = squash(text);
  if (/\s/.test(text) || key.length < 3) return refuse('abbreviation', 'it is too short to be misread', null);
  if (isLanguageWord(foldText(text), vocabulary)) return refuse('abbreviation', `"${text}" is a word of its own`, null);
  const near = candidates.filter(
    ({ key: other, entry }) =>
      abbreviated.has(entry.form) &&
      other.length >= 3 &&
      readingWay(key, other, vocabulary.confusions, oneConfusion) !== null,
  );
  const first = near[0];
  if (!first) return refuse('abbreviation', `no abbreviation is one misread sign away from "${text}"`, null);
  if (near.some(({ meaning }) => meaning !== first.meaning)) {
    const names = near.map(({ entry }) => `"${entry.alias}"`).join(' or ');
    return refuse('margin', `it may be ${names}`, first.entry);
  }
  const score = 1 - 1 / Math.max(key.length, first.key.length);
  return { match: { entry: first.entry, how: 'abbreviation', score, runnerUp: 0 }, refusal: null };
}

function matchLike(
  text: string,
  candidates: readonly Alias[],
  vocabulary: Vocabulary,
  limits: MatchLimits,
): MatchResult {
  const long = candidates.filter(({ entry, key }) => !abbreviated.has(entry.form) && key.length > shortest);
  const ranked = rank(text, long, limits.threshold - limits.margin);
  const agreeing: { alias: Alias; score: number }[] = [];
  let refused: MatchResult | null = null;
  for (const { index, score } of ranked) {
    const alias = long[index]!;
    const refusal = disagreement(text, alias.entry, vocabulary);
    if (refusal) refused ??= score >= limits.threshold ? { match: null, refusal } : null;
    else agreeing.push({ alias, score });
  }
  const best = agreeing[0];
  if (!best || best.score < limits.threshold) return refused ?? refuse('unlike', 'nothing known is like it', null);
  const rival = agreeing.find(({ alias }) => alias.meaning !== best.alias.meaning);
  const runnerUp = rival?.score ?? 0;
  if (best.score - runnerUp < limits.margin) {
    return refuse(
      'margin',
      `"${best.alias.entry.alias}" and "${rival!.alias.entry.alias}" are as near`,
      best.alias.entry,
    );
  }
  return { match: { entry: best.alias.entry, how: 'similar', score: best.score, runnerUp }, refusal: null };
}

function disagreement(text: string, entry: Entry, vocabulary: Vocabulary): Refusal | null {
  const difference = wordDifference(text, entry.alias, vocabulary.confusions, (word) =>
    isLanguageWord(word, vocabulary),
  );
  const { agree, differences } = contrastsAgree(difference.mended, entry.alias, vocabulary);
  if (!agree) {
    const [{ family, a, b }] = differences as [Difference];
    const said = (values: readonly string[]) => (values.length > 0 ? values.join(' and ') : 'nothing');
    return { reason: 'contrast', because: `"${entry.alias}" says ${said(b)} of ${family}, the text ${said(a)}`, entry };
  }
  if (difference.words.length === 0) return null;
  return { reason: 'words', because: `"${entry.alias}" differs in ${difference.words.join(', ')}`, entry };
}

function refuse(reason: Refusal['reason'], because: string, entry: Entry | null): MatchResult {
  return { match: null, refusal: { reason, because, entry } };
}
