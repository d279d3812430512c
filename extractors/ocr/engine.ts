/** What a recogniser of text is asked and what it answers, whichever engine it is. */
import type { LetterStep } from '../../pipeline/model/reading/text.ts';
import type { Gray } from '../raster/bitmap.ts';

/**
 * How an engine should look at a crop: a block of lines, or one line; a bare line is taken as it is, without a look for
 * pieces of the size of letters, of which run-together print has too few.
 */
export type Segmentation = 'block' | 'line' | 'bare line';

/** A word as read; box in pixels of the crop, confidence 0 to 1; steps of its letters where they were asked for. */
export type OcrWord = {
  text: string;
  box: [number, number, number, number];
  confidence: number;
  steps?: readonly LetterStep[];
};

/** Words of one line, left to right. */
export type OcrLine = { words: OcrWord[] };

/**
 * Reads crops. `letters` asks for the steps of every word too; `secondOpinion` is what another network sees in the crop of a
 * single word, with the steps; `fresh` makes results independent of what was read before. `readsSigns`: its data hold "%",
 * "+", "=" and their like; without them such signs are told by the shape of their ink.
 */
export type OcrReader = {
  readsSigns: boolean;
  read(crop: Gray, segmentation: Segmentation, letters?: boolean): Promise<OcrLine[]>;
  secondOpinion(word: Gray): Promise<OcrLine[]>;
  fresh(): Promise<void>;
  close(): Promise<void>;
};
