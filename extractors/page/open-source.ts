/** An input that is open for reading, page by page: what the reader of every format hands over. */
import type { Page } from '../../pipeline/model/reading/page.ts';
import type { DocumentKind } from '../../pipeline/model/reading/source.ts';
import type { OcrReader } from '../ocr/engine.ts';
import type { HiddenInk } from './officials/officials-ink.ts';
import type { PagePictureFile } from './small-picture.ts';

/** A page as read, and what draws its small picture without the ink that is to be hidden (null for text exports). */
type SourcePage = { page: Page; draw: ((hidden: readonly HiddenInk[]) => PagePictureFile) | null };

/** What reading a page may need: the OCR engine is started only when a page asks for it. */
export type PageTools = { ocr: () => Promise<OcrReader> };

/**
 * An open input. `kind` is known at once for text exports and pictures; for PDFs it follows from its pages (see
 * `pdfKind`) and is null. `readPage` counts from 1 and may be called in any order, each page on its own.
 */
export type OpenSource<ReadPage = SourcePage> = {
  kind: DocumentKind | null;
  pageCount: number;
  readPage(number: number, tools: PageTools): Promise<ReadPage>;
  close(): Promise<void>;
};
