/** Picture files as pages of pixels. */
import { PipelineError } from '../../pipeline/model/errors.ts';
import { decodePicture, type Picture } from './canvas.ts';
import type { Resolution } from './ifd.ts';
import { readJpegHeader } from './jpeg-header.ts';
import { checkSize } from './limits.ts';
import { turnsSides } from './orient.ts';
import { readPngHeader, type PictureHeader } from './png-header.ts';
import { sniffFormat } from './sniff.ts';
import { findTiffPages, readTiffPage } from './tiff.ts';

/** One page, upright; dots per inch as the file says them, null where it does not. */
export type PicturePage = Picture & Resolution;

/** `page(n)` counts from 1 and decodes anew at each call, so that one page at a time is in memory. */
export type PictureFile = { pageCount: number; page(n: number): Promise<PicturePage> };

/**
 * A PNG, JPEG or TIFF file. Throws PipelineError: `unknown-format` for other bytes, `too-large` before any pixel is
 * decoded, `damaged-image` for a file that is cut or faulty (for TIFF partly at `page`).
 */
export function openImage(bytes: Uint8Array): PictureFile {
  const format = sniffFormat(bytes);
  if (format === 'tiff') return openTiff(bytes);
  if (format === 'png') return openSingle(bytes, readPngHeader(bytes));
  if (format === 'jpeg') return openSingle(bytes, readJpegHeader(bytes));
  throw new PipelineError('unknown-format', 'The bytes are no PNG, JPEG or TIFF picture');
}

function openTiff(bytes: Uint8Array): PictureFile {
  const pages = findTiffPages(bytes);
  return {
    pageCount: pages.length,
    page: async (n) => {
      const tags = pages[n - 1];
      if (!tags) throw new RangeError(`no page ${n} in a picture of ${pages.length}`);
      return readTiffPage(bytes, tags, n);
    },
  };
}

function openSingle(bytes: Uint8Array, header: PictureHeader): PictureFile {
  checkSize(header.width, header.height);
  return {
    pageCount: 1,
    page: async (n) => {
      if (n !== 1) throw new RangeError(`no page ${n} in a picture of 1`);
      const picture = await decodePicture(bytes).catch((error: unknown) => {
        throw new PipelineError('damaged-image', `The picture cannot be decoded (${String(error)})`, { page: 1 });
      });
      // the decoder has turned the pixels; the resolution belongs to the stored sides
      const turned = turnsSides(header.orientation);
      const { dpiX, dpiY } = header;
      return { ...picture, dpiX: turned ? dpiY : dpiX, dpiY: turned ? dpiX : dpiY };
    },
  };
}
