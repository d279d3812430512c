/** One-page PDFs written for a test, opened with the program's own reader. */
import { openPdf, type OpenPdf, type PDFPageProxy } from '../../../extractors/pdf/pdfjs.ts';
import { addPage, addPicture, baseFonts, finishPdf, startPdf } from '../../../fixtures/make/formats/pdf.ts';

export type TestPicture = { width: number; height: number; dict: string; bytes: Uint8Array };

/** Runs `look` on a page with this content; pictures are named Im0, Im1, ... */
export async function onPage<T>(
  content: string,
  look: (page: PDFPageProxy) => Promise<T>,
  {
    width = 400,
    height = 300,
    rotate = 0,
    pictures = [],
  }: { width?: number; height?: number; rotate?: number; pictures?: TestPicture[] } = {},
): Promise<T> {
  const draft = startPdf();
  const names = pictures.map((picture, i) => `/Im${i} ${addPicture(draft, picture)} 0 R`);
  const resources = `${baseFonts} /XObject << ${names.join(' ')} >>`;
  addPage(draft, { width, height, rotate, content, resources });
  return await onFile(finishPdf(draft), 1, look);
}

/** Runs `look` on a page of a file. */
export async function onFile<T>(
  bytes: Uint8Array,
  number: number,
  look: (page: PDFPageProxy) => Promise<T>,
): Promise<T> {
  const pdf: OpenPdf = await openPdf(bytes);
  try {
    return await look(await pdf.page(number));
  } finally {
    await pdf.close();
  }
}
