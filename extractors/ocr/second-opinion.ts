/** What another network sees in doubtful words that no vocabulary knows: evidence for mending, never a vote of its own. */
import type { Gray } from '../raster/bitmap.ts';
import { framed } from '../raster/filters.ts';
import type { OcrReader } from './engine.ts';
import type { IsWord, VotedLine, VotedWord } from './vote.ts';

/** From this confidence (0 to 1) on a reading stands; mending leaves it alone as well. */
const sure = 0.93;
/** Pixels of the crop shown around a word, across and up, and of paper around them. */
const around = { x: 6, y: 4, paper: 10 };

/**
 * Asks the second network about each word by itself. Measured on photocopies: two networks of one engine fail at other
 * letters ("menerinia": "menerima"), and where an author's own spelling is doubted both read it alike ("rehabilitas").
 * `show` gives the crop as the first reading saw it; words alone in capitals are left out, as mending leaves abbreviations alone.
 */
export async function withSecondOpinion(
  lines: readonly VotedLine[],
  show: () => Gray,
  ocr: OcrReader,
  isWord: IsWord,
): Promise<VotedLine[]> {
  const heard: VotedLine[] = [];
  let picture: Gray | null = null;
  for (const line of lines) {
    const words: VotedWord[] = [];
    for (const word of line.words)
      words.push(isAsked(word, isWord) ? await asked(word, (picture ??= show()), ocr) : word);
    heard.push({ words });
  }
  return heard;
}

async function asked(word: VotedWord, picture: Gray, ocr: OcrReader): Promise<VotedWord> {
  const [x0, y0, x1, y1] = word.box;
  const { x, y, paper } = around;
  const found = await ocr.secondOpinion(framed(picture, [x0 - x, y0 - y, x1 + x, y1 + y], paper));
  const [other, ...more] = found.flatMap((line) => line.words);
  if (!other?.steps || more.length > 0 || isAlike(other.text, word.text)) return word;
  return { ...word, second: [...other.steps] };
}

function isAsked({ text, confidence }: VotedWord, isWord: IsWord): boolean {
  const bare = bareOf(text);
  return confidence < sure && /^\p{L}{3,}$/u.test(bare) && bare !== bare.toUpperCase() && !isWord(bare.toLowerCase());
}

function isAlike(one: string, other: string): boolean {
  return bareOf(one).toLowerCase() === bareOf(other).toLowerCase();
}

/** A word without the marks around it. */
function bareOf(text: string): string {
  return text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}
