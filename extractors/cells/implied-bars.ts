/** Fractions set without a bar: numerator and denominator above and below a gap in "NTP =      x 100". */
import type { Word } from '../../pipeline/model/text.ts';
import type { Rule } from '../grid/rules.ts';
import { linesOf, type Placed } from './item-lines.ts';

/** The gap holds at least this many letter heights; no space between words is as wide. */
const leastGap = 3;

/** The bars that such gaps stand for, in points; `height` is the letter height. */
export function impliedBars(words: readonly Word[], height: number): Rule[] {
  const placed = words.map((w): Placed => ({ x0: w.box![0], y0: w.box![1], x1: w.box![2], y1: w.box![3] }));
  const lines = linesOf(
    placed,
    placed.map((_, i) => i),
  );
  return lines.flatMap((line) => {
    const at = line.items.findIndex((i, k) => words[i]!.text === '=' && k + 1 < line.items.length);
    if (at < 0) return [];
    const [equals, next] = [line.items[at]!, line.items[at + 1]!];
    const from = placed[equals]!.x1 + 0.3 * height;
    const to = placed[next]!.x0 - 0.3 * height;
    if (to - from < leastGap * height || !/^[x×*](?:\d.*)?$/i.test(words[next]!.text)) return [];
    const y = (placed[equals]!.y0 + placed[equals]!.y1) / 2;
    const inGap = placed.filter((p) => p.x0 >= from - height && p.x1 <= to + height);
    const isAbove = inGap.some((p) => p.y1 <= y + 0.2 * height && y - p.y1 < 2 * height);
    const isBelow = inGap.some((p) => p.y0 >= y - 0.2 * height && p.y0 - y < 2 * height);
    return isAbove && isBelow ? [{ kind: 'horizontal' as const, from, to, at: y, thickness: 0 }] : [];
  });
}
