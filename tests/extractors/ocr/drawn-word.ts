import { createCanvas, releaseCanvas } from '../../../extractors/image/canvas.ts';
import type { Box } from '../../../pipeline/model/geometry.ts';
import type { Mask } from '../../../extractors/raster/bitmap.ts';

/** Ink, and the box around it in pixels. */
export type DrawnWord = { mask: Mask; box: Box };

/** The text as ink, as a scan of `dpi` shows it in this size; pixels darker than `darkerThan` (0 to 255) are ink. */
export function drawnWord(
  text: string,
  fonts: string,
  { points, dpi, darkerThan = 128 }: { points: number; dpi: number; darkerThan?: number },
): DrawnWord {
  const size = (points * dpi) / 72;
  const canvas = createCanvas(Math.round(size * (text.length + 2)), Math.round(size * 2));
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = 'black';
  context.font = `${size}px ${fonts}`;
  context.fillText(text, size / 2, size * 1.4);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const mask = {
    width: canvas.width,
    height: canvas.height,
    data: Uint8Array.from({ length: data.length / 4 }, (_, i) => (data[4 * i]! < darkerThan ? 1 : 0)),
  };
  releaseCanvas(canvas);
  const box: Box = [mask.width, mask.height, 0, 0];
  mask.data.forEach((value, i) => {
    if (value === 0) return;
    const [x, y] = [i % mask.width, Math.floor(i / mask.width)];
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x + 1);
    box[3] = Math.max(box[3], y + 1);
  });
  return { mask, box };
}
