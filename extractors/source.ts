/** Any input file as pages that are read one by one: the only door into the extractors. */
import { PipelineError } from '../pipeline/model/errors.ts';
import type { Page } from '../pipeline/model/reading/page.ts';
import type { DocumentKind } from '../pipeline/model/reading/source.ts';
import { decodeText } from './exports/lines/decode.ts';
import type { ExportHints } from './exports/lines/hints.ts';
import { readTextExport } from './exports/read.ts';
import { openImage } from './image/open.ts';
import { sniffFormat } from './image/sniff.ts';
import type { ReadingHints } from './page/hints.ts';
import type { OcrReader } from './ocr/engine.ts';
import { drawPagePicture, type PagePictureFile } from './page/picture.ts';
import { openPdf } from './pdf/pdfjs.ts';
import { grayOf } from './raster/color.ts';
import { readPdfPage, readPixels, type ReadPage } from './page/read-page.ts';

/** A page as read and its small picture (null for text exports). */
export type SourcePage = { page: Page; picture: PagePictureFile | null };

/** What reading a page may need: the OCR engine is started only when a page asks for it. */
export type PageTools = { ocr: () => Promise<OcrReader> };

/**
 * An open input. `kind` is known at once for text exports and pictures; for PDFs it follows from its pages (see
 * `pdfKind`) and is null. `readPage` counts from 1 and may be called in any order, each page on its own.
 */
export type OpenSource = {
  kind: DocumentKind | null;
  pageCount: number;
  readPage(number: number, tools: PageTools): Promise<SourcePage>;
  close(): Promise<void>;
};

/** Vocabulary for text exports and for pages of pixels or characters. */
export type SourceHints = { exports: ExportHints; pages: ReadingHints };

/** Opens bytes of any known format. Throws PipelineError: empty, unknown, damaged, encrypted, too large, no pages. */
export async function openSource(bytes: Uint8Array, hints: SourceHints): Promise<OpenSource> {
  if (bytes.length === 0) throw new PipelineError('empty-file', 'The file holds no bytes');
  const format = sniffFormat(bytes);
  if (format === 'pdf') return openPdfSource(bytes, hints.pages);
  if (format === 'png' || format === 'jpeg' || format === 'tiff') return openImageSource(bytes, hints.pages);
  if (format === 'text') return openTextSource(bytes, hints.exports);
  throw new PipelineError('unknown-format', 'The bytes are no PDF, picture or text');
}

async function openPdfSource(bytes: Uint8Array, reading: ReadingHints): Promise<OpenSource> {
  const pdf = await openPdf(bytes);
  return {
    kind: null,
    pageCount: pdf.pageCount,
    readPage: async (number, tools) => {
      const page = await pdf.page(number);
      try {
        return withPicture(await readPdfPage(page, tools.ocr, reading));
      } finally {
        page.cleanup();
      }
    },
    close: pdf.close,
  };
}

function openImageSource(bytes: Uint8Array, reading: ReadingHints): OpenSource {
  const image = openImage(bytes);
  return {
    kind: 'image',
    pageCount: image.pageCount,
    readPage: async (number, tools) => {
      const { rgba, width, height, dpiX, dpiY } = await image.page(number);
      const dpi = plausibleDpi(dpiX ?? dpiY, width, height);
      const { gray } = grayOf(rgba, width, height, 4, dpi);
      return withPicture(await readPixels({ gray, dpi }, number, 'a picture file', tools.ocr, reading));
    },
    close: () => Promise.resolve(),
  };
}

function openTextSource(bytes: Uint8Array, hints: ExportHints): OpenSource {
  const text = decodeText(bytes);
  if (text === null) throw new PipelineError('unknown-format', 'The bytes are no text in a known encoding');
  const { kind, pages, issues } = readTextExport(text, hints);
  if (pages.length === 0) throw new PipelineError('no-pages', 'The text holds no lines');
  return {
    kind,
    pageCount: pages.length,
    readPage: (number) => {
      const page = pages[number - 1];
      if (!page) return Promise.reject(new RangeError(`no page ${number} in a text of ${pages.length}`));
      // issues of the whole text travel with its first page
      const whole = number === 1 ? { ...page, issues: [...issues, ...page.issues] } : page;
      return Promise.resolve({ page: whole, picture: null });
    },
    close: () => Promise.resolve(),
  };
}

function withPicture({ page, upright, dpi }: ReadPage): SourcePage {
  return { page, picture: drawPagePicture(upright, dpi) };
}

/** Resolution of a picture file: what it says when that gives paper of a usual size, else guessed from A4 or F4 paper. */
function plausibleDpi(said: number | null, width: number, height: number): number {
  const longest = Math.max(width, height);
  if (said !== null && said >= 70 && said <= 1300 && longest / said > 4 && longest / said < 25) return said;
  return longest / 12; // the long side of A4 is 11.7 inches, of F4 13
}

/** The kind of a PDF after reading: scanned, digital, or both. Blank pages do not count. */
export function pdfKind(pages: readonly Page[]): DocumentKind {
  const readings = new Set(pages.map((p) => p.quality.reading).filter((r) => r !== 'blank'));
  if (readings.has('text-layer')) return readings.has('ocr') ? 'mixed-pdf' : 'digital-pdf';
  return 'scanned-pdf';
}
