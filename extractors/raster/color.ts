/** Colour to grey, with coloured ink (stamps, signatures) lifted towards the paper. */
import type { Gray } from './bitmap.ts';

/** Saturation (highest less lowest channel, 0 to 255) from which a pixel is ink of a stamp or pen, not print or paper tint. */
const colouredInk = 56;
/** Beside such a pixel less saturation is enough: JPEG smears colour over the edge of a stroke. */
const besideInk = 22;

/**
 * Grey of an interleaved RGB or RGBA picture. Coloured ink becomes paper; where it lies over black print its brightest
 * channel is darker than the ink's own, and that difference is kept, so that letters under a stamp survive. `coloured`
 * is the share of coloured pixels.
 */
export function grayOf(
  pixels: Uint8Array | Uint8ClampedArray,
  width: number,
  height: number,
  channels: 3 | 4,
): { gray: Gray; coloured: number } {
  const out = new Uint8Array(width * height);
  const highs = new Uint32Array(256);
  let coloured = 0;
  for (let i = 0, o = 0; o < out.length; i += channels, o++) {
    const r = pixels[i]!;
    const g = pixels[i + 1]!;
    const b = pixels[i + 2]!;
    out[o] = (r * 77 + g * 150 + b * 29) >> 8;
    const high = r > g ? (r > b ? r : b) : g > b ? g : b;
    const low = r < g ? (r < b ? r : b) : g < b ? g : b;
    if (high - low > colouredInk) {
      coloured++;
      if (low < 110) highs[high]!++;
    }
  }
  const gray: Gray = { width, height, data: out };
  if (coloured > 20) liftInk(pixels, channels, gray, usualValue(highs));
  return { gray, coloured: coloured / Math.max(1, out.length) };
}

/** The 60th percentile of a histogram: the brightest channel of pure ink; 255 when there is none. */
function usualValue(counts: Uint32Array): number {
  let left = counts.reduce((a, n) => a + n, 0) * 0.6;
  if (left === 0) return 255;
  for (let v = 0; v < 256; v++) if ((left -= counts[v]!) <= 0) return v;
  return 255;
}

function liftInk(pixels: Uint8Array | Uint8ClampedArray, channels: 3 | 4, gray: Gray, pureInk: number): void {
  const { width, height, data } = gray;
  const saturation = new Uint8Array(width * height);
  const brightest = new Uint8Array(width * height);
  for (let i = 0, o = 0; o < data.length; i += channels, o++) {
    const r = pixels[i]!;
    const g = pixels[i + 1]!;
    const b = pixels[i + 2]!;
    const high = r > g ? (r > b ? r : b) : g > b ? g : b;
    const low = r < g ? (r < b ? r : b) : g < b ? g : b;
    saturation[o] = high - low;
    brightest[o] = high;
  }
  const near = [-2, 2, -2 * width, 2 * width, -width - 1, width + 1, -width + 1, width - 1];
  for (let o = 2 * width + 2; o < data.length - 2 * width - 2; o++) {
    const s = saturation[o]!;
    if (s <= besideInk) continue;
    if (s <= colouredInk && !near.some((d) => saturation[o + d]! > colouredInk)) continue;
    // 0 at three fifths of the pure ink's brightness, paper from nine tenths on
    const share = (brightest[o]! / pureInk - 0.6) / 0.3;
    const lifted = share >= 1 ? 255 : share <= 0 ? 0 : share * 255;
    if (lifted > data[o]!) data[o] = lifted;
  }
}

/** Grey of a packed 1-bit picture, rows padded to bytes, bit 1 = white. */
export function grayOfBits(bits: Uint8Array | Uint8ClampedArray, width: number, height: number): Gray {
  const out = new Uint8Array(width * height);
  const stride = (width + 7) >> 3;
  for (let y = 0, o = 0; y < height; y++)
    for (let x = 0; x < width; x++) out[o++] = (bits[y * stride + (x >> 3)]! >> (7 - (x & 7))) & 1 ? 255 : 0;
  return { width, height, data: out };
}
