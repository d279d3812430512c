/** Letters in a part of a page: the engine that reads pages, started with the first box that asks for it. */
import { readFile } from 'node:fs/promises';
import { openImage } from '../../extractors/image/open.ts';
import type { OcrReader } from '../../extractors/ocr/engine.ts';
import { coveredIn } from '../../extractors/page/small-picture.ts';
import { readWholePixels } from '../../extractors/page/whole-pixels.ts';
import { blankGray, crop, halve, type Gray, type Mask } from '../../extractors/raster/bitmap.ts';
import { sha256 } from '../../output/dataset/checksum.ts';
import type { Box } from '../model/geometry.ts';
import type { AskedBox, PageSource, ReadBox } from './drawn-row.ts';

/** Dots an inch that the engine was taught on. */
const readingDpi = 300;
/** Rules stand on the edges of a column: so much of a box, in points, is left out at its sides. */
const inset = 1.5;
/** White around what is read, in pixels: letters at the very edge are lost. */
const margin = 12;

/** Reads boxes until it is closed. `ocrData` is a folder of language data, null for our own. */
export function boxReader(ocrData: string | null): { read: ReadBox; close: () => Promise<void> } {
  let engine: Promise<OcrReader> | null = null;
  const start = async (): Promise<OcrReader> => {
    const { createOcrReader } = await import('../../extractors/ocr/tesseract.ts');
    return await createOcrReader(ocrData === null ? {} : { ocrData });
  };
  // the columns of one box are asked for one after the other
  let last: { key: string; page: Promise<Drawn> } | null = null;
  const pageOf = async (asked: AskedBox): Promise<Drawn> => {
    const key = `${asked.source?.document} ${asked.source?.page} ${asked.picture.length}`;
    if (asked.source === null || last?.key !== key) last = { key, page: draw(asked) };
    return await last.page;
  };
  return {
    read: async (asked) => {
      const { page, dpi, from } = await pageOf(asked);
      engine ??= start();
      const reader = await engine;
      const lines = await reader.read(framed(scaled(part(page, asked.box, asked.sheet), dpi)), 'block');
      return { text: lines.flatMap(({ words }) => words.map(({ text }) => text)).join(' '), from };
    },
    close: async () => {
      await (await engine)?.close();
    },
  };
}

type Drawn = { page: Gray; dpi: number; from: 'source' | 'picture' };

/** The page of the document itself where that is still there with the same bytes; else its small picture. */
async function draw({ picture, sheet, source }: AskedBox): Promise<Drawn> {
  const small = await grey(picture);
  const whole = source && (await pixelsOf(source));
  const pointsAcross = sheet.width / 72;
  if (!whole) return { page: small, dpi: small.width / pointsAcross, from: 'picture' };
  // what the picture does not show of officials is not read either
  return { page: withoutCovered(whole, coveredIn(small)), dpi: whole.width / pointsAcross, from: 'source' };
}

async function pixelsOf({ path, document, page, turned }: PageSource): Promise<Gray | null> {
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null || sha256(bytes) !== document) return null;
  return await readWholePixels(new Uint8Array(bytes), page, turned).then(
    ({ gray }) => gray,
    () => null,
  );
}

function withoutCovered(page: Gray, covered: Mask): Gray {
  if (!covered.data.includes(1)) return page;
  const data = page.data.slice();
  for (let y = 0; y < page.height; y++) {
    const v = Math.min(covered.height - 1, Math.floor((y * covered.height) / page.height));
    for (let x = 0; x < page.width; x++) {
      const u = Math.min(covered.width - 1, Math.floor((x * covered.width) / page.width));
      if (covered.data[v * covered.width + u]) data[y * page.width + x] = 255;
    }
  }
  return { ...page, data };
}

async function grey(bytes: Uint8Array): Promise<Gray> {
  const { rgba, width, height } = await openImage(bytes).page(1);
  return { width, height, data: Uint8Array.from({ length: width * height }, (_, i) => rgba[4 * i]!) };
}

function part(page: Gray, [x0, y0, x1, y1]: Box, sheet: { width: number; height: number }): Gray {
  const [across, down] = [page.width / sheet.width, page.height / sheet.height];
  const left = Math.max(0, Math.floor((x0 + inset) * across));
  const top = Math.max(0, Math.floor(y0 * down));
  const right = Math.min(page.width, Math.max(left + 1, Math.ceil((x1 - inset) * across)));
  const bottom = Math.min(page.height, Math.max(top + 1, Math.ceil(y1 * down)));
  return crop(page, left, top, right, bottom);
}

/** At about the resolution that the engine knows: halved while that is twice too fine, enlarged where it is too coarse. */
function scaled(picture: Gray, dpi: number): Gray {
  let [now, at] = [picture, dpi];
  while (at >= 1.5 * readingDpi && now.width > 2 && now.height > 2) [now, at] = [halve(now), at / 2];
  return at < readingDpi / 1.25 ? enlarged(now, readingDpi / at) : now;
}

/** Enlarged between its pixels (bilinear). */
function enlarged(small: Gray, by: number): Gray {
  const [width, height] = [Math.round(small.width * by), Math.round(small.height * by)];
  const data = new Uint8Array(width * height);
  const at = (x: number, y: number): number => small.data[y * small.width + x]!;
  for (let y = 0; y < height; y++) {
    const v = Math.min(small.height - 1, y / by);
    const [y0, y1] = [Math.floor(v), Math.min(small.height - 1, Math.floor(v) + 1)];
    for (let x = 0; x < width; x++) {
      const u = Math.min(small.width - 1, x / by);
      const [x0, x1] = [Math.floor(u), Math.min(small.width - 1, Math.floor(u) + 1)];
      const upper = at(x0, y0) * (1 - (u - x0)) + at(x1, y0) * (u - x0);
      const lower = at(x0, y1) * (1 - (u - x0)) + at(x1, y1) * (u - x0);
      data[y * width + x] = Math.round(upper * (1 - (v - y0)) + lower * (v - y0));
    }
  }
  return { width, height, data };
}

function framed(picture: Gray): Gray {
  const out = blankGray(picture.width + 2 * margin, picture.height + 2 * margin);
  for (let y = 0; y < picture.height; y++) {
    const row = picture.data.subarray(y * picture.width, (y + 1) * picture.width);
    out.data.set(row, (y + margin) * out.width + margin);
  }
  return out;
}
