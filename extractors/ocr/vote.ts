/** Several readings of one crop to one: words at the same place are candidates, the best supported one wins. */
import type { LetterStep } from '../../pipeline/model/reading/text.ts';
import type { OcrLine, OcrWord } from './engine.ts';
import { median } from '../../pipeline/model/numbers.ts';

/**
 * A word that was voted for; `letters`: for a doubtful one, the steps of every reading that has something there; `second`:
 * those of another network where it read something else (second-opinion.ts).
 */
export type VotedWord = Omit<OcrWord, 'steps'> & { letters?: LetterStep[][]; second?: LetterStep[] };
export type VotedLine = { words: VotedWord[] };

/** Tells whether a text is a word of the language; vocabulary from outside. */
export type IsWord = (word: string) => boolean;

/** What being a known word is worth against confidence (0 to 1): readings of the same blurred word often differ by 0.3. */
const knownWord = 0.4;
/** What each other reading that says the same is worth. */
const agreement = 0.25;
/** From this confidence on a word on which all readings agree needs no evidence beside it. */
const sure = 0.9;
/** What reading nothing is worth: more than noise, less than a doubtful word. */
const nothing = 0.35;

/**
 * Votes place by place, after ROVER (Fiscus 1997) with confidence and a lexicon in place of bare counts. Readings are of
 * the same picture size. The reading with the most confidence gives the lines; a place is a group of words that overlap across.
 */
export function vote(readings: readonly OcrLine[][], isWord: IsWord): VotedLine[] {
  const ranked = [...readings].sort((a, b) => meanConfidence(b) - meanConfidence(a));
  const [first, ...others] = ranked;
  if (!first) return [];
  if (others.length === 0)
    return first.map((line) => ({ words: line.words.map((word) => evident([[word]], [word])[0]!) }));
  const bands = first.map(bandOf);
  const shares = others.map((reading) => wordsOfLines(reading, bands));
  return first.map((line, i) => {
    const rows = [line.words, ...shares.map((words) => words[i]!)];
    const words = placesOf(rows).flatMap((place) => evident(place, best(place, isWord)));
    return { words };
  });
}

function meanConfidence(lines: readonly OcrLine[]): number {
  let sum = 0;
  let weight = 0;
  for (const line of lines)
    for (const w of line.words) {
      sum += w.confidence * w.text.length;
      weight += w.text.length;
    }
  return weight === 0 ? 0 : sum / weight;
}

type Band = { top: number; foot: number; from: number; to: number };

function bandOf({ words }: OcrLine): Band {
  return {
    top: median(words.map((w) => w.box[1])) ?? 0,
    foot: median(words.map((w) => w.box[3])) ?? 0,
    from: Math.min(...words.map((w) => w.box[0])),
    to: Math.max(...words.map((w) => w.box[2])),
  };
}

/**
 * The words of a reading for each line, by the middle of the word. Each word serves one line, the nearest across and then in
 * height: of dirt between two lines one reading makes a line of its own, and it must not take the words of a real one.
 */
function wordsOfLines(reading: readonly OcrLine[], bands: readonly Band[]): OcrWord[][] {
  const own: OcrWord[][] = bands.map(() => []);
  for (const word of reading.flatMap((line) => line.words)) {
    const y = (word.box[1] + word.box[3]) / 2;
    const near = bands
      .map((band, i) => ({ i, band, aside: Math.max(0, word.box[0] - band.to, band.from - word.box[2]) }))
      .filter(({ band }) => y > band.top && y < band.foot)
      .sort((a, b) => a.aside - b.aside || off(a.band, y) - off(b.band, y))[0];
    if (near) own[near.i]!.push(word);
  }
  return own.map((words) => words.sort((a, b) => a.box[0] - b.box[0]));
}

const off = ({ top, foot }: Band, y: number): number => Math.abs((top + foot) / 2 - y);

/** One place: for every reading the words that it has there. */
type Place = OcrWord[][];

function placesOf(rows: readonly OcrWord[][]): Place[] {
  const all = rows
    .flatMap((words, reading) => words.map((word) => ({ word, reading })))
    .sort((a, b) => a.word.box[0] - b.word.box[0]);
  const places: { x1: number; words: typeof all }[] = [];
  for (const entry of all) {
    const last = places.at(-1);
    const width = entry.word.box[2] - entry.word.box[0];
    // a fifth of a letter's width may overlap by chance; more is the same place
    if (last && last.x1 - entry.word.box[0] > 0.25 * Math.min(width, 24)) {
      last.words.push(entry);
      last.x1 = Math.max(last.x1, entry.word.box[2]);
    } else places.push({ x1: entry.word.box[2], words: [entry] });
  }
  return places.map(({ words }) =>
    rows.map((_, reading) => words.filter((w) => w.reading === reading).map((w) => w.word)),
  );
}

/** The winner of a place with the evidence that lies there: a single word only, as steps of several cannot be told apart. */
function evident(place: Place, winner: readonly OcrWord[]): VotedWord[] {
  const words = winner.map(({ text, box, confidence }): VotedWord => ({ text, box, confidence }));
  const [word] = words;
  const agreed = place.every((reading) => textOf(reading) === word?.text);
  if (!word || words.length > 1 || (agreed && word.confidence >= sure)) return words;
  const letters = place
    .map((reading) => reading.flatMap((w) => [...(w.steps ?? [])]))
    .filter((steps) => steps.length > 0);
  return [letters.length > 0 ? { ...word, letters } : word];
}

const textOf = (words: readonly OcrWord[]): string => words.map((w) => w.text).join(' ');

function best(place: Place, isWord: IsWord): OcrWord[] {
  const texts = place.map(textOf);
  let winner: OcrWord[] = [];
  let most = -Infinity;
  place.forEach((words, i) => {
    const same = texts.filter((t, k) => k !== i && t === texts[i]).length;
    const score = (words.length === 0 ? nothing : worth(words, isWord)) + agreement * same;
    if (score > most) {
      most = score;
      winner = words;
    }
  });
  return winner;
}

/** Mean over letters of confidence, raised for known words and lowered for marks inside a word. */
function worth(words: readonly OcrWord[], isWord: IsWord): number {
  let sum = 0;
  let weight = 0;
  for (const w of words) {
    const core = w.text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
    let value = w.confidence;
    if (/^\p{L}{2,}$/u.test(core) && isWord(core)) value += knownWord;
    else if (/\p{L}[^\p{L}\p{N}/.-]+\p{L}|\p{Ll}\p{Lu}|\p{L}\d\p{L}/u.test(core)) value -= 0.2;
    sum += value * w.text.length;
    weight += w.text.length;
  }
  return weight === 0 ? 0 : sum / weight;
}
