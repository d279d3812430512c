/** Any input file as pages that are read one by one: the only door into the extractors. */
import { PipelineError } from '../pipeline/model/errors.ts';
import type { Page } from '../pipeline/model/reading/page.ts';
import type { DocumentKind } from '../pipeline/model/reading/source.ts';
import type { ExportHints } from './exports/lines/hints.ts';
import { sniffFormat } from './image/sniff.ts';
import { concealOfficials } from './page/officials/conceal.ts';
import { inkOfOfficials } from './page/officials/officials-ink.ts';
import type { OpenSource } from './page/open-source.ts';
import type { ReadingHints } from './page/reading-hints.ts';
import type { PagePictureFile } from './page/small-picture.ts';

/** Vocabulary for text exports and for pages of pixels or characters. */
export type SourceHints = { exports: ExportHints; pages: ReadingHints };

/**
 * A page as it may be kept: without officials, in words and in its small picture (null for text exports). `officials` are
 * the names and numbers that were taken out, word by word in small letters, so that what else is kept can be cleared of them.
 */
type KeptPage = { page: Page; picture: PagePictureFile | null; officials: string[][] };

/**
 * Opens bytes of any known format. Throws PipelineError: empty, unknown, damaged, encrypted, too large, no pages. The
 * readers are loaded when a document asks for them: a text needs no PDF engine, and its code has no part in a scan.
 * Officials are left out of every page unless `keepOfficials` is given: nobody behind this door sees their names.
 */
export async function openSource(
  bytes: Uint8Array,
  hints: SourceHints,
  { keepOfficials = false }: { keepOfficials?: boolean } = {},
): Promise<OpenSource<KeptPage>> {
  const source = await openFormat(bytes, hints);
  return {
    ...source,
    readPage: async (number, tools) => {
      const { page, draw } = await source.readPage(number, tools);
      if (keepOfficials) return { page, picture: draw?.([]) ?? null, officials: [] };
      const concealed = concealOfficials(page, hints.pages);
      const picture = draw?.(inkOfOfficials(page, concealed.hidden, hints.pages)) ?? null;
      return { page: concealed.page, picture, officials: concealed.names };
    },
  };
}

async function openFormat(bytes: Uint8Array, hints: SourceHints): Promise<OpenSource> {
  if (bytes.length === 0) throw new PipelineError('empty-file', 'The file holds no bytes');
  const format = sniffFormat(bytes);
  if (format === 'pdf') return await (await import('./page/pdf-source.ts')).openPdfSource(bytes, hints.pages);
  if (format === 'png' || format === 'jpeg' || format === 'tiff')
    return (await import('./page/image-source.ts')).openImageSource(bytes, hints.pages);
  if (format === 'text') return (await import('./exports/text-source.ts')).openTextSource(bytes, hints.exports);
  throw new PipelineError('unknown-format', 'The bytes are no PDF, picture or text');
}

/** The kind of a PDF after reading: scanned, digital, or both. Blank pages do not count. */
export function pdfKind(pages: readonly Page[]): DocumentKind {
  const readings = new Set(pages.map((p) => p.quality.reading).filter((r) => r !== 'blank'));
  if (readings.has('text-layer')) return readings.has('ocr') ? 'mixed-pdf' : 'digital-pdf';
  return 'scanned-pdf';
}
