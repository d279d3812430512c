/** A PDF as pages that are read one by one. */
import { openPdf } from '../pdf/pdfjs.ts';
import type { ReadingHints } from './reading-hints.ts';
import type { OpenSource } from './open-source.ts';
import { drawPagePicture } from './small-picture.ts';
import { readPdfPage } from './read-page.ts';

/** Opens the bytes of a PDF. Throws PipelineError: damaged, encrypted, no pages. */
export async function openPdfSource(bytes: Uint8Array, reading: ReadingHints): Promise<OpenSource> {
  const pdf = await openPdf(bytes);
  return {
    kind: null,
    pageCount: pdf.pageCount,
    readPage: async (number, tools) => {
      const proxy = await pdf.page(number);
      try {
        const { page, upright, dpi } = await readPdfPage(proxy, tools.ocr, reading);
        return { page, picture: drawPagePicture(upright, dpi) };
      } finally {
        proxy.cleanup();
      }
    },
    close: pdf.close,
  };
}
