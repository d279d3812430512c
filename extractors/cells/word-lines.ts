/** Words with places to text lines, fractions marked. */
import { unite } from '../../pipeline/model/geometry.ts';
import type { FractionPart, TextLine, Word } from '../../pipeline/model/text.ts';
import type { Rule } from '../grid/rules.ts';
import { assignFractions, linesOf, type FractionPlace, type Placed } from './fractions.ts';

/** Words of one cell (or one band of a page) as lines in reading order; bars and boxes in points. */
export function wordLines(
  words: readonly Word[],
  bars: readonly Rule[],
  letterHeight: number,
  openBottom: boolean,
): TextLine[] {
  const placed = words.map((w): Placed => {
    const [x0, y0, x1, y1] = w.box!;
    return { x0, y0, x1, y1 };
  });
  const places = assignFractions(placed, bars, letterHeight, openBottom);
  const groups = new Map<string, { place: FractionPlace | null; items: number[] }>();
  const top = Math.min(...placed.filter((_, i) => places[i] !== null).map((p) => p.y0), Infinity);
  placed.forEach((p, i) => {
    const place = places[i]!;
    const key = place ? `${place.index}${place.part}` : p.y0 < top ? 'before' : 'after';
    const group = groups.get(key);
    if (group) group.items.push(i);
    else groups.set(key, { place, items: [i] });
  });
  const rank = { left: 0, numerator: 1, denominator: 2, right: 3 };
  const order = (key: string, place: FractionPlace | null): number =>
    key === 'before' ? -1 : place ? place.index * 10 + rank[place.part] : 1e6;
  return [...groups.entries()]
    .sort(([a, p], [b, q]) => order(a, p.place) - order(b, q.place))
    .flatMap(([, { place, items }]) =>
      linesOf(placed, items).map((line): TextLine => {
        const lineWords = line.items.map((i) => words[i]!);
        const fraction: FractionPart | undefined = place ? { ...place, form: 'bar' } : undefined;
        return { words: lineWords, box: unite(lineWords.map((w) => w.box!)), ...(fraction ? { fraction } : {}) };
      }),
    );
}
