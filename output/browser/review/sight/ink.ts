/** Where ink stands in a cell: merged cells are mostly white paper, and push the rest of a row out of sight. */
import type { Box } from '../../../../pipeline/model/geometry.ts';

/** Grey levels, 0 black to 255 white, row by row; one a point of the page. */
export type Greys = { width: number; height: number; data: ArrayLike<number> };

/** Points at each side in which the rules of the cell stand. */
const edge = 6;
/** So much darker than its paper is ink, in grey levels: pencil and grey stamps are. */
const darker = 35;
/** Points of paper that stay around ink. */
const margin = 8;
/** A cell that would lose less is shown whole. */
const leastLoss = 40;

/** The box without its white paper above and below any ink; the whole of it where little would be won. Blank cells keep a strip. */
export function inkOf(box: Box, { width, height, data }: Greys): Box {
  const sorted = Array.from(data).sort((a, b) => a - b);
  const paper = sorted[Math.floor(sorted.length / 2)] ?? 255;
  const rows: number[] = [];
  for (let y = edge; y < height - edge; y++) {
    for (let x = edge; x < width - edge; x++) {
      if ((data[y * width + x] ?? 255) > paper - darker) continue;
      rows.push(y);
      break;
    }
  }
  const [first, last] = rows.length === 0 ? [edge, 2 * edge] : [rows[0]!, rows.at(-1)!];
  const top = first - margin > leastLoss ? box[1] + first - margin : box[1];
  const bottom = height - last - margin > leastLoss ? box[1] + last + margin : box[3];
  return [box[0], top, box[2], bottom];
}
