/** Colour to grey, with stamps and signatures in coloured ink lifted towards the paper. */
import type { Gray, Mask } from './bitmap.ts';
import { components, type Component } from './components.ts';

/** Saturation (highest less lowest channel, 0 to 255) from which a pixel is coloured ink, not print or paper tint. */
const colouredInk = 56;
/** Ink of stamps and pens is brighter than this in its brightest channel; navy print and print under a stamp are darker. */
const brightInk = 112;
/** A stamp or signature is larger than this both ways, in inches; coloured print is not. */
const stampInches = 0.3;

/**
 * Grey of an interleaved RGB or RGBA picture (transparent parts on white). Coloured ink within the extent of a stamp or
 * signature becomes paper; print that it covers is darker than the ink's own brightest channel, and that difference is
 * kept. Coloured print elsewhere stays.
 */
export function grayOf(
  pixels: Uint8Array | Uint8ClampedArray,
  width: number,
  height: number,
  channels: 3 | 4,
  dpi: number,
): Gray {
  const out = new Uint8Array(width * height);
  const ink = new Uint8Array(width * height);
  let coloured = 0;
  for (let i = 0, o = 0; o < out.length; i += channels, o++) {
    const r = pixels[i]!;
    const g = pixels[i + 1]!;
    const b = pixels[i + 2]!;
    const luminance = (r * 77 + g * 150 + b * 29) >> 8;
    const alpha = channels === 4 ? pixels[i + 3]! : 255;
    out[o] = alpha === 255 ? luminance : 255 + (((luminance - 255) * alpha) >> 8);
    const high = r > g ? (r > b ? r : b) : g > b ? g : b;
    const low = r < g ? (r < b ? r : b) : g < b ? g : b;
    if (high - low > colouredInk && high >= brightInk && alpha === 255) {
      ink[o] = 1;
      coloured++;
    }
  }
  const gray: Gray = { width, height, data: out };
  if (coloured > 50) liftStamps(pixels, channels, gray, { width, height, data: ink }, dpi);
  return gray;
}

function liftStamps(pixels: Uint8Array | Uint8ClampedArray, channels: 3 | 4, gray: Gray, ink: Mask, dpi: number): void {
  const least = stampInches * dpi;
  const stamps = components(ink).filter((p) => p.x1 - p.x0 > least && p.y1 - p.y0 > least);
  for (const stamp of stamps) lift(pixels, channels, gray, ink, stamp);
}

/** Lifts the ink inside one stamp's extent. */
function lift(pixels: Uint8Array | Uint8ClampedArray, channels: 3 | 4, gray: Gray, ink: Mask, stamp: Component): void {
  const { width, height, data } = gray;
  const high = (o: number): number => {
    const i = o * channels;
    return Math.max(pixels[i]!, pixels[i + 1]!, pixels[i + 2]!);
  };
  const pureInk = usualInk(high, ink, stamp);
  const left = Math.max(2, stamp.x0 - 2);
  const right = Math.min(width - 2, stamp.x1 + 2);
  for (let y = Math.max(2, stamp.y0 - 2); y < Math.min(height - 2, stamp.y1 + 2); y++)
    for (let x = left; x < right; x++) {
      const o = y * width + x;
      if (ink.data[o] === 0) {
        // JPEG smears the colour's edge into grey: what is neither black nor paper beside ink belongs to it
        const beside =
          ink.data[o - 1] ||
          ink.data[o + 1] ||
          ink.data[o - width] ||
          ink.data[o + width] ||
          ink.data[o - 2] ||
          ink.data[o + 2] ||
          ink.data[o - 2 * width] ||
          ink.data[o + 2 * width];
        if (beside && data[o]! > 78) data[o] = 255;
        continue;
      }
      // the mean of the inked neighbours evens out the noise that would leave specks
      let sum = 0;
      let n = 0;
      for (let dy = -width; dy <= width; dy += width)
        for (let d = dy - 1; d <= dy + 1; d++)
          if (ink.data[o + d] !== 0) {
            sum += high(o + d);
            n++;
          }
      // paper from four fifths of the pure ink's brightness on, print at three fifths
      const share = (sum / n / pureInk - 0.6) / 0.2;
      data[o] = share >= 1 ? 255 : share <= 0 ? data[o]! : share * 255;
    }
}

/** Brightest channel of the stamp's own ink: the median over its darker half, without the pale edge. */
function usualInk(high: (o: number) => number, ink: Mask, stamp: Component): number {
  const values: number[] = [];
  for (let y = stamp.y0; y < stamp.y1; y++)
    for (let x = stamp.x0; x < stamp.x1; x++) {
      const o = y * ink.width + x;
      if (ink.data[o] !== 0) values.push(high(o));
    }
  values.sort((a, b) => a - b);
  return values[Math.floor(values.length * 0.35)] ?? 255;
}

/** Grey of a packed 1-bit picture, rows padded to bytes, bit 1 = white. */
export function grayOfBits(bits: Uint8Array | Uint8ClampedArray, width: number, height: number): Gray {
  const out = new Uint8Array(width * height);
  const stride = (width + 7) >> 3;
  for (let y = 0, o = 0; y < height; y++)
    for (let x = 0; x < width; x++) out[o++] = (bits[y * stride + (x >> 3)]! >> (7 - (x & 7))) & 1 ? 255 : 0;
  return { width, height, data: out };
}
