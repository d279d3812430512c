/** A fraction that stands upside down: the wider set above, what the name asks for below. */
import { isShare, rowCheck, type Check, type CheckContext, type ReadRow } from './check.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { entriesOf } from '../vocabulary/glossary.ts';
import { wordsBeyond, wordsShared, type WordSense } from './word-sense.ts';

export const upsideDown: Check = rowCheck('formula-upside-down', (row, context) => {
  const why = whyUpsideDown(row, context);
  const { numerator, denominator } = row.indicator.formula;
  if (!why) return null;
  return { field: 'formula', message: `"${numerator}" stands over "${denominator}": ${why}` };
});

function whyUpsideDown(row: ReadRow, { vocabulary }: CheckContext): string | null {
  const { name, parts } = row;
  if (!name || !parts || !isShare(row, vocabulary)) return null;
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
  const narrow = widthOf(denominator, vocabulary) === null;
  if (wide !== null && narrow && asked.length > 0)
    return `the wider set ("${wide}") is divided by what the name asks for ("${asked.join(' ')}")`;
  const [need] = numerator.need;
  if (need !== undefined && denominator.need.length === 0 && shared.length > 1 && below.length > 0)
    return `those in need ("${need}") are divided by those reached`;
  if (asked.length > 1 || (asked.length > 0 && shared.some((word) => name.set.has(word))))
    return narrow ? `the name asks for "${asked.join(' ')}", which only the denominator says` : null;
  const contained = above.length === 0 && below.length > 0 && numerator.words.length > 0;
  if (contained && narrow && /\byang\b/i.test(denominator.text.slice(numerator.text.length / 2)))
    return 'the denominator is a part of the numerator';
  return null;
}

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
