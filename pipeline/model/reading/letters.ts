/** What OCR read of the crops of one page, before anything is made of it. */
import { z } from 'zod';
import { LetterStep } from './text.ts';

const OcrWord = z.object({
  text: z.string(),
  /** In pixels of the crop. */
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  confidence: z.number(),
  steps: z.array(LetterStep).readonly().exactOptional(),
});

/** Lines of words by crop; a crop is named by the hash of its pixels and of how it was to be looked at. */
export const Letters = z.object({
  crops: z.record(z.string(), z.array(z.object({ words: z.array(OcrWord) }))),
});
export type Letters = z.infer<typeof Letters>;
