/** One page of a PDF or picture file to a `Page`: decides how to read it, reads it, says what was seen. */
import { issue, type Issue } from '../../pipeline/model/issue.ts';
import type { Page, PageQuality } from '../../pipeline/model/reading/page.ts';
import type { TextLine, Word } from '../../pipeline/model/reading/text.ts';
import { readDigital } from './digital.ts';
import type { ReadingHints } from './reading-hints.ts';
import type { OcrReader } from '../ocr/engine.ts';
import { readContent } from '../pdf/content.ts';
import type { PDFPageProxy } from '../pdf/pdfjs.ts';
import { pictureDpi } from './small-picture.ts';
import { drawPageAt, readPicture, type PagePicture } from '../pdf/picture.ts';
import { adviseOnPage } from './advice.ts';
import { judgeTextLayer } from '../pdf/trust.ts';
import { wordsOf } from '../pdf/words.ts';
import { turn, type Gray } from '../raster/bitmap.ts';
import { preparePage } from '../raster/prepare.ts';
import { measurePage } from '../raster/quality.ts';
import { readScan } from './scan.ts';

/** A page as read, and the upright pixels that its boxes point into (`pixelsPerPoint` wide). */
export type ReadPage = { page: Page; upright: Gray; dpi: number };

/** Below this share of ink a page is blank: a full stop on A4 has more. */
const blankInk = 0.00003;

/** Reads a page of a PDF. */
export async function readPdfPage(
  pdf: PDFPageProxy,
  ocr: () => Promise<OcrReader>,
  hints: ReadingHints,
): Promise<ReadPage> {
  const content = await readContent(pdf);
  const view = pdf.getViewport({ scale: 1 });
  const number = pdf.pageNumber;
  const verdict = judgeTextLayer(content, view.width, view.height);
  if (!verdict.use) {
    const picture = await readPicture(pdf, content);
    const read = await readPixels(picture, number, verdict.because, ocr, hints);
    if (verdict.rejected)
      read.page.issues.push(issue('text-layer-rejected', `Text layer not used: ${verdict.because}`, { page: number }));
    if (read.page.quality.reading === 'blank' && content.pictures.length > 0)
      read.page.issues.push(issue('page-blank', 'The page holds a picture but shows no ink', { page: number }));
    return read;
  }
  const words = wordsOf(content.characters.filter((c) => c.visible && Math.abs(c.angle) < 20)).filter(inside(view));
  const { grids, lines, rules } = readDigital(words, content.lines, number, hints.headingScore);
  const quality: PageQuality = {
    reading: 'text-layer',
    dpi: null,
    turned: 0,
    skew: 0,
    ink: null,
    confidence: words.length > 0 ? 1 : null,
    because: verdict.because,
  };
  const page: Page = { number, width: view.width, height: view.height, quality, grids, rules, lines, issues: [] };
  for (const p of content.pictures) {
    const cell = grids.flatMap((g) => g.cells).find((c) => c.box && overlaps(c.box, p.box));
    if (cell)
      page.issues.push(issue('unread-ink', 'A picture in a cell was not read', { page: number, box: cell.box }));
  }
  // nothing is read from the pixels of such a page: the picture for reports is all they are for
  const picture = await drawPageAt(pdf, pictureDpi);
  return { page, upright: picture.gray, dpi: picture.dpi };
}

const inside =
  (view: { width: number; height: number }) =>
  (w: Word): boolean =>
    w.box !== null && w.box[2] > 0 && w.box[3] > 0 && w.box[0] < view.width && w.box[1] < view.height;

function overlaps(a: readonly number[], b: readonly number[]): boolean {
  const x = (b[0]! + b[2]!) / 2;
  const y = (b[1]! + b[3]!) / 2;
  return x > a[0]! && x < a[2]! && y > a[1]! && y < a[3]!;
}

/** Reads a page that is only pixels. */
export async function readPixels(
  picture: Pick<PagePicture, 'gray' | 'dpi'>,
  number: number,
  because: string,
  ocr: () => Promise<OcrReader>,
  hints: ReadingHints,
): Promise<ReadPage> {
  const prepared = preparePage(picture.gray, picture.dpi);
  const base = { number, width: prepared.width, height: prepared.height };
  const blank = prepared.ink < blankInk || prepared.parts.length === 0;
  const measures = blank ? null : measurePage(prepared, picture.dpi);
  const none = { grids: [], lines: [] as TextLine[], rules: [] };
  const { grids, lines, rules } = blank ? none : await readScan(prepared, number, await ocr(), hints);
  const words = [...lines, ...grids.flatMap((g) => g.cells.flatMap((c) => c.lines))].flatMap((l) => l.words);
  const quality: PageQuality = {
    reading: blank ? 'blank' : 'ocr',
    dpi: Math.round(picture.dpi),
    turned: prepared.turned,
    skew: Math.round(prepared.skew * 100) / 100,
    ink: Math.round(prepared.ink * 10000) / 10000,
    confidence: words.length > 0 ? round(words.reduce((a, w) => a + w.confidence, 0) / words.length) : null,
    because,
    measures,
  };
  const { skew, bilevel } = prepared;
  const advice = measures && adviseOnPage({ measures, dpi: picture.dpi, skew, bilevel }, number);
  const issues: Issue[] = advice ? [advice] : [];
  for (const cell of grids.flatMap((g) => g.cells))
    if ((cell.unreadInk ?? 0) > 0.25)
      issues.push(
        issue('unread-ink', `${Math.round((cell.unreadInk ?? 0) * 100)} % of the ink in this cell was not read`, {
          page: number,
          box: cell.box,
        }),
      );
  const page: Page = { ...base, quality, grids, rules, lines, issues };
  return { page, upright: turn(picture.gray, prepared.turned), dpi: picture.dpi };
}

const round = (v: number): number => Math.round(v * 1000) / 1000;
