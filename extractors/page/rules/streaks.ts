/** Streaks of a scanner and folds: straight dark lines that run over the whole sheet, whatever is printed on it. */
import type { TracedRule } from '../../raster/rule-tracing.ts';
import { pixelSize } from '../../raster/prepare.ts';

/** How near (points) both ends of a streak come to the edges of the sheet: no printer and no table reaches so far. */
const atEdge = 8;
/** A sheet is at least so long (points): a picture cut out along a table has rules from edge to edge. */
const leastSheet = 500;
/** A glass has few spots of dirt; more lines from edge to edge of one direction are a table that fills its picture. */
const mostStreaks = 2;

/** Pieces of one streak lie so near (points) to one line, and together cover this share of the sheet. */
const sameLine = 1;
const leastInked = 0.9;

/** Those of the traced rules that are no print: dirt on the glass or a fold. `sheet` in pixels of the rules. */
export function streaksOf(rules: readonly TracedRule[], sheet: { width: number; height: number }): Set<TracedRule> {
  const edge = atEdge / pixelSize;
  const found = (['horizontal', 'vertical'] as const).flatMap((kind) => {
    const length = kind === 'horizontal' ? sheet.width : sheet.height;
    if (length * pixelSize < leastSheet) return [];
    const whole = onOneLine(rules.filter((rule) => rule.kind === kind)).filter((pieces) => {
      const inked = pieces.reduce((sum, { from, to }) => sum + to - from, 0);
      const from = Math.min(...pieces.map((piece) => piece.from));
      const to = Math.max(...pieces.map((piece) => piece.to));
      return from <= edge && to >= length - edge && inked >= leastInked * length;
    });
    return whole.length <= mostStreaks ? whole.flat() : [];
  });
  return new Set(found);
}

/** Rules of one kind, put together where they lie on one line. */
function onOneLine(rules: readonly TracedRule[]): TracedRule[][] {
  const place = ({ points }: TracedRule): number => points[points.length >> 1]!.c;
  const lines: TracedRule[][] = [];
  for (const rule of [...rules].sort((a, b) => place(a) - place(b))) {
    const last = lines.at(-1);
    if (last && place(rule) - place(last.at(-1)!) <= sameLine / pixelSize) last.push(rule);
    else lines.push([rule]);
  }
  return lines;
}
