/** Characters of a PDF page with their exact places, from the glyphs the page shows (not from guessed widths). */
import { equationSign, isEquationFont } from './fonts/equation-signs.ts';
import { apply, multiply, type Matrix } from './matrix.ts';
import { OPS } from './pdfjs.ts';

/** One character. `x0`..`x1` along the writing direction, `y0`..`y1` from ascent to descent; points. `size` = em in points. */
export type Character = {
  text: string;
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  size: number;
  visible: boolean;
  /** Writing direction on the upright page: degrees clockwise, 0 for ordinary text. */
  angle: number;
  /** Which run of the page it belongs to, counted from 0: text that stands where the text before it ended is one run. */
  run: number;
  font: string;
  /** The font has no outlines here, so no drawing of ours tells whether the character is seen. */
  outlined: boolean;
};

/** The part of a pdfjs font that gives advance widths; `missingFile` where no outlines are known. */
export type FontMetrics = {
  name?: string;
  fontMatrix?: number[];
  ascent?: number;
  descent?: number;
  vertical?: boolean;
  missingFile?: boolean;
};

type Glyph = { unicode?: string; fontChar?: string; width?: number; isSpace?: boolean; originalCharCode?: number };

export type TextState = {
  font: FontMetrics;
  fontName: string;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  rise: number;
  leading: number;
  renderMode: number;
  textMatrix: Matrix;
  lineMatrix: Matrix;
};

const placing = new Set<number>([OPS.setTextMatrix, OPS.moveText, OPS.setLeadingMoveText, OPS.nextLine]);

/** Counts runs while the operators of a page pass by: gives the run of an operator that shows text, else -1. */
export function countRuns(): (operator: number) => number {
  let run = 0;
  let placed = false;
  let shown = false;
  return (operator) => {
    if (placing.has(operator)) placed = true;
    if (operator !== OPS.showText) return -1;
    if (placed && shown) run++;
    placed = false;
    shown = true;
    return run;
  };
}

const identity: Matrix = [1, 0, 0, 1, 0, 0];

export function newTextState(): TextState {
  return {
    font: {},
    fontName: '',
    size: 1,
    charSpacing: 0,
    wordSpacing: 0,
    scale: 1,
    rise: 0,
    leading: 0,
    renderMode: 0,
    textMatrix: identity,
    lineMatrix: identity,
  };
}

/** Applies a text operator to `state`; returns the characters it shows. `page` maps user space to page points. */
export function textOperator(
  state: TextState,
  operator: number,
  args: unknown[],
  page: Matrix,
  fontOf: (name: string) => FontMetrics,
  run: number,
): Character[] {
  const move = (x: number, y: number): void => {
    state.lineMatrix = multiply(state.lineMatrix, [1, 0, 0, 1, x, y]);
    state.textMatrix = state.lineMatrix;
  };
  switch (operator) {
    case OPS.beginText:
      state.textMatrix = state.lineMatrix = identity;
      break;
    case OPS.setFont:
      state.fontName = String(args[0]);
      state.font = fontOf(state.fontName);
      state.size = Number(args[1]);
      break;
    case OPS.setCharSpacing:
      state.charSpacing = Number(args[0]);
      break;
    case OPS.setWordSpacing:
      state.wordSpacing = Number(args[0]);
      break;
    case OPS.setHScale:
      state.scale = Number(args[0]) / 100;
      break;
    case OPS.setTextRise:
      state.rise = Number(args[0]);
      break;
    case OPS.setLeading:
      state.leading = -Number(args[0]);
      break;
    case OPS.setTextRenderingMode:
      state.renderMode = Number(args[0]);
      break;
    case OPS.setTextMatrix: {
      // pdfjs hands the matrix over as one array or as six numbers, depending on its version
      const values = (Array.isArray(args[0]) || ArrayBuffer.isView(args[0]) ? args[0] : args) as ArrayLike<number>;
      state.textMatrix = state.lineMatrix = Array.from(values) as unknown as Matrix;
      break;
    }
    case OPS.moveText:
      move(Number(args[0]), Number(args[1]));
      break;
    case OPS.setLeadingMoveText:
      state.leading = Number(args[1]);
      move(Number(args[0]), Number(args[1]));
      break;
    case OPS.nextLine:
      move(0, state.leading);
      break;
    case OPS.showText:
      return showGlyphs(state, (args[0] ?? []) as (Glyph | number)[], page, run);
    default:
      break;
  }
  return [];
}

/** Stands for a sign that the page draws and its text calls a blank, as equations of word processors do. */
const unknownSign = '\ufffc';

/** Where pdfjs puts the blank of a font whose codes it moves as a whole to the private area. */
const movedBlank = '\ue020';

/**
 * What a glyph says. A true blank keeps its code; a glyph that the font draws from its private area and that the text
 * calls a blank is a sign whose letter the file does not tell. Tabs and fixed blanks are named on purpose.
 */
function letterOf({ unicode = '', fontChar = '', width = 0 }: Glyph): string {
  const isPrivate = /^\p{Co}$/u.test(fontChar) && fontChar !== movedBlank;
  return isPrivate && width > 0 && /^ +$/.test(unicode) ? unknownSign : unicode;
}

/** PDF 32000-1, 9.4.4: where each glyph lands and how far it moves the pen. */
function showGlyphs(state: TextState, glyphs: (Glyph | number)[], page: Matrix, run: number): Character[] {
  const shown: Character[] = [];
  const widthScale = state.size * (state.font.fontMatrix?.[0] ?? 0.001);
  const ascent = state.font.ascent && state.font.ascent > 0.3 && state.font.ascent < 1.2 ? state.font.ascent : 0.75;
  const descent =
    state.font.descent && state.font.descent < 0 && state.font.descent > -0.6 ? state.font.descent : -0.22;
  const vertical = state.font.vertical === true;
  const isEquation = isEquationFont(state.font.name);
  let pen = 0;
  const toPage = multiply(page, state.textMatrix);
  const size = Math.abs(state.size) * Math.hypot(toPage[2], toPage[3]);
  const angle = Math.round((Math.atan2(toPage[1], toPage[0]) * 180) / Math.PI);
  for (const glyph of glyphs) {
    if (typeof glyph === 'number') {
      pen -= (glyph * state.size * (vertical ? 1 : state.scale)) / 1000;
      continue;
    }
    const spacing = state.charSpacing + (glyph.isSpace ? state.wordSpacing : 0);
    const width = (glyph.width ?? 0) * widthScale;
    if (glyph.unicode && !vertical) {
      const [ax, ay] = apply(toPage, pen, state.rise + ascent * Math.abs(state.size));
      const [bx, by] = apply(toPage, pen + width * state.scale, state.rise + descent * Math.abs(state.size));
      shown.push({
        text: (isEquation ? equationSign(glyph.originalCharCode, glyph.unicode) : null) ?? letterOf(glyph),
        x0: Math.min(ax, bx),
        y0: Math.min(ay, by),
        x1: Math.max(ax, bx),
        y1: Math.max(ay, by),
        size,
        visible: state.renderMode !== 3 && state.renderMode !== 7,
        angle,
        run,
        font: state.fontName,
        outlined: state.font.missingFile !== true,
      });
    }
    pen += (width + spacing) * state.scale;
  }
  state.textMatrix = multiply(state.textMatrix, vertical ? [1, 0, 0, 1, 0, pen] : [1, 0, 0, 1, pen, 0]);
  return shown;
}
