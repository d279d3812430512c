/** A page drawn with and without its text: what the text inks, and what is left. */
import type { Gray } from '../raster/bitmap.ts';
import { grayOf } from '../raster/color.ts';
import { drawPixels, fittingDpi, type Pixels } from './draw.ts';
import { countRuns } from './glyphs.ts';
import type { PDFPageProxy } from './pdfjs.ts';

/** A page as drawn: its pixels, their grey, and their resolution. */
export type DrawnPage = { pixels: Pixels; whole: Gray; dpi: number };

/**
 * How far text changes each pixel of a page, 0 to 255; the page whole, in grey and as `drawn`, and without text (null
 * where pdfjs does not tell what it drew: then all text counts as seen). `dpi` of all.
 */
export type ApartPage = { whole: Gray; drawn: Pixels; text: Gray; bare: Pixels | null; dpi: number };

/** Draws the page whole. */
export async function drawWhole(page: PDFPageProxy, wanted: number): Promise<DrawnPage> {
  const dpi = fittingDpi(page, wanted);
  const pixels = await drawPixels(page, dpi);
  return { pixels, whole: grayOf(pixels.data, pixels.width, pixels.height, 4, dpi), dpi };
}

/** Draws the page once more, without text. */
export async function drawApart(page: PDFPageProxy, { pixels, whole, dpi }: DrawnPage): Promise<ApartPage> {
  const bare = await drawRuns(page, dpi, () => false);
  const { width, height } = pixels;
  const text = bare ? change(pixels, bare) : { width, height, data: new Uint8Array(width * height).fill(255) };
  return { whole, drawn: pixels, text, bare, dpi };
}

/** The grey of a page without its text. */
export function withoutText({ whole, bare }: ApartPage): Gray {
  return bare ? luminance(bare) : { ...whole, data: new Uint8Array(whole.data.length).fill(255) };
}

/** What some of the runs of a page ink: how far they change each pixel, as if no other text were there. */
export async function inkOfRuns(
  page: PDFPageProxy,
  { bare, dpi }: ApartPage,
  runs: (run: number) => boolean,
): Promise<Gray | null> {
  const some = bare && (await drawRuns(page, dpi, runs));
  return bare && some && change(some, bare);
}

/** The page with only some of its runs of text; null where the operators that were drawn are not known. */
export async function drawRuns(
  page: PDFPageProxy,
  dpi: number,
  runs: (run: number) => boolean,
): Promise<Pixels | null> {
  const operators = drawnOperators(page);
  if (!operators) return null;
  const runOf = countRuns();
  const shown = operators.map((operator) => {
    const run = runOf(operator);
    return run < 0 || runs(run);
  });
  return drawPixels(page, dpi, (i) => shown[i] ?? true);
}

/** The operators that pdfjs drew last: its filter tells operators by their place in this list, which differs from the one it hands out. */
function drawnOperators(page: PDFPageProxy): number[] | null {
  const states = page._intentStates as Map<
    string,
    { displayReadyCapability?: object; operatorList?: { fnArray: number[] } }
  >;
  for (const state of states.values()) if (state.displayReadyCapability) return state.operatorList?.fnArray ?? null;
  return null;
}

/** The largest change of any of the three colours: red on green of the same brightness is seen too. */
function change(a: Pixels, b: Pixels): Gray {
  const { width, height } = a;
  const out = new Uint8Array(width * height);
  const [one, other] = [new Uint32Array(a.data.buffer), new Uint32Array(b.data.buffer)];
  for (let o = 0; o < out.length; o++) {
    const p = one[o]!;
    const q = other[o]!;
    if (p === q) continue;
    const red = Math.abs((p & 255) - (q & 255));
    const green = Math.abs(((p >> 8) & 255) - ((q >> 8) & 255));
    const blue = Math.abs(((p >> 16) & 255) - ((q >> 16) & 255));
    out[o] = red > green ? (red > blue ? red : blue) : green > blue ? green : blue;
  }
  return { width, height, data: out };
}

function luminance({ width, height, data }: Pixels): Gray {
  const out = new Uint8Array(width * height);
  for (let i = 0, o = 0; o < out.length; i += 4, o++)
    out[o] = (data[i]! * 77 + data[i + 1]! * 150 + data[i + 2]! * 29) >> 8;
  return { width, height, data: out };
}
