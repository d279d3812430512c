/** Names of places, buildings and persons inside a text: no word of theirs is a term or in the wrong spelling. */
import { foldText } from '../../pipeline/model/print/fold.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { wordsOfKind } from '../vocabulary/word-lists.ts';

/** Letters `[from, to)` of a text. */
export type Span = { from: number; to: number };

const longestArea = 5;
const named = /^\p{Lu}\p{Ll}+$/u;
const plain = /^\p{Ll}{4,}$/u;

/**
 * What stands after a word such as "Kota", "Desa" or "RSUD": a known region, or words in capitals where the other words of the
 * text have none; and what stands in quotation marks.
 */
export function properNames(text: string, vocabulary: Vocabulary): Span[] {
  const openers = vocabulary.derive(openingWords);
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: printed, index }) => ({
    printed,
    from: index,
    to: index + printed.length,
  }));
  const isMixed = words.slice(1).some(({ printed }) => plain.test(printed));
  const spans: Span[] = [...text.matchAll(/["“”«][^"“”«»]+["“”»]/gu)].map(({ 0: quoted, index }) => ({
    from: index,
    to: index + quoted.length,
  }));
  words.forEach(({ printed, to: end }, at) => {
    if (!openers.has(printed.toLowerCase())) return;
    const rest = words.slice(at + 1);
    let length = areaLength(rest, vocabulary);
    const touches = (n: number) => /^[\s.]*$/.test(text.slice(rest[n - 1]?.to ?? end, rest[n]?.from));
    while (isMixed && named.test(rest[length]?.printed ?? '') && touches(length)) length++;
    const [first, last] = [rest[0], rest[length - 1]];
    if (first && last) spans.push({ from: first.from, to: last.to });
  });
  return spans;
}

function areaLength(rest: readonly { printed: string }[], { areas }: Vocabulary): number {
  for (let n = Math.min(longestArea, rest.length); n > 0; n--) {
    const name = foldText(
      rest
        .slice(0, n)
        .map(({ printed }) => printed)
        .join(' '),
    );
    if (areas.has(name)) return n;
  }
  return 0;
}

function openingWords({ cues, agencies }: Vocabulary): ReadonlySet<string> {
  return new Set([...wordsOfKind(cues, 'name-of-place'), ...wordsOfKind(agencies, 'level')]);
}
