/** Small filters for crops that are read once more. */
import { crop, type Gray } from './bitmap.ts';

/** Gaussian blur, `sigma` in pixels. */
export function blur(gray: Gray, sigma: number): Gray {
  const { width, height, data } = gray;
  const reach = Math.ceil(2.5 * sigma);
  const kernel = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * sigma * sigma)));
  const total = kernel.reduce((a, b) => a + b, 0);
  const across = new Float32Array(width * height);
  const out = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let k = -reach; k <= reach; k++)
        sum += kernel[k + reach]! * data[y * width + Math.min(width - 1, Math.max(0, x + k))]!;
      across[y * width + x] = sum / total;
    }
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let k = -reach; k <= reach; k++)
        sum += kernel[k + reach]! * across[Math.min(height - 1, Math.max(0, y + k)) * width + x]!;
      out[y * width + x] = sum / total;
    }
  return { width, height, data: out };
}

/** Makes ink darker by a factor, paper staying white. */
export function darken(gray: Gray, factor: number): Gray {
  return { ...gray, data: gray.data.map((v) => Math.max(0, 255 - (255 - v) * factor)) };
}

/** Resamples bilinearly by a factor. */
export function resize(gray: Gray, factor: number): Gray {
  const width = Math.max(1, Math.round(gray.width * factor));
  const height = Math.max(1, Math.round(gray.height * factor));
  const out = new Uint8Array(width * height);
  const { data, width: w, height: h } = gray;
  for (let y = 0; y < height; y++) {
    const sy = Math.min(h - 1, Math.max(0, (y + 0.5) / factor - 0.5));
    const y0 = Math.floor(sy);
    const y1 = Math.min(h - 1, y0 + 1);
    const fy = sy - y0;
    for (let x = 0; x < width; x++) {
      const sx = Math.min(w - 1, Math.max(0, (x + 0.5) / factor - 0.5));
      const x0 = Math.floor(sx);
      const x1 = Math.min(w - 1, x0 + 1);
      const fx = sx - x0;
      out[y * width + x] =
        (data[y0 * w + x0]! * (1 - fx) + data[y0 * w + x1]! * fx) * (1 - fy) +
        (data[y1 * w + x0]! * (1 - fx) + data[y1 * w + x1]! * fx) * fy;
    }
  }
  return { width, height, data: out };
}

/** A piece of a picture (pixels x0, y0, x1, y1; what lies outside is left away) on white paper `margin` pixels wider on each side. */
export function framed(gray: Gray, [x0, y0, x1, y1]: readonly [number, number, number, number], margin: number): Gray {
  const left = Math.max(0, x0);
  const top = Math.max(0, y0);
  const piece = crop(gray, left, top, Math.min(gray.width, x1), Math.min(gray.height, y1));
  const width = piece.width + 2 * margin;
  const data = new Uint8Array(width * (piece.height + 2 * margin)).fill(255);
  for (let y = 0; y < piece.height; y++)
    data.set(piece.data.subarray(y * piece.width, (y + 1) * piece.width), (y + margin) * width + margin);
  return { width, height: piece.height + 2 * margin, data };
}
