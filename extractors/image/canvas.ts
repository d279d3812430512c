/** The only home of @napi-rs/canvas. pdfjs-dist loads the same version; a second one beside it crashes the process. */
import {
  createCanvas,
  GlobalFonts,
  ImageData,
  loadImage,
  PDFDocument,
  type Canvas,
  type SKRSContext2D,
} from '@napi-rs/canvas';

export { createCanvas, PDFDocument, type Canvas, type SKRSContext2D };

const context2d = Object.getPrototypeOf(createCanvas(1, 1).getContext('2d')) as Pick<SKRSContext2D, 'setLineDash'>;
const drawDashes: (this: unknown, dashes: number[]) => void = Reflect.get(context2d, 'setLineDash');
/** Dashes of no length, below zero or without end draw a whole line, as in other viewers; the library would throw at the next line. */
context2d.setLineDash = function (this: unknown, dashes: number[]): void {
  const whole = dashes.reduce((sum, dash) => (dash >= 0 ? sum + dash : NaN), 0);
  drawDashes.call(this, whole > 0 && whole < longestDashes ? dashes : []);
};
/** Units of the page; what is longer overflows the library's numbers. */
const longestDashes = 1e9;

/** Pixels as red, green, blue, alpha bytes, rows from the top; always opaque. */
export type Picture = { rgba: Uint8ClampedArray; width: number; height: number };

export type PictureType = 'webp' | 'png' | 'jpeg';

/**
 * The pixels of a PNG, JPEG or WebP file, turned upright as its EXIF orientation says, transparent parts on white.
 * Rejects when the header cannot be read; a damaged body comes out partly black, so look at the file's marks before.
 */
export async function decodePicture(bytes: Uint8Array): Promise<Picture> {
  const image = await loadImage(bytes);
  const { width, height } = image;
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  releaseCanvas(canvas);
  return { rgba: data, width, height };
}

/** A picture file of the pixels; quality is 0 to 100 and is not used for PNG. */
export async function encodePicture(
  rgba: Uint8ClampedArray,
  width: number,
  height: number,
  { type, quality = 80 }: { type: PictureType; quality?: number },
): Promise<Uint8Array> {
  const canvas = createCanvas(width, height);
  canvas.getContext('2d').putImageData(new ImageData(rgba, width, height), 0, 0);
  const bytes = type === 'png' ? await canvas.encode('png') : await canvas.encode(type, quality);
  releaseCanvas(canvas);
  return new Uint8Array(bytes);
}

/** Gives the memory of a canvas back now; the collector does not see how much a canvas holds. */
export function releaseCanvas(canvas: Canvas): void {
  canvas.width = 0;
  canvas.height = 0;
}

/** Makes a font file usable on canvases under a family name; throws when the file is no font. */
export function registerFont(path: string, family: string): void {
  if (!GlobalFonts.registerFromPath(path, family)) throw new Error(`no font in ${path}`);
}
