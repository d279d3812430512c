/** What a PDF page draws: pictures with their place, straight lines, and whether any other paint lies on it. */
import type { Box } from '../../pipeline/model/geometry.ts';
import { dotsOf, type Dot } from './dots.ts';
import { applyBox, multiply, type Matrix } from './matrix.ts';
import { countRuns, newTextState, textOperator, type Character, type FontMetrics } from './glyphs.ts';
import { clipSight, isCoveredBy, isDoubtful, isVeil, narrowSight, type Cover, type Sight } from './hiding.ts';
import { boxAround, grown, isBox, subpaths } from './paths.ts';
import { OPS, unreadablePage, type PDFPageProxy } from './pdfjs.ts';
import { addAll } from '../../pipeline/model/groups.ts';

/**
 * A picture on the page: its object name (null when inline or a mask) and the transform of the unit square, in points;
 * painted once so many characters stood there (`after`).
 */
export type PlacedPicture = {
  name: string | null;
  matrix: Matrix;
  box: Box;
  width: number;
  height: number;
  after: number;
};

/** A straight drawn line or thin filled rectangle, in points. `thickness` in points. */
type DrawnLine = { kind: 'horizontal' | 'vertical'; from: number; to: number; at: number; thickness: number };

export type PageContent = {
  pictures: PlacedPicture[];
  lines: DrawnLine[];
  characters: Character[];
  /** Paths that are not straight lines, shadings and patterns: paint that only rendering shows. */
  otherPaint: number;
  /** Where of these and of filled outlines with corners those are that may be letters drawn as shapes. */
  shapes: Box[];
  /** Something may hide text of the page, or paint it as nothing here tells: only a drawing says what of it is seen. */
  doubtful: boolean;
};

/** Filled rectangles thinner than this are lines. Word processors draw cell borders up to 3 points. */
const thickestLine = 3.2;
/** Shorter strokes are parts of drawings, not rules or fraction bars. */
const shortestLine = 4;
/** Dots of borders are larger than this, in points. */
const leastDot = 0.2;

