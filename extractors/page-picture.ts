/** The small picture of a page that reports point into. */
import { encodePicture } from './image/canvas.ts';
import type { Gray } from './raster/bitmap.ts';

/** Fine enough to read 8-point print beside the values, small enough for an archive (about 60 KB a page). */
export const pictureDpi = 110;

/** A WebP picture of the upright page. */
export async function drawPagePicture(upright: Gray, dpi: number): Promise<{ data: Uint8Array; type: 'image/webp' }> {
  const scale = Math.min(1, pictureDpi / dpi);
  const width = Math.max(1, Math.round(upright.width * scale));
  const height = Math.max(1, Math.round(upright.height * scale));
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y++) {
    const y0 = Math.floor(y / scale);
    const y1 = Math.max(y0 + 1, Math.min(upright.height, Math.floor((y + 1) / scale)));
    for (let x = 0; x < width; x++) {
      const x0 = Math.floor(x / scale);
      const x1 = Math.max(x0 + 1, Math.min(upright.width, Math.floor((x + 1) / scale)));
      let sum = 0;
      for (let sy = y0; sy < y1; sy++) for (let sx = x0; sx < x1; sx++) sum += upright.data[sy * upright.width + sx]!;
      const i = (y * width + x) * 4;
      rgba[i] = rgba[i + 1] = rgba[i + 2] = sum / ((y1 - y0) * (x1 - x0));
    }
  }
  return { data: await encodePicture(rgba, width, height, { type: 'webp', quality: 70 }), type: 'image/webp' };
}
