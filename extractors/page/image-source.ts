/** A picture file, of one page or several, as pages that are read one by one. */
import { openImage } from '../image/open.ts';
import { grayOf } from '../raster/color.ts';
import type { ReadingHints } from './reading-hints.ts';
import type { OpenSource } from './open-source.ts';
import { drawPagePicture } from './small-picture.ts';
import { readPixels } from './read-page.ts';

/** Opens the bytes of a PNG, JPEG or TIFF. Throws PipelineError: damaged, too large. */
export function openImageSource(bytes: Uint8Array, reading: ReadingHints): OpenSource {
  const image = openImage(bytes);
  return {
    kind: 'image',
    pageCount: image.pageCount,
    readPage: async (number, tools) => {
      const { rgba, width, height, dpiX, dpiY } = await image.page(number);
      const dpi = plausibleDpi(dpiX ?? dpiY, width, height);
      const gray = grayOf(rgba, width, height, 4, dpi);
      const { page, upright } = await readPixels({ gray, dpi }, number, 'a picture file', tools.ocr, reading);
      return { page, draw: (hidden) => drawPagePicture(upright, dpi, hidden) };
    },
    close: () => Promise.resolve(),
  };
}

/** Resolution of a picture file: what it says when that gives paper of a usual size, else guessed from A4 or F4 paper. */
export function plausibleDpi(said: number | null, width: number, height: number): number {
  const longest = Math.max(width, height);
  if (said !== null && said >= 70 && said <= 1300 && longest / said > 4 && longest / said < 25) return said;
  return longest / 12; // the long side of A4 is 11.7 inches, of F4 13
}
