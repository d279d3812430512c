/** A fraction that stands upside down: the wider set above, what the name asks for below. */
import { isShare, rowCheck, type Check, type CheckContext, type ReadRow } from './check.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { entriesOf } from '../vocabulary/glossary.ts';
import { standardOf } from './standard-formula.ts';
import { wordsBeyond, wordsShared, type WordSense } from './word-sense.ts';

export const upsideDown: Check = rowCheck('formula-upside-down', (row, context) => {
  const why = whyUpsideDown(row, context);
  const { numerator, denominator } = row.indicator.formula;
  if (!why) return null;
  return { field: 'formula', message: `"${numerator}" stands over "${denominator}": ${why}` };
});

function whyUpsideDown(row: ReadRow, { vocabulary }: CheckContext): string | null {
  const { name, parts } = row;
  if (!name || !parts) return null;
  const standard = standardOf(row, vocabulary);
  if (standard === 'turned') return 'this measure is known the other way round';
  if (standard === 'kept' || !isShare(row, vocabulary)) return null;
  const { numerator, denominator } = parts;
  const below = wordsBeyond(numerator, denominator);
  const above = wordsBeyond(denominator, numerator);
  const asked = below.filter((word) => name.set.has(word));
  const [planned, done] = [
    cueIn(numerator, 'base', 'plan', vocabulary),
    cueIn(denominator, 'done', 'done', vocabulary),
  ];
  if (planned !== null && done !== null && cueIn(numerator, 'done', 'done', vocabulary) === null)
    return `what was planned ("${planned}") is divided by what was done ("${done}")`;
  const [isDone, isPlanned] = [
    cueIn(numerator, 'done', 'done', vocabulary),
    cueIn(denominator, 'base', 'plan', vocabulary),
  ];
  if (isDone !== null && isPlanned !== null) return null;
  // what the name asks for stands above: the fraction is as it should be
  if (above.some((word) => name.set.has(word))) return null;
  const shared = wordsShared(numerator, denominator);
  const wide = widthOf(numerator, vocabulary);
  const own = widthOf(denominator, vocabulary);
  // what both are said to be tells neither from the other
  const narrow = own === null || own === wide || foldText(numerator.text).includes(own);
  if (wide !== null && narrow && asked.length > 0)
    return `the wider set ("${wide}") is divided by what the name asks for ("${asked.join(' ')}")`;
  const [need] = numerator.need;
  if (need !== undefined && denominator.need.length === 0 && shared.length > 1 && below.length > 0)
    return `those in need ("${need}") are divided by those reached`;
  // a numerator with a condition of its own may be part of what the denominator says
  const isWhole = above.length === 0 || wide !== null;
  if (isWhole && (asked.length > 1 || (asked.length > 0 && shared.some((word) => name.set.has(word)))))
    return narrow ? `the name asks for "${asked.join(' ')}", which only the denominator says` : null;
  const isNarrowed = limits.test(denominator.text) && !limits.test(numerator.text) && denominator.need.length === 0;
  if (above.length === 0 && below.length > 0 && isNarrowed) return 'those of the denominator are a part of those above';
  const [all] = numerator.whole;
  const isPart = all !== undefined && denominator.whole.length === 0 && shared.length > 0;
  if (isPart && !limits.test(numerator.text) && limits.test(denominator.text) && denominator.need.length === 0)
    return `the whole ("${all}") is divided by a part of it`;
  return null;
}

/** What opens a condition that limits a set. */
const limits = /\byang\b/i;

/** The word that makes a set the wider one: "seluruh", "yang seharusnya", "yang terdata"; null when none does. */
function widthOf(sense: WordSense, vocabulary: Vocabulary): string | null {
  return sense.need[0] ?? sense.whole[0] ?? cueIn(sense, 'base', null, vocabulary);
}

/** The first cue of a kind (and meaning) that a text holds, or null. */
function cueIn({ text }: WordSense, kind: string, meaning: string | null, { cues }: Vocabulary): string | null {
  const folded = ` ${foldText(text)} `;
  const found = entriesOf(cues, kind).find(
    ({ alias, canonical }) => folded.includes(` ${alias} `) && (meaning === null || canonical === meaning),
  );
  return found?.alias ?? null;
}