/** Walks the operators of a page. Coordinates: points of the upright page, origin top left. */
export async function readContent(page: PDFPageProxy): Promise<PageContent> {
  const list = await page.getOperatorList().catch((error: unknown) => {
    throw unreadablePage(error, page.pageNumber, 'parsed');
  });
  const content: PageContent = {
    pictures: [],
    lines: [],
    characters: [],
    otherPaint: 0,
    shapes: [],
    doubtful: false,
  };
  const { transform, width, height } = page.getViewport({ scale: 1 });
  const matrix = transform as unknown as Matrix;
  const whole: Sight = { clip: [0, 0, width, height], odd: false };
  const begin = () => ({
    matrix,
    lineWidth: 1,
    fill: '#000000',
    stroke: '#000000',
    text: newTextState(),
    sight: whole,
  });
  const covers: Cover[] = [];
  const dots: Box[] = [];
  let isClip = false;
  let state = begin();
  const stack: (typeof state)[] = [];
  const fontOf = (name: string): FontMetrics =>
    page.commonObjs.has(name) ? (page.commonObjs.get(name) as FontMetrics) : {};
  const runOf = countRuns();
  const place = (name: string | null, wide: number, high: number): void => {
    const { matrix: own } = state;
    const after = content.characters.length;
    content.pictures.push({ name, matrix: own, box: applyBox(own, 0, 0, 1, 1), width: wide, height: high, after });
  };
  list.fnArray.forEach((operator, i) => {
    const run = runOf(operator);
    const args = (list.argsArray[i] ?? []) as unknown[];
    content.doubtful ||= isVeil(operator, args);
    switch (operator) {
      case OPS.save:
        stack.push({ ...state, text: { ...state.text } });
        break;
      case OPS.restore:
        state = stack.pop() ?? state;
        break;
      case OPS.transform:
        state.matrix = multiply(state.matrix, args as unknown as Matrix);
        break;
      case OPS.paintFormXObjectBegin: {
        stack.push({ ...state, text: { ...state.text } });
        const inner = args[0] as Matrix | null;
        if (inner) state.matrix = multiply(state.matrix, inner);
        state.sight = narrowSight(state.sight, operator, args, state.matrix);
        break;
      }
      case OPS.beginGroup:
        stack.push({ ...state, text: { ...state.text } });
        state.sight = narrowSight(state.sight, operator, args, state.matrix);
        break;
      case OPS.beginAnnotation: {
        // its appearance begins with a clean state, at a place of its own
        const [, , place, own] = args as [unknown, unknown, Matrix, Matrix];
        stack.length = 0;
        state = { ...begin(), matrix: multiply(multiply(matrix, place), own) };
        break;
      }
      case OPS.endGroup:
      case OPS.paintFormXObjectEnd:
        state = stack.pop() ?? state;
        break;
      case OPS.setLineWidth:
        state.lineWidth = Number(args[0]);
        break;
      case OPS.setFillRGBColor:
        state.fill = String(args[0]);
        break;
      case OPS.setStrokeRGBColor:
        state.stroke = String(args[0]);
        break;
      case OPS.paintImageXObject:
      case OPS.paintImageXObjectRepeat:
        place(String(args[0]), Number(args[1]), Number(args[2]));
        break;
      case OPS.paintInlineImageXObject:
      case OPS.paintImageMaskXObject: {
        const picture = args[0] as { width?: number; height?: number } | undefined;
        place(null, picture?.width ?? 0, picture?.height ?? 0);
        break;
      }
      case OPS.constructPath: {
        const paint = Number(args[0]);
        const path = (args[1] as (Float32Array | null)[] | undefined)?.[0];
        if (path) addAll(covers, addPath(content, path, paint, state, dots));
        if (isClip)
          state.sight = clipSight(state.sight, args[2], state.matrix, path ? isBox(path, state.matrix) : false);
        isClip = false;
        break;
      }
      case OPS.clip:
      case OPS.eoClip:
        isClip = true;
        break;
      case OPS.shadingFill:
        content.otherPaint++;
        break;
      default: {
        state.sight = narrowSight(state.sight, operator, args, state.matrix);
        const shown = textOperator(state.text, operator, args, state.matrix, fontOf, run);
        // a neighbour's ink may stand in the box of a white letter
        const isLight = isPale(state.fill);
        content.doubtful ||= isDoubtful(shown, isLight ? { ...state.sight, odd: true } : state.sight);
        addAll(
          content.characters,
          shown.filter(({ x0, y0, x1, y1, size }) => isSomewhere(x0, y0, x1, y1, size)),
        );
        break;
      }
    }
  });
  addAll(content.lines, dotsOf(dots).map(dotLine));
  content.lines = content.lines.filter(({ from, to, at, thickness }) => isSomewhere(from, to, at, thickness));
  content.pictures = content.pictures.filter(({ box, matrix }) => isSomewhere(...box, ...matrix));
  content.shapes = content.shapes.filter((box) => isSomewhere(...box));
  const beside = [...content.shapes, ...content.pictures.map(({ box }) => box)];
  addAll(
    covers,
    beside.map((box) => ({ box, after: Infinity })),
  );
  content.doubtful ||= isCoveredBy(covers, content.characters);
  return content;
}

/** False for what a matrix without a number puts nowhere: no viewer shows it. */
function isSomewhere(...numbers: readonly number[]): boolean {
  return numbers.every(Number.isFinite);
}

type PathState = { matrix: Matrix; lineWidth: number; fill: string; stroke: string };

/** Near-white paint is background: it hides, it does not draw a rule. */
function isPale(color: string): boolean {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color);
  if (!hex) return false;
  return hex.slice(1).every((part) => parseInt(part, 16) > 225);
}

