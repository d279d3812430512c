/** Letters or words with places, grouped into lines of text. */
import { median } from '../../pipeline/model/numbers.ts';

/** A letter, a word: anything with a place. */
export type Placed = { x0: number; y0: number; x1: number; y1: number };

/** Lines of items, top to bottom; each line keeps the indices of its items from left to right. */
export type ItemLine = Placed & { items: number[] };

/** An item that overlaps its line by less (share of height) does not widen the line's band. */
const fullShare = 0.65;
/** An item of so many times the height of a line stands beside several ("2024" beside a letterhead) and widens none. */
const beside = 2;

/** Groups items into text lines by overlap in height. */
export function linesOf(items: readonly Placed[], indices: readonly number[]): ItemLine[] {
  const order = [...indices].sort((a, b) => centre(items[a]!) - centre(items[b]!) || items[a]!.x0 - items[b]!.x0);
  const usual = median(indices.map((i) => items[i]!.y1 - items[i]!.y0)) ?? 0;
  const lines: ItemLine[] = [];
  const height = (i: number): number => items[i]!.y1 - items[i]!.y0;
  // dots and commas last: they fall into the line that they touch; what is as tall as two lines must not make them one
  for (const i of order.filter((k) => height(k) >= 0.6 * usual && height(k) < beside * usual))
    place(lines, items, i, 0.45);
  for (const i of order.filter((k) => height(k) >= beside * usual)) place(lines, items, i, 0.45);
  for (const i of order.filter((k) => height(k) < 0.6 * usual)) place(lines, items, i, 0);
  for (const line of lines) line.items.sort((a, b) => items[a]!.x0 - items[b]!.x0);
  return lines.sort((a, b) => a.y0 - b.y0);
}

/** The middle height of an item. */
export const centre = (p: Placed): number => (p.y0 + p.y1) / 2;

function place(lines: ItemLine[], items: readonly Placed[], i: number, least: number): void {
  const item = items[i]!;
  let best: ItemLine | null = null;
  let most = least;
  for (const line of lines) {
    const overlap = Math.min(item.y1, line.y1) - Math.max(item.y0, line.y0);
    const share = overlap / Math.max(0.1, Math.min(item.y1 - item.y0, line.y1 - line.y0));
    if (share > most) {
      most = share;
      best = line;
    }
  }
  if (!best && least === 0) {
    // a speck between lines: the nearer line takes it
    const near = lines.map((l) => ({ l, d: Math.max(l.y0 - item.y1, item.y0 - l.y1) })).sort((a, b) => a.d - b.d)[0];
    if (near && near.d < (near.l.y1 - near.l.y0) * 0.6) best = near.l;
  }
  if (!best) {
    lines.push({ x0: item.x0, y0: item.y0, x1: item.x1, y1: item.y1, items: [i] });
    return;
  }
  best.items.push(i);
  best.x0 = Math.min(best.x0, item.x0);
  best.x1 = Math.max(best.x1, item.x1);
  if (least > 0 && most > fullShare && item.y1 - item.y0 < beside * (best.y1 - best.y0)) {
    // what lies between two lines ("x 100 %" beside a fraction) must not make them one
    best.y0 = Math.min(best.y0, item.y0);
    best.y1 = Math.max(best.y1, item.y1);
  }
}
