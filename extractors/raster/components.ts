/** Connected parts of ink. */
import type { Mask } from './bitmap.ts';
import { joinedSets } from '../../pipeline/model/groups.ts';
import { median } from '../../pipeline/model/numbers.ts';

/** Bounding box (pixels, end exclusive) and number of ink pixels of one connected part. */
export type Component = { x0: number; y0: number; x1: number; y1: number; area: number };

/** 8-connected parts by union-find over horizontal runs, in order of their first run. */
export function components(mask: Mask): Component[] {
  const { width, height, data } = mask;
  const touching = joinedSets(0);
  const boxes: Component[] = [];
  let above: number[] = []; // triples x0, x1, label of the row above
  for (let y = 0; y < height; y++) {
    const row: number[] = [];
    const start = y * width;
    let first = 0;
    for (let x = 0; x < width;) {
      if (data[start + x] === 0) {
        x++;
        continue;
      }
      const x0 = x;
      while (x < width && data[start + x] !== 0) x++;
      let label = -1;
      while (first < above.length && above[first + 1]! < x0) first += 3;
      for (let k = first; k < above.length && above[k]! <= x; k += 3) {
        const other = touching.find(above[k + 2]!);
        if (label < 0) label = other;
        else if (other !== label) {
          const [keep, drop] = label < other ? [label, other] : [other, label];
          touching.join(keep, drop);
          const a = boxes[keep]!;
          const b = boxes[drop]!;
          a.x0 = Math.min(a.x0, b.x0);
          a.y0 = Math.min(a.y0, b.y0);
          a.x1 = Math.max(a.x1, b.x1);
          a.y1 = Math.max(a.y1, b.y1);
          a.area += b.area;
          label = keep;
        }
      }
      if (label < 0) {
        label = touching.add();
        boxes.push({ x0, y0: y, x1: x, y1: y + 1, area: x - x0 });
      } else {
        const box = boxes[label]!;
        box.x0 = Math.min(box.x0, x0);
        box.x1 = Math.max(box.x1, x);
        box.y1 = y + 1;
        box.area += x - x0;
      }
      row.push(x0, x, label);
    }
    above = row;
  }
  return boxes.filter((_, i) => touching.find(i) === i);
}

/** Share of the parts of a page that full stops and dots of i never reach: from it on they are the dots of rules. */
const mostDots = 0.3;
/** A dot of a rule is solid and measures at most so many inches; letters of so small a print are hollow. */
const dotInches = 0.034;
const dotFill = 0.6;

const isDot = ({ x0, y0, x1, y1, area }: Component, dpi: number): boolean =>
  Math.max(x1 - x0, y1 - y0) <= dotInches * dpi && area >= dotFill * (x1 - x0) * (y1 - y0);

/** Parts that look like letters, and their median height (about the x-height to capital height); `dpi` bounds the search. */
export function letters(parts: readonly Component[], dpi: number): { letters: Component[]; height: number } {
  const plausible = parts.filter((p) => {
    const w = p.x1 - p.x0;
    const h = p.y1 - p.y0;
    return h >= dpi * 0.02 && h <= dpi * 0.3 && w >= dpi * 0.008 && w <= dpi * 0.35 && p.area >= 0.08 * w * h;
  });
  const dots = plausible.filter((p) => isDot(p, dpi)).length;
  const print = dots > mostDots * plausible.length ? plausible.filter((p) => !isDot(p, dpi)) : plausible;
  const height = median(print.map((p) => p.y1 - p.y0)) ?? 0;
  return {
    letters: print.filter((p) => p.y1 - p.y0 > 0.5 * height && p.y1 - p.y0 < 2.2 * height),
    height,
  };
}
