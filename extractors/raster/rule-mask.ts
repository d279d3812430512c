/** Where a picture holds thin straight lines: a matched filter that also finds faint, noisy and dotted ones. */
import type { Gray, Mask } from './bitmap.ts';

/** Length over which a line is averaged, in inches: longer than a dash or a letter, shorter than a cell. */
const windowInches = 0.15;
/** Distance to the rows above and below that a line is compared with, in inches: more than half a thick rule. */
const asideInches = 0.028;
/** How much darker than both sides the average must be, in grey levels. */
const contrast = 14;

/**
 * Marks pixels whose average along the line is darker than the averages a little above and below it. Letters have ink
 * above or below; only lines thinner than the distance stand out on both sides. Works row by row (horizontal lines).
 */
export function horizontalRuleMask(gray: Gray, dpi: number): Mask {
  const { width, height, data } = gray;
  const reach = Math.max(3, Math.round((dpi * windowInches) / 2));
  const aside = Math.max(3, Math.round(dpi * asideInches));
  const out = new Uint8Array(width * height);
  const rows = 2 * aside + 1;
  const means = Array.from({ length: rows }, () => new Float32Array(width));
  const fill = (y: number): void => {
    const mean = means[y % rows]!;
    const start = y * width;
    let sum = 0;
    let n = 0;
    for (let x = 0; x < Math.min(reach, width); x++) {
      sum += data[start + x]!;
      n++;
    }
    for (let x = 0; x < width; x++) {
      if (x + reach < width) {
        sum += data[start + x + reach]!;
        n++;
      }
      if (x - reach - 1 >= 0) {
        sum -= data[start + x - reach - 1]!;
        n--;
      }
      mean[x] = sum / n;
    }
  };
  for (let y = 0; y < Math.min(rows - 1, height); y++) fill(y);
  for (let y = aside; y < height - aside; y++) {
    fill(y + aside);
    const here = means[y % rows]!;
    const above = means[(y - aside) % rows]!;
    const below = means[(y + aside) % rows]!;
    const start = y * width;
    for (let x = 0; x < width; x++) {
      const limit = here[x]! + contrast;
      if (above[x]! > limit && below[x]! > limit) out[start + x] = 1;
    }
  }
  return trimEnds(out, gray, reach, aside);
}

/**
 * The average reaches past the end of a line by up to its own half length: cuts every run back to where the picture itself is
 * dark near its ends.
 */
function trimEnds(marked: Uint8Array, gray: Gray, reach: number, aside: number): Mask {
  const { width, height, data } = gray;
  for (let y = 1; y < height - 1; y++) {
    const start = y * width;
    for (let x = 0; x < width;) {
      if (marked[start + x] === 0) {
        x++;
        continue;
      }
      let x1 = x;
      while (x1 < width && marked[start + x1] !== 0) x1++;
      const dark = (k: number): boolean => {
        const i = start + k;
        const here = Math.min(data[i]!, data[i - width]!, data[i + width]!);
        const up = y - aside >= 0 ? data[i - aside * width]! : 255;
        const down = y + aside < height ? data[i + aside * width]! : 255;
        return here + 1.6 * contrast < Math.min(up, down) || here < 100;
      };
      let a = x;
      let b = x1 - 1;
      while (a < b && a - x < reach && !dark(a)) a++;
      while (b > a && x1 - 1 - b < reach && !dark(b)) b--;
      for (let k = x; k < a; k++) marked[start + k] = 0;
      for (let k = b + 1; k < x1; k++) marked[start + k] = 0;
      x = x1;
    }
  }
  return { width, height, data: marked };
}
