/** One page of a PDF or picture file to a `Page`: decides how to read it, reads it, says what was seen. */
import { issue, type Issue } from '../../pipeline/model/issue.ts';
import type { Page, PageQuality } from '../../pipeline/model/reading/page.ts';
import type { Word } from '../../pipeline/model/reading/text.ts';
import type { ReadingHints } from './reading-hints.ts';
import type { OcrReader } from '../ocr/engine.ts';
import { readContent } from '../pdf/content.ts';
import type { PDFPageProxy } from '../pdf/pdfjs.ts';
import { readPicture, type PagePicture } from '../pdf/picture.ts';
import { adviseOnPage } from './advice.ts';
import { judgeTextLayer } from '../pdf/trust.ts';
import { readTextLayer, type ReadPage } from './text-layer.ts';
import { turn } from '../raster/bitmap.ts';
import { otherWayUp, preparePage, type PreparedPage } from '../raster/prepare.ts';
import { measurePage } from '../raster/quality.ts';
import { readScan } from './scan.ts';

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
  const first = judgeTextLayer(content, view.width, view.height);
  const layer = first.use ? await readTextLayer(pdf, content, ocr, hints) : null;
  if (layer?.read) return layer.read;
  const verdict = layer?.verdict ?? first;
  const picture = await readPicture(pdf, layer?.content ?? content);
  const read = await readPixels(picture, number, verdict.because, ocr, hints);
  if (verdict.rejected)
    read.page.issues.push(issue('text-layer-rejected', `Text layer not used: ${verdict.because}`, { page: number }));
  if (read.page.quality.reading === 'blank' && content.pictures.length > 0)
    read.page.issues.push(issue('page-blank', 'The page holds a picture but shows no ink', { page: number }));
  return read;
}

/** What a scan says: its grids, lines and rules. */
type ReadOfScan = Awaited<ReturnType<typeof readScan>>;

const isBlank = ({ ink, parts }: PreparedPage): boolean => ink < blankInk || parts.length === 0;

const wordsOf = ({ grids, lines }: ReadOfScan): Word[] =>
  [...lines, ...grids.flatMap((g) => g.cells.flatMap((c) => c.lines))].flatMap((line) => line.words);

/** Of the words of a page that stands upright more than this share is known; of one read on its head hardly any. */
const leastKnown = 0.3;
/** So many words or more tell that. */
const leastWords = 15;

/** Share of the longer words that the vocabulary knows, or null where there are too few of them. */
function knownShare(read: ReadOfScan, isWord: (word: string) => boolean): number | null {
  const long = wordsOf(read).flatMap(({ text }) => /\p{L}{4,}/u.exec(text)?.[0] ?? []);
  return long.length < leastWords ? null : long.filter(isWord).length / long.length;
}

/** The page prepared and read: the other way up where its letters leave that open and hardly a word is known. */
async function readUpright(
  picture: Pick<PagePicture, 'gray' | 'dpi'>,
  number: number,
  ocr: () => Promise<OcrReader>,
  hints: ReadingHints,
): Promise<{ prepared: PreparedPage; read: ReadOfScan }> {
  const prepared = preparePage(picture.gray, picture.dpi);
  if (isBlank(prepared)) return { prepared, read: { grids: [], lines: [], rules: [] } };
  const read = await readScan(prepared, number, await ocr(), hints);
  const known = knownShare(read, hints.isWord);
  const other = known !== null && known < leastKnown ? otherWayUp(prepared, picture.gray, picture.dpi) : null;
  if (!other || known === null) return { prepared, read };
  const again = await readScan(other, number, await ocr(), hints);
  return (knownShare(again, hints.isWord) ?? 0) > known ? { prepared: other, read: again } : { prepared, read };
}

/** Reads a page that is only pixels. */
export async function readPixels(
  picture: Pick<PagePicture, 'gray' | 'dpi'>,
  number: number,
  because: string,
  ocr: () => Promise<OcrReader>,
  hints: ReadingHints,
): Promise<ReadPage> {
  const { prepared, read } = await readUpright(picture, number, ocr, hints);
  const base = { number, width: prepared.width, height: prepared.height };
  const blank = isBlank(prepared);
  const measures = blank ? null : measurePage(prepared, picture.dpi * prepared.print);
  const { grids, lines, rules } = read;
  const words = wordsOf(read);
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
