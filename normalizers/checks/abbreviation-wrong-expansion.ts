/** An abbreviation that is written out otherwise than the vocabulary knows it. */
import { knownWords } from '../vocabulary/known-words.ts';
import { lemmasOf } from '../phrases/lemmas.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { wordsOfKind } from '../vocabulary/word-lists.ts';
import { similarity } from '../text/similarity.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import type { Entry } from '../vocabulary/line.ts';
import { lookUp } from '../vocabulary/glossary.ts';
import { rowCheck, type Check } from './check.ts';
import { printedTexts } from './printed-texts.ts';
import { editDistance } from '../../pipeline/model/print/edit-distance.ts';
import { addTo } from '../../pipeline/model/groups.ts';

export const wrongExpansion: Check = rowCheck('abbreviation-wrong-expansion', ({ indicator }, { vocabulary }) => {
  for (const { field, text } of printedTexts(indicator)) {
    for (const { short, long } of writtenOut(text)) {
      const known = vocabulary.derive(longForms).get(short) ?? [];
      const wrong = known.length > 0 ? wrongForm(long, known, vocabulary) : null;
      if (wrong) return { field, message: `${short} is written out as "${wrong.printed}", known as "${wrong.known}"` };
    }
  }
  return null;
});

/** An abbreviation beside its long form; `open` when the long form may begin anywhere in `words`. */
type WrittenOut = { short: string; long: { words: string[]; open: boolean } };

/** "Angka Kematian Ibu (AKI)" and "AKI (Angka Kematian Ibu)". */
function writtenOut(text: string): WrittenOut[] {
  const before = [...text.matchAll(/([^()]{5,200}?)\(\s*(\p{Lu}[\p{L}\p{N}-]*\p{Lu}[\p{L}\p{N}-]*)\s*\)/gu)].map(
    (found) => ({
      short: found[2]!,
      long: { words: found[1]!.trim().split(/[\s/]+/), open: true },
    }),
  );
  const after = [
    ...text.matchAll(/(?<![\p{L}\p{N}])(\p{Lu}[\p{L}\p{N}-]*\p{Lu}[\p{L}\p{N}-]*)\s*\(([^()]{5,160})\)/gu),
  ].map((found) => ({
    short: found[1]!,
    long: { words: found[2]!.trim().split(/[\s/]+/), open: false },
  }));
  return [...before, ...after];
}

const shortForms: ReadonlySet<string> = new Set(['short', 'abbreviation', 'old-abbreviation']);

/** The long forms of every abbreviation, of all that it may stand for. */
function longForms(vocabulary: Vocabulary): ReadonlyMap<string, readonly string[]> {
  const entries: Entry[] = [...vocabulary.terms.entries, ...vocabulary.sources.entries];
  const longs = new Map<string, string[]>();
  for (const entry of entries) {
    if (shortForms.has(entry.form) || !entry.alias.includes(' ')) continue;
    addTo(longs, entry.canonical, entry.alias);
  }
  const forms = new Map<string, string[]>();
  for (const { alias, canonical, form } of entries) {
    if (!shortForms.has(form) || alias.includes(' ')) continue;
    forms.set(alias, [...(forms.get(alias) ?? []), ...(longs.get(canonical) ?? [])]);
  }
  return forms;
}

const joints: ReadonlySet<string> = new Set(['dan', 'atau', 'di', 'untuk', 'dari', 'pada', 'dengan']);
/** A word with at most this many letters wrong is the same word misspelled. */
const lettersWrong = 2;
/** Letters of a word that may go on as an adjective does. */
const wholeStem = 5;
/** How alike the one other word of a short long form must be to be a slip, and not another meaning. */
const slip = 0.3;

function wrongForm(
  long: WrittenOut['long'],
  known: readonly string[],
  vocabulary: Vocabulary,
): { printed: string; known: string } | null {
  const printed = long.words.map((word) => foldText(word));
  const content = printed.flatMap((word, at) => (word === '' || joints.has(word) ? [] : [{ word, at }]));
  const judged = known.map((form) => {
    const words = foldText(form)
      .split(' ')
      .filter((word) => !joints.has(word));
    const window = long.open ? content.slice(-words.length) : content;
    if (window.length !== words.length) return { form, right: false, wrong: null };
    const others = words.flatMap((word, i) =>
      isSame(word, window[i]!.word, vocabulary) ? [] : [[word, window[i]!.word] as const],
    );
    const text = long.words.slice(window[0]?.at ?? 0).join(' ');
    const isOther = isNamed(text, vocabulary) || others.every(([word, own]) => isSpelling(word, own, vocabulary));
    return { form, right: others.length === 0 || isOther, wrong: isSlip(others, words) ? text : null };
  });
  if (judged.some(({ right }) => right)) return null;
  const found = judged.find(({ wrong }) => wrong !== null);
  return found?.wrong ? { printed: found.wrong, known: found.form } : null;
}

/** The long form is a name of something else that is known: "Laporan Hasil Pemeriksaan" beside "... Pengawasan". */
function isNamed(text: string, vocabulary: Vocabulary): boolean {
  const kinds = (entries: readonly Entry[]) => entries.some(({ alias }) => foldText(alias) === foldText(text));
  return kinds(vocabulary.terms.entries) || kinds(vocabulary.sources.entries);
}

/** Two spellings of one word: "resiko", "risiko". */
function isSpelling(known: string, printed: string, vocabulary: Vocabulary): boolean {
  const standard = (word: string) => foldText(lookUp(vocabulary.spellings, 'word', word)?.canonical ?? word);
  return standard(known) === standard(printed);
}

/** One word in two forms ("kurang", "kekurangan"), or misspelled; a word that exists is no misspelling of another. */
function isSame(known: string, printed: string, vocabulary: Vocabulary): boolean {
  const { lemmaOf } = lemmasOf(vocabulary);
  if (known === printed || lemmaOf(known) === lemmaOf(printed)) return true;
  // "intern" and "internal"; whose plan or budget it is stands for the level of government
  if (Math.min(known.length, printed.length) >= wholeStem && (known.startsWith(printed) || printed.startsWith(known)))
    return true;
  const levels = wordsOfKind(vocabulary.cues, 'government-level');
  if (levels.has(known) && levels.has(printed)) return true;
  if (knownWords(vocabulary).has(printed) || vocabulary.usualWords.get(printed) === 'common') return false;
  return Math.min(known.length, printed.length) > 3 && editDistance(known, printed) <= lettersWrong;
}

/** One other word in a long form of four and more; in a shorter one it must begin or look like the right one. */
function isSlip(others: readonly (readonly [string, string])[], words: readonly string[]): boolean {
  const [only] = others;
  const length = words.length;
  if (!only || others.length > 1 || length < 3) return false;
  const [known, printed] = only;
  // another head is another thing, or is left out in front
  const at = words.indexOf(known);
  if (at === 0 && known.charAt(0) !== printed.charAt(0)) return similarity(known, printed) >= slip;
  return length > 3 || known.charAt(0) === printed.charAt(0) || similarity(known, printed) >= slip;
}
