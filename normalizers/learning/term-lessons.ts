/** Names that people say are one thing: what differs in them is two ways to say it. */
import type { Decision } from '../../pipeline/model/meaning/decision.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { verbal } from '../harvest/open-phrases.ts';
import { csvLine } from '../text/csv.ts';
import { slug, squeeze } from '../text/plain-text.ts';
import { glossaryNames, lookUp, type GlossaryName } from '../vocabulary/glossary.ts';
import type { Entry } from '../vocabulary/line.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { aliasColumns, type Lesson } from './lesson.ts';

/** Words of a phrase that may be a term: longer ones differ in more than a term. */
const longestTerm = 5;

/** Lessons of aliases that were proposed as such, and of phrases that were decided to mean the same. */
export function termLessons(decisions: readonly Decision[], vocabulary: Vocabulary): Lesson[] {
  return decisions.flatMap((one): Lesson[] => {
    if (one.decided === 'alias') return aliasLesson(one, vocabulary);
    if (one.decided === 'concept' && one.relation === 'exact') return sameLesson(one, vocabulary);
    return [];
  });
}

/** The canonical is a key or any known way to say it; a kind, where it is given, tells which of several is meant. */
function aliasLesson(
  { alias, canonical, kind, by }: Extract<Decision, { decided: 'alias' }>,
  vocabulary: Vocabulary,
): Lesson[] {
  const files = kind === undefined ? naming : glossaryNames;
  const found = files.flatMap((file) =>
    vocabulary[file].entries
      .filter((entry) => (kind === undefined || entry.kind === kind) && isMeant(entry, canonical))
      .map((entry) => ({ file, entry })),
  );
  const meanings = new Map(found.map((one) => [`${one.file} ${one.entry.kind} ${one.entry.canonical}`, one]));
  const because = `"${alias}" stands for "${canonical}" (${by})`;
  const [only] = meanings.values();
  if (only && meanings.size === 1) {
    const { kind: own, canonical: key } = only.entry;
    return [lesson(only.file, [csvLine([own, squeeze(alias), key, ''])], because)];
  }
  if (only) {
    const unclear = `"${canonical}" means several things: ${[...meanings.keys()].join(', ')}`;
    return [{ ...lesson(only.file, [], because), unclear }];
  }
  if (kind !== undefined && !vocabulary.terms.entries.some((entry) => entry.kind === kind)) {
    return [{ ...lesson('terms', [], because), unclear: `no "${canonical}" of the kind "${kind}" is known` }];
  }
  // what nobody knows yet is a new term
  const key = slug(canonical);
  const own = kind ?? 'term';
  return [
    lesson(
      'terms',
      [csvLine([own, squeeze(canonical), key, 'name']), csvLine([own, squeeze(alias), key, ''])],
      because,
    ),
  ];
}

/** The files of names of things; the others hold words that the program goes by. */
const naming: readonly GlossaryName[] = ['terms', 'divisions', 'sources', 'units'];

function isMeant({ alias, canonical }: Entry, said: string): boolean {
  return canonical === said || foldText(alias) === foldText(said) || foldText(canonical) === foldText(said);
}

/** Two names that differ in one stretch of words: a verb is another form of the verb, anything else of the term. */
function sameLesson(
  { first, second, by }: Extract<Decision, { decided: 'concept' }>,
  vocabulary: Vocabulary,
): Lesson[] {
  const parts = differing(nameIn(first), nameIn(second));
  if (parts === null) return [];
  const [one, other] = parts;
  const because = `"${nameIn(first)}" and "${nameIn(second)}" are one thing (${by})`;
  if ([one, other].every((part) => !part.includes(' ') && verbal.test(foldText(part)))) {
    const family = (word: string): string | null => lookUp(vocabulary.lemmas, 'verb', word)?.canonical ?? null;
    const [a, b] = [family(one), family(other)];
    if (a !== null && b !== null) return [];
    const [known, word] = b === null ? [a ?? foldText(one), other] : [b, one];
    return [lesson('lemmas', [csvLine(['verb', foldText(word), known, 'variant'])], because)];
  }
  const [a, b] = [termOf(one, vocabulary), termOf(other, vocabulary)];
  // of two terms that are known apart, or are one already, nothing is learnt
  if (a && b) return [];
  const known = a ?? b;
  if (known) return [lesson('terms', [csvLine([known.kind, a ? other : one, known.canonical, ''])], because)];
  const key = slug(one);
  return [lesson('terms', [csvLine(['term', one, key, 'name']), csvLine(['term', other, key, ''])], because)];
}

/** "agency | year | name", or a name alone. */
const nameIn = (phrase: string): string => squeeze(phrase.split('|').at(-1) ?? '');

function termOf(text: string, { terms }: Vocabulary): Entry | null {
  return terms.entries.find(({ alias }) => foldText(alias) === foldText(text)) ?? null;
}

/** The stretch in which two texts differ, between what they begin and end with alike; null where that is no term. */
function differing(first: string, second: string): [string, string] | null {
  const [a, b] = [first.split(' '), second.split(' ')];
  const same = (i: number, j: number): boolean => foldText(a[i] ?? '') === foldText(b[j] ?? '') && i < a.length;
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && same(head, head)) head++;
  let tail = 0;
  while (tail < shorter - head && same(a.length - 1 - tail, b.length - 1 - tail)) tail++;
  const [one, other] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  const isTerm = (words: readonly string[]): boolean => words.length > 0 && words.length <= longestTerm;
  return head + tail > 0 && isTerm(one) && isTerm(other) ? [one.join(' '), other.join(' ')] : null;
}

function lesson(file: GlossaryName, lines: string[], because: string): Lesson {
  return { file: `${file}.csv`, columns: aliasColumns, lines, because };
}
