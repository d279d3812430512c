/** The pixels of a PDF page: the embedded picture itself where one picture is the page, else the page as drawn. */
import { maxPixels } from '../image/limits.ts';
import { turn, type Gray } from '../raster/bitmap.ts';
import { grayOf, grayOfBits } from '../raster/color.ts';
import { PipelineError } from '../../pipeline/model/errors.ts';
import { drawPixels, fittingDpi } from './draw.ts';
import type { PageContent, PlacedPicture } from './content.ts';
import { ImageKind, type PDFPageProxy } from './pdfjs.ts';

/** Pixels of an upright page and their resolution. */
export type PagePicture = { gray: Gray; dpi: number };

/** Pages without a picture of their own are drawn at this resolution. */
const drawnDpi = 300;
const finestDpi = 600;

type DecodedPicture = { width: number; height: number; kind?: number; data?: Uint8Array | Uint8ClampedArray };

/** Reads the pixels of a page. Throws 'too-large' for pictures that would not fit into memory. */
export async function readPicture(page: PDFPageProxy, content: PageContent): Promise<PagePicture> {
  const view = page.getViewport({ scale: 1 });
  for (const p of content.pictures)
    if (p.width * p.height > maxPixels)
      throw new PipelineError('too-large', `a picture of ${p.width} x ${p.height} pixels`, { page: page.pageNumber });
  const only = wholePagePicture(content, view.width, view.height);
  if (only) {
    const picture = await embeddedPicture(page, only);
    if (picture) return picture;
  }
  return drawPage(page, content);
}

/** The one picture that is the page: upright, over 90 % of it, nothing else painted. */
function wholePagePicture(content: PageContent, width: number, height: number): PlacedPicture | null {
  const [picture, ...more] = content.pictures;
  if (!picture?.name || more.length > 0 || content.otherPaint > 0 || content.lines.length > 0) return null;
  if (content.characters.some((c) => c.visible)) return null;
  const [x0, y0, x1, y1] = picture.box;
  if ((x1 - x0) * (y1 - y0) < 0.9 * width * height) return null;
  if (x0 < -2 || y0 < -2 || x1 > width + 2 || y1 > height + 2) return null; // cropped: what shows is less than the picture
  return picture;
}

async function embeddedPicture(page: PDFPageProxy, placed: PlacedPicture): Promise<PagePicture | null> {
  const name = placed.name!;
  const objects = name.startsWith('g_') ? page.commonObjs : page.objs;
  const decoded = await new Promise<DecodedPicture | null>((resolve) => {
    objects.get(name, (value: unknown) => {
      resolve(value as DecodedPicture | null);
    });
  });
  if (!decoded?.data) return null;
  const turned = quarterTurns(placed.matrix);
  if (turned === null) return null;
  const { width, height, data } = decoded;
  const across = turned === 90 || turned === 270 ? height : width;
  const dpi = (72 * across) / (placed.box[2] - placed.box[0]);
  let gray: Gray;
  if (decoded.kind === ImageKind.GRAYSCALE_1BPP) gray = grayOfBits(data, width, height);
  else if (decoded.kind === ImageKind.RGB_24BPP || decoded.kind === ImageKind.RGBA_32BPP)
    gray = grayOf(data, width, height, decoded.kind === ImageKind.RGB_24BPP ? 3 : 4, dpi);
  else return null;
  return { gray: turn(gray, turned), dpi };
}

/** How far the stored picture must be turned clockwise to stand as the page shows it; null when mirrored or slanted. */
function quarterTurns(m: readonly number[]): 0 | 90 | 180 | 270 | null {
  const [a, b, c, d] = m as [number, number, number, number];
  const big = Math.max(Math.abs(a), Math.abs(b), Math.abs(c), Math.abs(d));
  const straight = Math.abs(b) < 0.001 * big && Math.abs(c) < 0.001 * big;
  const crossed = Math.abs(a) < 0.001 * big && Math.abs(d) < 0.001 * big;
  // the picture's y axis runs down while the unit square's runs up: upright means a > 0 and d < 0
  if (straight) return a > 0 && d < 0 ? 0 : a < 0 && d > 0 ? 180 : null;
  if (crossed) return b > 0 && c > 0 ? 90 : b < 0 && c < 0 ? 270 : null;
  return null;
}

async function drawPage(page: PDFPageProxy, content: PageContent): Promise<PagePicture> {
  const largest = Math.max(
    0,
    ...content.pictures.map(
      (p) => (72 * Math.max(p.width, p.height)) / Math.max(p.box[2] - p.box[0], p.box[3] - p.box[1], 1),
    ),
  );
  const dpi = largest > 90 && content.characters.every((c) => !c.visible) ? Math.min(largest, finestDpi) : drawnDpi;
  return drawPageAt(page, dpi);
}

async function drawPageAt(page: PDFPageProxy, wanted: number): Promise<PagePicture> {
  const dpi = fittingDpi(page, wanted);
  const { width, height, data } = await drawPixels(page, dpi);
  const gray = grayOf(data, width, height, 4, dpi);
  return { gray, dpi };
}
