/** Dotted borders that come as many tiny squares: which way each of them runs. */
import type { Box } from '../../pipeline/model/geometry.ts';
import { addTo } from '../../pipeline/model/groups.ts';

/** A dot and the way that it runs; a place in points. */
export type Dot = { box: Box; runs: 'horizontal' | 'vertical' };

/** Dots of one border lie this near to each other, and this near to one line, in points. */
const pitch = 5;
const straight = 0.3;

/** Tells of each dot whether others go on beside it or below it; a dot on its own runs along its longer side. */
export function dotsOf(boxes: readonly Box[]): Dot[] {
  const across = neighbours(boxes, 0);
  const down = neighbours(boxes, 1);
  return boxes.map((box, i) => {
    const isLevel = across[i] === down[i] ? box[2] - box[0] >= box[3] - box[1] : across[i]! > down[i]!;
    return { box, runs: isLevel ? 'horizontal' : 'vertical' };
  });
}

/** How many (0 to 2) of the next dots before and after each lie near, along one axis: 0 across the page, 1 down. */
function neighbours(boxes: readonly Box[], axis: 0 | 1): number[] {
  const along = ([x0, y0, x1, y1]: Box): number => (axis === 0 ? x0 + x1 : y0 + y1) / 2;
  const beside = ([x0, y0, x1, y1]: Box): number => (axis === 0 ? y0 + y1 : x0 + x1) / 2;
  const lines = new Map<number, number[]>();
  for (const [i, box] of boxes.entries()) addTo(lines, Math.round(beside(box) / straight), i);
  const counts = boxes.map(() => 0);
  for (const line of lines.values()) {
    line.sort((a, b) => along(boxes[a]!) - along(boxes[b]!));
    line.slice(1).forEach((i, k) => {
      const before = line[k]!;
      if (along(boxes[i]!) - along(boxes[before]!) > pitch) return;
      counts[i] = counts[i]! + 1;
      counts[before] = counts[before]! + 1;
    });
  }
  return counts;
}
