/** The pixels of a page of a file, upright, at the resolution at which the page is read. */
import { PipelineError } from '../../pipeline/model/errors.ts';
import { openImage } from '../image/open.ts';
import { sniffFormat } from '../image/sniff.ts';
import { readContent } from '../pdf/content.ts';
import { openPdf } from '../pdf/pdfjs.ts';
import { readPicture } from '../pdf/picture.ts';
import { turn, type Gray } from '../raster/bitmap.ts';
import { grayOf } from '../raster/color.ts';
import { plausibleDpi } from './image-source.ts';

/** `dpi` of the pixels as they are. */
export type WholePixels = { gray: Gray; dpi: number };

/**
 * Draws page `number` (from 1), turned as it was when it was read. Throws PipelineError for bytes that cannot be read, and
 * `unknown-format` for a text, which has no pixels.
 */
export async function readWholePixels(
  bytes: Uint8Array,
  number: number,
  turned: 0 | 90 | 180 | 270,
): Promise<WholePixels> {
  const { gray, dpi } = await drawn(bytes, number);
  return { gray: turn(gray, turned), dpi };
}

async function drawn(bytes: Uint8Array, number: number): Promise<WholePixels> {
  const format = sniffFormat(bytes);
  if (format === 'pdf') {
    const pdf = await openPdf(bytes);
    try {
      const page = await pdf.page(number);
      return await readPicture(page, await readContent(page));
    } finally {
      await pdf.close();
    }
  }
  if (format === 'text') throw new PipelineError('unknown-format', 'A text has no pixels');
  const { rgba, width, height, dpiX, dpiY } = await openImage(bytes).page(number);
  const dpi = plausibleDpi(dpiX ?? dpiY, width, height);
  return { gray: grayOf(rgba, width, height, 4, dpi), dpi };
}
