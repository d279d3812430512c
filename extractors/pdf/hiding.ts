/**
 * Whether anything that a page paints may hide its text. What may is told from the operators, on the safe side; what does
 * only a drawing tells (`shown.ts`).
 */
import type { Box } from '../../pipeline/model/geometry.ts';
import type { Character } from './glyphs.ts';
import { applyBox, multiply, type Matrix } from './matrix.ts';
import { coreOf, shareWithin } from './overlaps.ts';
import { OPS } from './pdfjs.ts';

/** What stands between text and its reader: it shows inside `clip` only, in points; `odd`: transparent, masked or patterned. */
export type Sight = { clip: Box; odd: boolean };

/** Something painted over a box once so many characters of the page stood there; Infinity: above or below them all. */
export type Cover = { box: Box; after: number };

/** Share of a character that may be covered before it is doubtful. */
const mostCovered = 0.2;
/** Share of a character that a clip must leave of it. */
const leastLeft = 0.5;
/** Narrower paint, in points, is a rule, an underline or a strike-out. */
const narrowest = 1.2;

/** Operators after which any text of the page may be hidden or painted by something else. */
const veils = new Set<number>([OPS.beginAnnotation, OPS.shadingFill, OPS.paintSolidColorImageMask]);
const patterns = new Set<number>([OPS.setFillColorN, OPS.setStrokeColorN]);

/** Whether an operator puts the whole page in doubt: layers that can be switched off, appearances of fields and notes. */
export function isVeil(operator: number, args: readonly unknown[]): boolean {
  return veils.has(operator) || (operator === OPS.beginMarkedContentProps && args[0] === 'OC');
}

/** The sight after an operator. `matrix` maps to page points; */
export function narrowSight(sight: Sight, operator: number, args: readonly unknown[], matrix: Matrix): Sight {
  if (patterns.has(operator)) return { ...sight, odd: true };
  if (operator === OPS.setTextRenderingMode && Number(args[0]) > 3) return { ...sight, odd: true };
  if (operator === OPS.setGState) {
    const isOdd = (args[0] as [string, unknown][]).some(([key, value]) =>
      key === 'ca' || key === 'CA'
        ? Number(value) < 1
        : key === 'BM'
          ? value !== 'source-over'
          : key === 'SMask' && !!value,
    );
    return isOdd ? { ...sight, odd: true } : sight;
  }
  if (operator === OPS.paintFormXObjectBegin) return args[1] ? clipSight(sight, args[1], matrix) : sight;
  if (operator === OPS.beginGroup) {
    const { bbox, matrix: own } = args[0] as { bbox?: ArrayLike<number> | null; matrix?: Matrix | null };
    return bbox ? clipSight(sight, bbox, own ? multiply(matrix, own) : matrix) : sight;
  }
  return sight;
}

/** The sight inside a path or form: its box in its own space, where one is known. Of other shapes nobody knows what they cut off. */
export function clipSight(sight: Sight, box: unknown, matrix: Matrix, isRectangle = true): Sight {
  if (!box) return { ...sight, odd: true };
  const { clip, odd } = sight;
  const [a, b, c, d] = Array.from(box as ArrayLike<number>) as Box;
  const [x0, y0, x1, y1] = applyBox(matrix, a, b, c, d);
  const inner: Box = [Math.max(clip[0], x0), Math.max(clip[1], y0), Math.min(clip[2], x1), Math.min(clip[3], y1)];
  return { clip: inner, odd: odd || !isRectangle };
}

/** Whether some of the characters do not show through a sight, as far as operators tell. */
export function isDoubtful(characters: readonly Character[], { clip, odd }: Sight): boolean {
  return characters.some((c) => c.text.trim() !== '' && (odd || shareWithin(coreOf(c), clip) < leastLeft));
}

/** Whether any character lies under (or, where that is not known, on) one of the covers. */
export function isCoveredBy(covers: readonly Cover[], characters: readonly Character[]): boolean {
  const wide = covers.filter(({ box, after }) => after > 0 && Math.min(box[2] - box[0], box[3] - box[1]) > narrowest);
  if (wide.length === 0) return false;
  const cores = characters.map((c) => (c.visible && c.text.trim() !== '' ? coreOf(c) : null));
  return wide.some(({ box, after }) =>
    cores.some((core, i) => core !== null && i < after && shareWithin(core, box) > mostCovered),
  );
}
