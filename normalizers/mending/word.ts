/**
 * One word that may be misread: the likeliest printed word by a noisy channel (after Kernighan, Church and Gale 1990),
 * weighed against the reading being right and against the author's own slip. It changes only what is nearly sure.
 */
import { readingWay } from '../vocabulary/confusion.ts';
import { candidatesFor } from './candidate-words.ts';
import type { Mender } from './mender.ts';
import { priorOf, unknownChance, type WordPlace } from './word-prior.ts';

/** The word to put instead, null to leave it; `doubtful` when the reading is likelier wrong than right. */
export type Judgement = { better: string | null; doubtful: boolean };

/** Least posterior chance of a mend; the rest of the chance is that it does harm. */
export const nearlySure = 0.97;
/** Share of words that authors misspell, and of each possible slip at a letter. */
export const slip = { word: 0.003, letter: 1 / 50 };
/** From this confidence on a word that nobody knows is likelier the author's slip than misread: it is never changed. */
export const certain = 0.93;
/** Words of exports carry no confidence; this share of them is taken as misread. */
const exportError = 0.05;

/** Share of words that are misread, by the reader's confidence: measured on worn scans, points between are in line. */
const errorAt: readonly (readonly [number, number])[] = [
  [0, 0.6],
  [0.3, 0.55],
  [0.6, 0.3],
  [0.75, 0.2],
  [0.85, 0.13],
  [0.89, 0.08],
  [0.91, 0.02],
  [0.93, 0.004],
  [0.95, 0.0005],
  [1, 0.0003],
];

/** Chance that a word read with this confidence (0 to 1) is misread. */
export function errorShare(confidence: number): number {
  const above = errorAt.findIndex(([at]) => at >= confidence);
  const [to, high] = errorAt[above] ?? [1, 0.0003];
  const [from, low] = errorAt[Math.max(0, above - 1)] ?? [to, high];
  return to === from ? high : low + ((high - low) * (confidence - from)) / (to - from);
}

/** Judges a word by its letters (`core`, without marks around it). */
export function judgeWord(core: string, place: WordPlace, mender: Mender): Judgement {
  const keep = { better: null, doubtful: false };
  const { lexicon, exported } = mender;
  const { confidence } = place.word;
  // a reader of exports that lowers the confidence of a word knows it as well as one of pictures
  const blind = exported && confidence === 1;
  if (!blind && confidence >= certain) return keep;
  // an export is read word by word without doubt: only what is no word at all is looked into
  if (blind && lexicon.kindOf(core) !== null) return keep;
  const read = core.toLowerCase();
  const own = lexicon.document.isCounted(place.word, read) ? 1 : 0;
  const error = blind ? exportError : errorShare(confidence);
  const likely = plainness(core, exported);
  const asRead = likely * Math.max(priorOf(read, place, lexicon, own), unknownChance(core));
  const rivals = weighRivals(core, place, mender, { error, asRead, blind });
  const right = (1 - error) * asRead + likely * rivals.slips;
  const all = right + rivals.sum;
  if (all === 0) return keep;
  const better = rivals.best.chance / all >= nearlySure ? rivals.best.text : null;
  return { better, doubtful: better === null && right / all < 0.5 };
}

/** Capitals and digits in one: with a digit anywhere, without where its line is not all in capitals. */
export function isAbbreviated(core: string, { capitals }: WordPlace): boolean {
  return /^[\p{Lu}\d]{3,}$/u.test(core) && /\p{Lu}/u.test(core) && (/\d/.test(core) ? isCoded(core) : !capitals);
}

/** One digit among the capitals of an abbreviation. */
function isCoded(core: string): boolean {
  return core.length > 3 && /^\p{Lu}+\d\p{Lu}+$/u.test(core);
}

/** How likely anybody means such a text: no digit stands in a word, nor, where only text is left, a capital within. */
function plainness(core: string, exported: boolean): number {
  if (/\d|[!|]/.test(core)) return 0;
  return exported && /\p{Ll}\p{Lu}/u.test(core) ? 0.002 : 1;
}

/** About the highest chance of any word at a place, and the lowest that is told from none. */
const likeliest = 0.1;
const faintest = 1e-12;
/** No misreading in the table is likelier than this (-ln of its share). */
const leastCost = 0.8;
/** What a further misreading costs more at least (see confusion.ts). */
const further = 3;

type Rivals = { sum: number; slips: number; best: { text: string; chance: number } };

/** Every word that `read` may be a misreading of, with its chance; `slips` is the chance that the author erred instead. */
function weighRivals(
  core: string,
  place: WordPlace,
  { lexicon, confusions }: Mender,
  { error, asRead, blind }: { error: number; asRead: number; blind: boolean },
): Rivals {
  const read = core.toLowerCase();
  const rivals: Rivals = { sum: 0, slips: 0, best: { text: '', chance: 0 } };
  // a rival that costs more than this could not win were it the likeliest word of its document
  const limit = Math.log((error * likeliest) / Math.max(asRead, faintest) / read.length);
  if (limit < leastCost) return rivals;
  const most = Math.min(
    3,
    Math.max(1, Math.floor(0.4 * read.length)),
    1 + Math.floor(Math.max(0, limit - leastCost) / (leastCost + further)),
  );
  // "K2KRS" is no "KRS": one sign may stand for another of an abbreviation that the document has elsewhere, no more
  const isAbbreviation = isAbbreviated(core, place);
  const least = /\d/.test(read) ? 1 : 2;
  const weigh = (text: string, searched: string, share: number) => {
    const way = readingWay(read, text, confusions, limit);
    if (!way || way.misread === 0 || way.misread > most) return;
    if (
      isAbbreviation &&
      !(text.length === read.length && way.misread === 1 && (lexicon.counts.get(text) ?? 0) >= least)
    )
      return;
    const prior = share * priorOf(searched, place, lexicon, 0);
    if (blind && ((lexicon.counts.get(searched) ?? 0) < 2 || way.misread > 1)) return;
    const chance = error * prior * (Math.exp(-way.cost) / read.length);
    rivals.sum += chance;
    rivals.slips += slip.word * prior * (slip.letter / read.length) ** way.misread;
    if (chance > rivals.best.chance) rivals.best = { text, chance };
  };
  const tried = new Set<string>();
  for (const index of lexicon.candidates)
    for (const word of candidatesFor(read, most, index)) {
      if (tried.has(word)) continue;
      tried.add(word);
      weigh(word, word, 1);
    }
  const stem = /^(.{4,})nya$/.exec(read)?.[1];
  if (stem)
    for (const index of lexicon.candidates)
      for (const word of candidatesFor(stem, most, index))
        if (!tried.has(`${word}nya`)) weigh(`${word}nya`, word, ending);
  return rivals;
}

/** Share of words that carry the ending -nya. */
const ending = 0.05;
