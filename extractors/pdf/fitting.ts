/** How finely a page may be drawn. */
import type { PDFPageProxy } from './pdfjs.ts';

/** Pixels of the largest canvas: 160 MB. */
const mostPixels = 40_000_000;

/** The resolution that was asked for; for oversized sheets a lower one, to keep the canvas in memory bounds. */
export function fittingDpi(page: PDFPageProxy, wanted: number): number {
  const { width, height } = page.getViewport({ scale: 1 });
  const pixels = (width * height * wanted * wanted) / (72 * 72);
  return pixels > mostPixels ? wanted * Math.sqrt(mostPixels / pixels) : wanted;
}
