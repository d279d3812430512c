/** Letters in a part of a page's picture: the engine that reads pages, started with the first box that asks for it. */
import { openImage } from '../../extractors/image/open.ts';
import type { OcrReader } from '../../extractors/ocr/engine.ts';
import { crop, type Gray } from '../../extractors/raster/bitmap.ts';
import type { Box } from '../model/geometry.ts';
import type { ReadBox } from './drawn-row.ts';

/** Page pictures have 110 dots an inch; the engine was taught on three times as many. */
const enlarged = 3;

/** Reads boxes until it is closed. `ocrData` is a folder of language data, null for our own. */
export function boxReader(ocrData: string | null): { read: ReadBox; close: () => Promise<void> } {
  let engine: Promise<OcrReader> | null = null;
  const start = async (): Promise<OcrReader> => {
    const { createOcrReader } = await import('../../extractors/ocr/tesseract.ts');
    return await createOcrReader(ocrData === null ? {} : { ocrData });
  };
  return {
    read: async (bytes, box, sheet) => {
      engine ??= start();
      const reader = await engine;
      const lines = await reader.read(enlarge(part(await grey(bytes), box, sheet)), 'block');
      return lines.flatMap(({ words }) => words.map(({ text }) => text)).join(' ');
    },
    close: async () => {
      await (await engine)?.close();
    },
  };
}

async function grey(bytes: Uint8Array): Promise<Gray> {
  const { rgba, width, height } = await openImage(bytes).page(1);
  return { width, height, data: Uint8Array.from({ length: width * height }, (_, i) => rgba[4 * i]!) };
}

function part(page: Gray, [x0, y0, x1, y1]: Box, sheet: { width: number; height: number }): Gray {
  const [across, down] = [page.width / sheet.width, page.height / sheet.height];
  const left = Math.max(0, Math.floor(x0 * across));
  const top = Math.max(0, Math.floor(y0 * down));
  const right = Math.min(page.width, Math.max(left + 1, Math.ceil(x1 * across)));
  const bottom = Math.min(page.height, Math.max(top + 1, Math.ceil(y1 * down)));
  return crop(page, left, top, right, bottom);
}

/** Enlarged between its pixels (bilinear). */
function enlarge(small: Gray): Gray {
  const [width, height] = [small.width * enlarged, small.height * enlarged];
  const data = new Uint8Array(width * height);
  const at = (x: number, y: number): number => small.data[y * small.width + x]!;
  for (let y = 0; y < height; y++) {
    const v = Math.min(small.height - 1, y / enlarged);
    const [y0, y1] = [Math.floor(v), Math.min(small.height - 1, Math.floor(v) + 1)];
    for (let x = 0; x < width; x++) {
      const u = Math.min(small.width - 1, x / enlarged);
      const [x0, x1] = [Math.floor(u), Math.min(small.width - 1, Math.floor(u) + 1)];
      const upper = at(x0, y0) * (1 - (u - x0)) + at(x1, y0) * (u - x0);
      const lower = at(x0, y1) * (1 - (u - x0)) + at(x1, y1) * (u - x0);
      data[y * width + x] = Math.round(upper * (1 - (v - y0)) + lower * (v - y0));
    }
  }
  return { width, height, data };
}
