/** The only home of pdfjs-dist: opens a PDF in Node with every decoder it needs, offline. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import {
  getDocument,
  ImageKind,
  OPS,
  VerbosityLevel,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { PipelineError } from '../../pipeline/model/errors.ts';
import { maxPixels } from '../image/limits.ts';
import { checkDrawing } from './bounds/drawing.ts';
import { fileObjects, type FileObjects } from './bounds/objects.ts';
import { isBrokenJbig2 } from './bounds/jbig2.ts';
import { brokenStreams, complaintOf, isParserError, isSpoken, unlistedPages, type Complaint } from './parser-talk.ts';

export { ImageKind, OPS };
export type { PDFPageProxy };

const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
/** pdfjs wants folders as plain paths with a trailing slash; without `wasmUrl` CCITT, JBIG2 and JPX pages come out blank. */
const folder = (name: string): string => `${join(root, name)}/`;

/** An open PDF; `close` frees the parser. `complaints` are those of opening it; `heard` those since it was asked last. */
export type OpenPdf = {
  pageCount: number;
  page: (number: number) => Promise<PDFPageProxy>;
  complaints: readonly Complaint[];
  heard: () => Complaint[];
  close: () => Promise<void>;
};

/** Points; 5 metres, which the format allows (ISO 32000-1, annex C), and half as much again. */
const longestSide = 21_600;

/** What the parser said and nobody has taken yet: it speaks to the console alone, on this thread. */
const spoken = new Set<string>();
/** A broken font may complain of each of its letters. */
const mostSpoken = 200;

/** Takes what pdfjs says from the console; all that others say goes on to it. */
function listen(): void {
  for (const way of ['info', 'warn'] as const) {
    const say = console[way].bind(console);
    console[way] = (...said: unknown[]) => {
      const [line] = said;
      if (typeof line !== 'string' || said.length > 1 || !isSpoken(line)) say(...said);
      else if (spoken.size < mostSpoken && complaintOf(line)) spoken.add(line);
    };
  }
}
listen();

/**
 * Takes what the parser throws where nobody waits for it, as a complaint: it fetches all pages of the list ahead, and a page that is asked for
 * fails by itself. What any other code throws so ends the process, as it would without this.
 */
process.on('unhandledRejection', (error: unknown) => {
  if (!isParserError(error)) throw error;
  const line = `Warning: ${messageOf(error)}`;
  if (spoken.size < mostSpoken && complaintOf(line)) spoken.add(line);
});

function heard(): Complaint[] {
  const complaints = [...spoken].flatMap((line) => complaintOf(line) ?? []);
  spoken.clear();
  return complaints;
}

/** Opens a PDF. Throws a PipelineError that says why when it is encrypted, damaged or has no pages. */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  heard();
  const task = getDocument({
    data: new Uint8Array(bytes), // pdfjs transfers the array away
    wasmUrl: folder('wasm'),
    cMapUrl: folder('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: folder('standard_fonts'),
    iccUrl: folder('iccs'),
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    isOffscreenCanvasSupported: false,
    maxImageSize: maxPixels,
    verbosity: VerbosityLevel.INFOS,
  });
  const document = await task.promise.catch((error: unknown) => {
    throw refusalOf(error);
  });
  if (document.numPages === 0) throw new PipelineError('no-pages', 'the PDF has no pages');
  if (!(document.numPages > 0)) {
    throw new PipelineError('damaged-pdf', `its list of pages says that it has ${document.numPages} pages`);
  }
  const objects = fileObjects(bytes);
  if (objects !== null && document.numPages > objects.count) {
    const reason = `its list of pages names ${document.numPages} pages, and the whole file has ${objects.count} parts`;
    throw new PipelineError('damaged-pdf', reason);
  }
  return {
    pageCount: document.numPages,
    page: (number) => readablePage(document, number, objects),
    complaints: [...heard(), ...unlistedPages(bytes, document.numPages), ...(await brokenStreams(bytes))],
    heard,
    close: async () => {
      await task.destroy();
    },
  };
}

async function readablePage(
  document: PDFDocumentProxy,
  number: number,
  objects: FileObjects | null,
): Promise<PDFPageProxy> {
  const page = await document.getPage(number).catch((error: unknown) => {
    throw new PipelineError('damaged-pdf', `the page cannot be parsed: ${messageOf(error)}`, { page: number });
  });
  const { width, height } = page.getViewport({ scale: 1 });
  if (Math.max(width, height) > longestSide) {
    const size = `${Math.round(width)} x ${Math.round(height)} points`;
    throw new PipelineError('too-large', `the page is a sheet of ${size}`, { page: number });
  }
  const reference = page.ref as { num: number } | null;
  if (objects === null || reference === null) return page;
  try {
    for (const picture of checkDrawing(objects, reference.num, maxPixels)) {
      const dictionary = objects.resolve({ object: picture });
      const isJbig2 = dictionary instanceof Map && objects.resolve(dictionary.get('/Filter')) === '/JBIG2Decode';
      // its decoder shows what is no picture as blank, and says nothing
      if (isJbig2 && isBrokenJbig2(objects.packed(picture) ?? Buffer.alloc(0)))
        spoken.add('Warning: a picture (JBIG2) is not whole');
    }
  } catch (error) {
    if (!(error instanceof PipelineError)) throw error;
    throw new PipelineError(error.refusal.code, error.refusal.reason, { page: number });
  }
  return page;
}

/** Why a page cannot be `done`: what the parser stumbles over is the document's; what the stack or the memory refuses is told as it is. */
export function unreadablePage(error: unknown, page: number, done: string): unknown {
  if (error instanceof PipelineError || error instanceof RangeError) return error;
  return new PipelineError('damaged-pdf', `the page cannot be ${done}: ${messageOf(error)}`, { page });
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function refusalOf(error: unknown): PipelineError {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') return new PipelineError('encrypted-pdf', 'the PDF asks for a password');
  // pdfjs reports an empty page tree as an invalid structure; it has no code of its own for it
  if (/page ?count|no pages|zero pages/i.test(messageOf(error))) return new PipelineError('no-pages', messageOf(error));
  return new PipelineError('damaged-pdf', `the PDF cannot be parsed: ${messageOf(error)}`);
}
