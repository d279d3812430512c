/** An input that is open for reading, page by page: what every kind of document hands over. */
import type { Page } from '../../pipeline/model/reading/page.ts';
import type { DocumentKind } from '../../pipeline/model/reading/source.ts';
import type { OcrReader } from '../ocr/engine.ts';
import type { PagePictureFile } from './small-picture.ts';

/** A page as read and its small picture (null for text exports). */
type SourcePage = { page: Page; picture: PagePictureFile | null };

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
