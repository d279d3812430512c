/** Rules traced on a prepared page: as straight ones, and what each is: border of a grid, bar of a fraction, or neither. */
import { roundBox, type Box } from '../../../pipeline/model/geometry.ts';
import type { RuledGrid } from '../../layout/grid.ts';
import type { Rule } from '../../layout/rules.ts';
import { pixelSize, type PreparedPage } from '../../raster/prepare.ts';
import { placesAlong, type TracedRule } from '../../raster/rule-tracing.ts';
import { median } from '../../../pipeline/model/numbers.ts';

/** A traced rule as a straight one, in points. */
export function straightRule(rule: TracedRule): Rule {
  const at = median(rule.points.map((p) => p.c))!;
  return {
    kind: rule.kind,
    from: rule.from * pixelSize,
    to: rule.to * pixelSize,
    at: at * pixelSize,
    thickness: rule.thickness * pixelSize,
    gaps: rule.gaps.map((g) => ({ from: g.from * pixelSize, to: g.to * pixelSize })),
  };
}

/** A traced bar of a fraction as a straight one, in pixels: crops are planned in pixels. */
export function straightBar(rule: TracedRule): Rule {
  const { kind, from, to, at, thickness } = straightRule(rule);
  return { kind, from: from / pixelSize, to: to / pixelSize, at: at / pixelSize, thickness: thickness / pixelSize };
}

/** A straight bar, from pixels to points. */
export function barInPoints({ kind, from, to, at, thickness }: Rule): Rule {
  return { kind, from: from * pixelSize, to: to * pixelSize, at: at * pixelSize, thickness: thickness * pixelSize };
}

/** Whether a rule lies on an edge of a grid, and where it runs parts cells of it: letters below each other part none. */
export function isGridRule(rule: Rule, grids: readonly RuledGrid[]): boolean {
  const near = 4;
  const [side, end] = rule.kind === 'horizontal' ? [1, 0] : [0, 1];
  return grids.some(({ xs, ys, cells }) => {
    const along = rule.kind === 'horizontal' ? xs : ys;
    return (
      rule.from > along[0]! - 2 * near &&
      rule.to < along.at(-1)! + 2 * near &&
      cells.some(
        ({ box }) =>
          Math.min(Math.abs(box[side]! - rule.at), Math.abs(box[side + 2]! - rule.at)) < near &&
          rule.from < box[end + 2]! &&
          rule.to > box[end]!,
      )
    );
  });
}

/** Up to this length (points) a horizontal rule may be strokes of letters in a row; so much of it has ink on both sides then. */
const longestStrokes = 86;
const between = 0.35;

/** Whether what seems a short horizontal rule are strokes of the letters of a line: their ink goes on above and below it. */
export function isStrokes(rule: TracedRule, page: PreparedPage): boolean {
  if (rule.kind !== 'horizontal' || (rule.to - rule.from) * pixelSize > longestStrokes) return false;
  const both = inkBesides(rule, page).filter(([up, down]) => up && down).length;
  return both >= between * (rule.to - rule.from);
}

/** For each pixel along a horizontal rule: whether ink stands close above it, and close below. */
function inkBesides(rule: TracedRule, page: PreparedPage): [above: boolean, below: boolean][] {
  const { width, height, data } = page.mask;
  const reach = Math.max(3, Math.round(0.28 * page.letterHeight));
  const edge = Math.ceil(rule.thickness / 2) + 2;
  return placesAlong(rule).map(({ t, c }) => {
    const isInked = (sign: 1 | -1): boolean => {
      for (let d = edge; d < edge + reach; d++) {
        const y = c + sign * d;
        if (y >= 0 && y < height && data[y * width + t] !== 0) return true;
      }
      return false;
    };
    return [isInked(-1), isInked(1)];
  });
}

/** Whether the middle of a bar (in pixels) stands in a box (in points), clear of its upper edge. */
export function isBarIn(bar: Rule, box: Box): boolean {
  const middle = ((bar.from + bar.to) / 2) * pixelSize;
  const y = bar.at * pixelSize;
  return middle > box[0] && middle < box[2] && y > box[1] + 2 && y < box[3] + 2;
}

/** The first and the last point of a traced rule, in points of the page. */
export function endsOf({ kind, points: along }: TracedRule, toPage: (box: Box) => Box): Box {
  const place = ({ t, c }: { t: number; c: number }): [number, number] => {
    const [x, y] = kind === 'horizontal' ? [t, c] : [c, t];
    const [x0, y0, x1, y1] = toPage([x, y, x, y]);
    return [(x0 + x1) / 2, (y0 + y1) / 2];
  };
  return roundBox([...place(along[0]!), ...place(along.at(-1)!)]);
}