const strokeOperators = new Set<number>([OPS.stroke, OPS.closeStroke, OPS.fillStroke, OPS.eoFillStroke]);
const fillOperators = new Set<number>([OPS.fill, OPS.eoFill, OPS.fillStroke, OPS.eoFillStroke]);

/** Adds what a path draws, dots to `dots`; gives what of it lies over the text so far. */
function addPath(content: PageContent, path: Float32Array, paint: number, state: PathState, dots: Box[]): Cover[] {
  const covers: Cover[] = [];
  const strokes = strokeOperators.has(paint) && !isPale(state.stroke);
  const fills = fillOperators.has(paint) && !isPale(state.fill);
  const scale = Math.sqrt(Math.abs(state.matrix[0] * state.matrix[3] - state.matrix[1] * state.matrix[2]));
  for (const shape of subpaths(path, state.matrix)) {
    const box = boxAround(shape.points);
    const after = content.characters.length;
    if (fillOperators.has(paint)) covers.push({ box, after });
    if (!strokes && !fills) continue;
    if (shape.curved) {
      content.otherPaint++;
      content.shapes.push(box);
      continue;
    }
    // a rectangle has five points, its first one twice
    if (fills && shape.points.length > 6) content.shapes.push(box);
    if (fills && !strokes) {
      const line = thinLine(box);
      if (line) content.lines.push(line);
      else if (isDot(box)) dots.push(box);
      continue;
    }
    for (let i = 1; i < shape.points.length; i++) {
      const [x0, y0] = shape.points[i - 1]!;
      const [x1, y1] = shape.points[i]!;
      const thickness = Math.max(0.1, state.lineWidth * scale);
      const slack = 0.02 * (Math.abs(x1 - x0) + Math.abs(y1 - y0)) + 0.3;
      if (thickness > thickestLine)
        covers.push({
          box: grown(
            boxAround([
              [x0, y0],
              [x1, y1],
            ]),
            thickness / 2,
          ),
          after,
        });
      if (thickness > 2 * thickestLine) continue;
      if (Math.abs(y1 - y0) <= slack && Math.abs(x1 - x0) >= shortestLine)
        content.lines.push({
          kind: 'horizontal',
          from: Math.min(x0, x1),
          to: Math.max(x0, x1),
          at: (y0 + y1) / 2,
          thickness,
        });
      else if (Math.abs(x1 - x0) <= slack && Math.abs(y1 - y0) >= shortestLine)
        content.lines.push({
          kind: 'vertical',
          from: Math.min(y0, y1),
          to: Math.max(y0, y1),
          at: (x0 + x1) / 2,
          thickness,
        });
    }
  }
  return covers;
}

/** A filled rectangle thin enough to be a rule, else null. */
function thinLine([x0, y0, x1, y1]: Box): DrawnLine | null {
  const width = x1 - x0;
  const height = y1 - y0;
  if (height <= thickestLine && width >= Math.max(shortestLine, 2 * height))
    return { kind: 'horizontal', from: x0, to: x1, at: (y0 + y1) / 2, thickness: height };
  if (width <= thickestLine && height >= Math.max(shortestLine, 2 * width))
    return { kind: 'vertical', from: y0, to: y1, at: (x0 + x1) / 2, thickness: width };
  return null;
}

/** Dotted borders come as many tiny squares, which are joined when lines are merged. */
function isDot([x0, y0, x1, y1]: Box): boolean {
  const [width, height] = [x1 - x0, y1 - y0];
  return width <= thickestLine && height <= thickestLine && width > leastDot && height > leastDot;
}

function dotLine({ box, runs }: Dot): DrawnLine {
  const [x0, y0, x1, y1] = box;
  return runs === 'horizontal'
    ? { kind: runs, from: x0, to: x1, at: (y0 + y1) / 2, thickness: y1 - y0 }
    : { kind: runs, from: y0, to: y1, at: (x0 + x1) / 2, thickness: x1 - x0 };
}
