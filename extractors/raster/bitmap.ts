/** Pictures as plain arrays. Hot loops live in this folder; they know pixels, not tables or words. */

/** Grey picture, one byte a pixel, 0 black to 255 white, row by row. */
export type Gray = { width: number; height: number; data: Uint8Array };

/** Ink mask, one byte a pixel, 1 = ink. */
export type Mask = { width: number; height: number; data: Uint8Array };

export function blankGray(width: number, height: number, value = 255): Gray {
  return { width, height, data: new Uint8Array(width * height).fill(value) };
}

/** Halves a picture (mean of 2 x 2); an odd last row or column is dropped. */
export function halve(gray: Gray): Gray {
  const width = gray.width >> 1;
  const height = gray.height >> 1;
  const out = new Uint8Array(width * height);
  const { data, width: w } = gray;
  for (let y = 0, o = 0; y < height; y++) {
    let i = 2 * y * w;
    for (let x = 0; x < width; x++, i += 2)
      out[o++] = (data[i]! + data[i + 1]! + data[i + w]! + data[i + w + 1]! + 2) >> 2;
  }
  return { width, height, data: out };
}

/** Turns a picture clockwise by quarter turns. */
export function turn<T extends Gray | Mask>(picture: T, degrees: 0 | 90 | 180 | 270): T {
  if (degrees === 0) return picture;
  const { width: w, height: h, data } = picture;
  const out = new Uint8Array(w * h);
  if (degrees === 180) {
    for (let i = 0, j = w * h - 1; j >= 0; i++, j--) out[i] = data[j]!;
    return { ...picture, data: out };
  }
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) {
      const target = degrees === 90 ? x * h + (h - 1 - y) : (w - 1 - x) * h + y;
      out[target] = data[y * w + x]!;
    }
  return { ...picture, width: h, height: w, data: out };
}

/** Swaps rows and columns. */
export function transpose<T extends Gray | Mask>(picture: T): T {
  const { width, height, data } = picture;
  const out = new Uint8Array(width * height);
  const block = 64; // keeps both sides in the cache
  for (let by = 0; by < height; by += block)
    for (let bx = 0; bx < width; bx += block)
      for (let y = by; y < Math.min(by + block, height); y++)
        for (let x = bx; x < Math.min(bx + block, width); x++) out[x * height + y] = data[y * width + x]!;
  return { ...picture, width: height, height: width, data: out };
}

/** Copies a rectangle (pixels, end exclusive, cut to the picture). */
export function crop<T extends Gray | Mask>(picture: T, x0: number, y0: number, x1: number, y1: number): T {
  const left = Math.max(0, Math.floor(x0));
  const top = Math.max(0, Math.floor(y0));
  const width = Math.max(1, Math.min(picture.width, Math.ceil(x1)) - left);
  const height = Math.max(1, Math.min(picture.height, Math.ceil(y1)) - top);
  const out = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const start = (top + y) * picture.width + left;
    out.set(picture.data.subarray(start, start + width), y * width);
  }
  return { ...picture, width, height, data: out };
}

/** Share of ink, 0 to 1. */
export function inkShare(mask: Mask): number {
  const { data } = mask;
  let ink = 0;
  for (let i = 0; i < data.length; i++) ink += data[i]!;
  return ink / Math.max(1, data.length);
}
