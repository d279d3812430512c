/** Fractions set without a bar: parts above and below a gap in "NTP =      x 100", or left of an "x 100 %" between them. */
import type { Word } from '../../../pipeline/model/reading/text.ts';
import type { Rule } from '../rules.ts';
import { centre, linesOf, type ItemLine, type Placed } from '../lines.ts';

/** The gap holds at least this many letter heights; no space between words is as wide. */
const leastGap = 3;
/** Lines of a fraction lie at most this far apart, and its multiplier this far from them (letter heights). */
const [farthestLines, farthestTimes] = [4, 6];
/** The widest line of a fraction ends at most this far left of the multiplier. */
const besideWidest = 1.6;

/** The bars that gaps and multipliers between two lines stand for, in points; `height` is the letter height. */
export function impliedBars(words: readonly Word[], height: number): Rule[] {
  const placed = words.map((w): Placed => ({ x0: w.box![0], y0: w.box![1], x1: w.box![2], y1: w.box![3] }));
  return [...barsOfGaps(words, placed, height), ...barsBesideTimes(words, placed, height)];
}

/** A multiplier right of two lines, on the height between them: nothing but a fraction is set so. */
function barsBesideTimes(words: readonly Word[], placed: readonly Placed[], height: number): Rule[] {
  return words.flatMap((word, i) => {
    if (!/^[x×*](?:1[\d.]*%?)?$/i.test(word.text)) return [];
    const times = placed[i]!;
    const isTimes = (p: Placed) => p.x0 >= times.x0 && Math.abs(centre(p) - centre(times)) < 0.3 * height;
    const number = words.filter((_, k) => isTimes(placed[k]!)).map((w) => w.text);
    if (!/^[x×*]1[.0]*0%?$/i.test(number.join(''))) return [];
    const others = placed.map((_, k) => k).filter((k) => !isTimes(placed[k]!));
    const lines = linesOf(placed, others);
    const isLeft = (line: ItemLine) => line.x1 <= times.x0 + 0.3 * height;
    const k = lines.findLastIndex((line) => isLeft(line) && centre(line) < centre(times));
    const [above, below] = [lines[k], lines[k + 1]];
    if (!above || !below || !isLeft(below) || centre(below) - centre(above) > farthestLines * height) return [];
    const middle = (centre(above) + centre(below)) / 2;
    const wide = widestBeside(lines, k, times, height);
    const to = Math.max(above.x1, below.x1, wide?.x1 ?? 0);
    if (Math.abs(middle - centre(times)) > 0.4 * height || times.x0 - to > farthestTimes * height) return [];
    const at = (Math.min(above.y1, middle) + Math.max(below.y0, middle)) / 2;
    return [
      { kind: 'horizontal' as const, from: Math.min(above.x0, below.x0, wide?.x0 ?? Infinity), to, at, thickness: 0 },
    ];
  });
}

/** Of the lines next above and below line `k` the one that reaches the multiplier: it stands right behind the widest. */
function widestBeside(lines: readonly ItemLine[], k: number, times: Placed, height: number): ItemLine | undefined {
  const isNext = (a: ItemLine | undefined, b: ItemLine | undefined) =>
    a !== undefined && b !== undefined && Math.abs(centre(b) - centre(a)) < farthestLines * height;
  let [first, last] = [k, k + 1];
  while (isNext(lines[first], lines[first - 1]) && lines[first - 1]!.x1 <= times.x0) first--;
  while (isNext(lines[last], lines[last + 1]) && lines[last + 1]!.x1 <= times.x0) last++;
  return lines.slice(first, last + 1).find((line) => times.x0 - line.x1 < besideWidest * height);
}

function barsOfGaps(words: readonly Word[], placed: readonly Placed[], height: number): Rule[] {
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
