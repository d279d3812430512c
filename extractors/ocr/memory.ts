/** What an engine has read of crops, by the crop: the same pixels are never read twice, whatever layout asks for them. */
import { createHash } from 'node:crypto';
import type { Letters } from '../../pipeline/model/reading/letters.ts';
import type { Gray } from '../raster/bitmap.ts';
import type { OcrLine, OcrReader } from './engine.ts';

/** Letters of one page: what was kept before, and what this reading of the page asked for. */
export type LetterMemory = {
  find: (crop: string) => OcrLine[] | null;
  keep: (crop: string, lines: OcrLine[]) => void;
  /** Forgets every crop in which `names` finds somebody who must not be kept. */
  forget: (names: (lines: readonly OcrLine[]) => boolean) => void;
  /** What was asked for, how much of it had to be read, and how much of what was kept before goes away. */
  taken: () => { letters: Letters; kept: number; read: number; gone: number };
};

/** A memory over what an earlier reading of the page left; only what is asked for again stays. */
export function letterMemory(earlier: Letters | null): LetterMemory {
  const before = earlier?.crops ?? {};
  const crops = new Map<string, OcrLine[]>();
  let read = 0;
  let forgotten = 0;
  return {
    find: (crop) => {
      const lines = crops.get(crop) ?? before[crop] ?? null;
      if (lines !== null) crops.set(crop, lines);
      return lines;
    },
    keep: (crop, lines) => {
      crops.set(crop, lines);
      read += 1;
    },
    forget: (names) => {
      for (const [crop, lines] of crops) if (names(lines) && crops.delete(crop)) forgotten += 1;
    },
    taken: () => {
      const kept = crops.size + forgotten - read;
      const gone = Object.keys(before).filter((crop) => !crops.has(crop)).length;
      return { letters: { crops: Object.fromEntries(crops) }, kept, read, gone };
    },
  };
}

/**
 * A reader that asks the engine only for crops that the memory lacks, and starts it only then. An engine reads a crop alike
 * whatever it read before (measured: 88 crops in three orders, no difference), so kept and new letters may be mixed.
 */
export function rememberingReader(
  memory: LetterMemory,
  { readsSigns, start }: { readsSigns: boolean; start: () => Promise<OcrReader> },
): OcrReader {
  let engine: Promise<OcrReader> | null = null;
  const remembered = async (key: string, read: (reader: OcrReader) => Promise<OcrLine[]>): Promise<OcrLine[]> => {
    const known = memory.find(key);
    if (known !== null) return known;
    const lines = await read(await (engine ??= start()));
    memory.keep(key, lines);
    return lines;
  };
  return {
    readsSigns,
    read: async (crop, segmentation, letters = false) =>
      await remembered(cropKey(crop, `${segmentation}${letters ? '+letters' : ''}`), (reader) =>
        reader.read(crop, segmentation, letters),
      ),
    secondOpinion: async (word) =>
      await remembered(cropKey(word, 'second opinion'), (reader) => reader.secondOpinion(word)),
    fresh: async () => {
      await (await engine)?.fresh();
    },
    close: async () => {
      await (await engine)?.close();
    },
  };
}

function cropKey({ width, height, data }: Gray, asked: string): string {
  const hash = createHash('sha256').update(`${asked} ${width}x${height}\n`);
  return hash.update(data).digest('hex').slice(0, 32);
}
