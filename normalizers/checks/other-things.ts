/** A formula that counts some of those the name speaks of, or the same ones for another reason. */
import { foldText } from '../../pipeline/model/print/fold.ts';
import { readContrasts } from '../vocabulary/contrasts.ts';
import { entriesOf } from '../vocabulary/glossary.ts';
import { lemmasOf } from '../phrases/lemmas.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { wordsOfKind } from '../vocabulary/word-lists.ts';
import type { ReadRow } from './check.ts';
import { wordsShared } from './word-sense.ts';

/** The populations that one is a part of, by `cues.csv`: pregnant women are women. */
export function wholesOf(population: string, { cues }: Vocabulary): string[] {
  const above = entriesOf(cues, 'part-of').filter(({ alias }) => alias.split(' ')[0] === population);
  return above.flatMap(({ canonical }) => [
    canonical,
    ...(canonical === population ? [] : wholesOf(canonical, { cues } as Vocabulary)),
  ]);
}

/** Why the parts of a formula do not count what the name asks for; null when nothing says so for sure. */
export function otherThings(row: ReadRow, vocabulary: Vocabulary): string | null {
  return oneDropped(row, vocabulary) ?? otherRole(row, vocabulary) ?? partForWhole(row, vocabulary);
}

const bothParties = /^(.+?)\s*(?:\/|\bdan\b|\batau\b|\bserta\b)\s*(.+?)\s+yang\s/iu;
const leastLetters = 4;

/** "Fakir miskin / orang tidak mampu yang ...": people named beside others, of whom no word of the row's formula speaks. */
function oneDropped({ indicator, name, parts }: ReadRow, vocabulary: Vocabulary): string | null {
  if (!name || !parts) return null;
  const found = bothParties.exec(name.text);
  if (!found?.[1] || !found[2]) return null;
  const { lemmaOf, isPeople } = lemmasOf(vocabulary);
  const words = (text: string) =>
    foldText(text)
      .split(' ')
      .filter((word) => word.length >= leastLetters);
  const [first, second] = [words(found[1]), words(found[2])];
  if (!isPeople(foldText(found[2]).split(' ')[0] ?? '')) return null;
  const telling = second.filter((word) => !isPeople(word) && !['tidak', 'kurang'].includes(word)).map(lemmaOf);
  const said = new Set(
    words([indicator.formula.text, indicator.definition, parts.numerator.text, parts.denominator.text].join(' ')).map(
      lemmaOf,
    ),
  );
  const hasFirst = first.length > 0 && first.every((word) => said.has(lemmaOf(word)));
  const dropped = telling.length > 0 && !telling.some((word) => said.has(word));
  return hasFirst && dropped ? `nothing in it speaks of "${found[2]}"` : null;
}

/** Who does something is not who receives something, though both are the same people. */
function otherRole({ name, parts }: ReadRow, { derive }: Vocabulary): string | null {
  if (!name || !parts || wordsShared(name, parts.numerator).length === 0) return null;
  const { acts, receives } = derive(roleWords);
  const met = (text: string, words: ReadonlySet<string>) =>
    foldText(text)
      .split(' ')
      .find((word) => words.has(word));
  for (const [asked, other] of [
    [acts, receives],
    [receives, acts],
  ] as const) {
    const [named, counted] = [met(name.text, asked), met(parts.numerator.text, other)];
    const mixed = met(name.text, other) ?? met(`${parts.numerator.text} ${parts.denominator.text}`, asked);
    if (named && counted && !mixed) return `the name asks who "${named}", the numerator who "${counted}"`;
  }
  return null;
}

function roleWords({ cues }: Vocabulary): { acts: ReadonlySet<string>; receives: ReadonlySet<string> } {
  return { acts: wordsOfKind(cues, 'acts'), receives: wordsOfKind(cues, 'receives') };
}

const side = 'social-side';

/** Name and numerator speak of all who are served, the denominator of some of them only. */
function partForWhole({ name, parts }: ReadRow, vocabulary: Vocabulary): string | null {
  if (!name || !parts) return null;
  const of = (text: string, family: string) => readContrasts(text, vocabulary).get(family) ?? [];
  const all = of(name.text, side).find((value) => of(parts.numerator.text, side).includes(value));
  if (all === undefined || of(parts.denominator.text, side).length > 0) return null;
  const some = of(parts.denominator.text, 'group').find((value) => wholesOf(value, vocabulary).includes(all));
  return some === undefined ? null : `the denominator counts only "${some}" of all "${all}"`;
}
