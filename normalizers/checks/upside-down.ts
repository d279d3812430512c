/** A fraction that stands upside down: the wider set above, what the name asks for below. */
import type { Check, CheckContext, ReadRow } from './check.ts';
import { isShare, rowCheck } from './check.ts';
import type { WordSense } from './word-sense.ts';
import { wordsBeyond, wordsShared } from './word-sense.ts';

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
  const asked = wordsShared(name, senseOf(below));
  const above = wordsShared(name, senseOf(wordsBeyond(denominator, numerator)));
  if (above.length > 0) return null;
  const wide = numerator.need[0] ?? numerator.whole[0] ?? null;
  const narrow = denominator.need.length === 0 && denominator.whole.length === 0;
  if (wide !== null && narrow && asked.length > 0)
    return `the wider set ("${wide}") is divided by what the name asks for ("${asked.join(' ')}")`;
  if (numerator.need.length > 0 && denominator.need.length === 0 && wordsShared(numerator, denominator).length > 1)
    return below.length > 0 ? `those in need ("${numerator.need[0]}") are divided by those reached` : null;
  const contained = wordsBeyond(denominator, numerator).length === 0;
  if (contained && narrow && asked.length > 0)
    return `the name asks for "${asked.join(' ')}", which only the denominator says`;
  return null;
}

function senseOf(words: readonly string[]): WordSense {
  return { text: '', words: [...words], set: new Set(words), whole: [], need: [] };
}
