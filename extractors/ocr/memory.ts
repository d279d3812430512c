/** What an engine has read of crops, by the crop: the same pixels are never read twice, whatever layout asks for them. */
import { createHash } from 'node:crypto';
import type { Letters } from '../../pipeline/model/reading/letters.ts';
import type { Gray } from '../raster/bitmap.ts';
import type { OcrLine, OcrReader, Segmentation } from './engine.ts';

/** Letters of one page: what was kept before, and what this reading of the page asked for. */
export type LetterMemory = {
  find: (crop: string) => OcrLine[] | null;
  keep: (crop: string, lines: OcrLine[]) => void;
  /** What was asked for, and how much of it had to be read. */
  taken: () => { letters: Letters; kept: number; read: number };
};

/** A memory over what an earlier reading of the page left; only what is asked for again stays. */
export function letterMemory(earlier: Letters | null): LetterMemory {
  const before = earlier?.crops ?? {};
  const crops: Record<string, OcrLine[]> = {};
  let read = 0;
  return {
    find: (crop) => {
      const lines = crops[crop] ?? before[crop] ?? null;
      if (lines !== null) crops[crop] = lines;
      return lines;
    },
    keep: (crop, lines) => {
      crops[crop] = lines;
      read += 1;
    },
    taken: () => ({ letters: { crops }, kept: Object.keys(crops).length - read, read }),
  };
}

/**
 * A reader that asks the engine only for crops that the memory lacks, and starts it only then. An engine reads a crop alike
 * whatever it read before (measured: 88 crops in three orders, no difference), so kept and new letters may be mixed.
 */
export function rememberingReader(memory: LetterMemory, start: () => Promise<OcrReader>): OcrReader {
  let engine: Promise<OcrReader> | null = null;
  return {
    read: async (crop, segmentation, letters = false) => {
      const key = cropKey(crop, segmentation, letters);
      const known = memory.find(key);
      if (known !== null) return known;
      const lines = await (await (engine ??= start())).read(crop, segmentation, letters);
      memory.keep(key, lines);
      return lines;
    },
    fresh: async () => {
      await (await engine)?.fresh();
    },
    close: async () => {
      await (await engine)?.close();
    },
  };
}

function cropKey({ width, height, data }: Gray, segmentation: Segmentation, letters: boolean): string {
  const asked = `${segmentation}${letters ? '+letters' : ''} ${width}x${height}\n`;
  return createHash('sha256').update(asked).update(data).digest('hex').slice(0, 32);
}
