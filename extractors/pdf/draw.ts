/** A page as pixels, drawn by pdfjs on white paper. */
import { createCanvas } from '../image/canvas.ts';
import { unreadablePage, type PDFPageProxy } from './pdfjs.ts';

/** Red, green, blue and alpha of each pixel, row by row. */
export type Pixels = { width: number; height: number; data: Uint8ClampedArray };

/** Pixels of the largest canvas: 160 MB. */
const mostPixels = 40_000_000;

/** The resolution that was asked for; for oversized sheets a lower one, to keep the canvas in memory bounds. */
export function fittingDpi(page: PDFPageProxy, wanted: number): number {
  const { width, height } = page.getViewport({ scale: 1 });
  const pixels = (width * height * wanted * wanted) / (72 * 72);
  return pixels > mostPixels ? wanted * Math.sqrt(mostPixels / pixels) : wanted;
}

/** Draws a page at a resolution; with `filter` only the operators that it lets through, told by their place in the list. */
export async function drawPixels(page: PDFPageProxy, dpi: number, filter?: (i: number) => boolean): Promise<Pixels> {
  const viewport = page.getViewport({ scale: dpi / 72 });
  const width = Math.ceil(viewport.width);
  const height = Math.ceil(viewport.height);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  const operationsFilter = filter ? { operationsFilter: filter } : {};
  const drawing = { canvas: canvas as never, canvasContext: context as never, viewport, ...operationsFilter };
  await page.render(drawing).promise.catch((error: unknown) => {
    throw unreadablePage(error, page.pageNumber, 'drawn');
  });
  const { data } = context.getImageData(0, 0, width, height);
  canvas.width = canvas.height = 0;
  return { width, height, data };
}
