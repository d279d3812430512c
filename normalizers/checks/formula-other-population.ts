/** A formula that counts others than the name speaks of. */
import { contrastWord, readContrasts, type Contrasts } from '../vocabulary/contrasts.ts';
import { readMeasure } from '../fields/measure.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { entriesOf } from '../vocabulary/glossary.ts';
import { wordsOfKind } from '../vocabulary/word-lists.ts';
import { isChange, rowCheck, type Check, type CheckContext, type ReadRow } from './check.ts';
import { standardOf } from './standard-formula.ts';
import { otherThings, wholesOf } from './other-things.ts';
import { wordsShared, type WordSense } from './word-sense.ts';

export const otherPopulation: Check = rowCheck('formula-other-population', (row, context) => {
  const standard = standardOf(row, context.vocabulary);
  const why =
    standard === 'kept' || standard === 'turned'
      ? null
      : standard === 'other'
        ? 'this measure is known to be worked out otherwise'
        : (contrastBroken(row, context.vocabulary) ??
          otherThings(row, context.vocabulary) ??
          nothingShared(row, context));
  const { name, formula } = row.indicator;
  if (why === null) return null;
  return {
    field: 'formula',
    message: `"${name}" is worked out as "${formula.numerator}" / "${formula.denominator}": ${why}`,
  };
});

/** The populations that name, numerator and denominator speak of do not agree. */
function contrastBroken({ indicator, name, parts }: ReadRow, vocabulary: Vocabulary): string | null {
  if (!name || !parts || indicator.name === null) return null;
  const read = (text: string) => readContrasts(text, vocabulary);
  const texts = [read(indicator.name), read(parts.numerator.text), read(parts.denominator.text)] as const;
  for (const { alias: family, canonical: nature } of entriesOf(vocabulary.cues, 'population')) {
    const [named, above, below] = texts.map((contrasts: Contrasts) => contrasts.get(family) ?? []) as [
      readonly string[],
      readonly string[],
      readonly string[],
    ];
    const says = spokenOf({ name: named, numerator: above, denominator: below }, family, vocabulary);
    const counted = [...above, ...below];
    if (named.length > 0 && counted.length > 0 && apart(named, counted, vocabulary)) return says;
    const mixed = above.length > 0 && below.length > 0 && apart(above, below, vocabulary);
    if (nature === 'exclusive' && mixed && (apart(named, above, vocabulary) || apart(named, below, vocabulary)))
      return says;
  }
  return qualifierDropped(indicator.name, { name, parts }, vocabulary);
}

/** The name narrows a population ("PSKS perorangan") that the formula counts as a whole. */
function qualifierDropped(
  printed: string,
  { name, parts }: Pick<ReadRow, 'name' | 'parts'>,
  vocabulary: Vocabulary,
): string | null {
  if (!name || !parts) return null;
  for (const { alias, canonical: family } of entriesOf(vocabulary.cues, 'qualifier')) {
    if (!foldText(printed).split(' ').includes(alias)) continue;
    const said = [parts.numerator, parts.denominator].some((part) => readContrasts(part.text, vocabulary).has(family));
    if (said || wordsShared(name, parts.numerator).length < 2 || wordsShared(name, parts.denominator).length === 0)
      continue;
    return `only the name says "${alias}"`;
  }
  return null;
}

/** No value of one is that of the other, a part of it, or the whole that it is a part of. */
function apart(a: readonly string[], b: readonly string[], vocabulary: Vocabulary): boolean {
  const crossing = wordsOfKind(vocabulary.cues, 'crossing');
  const isPart = (one: string, other: string) => wholesOf(one, vocabulary).includes(other);
  const meets = (one: string, other: string) =>
    one === other || isPart(one, other) || isPart(other, one) || crossing.has(one) || crossing.has(other);
  return !a.some((value) => b.some((other) => meets(value, other)));
}

/** "the name speaks of PSKS, the numerator of PPKS": what says nothing of the kind is left out. */
function spokenOf(
  said: Readonly<Record<'name' | 'numerator' | 'denominator', readonly string[]>>,
  family: string,
  vocabulary: Vocabulary,
): string {
  return Object.entries(said)
    .filter(([, values]) => values.length > 0)
    .map(([part, values], i) => {
      const words = values.map((value) => contrastWord(family, value, vocabulary)).join(' / ');
      return `the ${part}${i === 0 ? ' speaks' : ''} of ${words}`;
    })
    .join(', ');
}

const leastWords = 2;
/** A level or a rate may be a notion of its own ("Derajat otonomi fiskal"); told at length it says what it is of. */
const leastOfLevel = 4;
const sameStart = 5;

/** Name and formula have not one word in common, although both say enough to have some. */
function nothingShared(row: ReadRow, { vocabulary }: CheckContext): string | null {
  const { name, parts } = row;
  // names of their own ("Bed Occupancy Rate") say nothing of what is counted
  if (!name || !parts || row.measure === null || isChange(row, vocabulary)) return null;
  if (readMeasure(row.indicator.name ?? '', vocabulary.measures).measure === null) return null;
  const counted = [...parts.numerator.set, ...parts.denominator.set].filter(isWord);
  const named = [...name.set].filter(isWord);
  const isPart = ['percentage', 'coverage', 'ratio', 'average'].includes(row.measure);
  if (named.length < (isPart ? leastWords : leastOfLevel)) return null;
  if (new Set(counted).size < leastWords || isAbbreviated(row)) return null;
  const shares = named.some((word) => counted.some((other) => isAlike(word, other)));
  return shares ? null : 'they have not one word in common';
}

function isWord(word: string): boolean {
  return /^\p{L}{3,}$/u.test(word);
}

function isAlike(a: string, b: string): boolean {
  return a.slice(0, sameStart) === b.slice(0, sameStart) || a.includes(b) || b.includes(a);
}

/** An abbreviation that stands for words of the other text may be what they share. */
function isAbbreviated({ name, parts }: ReadRow): boolean {
  const texts = [name, parts?.numerator, parts?.denominator].map(
    (sense: WordSense | null | undefined) => sense?.text ?? '',
  );
  const [named = '', ...counted] = texts;
  return spellsOut(named, counted.join(' ')) || spellsOut(counted.join(' '), named);
}

function spellsOut(short: string, long: string): boolean {
  const initials = (long.match(/\p{L}+/gu) ?? []).map((word) => word.charAt(0).toLowerCase()).join('');
  return (short.match(/\p{Lu}[\p{Lu}\p{N}]+/gu) ?? []).some((abbreviation) =>
    initials.includes(abbreviation.toLowerCase()),
  );
}
