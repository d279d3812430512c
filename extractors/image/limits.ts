/** How large a picture may be, asked of the header before any pixel is decoded. */
import { PipelineError } from '../../pipeline/model/errors.ts';

/** A sheet of F4 at 900 dpi has 88 million pixels; four bytes each, this is 400 MB. */
export const maxPixels = 100_000_000;
/** Pixels: no side of a canvas may be longer. */
const maxSide = 32_767;

/** Throws `damaged-image` for a size of nothing and `too-large` for one beyond the limits. */
export function checkSize(width: number, height: number, page: number | null = null): void {
  const size = `${width} x ${height} pixels`;
  if (!(width > 0 && height > 0)) throw new PipelineError('damaged-image', `The picture has ${size}`, { page });
  if (width * height > maxPixels || width > maxSide || height > maxSide) {
    throw new PipelineError('too-large', `The picture has ${size}; the limit is ${maxPixels / 1e6} million`, { page });
  }
}
