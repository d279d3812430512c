/** Any input file as pages that are read one by one: the only door into the extractors. */
import { PipelineError } from '../pipeline/model/errors.ts';
import type { Page } from '../pipeline/model/reading/page.ts';
import type { DocumentKind } from '../pipeline/model/reading/source.ts';
import type { ExportHints } from './exports/lines/hints.ts';
import { sniffFormat } from './image/sniff.ts';
import { concealOfficials } from './page/conceal.ts';
import type { ReadingHints } from './page/reading-hints.ts';
import type { OpenSource } from './page/open-source.ts';

/** Vocabulary for text exports and for pages of pixels or characters. */
export type SourceHints = { exports: ExportHints; pages: ReadingHints };

/**
 * Opens bytes of any known format. Throws PipelineError: empty, unknown, damaged, encrypted, too large, no pages. The
 * readers are loaded when a document asks for them: a text needs no PDF engine, and its code has no part in a scan.
 * Officials are left out of every page unless `keepOfficials` is given: nobody behind this door sees their names.
 */
export async function openSource(
  bytes: Uint8Array,
  hints: SourceHints,
  { keepOfficials = false }: { keepOfficials?: boolean } = {},
): Promise<OpenSource> {
  const source = await openFormat(bytes, hints);
  if (keepOfficials) return source;
  return {
    ...source,
    readPage: async (number, tools) => {
      const { page, picture } = await source.readPage(number, tools);
      return { page: concealOfficials(page, hints.pages), picture };
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
