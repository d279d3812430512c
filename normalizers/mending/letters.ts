/** Judges a doubtful word by what the recognizer saw letter by letter, together with what the document makes likely. */
import { candidatesFor } from './candidate-words.ts';
import { readingWay } from '../vocabulary/confusion.ts';
import { letterChance, likeliestTexts } from './letter-evidence.ts';
import { nearlySure, slip, type Judgement } from './word.ts';
import type { Mender } from './mender.ts';
import { priorOf, unknownChance, type WordPlace } from './word-prior.ts';

/**
 * The network is surer of its letters than it is right; its log shares count this much. Chosen on worn scans: higher, and
 * the document's own words lose to misread letters; lower, and they win where something else is printed.
 */
const trust = 0.6;
/** Candidates this dear (-ln) in the table of confusions are not laid along the letters; nor are more than so many. */
const dearest = 16;
const mostTried = 40;
const faintest = 1e-15;

/**
 * The word to put instead of `core` (its letters and digits), written `lead + … + tail` in capitals like it. `letters` is what
 * the readings saw, step by step.
 */
export function judgeByLetters(
  core: string,
  { lead, tail, write }: { lead: string; tail: string; write: (lower: string) => string },
  place: WordPlace,
  letters: NonNullable<WordPlace['word']['letters']>,
  mender: Mender,
): Judgement {
  const { lexicon } = mender;
  const read = core.toLowerCase();
  const fit = (text: string) => trust * letterChance(lead + text + tail, letters);
  const own = lexicon.document.isCounted(place.word, read) ? 1 : 0;
  const asReadPrior = Math.max(priorOf(read, place, lexicon, own), unknownChance(core));
  const asReadFit = fit(core);
  let right = asReadPrior;
  let sum = 0;
  let best = { text: '', chance: 0 };
  for (const { text, prior, misread } of rivalsOf(read, letters, place, mender)) {
    const chance = prior * Math.exp(fit(write(text)) - asReadFit);
    sum += chance;
    // the author may have slipped where another word was meant
    right += slip.word * prior * (slip.letter / read.length) ** misread;
    if (chance > best.chance) best = { text, chance };
  }
  const all = right + sum;
  const better = best.chance / all >= nearlySure ? best.text : null;
  return { better, doubtful: better === null && right / all < 0.5 };
}

type Rival = { text: string; prior: number; misread: number };

/** Words near to any of the readings, the likeliest first. */
function rivalsOf(
  read: string,
  letters: NonNullable<WordPlace['word']['letters']>,
  place: WordPlace,
  { lexicon, confusions }: Mender,
): Rival[] {
  const readings = new Set([
    read,
    ...likeliestTexts(letters).map((text) => text.toLowerCase().replace(/[^\p{L}\d]/gu, '')),
  ]);
  const found = new Map<string, Rival & { weight: number }>();
  for (const reading of readings) {
    if (reading.length < 3) continue;
    const near = Math.min(3, Math.max(1, Math.floor(0.4 * reading.length)));
    const far = Math.min(3, Math.max(1, Math.ceil(0.6 * reading.length)));
    const tries: [Iterable<string>, number][] = [[own(lexicon, reading.length), far]];
    for (const index of lexicon.candidates) tries.push([candidatesFor(reading, near, index), near]);
    for (const [texts, most] of tries)
      for (const text of texts) {
        if (text === read) continue;
        const way = readingWay(reading, text, confusions, dearest);
        if (!way || way.misread > most) continue;
        const prior = priorOf(text, place, lexicon, 0);
        const weight = Math.log(Math.max(prior, faintest)) - way.cost;
        const before = found.get(text);
        if (!before || weight > before.weight)
          found.set(text, { text, prior, weight, misread: Math.max(1, way.misread) });
      }
  }
  return [...found.values()].sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1)).slice(0, mostTried);
}

/** Words that the document surely holds, of about this length: they may be farther from what was read. */
function own(lexicon: Mender['lexicon'], length: number): string[] {
  return [...lexicon.counts.keys()].filter((word) => word.length > 2 && Math.abs(word.length - length) <= 2);
}
