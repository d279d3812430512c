import { describe, expect, it } from 'vitest';
import type { OcrLine, OcrReader } from '../../../extractors/ocr/engine.ts';
import { withSecondOpinion } from '../../../extractors/ocr/second-opinion.ts';
import type { VotedLine } from '../../../extractors/ocr/vote.ts';
import type { Gray } from '../../../extractors/raster/bitmap.ts';

const picture: Gray = { width: 300, height: 60, data: new Uint8Array(300 * 60).fill(200) };
const steps = [{ a: 0.9 }];

const lineOf = (...words: [text: string, confidence: number][]): VotedLine => ({
  words: words.map(([text, confidence], i) => ({ text, box: [60 * i, 12, 60 * i + 50, 36], confidence })),
});

/** A second network that sees these words, one for each time it is asked; it remembers the crops. */
function seeing(...words: string[][]): { ocr: OcrReader; crops: Gray[] } {
  const crops: Gray[] = [];
  const answer = (): OcrLine[] =>
    (words[crops.length - 1] ?? []).map((text) => ({ words: [{ text, box: [0, 0, 9, 9], confidence: 0.8, steps }] }));
  const ocr: OcrReader = {
    readsSigns: true,
    read: () => Promise.reject(new Error('the first network is not asked again')),
    secondOpinion: (word) => {
      crops.push(word);
      return Promise.resolve(answer());
    },
    fresh: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  return { ocr, crops };
}
const isWord = (word: string): boolean => ['jumlah', 'sosial'].includes(word);

describe('a second opinion', () => {
  it('is asked about words in doubt that nobody knows, each by itself, and about no others', async () => {
    const line = lineOf(['Jumlah', 0.7], ['menerinia', 0.89], ['rehabilitas', 0.95], ['PMKS', 0.8], ['1(x)', 0.4]);
    const { ocr, crops } = seeing(['menerima']);
    const [heard] = await withSecondOpinion([line], () => picture, ocr, isWord);
    expect(crops).toHaveLength(1);
    expect(heard!.words.map(({ second }) => second)).toEqual([undefined, steps, undefined, undefined, undefined]);
    expect(heard!.words.map(({ text }) => text)).toEqual(line.words.map(({ text }) => text));
  });

  it('shows the word with a margin of paper, cut where the crop ends', async () => {
    const { ocr, crops } = seeing(['menerima']);
    await withSecondOpinion([lineOf(['menerinia', 0.5])], () => picture, ocr, isWord);
    const [crop] = crops;
    expect([crop!.width, crop!.height]).toEqual([56 + 20, 32 + 20]);
    expect([crop!.data[0], crop!.data[10 * crop!.width + 10]]).toEqual([255, 200]);
  });

  it('that says the same, or sees more than one word or none, is no evidence', async () => {
    for (const words of [['Rehabilitas,'], ['rehab', 'litas'], []]) {
      const { ocr } = seeing(words);
      const [heard] = await withSecondOpinion([lineOf(['rehabilitas', 0.9])], () => picture, ocr, isWord);
      expect(heard!.words[0]).not.toHaveProperty('second');
    }
  });

  it('is not prepared where nothing is in doubt', async () => {
    const { ocr } = seeing();
    const never = (): Gray => {
      throw new Error('shown');
    };
    await expect(withSecondOpinion([lineOf(['sosial', 0.3])], never, ocr, isWord)).resolves.toHaveLength(1);
  });
});
