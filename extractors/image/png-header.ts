/** What the header of a PNG file says, and whether the file is whole. No pixel is decoded here. */
import { crc32 } from 'node:zlib';
import { PipelineError } from '../../pipeline/model/errors.ts';
import { sensibleDpi, type Resolution } from './ifd.ts';

/** Size in pixels as stored, before the orientation (1 to 8) is applied. */
export type PictureHeader = Resolution & { width: number; height: number; orientation: number };

const inchPerMetre = 0.0254;
const damaged = (reason: string): PipelineError => new PipelineError('damaged-image', reason);

/** Colour type of pictures whose pixels are numbers of palette entries. */
const paletteColour = 3;

/** Bits of a sample by colour type (PNG, table 11.1). A decoder that is asked for others may end its process. */
const bitsOf: Record<number, readonly number[]> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

function checkMake(bits: number, colour: number, others: Uint8Array): void {
  const [packing, filter, interlace] = others;
  const isKnown = bitsOf[colour]?.includes(bits) === true && packing === 0 && filter === 0 && interlace! <= 1;
  if (!isKnown) throw damaged(`The PNG file has ${bits} bits of colour type ${colour}`);
}

/** Header of a PNG; throws `damaged-image` when it ends early or a checksum is wrong. Source: PNG (W3C, 2003). */
export function readPngHeader(bytes: Uint8Array): PictureHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let header: PictureHeader | null = null;
  let [needsPalette, hasPalette, hasPixels] = [false, false, false];
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const body = at + 8;
    if (body + length + 4 > bytes.length) throw damaged('The PNG file ends early');
    if (!header && type !== 'IHDR') throw damaged('The PNG file has no header');
    if (crc32(bytes.subarray(at + 4, body + length)) !== view.getUint32(body + length)) {
      throw damaged(`The PNG file has a wrong checksum in ${type}`);
    }
    if (type === 'IHDR' && length >= 13) {
      checkMake(bytes[body + 8]!, bytes[body + 9]!, bytes.subarray(body + 10, body + 13));
      needsPalette = bytes[body + 9] === paletteColour;
      header = {
        width: view.getUint32(body),
        height: view.getUint32(body + 4),
        orientation: 1,
        dpiX: null,
        dpiY: null,
      };
    } else if (type === 'pHYs' && header && length >= 9 && bytes[body + 8] === 1) {
      header.dpiX = sensibleDpi(view.getUint32(body), inchPerMetre);
      header.dpiY = sensibleDpi(view.getUint32(body + 4), inchPerMetre);
    } else if (type === 'PLTE') {
      hasPalette = true;
    } else if (type === 'IDAT') {
      hasPixels = true;
    } else if (type === 'IEND' && header) {
      if (!hasPixels || (needsPalette && !hasPalette)) throw damaged('The PNG file lacks a part');
      return header;
    }
    at = body + length + 4;
  }
  throw damaged('The PNG file ends early');
}
