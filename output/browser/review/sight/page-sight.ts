/** Where the picture of a page stands in its window: how close, and how far moved. */
import type { Box } from '../../../../pipeline/model/geometry.ts';

/** CSS pixels a point, and where the upper left corner of the page stands in the window. */
export type Sight = { scale: number; x: number; y: number };
type Size = { width: number; height: number };

/** Closest and farthest, CSS pixels a point; the pictures have 1.5 pixels a point. */
const closest = 6;
const farthest = 0.2;
/** A row is never shown larger: 8-point print is well read. */
const reading = 2.2;

const bounded = (scale: number): number => Math.max(farthest, Math.min(closest, scale));

/** The whole page in the window. */
export function wholePage(page: Size, view: Size): Sight {
  const scale = bounded(Math.min(view.width / page.width, view.height / page.height) * 0.98);
  return { scale, x: (view.width - page.width * scale) / 2, y: (view.height - page.height * scale) / 2 };
}

/** A box as large as the window and reading allow, in its middle. */
export function closeTo(box: Box, page: Size, view: Size): Sight {
  const margin = 10;
  const [wide, tall] = [box[2] - box[0] + 2 * margin, box[3] - box[1] + 2 * margin];
  const least = (view.width / page.width) * 0.98;
  const scale = bounded(Math.max(Math.min(view.width / wide, view.height / tall, reading), Math.min(least, reading)));
  const x = view.width / 2 - ((box[0] + box[2]) / 2) * scale;
  const y = view.height / 2 - ((box[1] + box[3]) / 2) * scale;
  return settled({ scale, x, y }, page, view);
}

/** No more empty space at a side than there has to be. */
export function settled({ scale, x, y }: Sight, page: Size, view: Size): Sight {
  const within = (at: number, size: number, room: number): number =>
    size <= room ? (room - size) / 2 : Math.max(room - size, Math.min(0, at));
  return { scale, x: within(x, page.width * scale, view.width), y: within(y, page.height * scale, view.height) };
}

/** The same moved so far that a box is in sight. */
export function withBox(sight: Sight, box: Box, page: Size, view: Size): Sight {
  const edge = 12;
  const shift = (start: number, end: number, room: number): number => {
    if (start < edge) return edge - start;
    return end > room - edge ? Math.max(room - edge - end, edge - start) : 0;
  };
  const { scale } = sight;
  const x = sight.x + shift(sight.x + box[0] * scale, sight.x + box[2] * scale, view.width);
  const y = sight.y + shift(sight.y + box[1] * scale, sight.y + box[3] * scale, view.height);
  return settled({ scale, x, y }, page, view);
}

/** Closer or farther by a factor, the point of the window under it staying where it is. */
export function zoomed(sight: Sight, by: number, at: { x: number; y: number }): Sight {
  const scale = bounded(sight.scale * by);
  const ratio = scale / sight.scale;
  return { scale, x: at.x - (at.x - sight.x) * ratio, y: at.y - (at.y - sight.y) * ratio };
}
