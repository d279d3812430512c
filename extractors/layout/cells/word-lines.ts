/** Words with places to text lines, fractions marked. */
import { unite } from '../../../pipeline/model/around.ts';
import type { FractionPart, TextLine, Word } from '../../../pipeline/model/reading/text.ts';
import type { Rule } from '../rules.ts';
import { assignFractions, readingGroups } from './fractions.ts';
import { linesOf, type Placed } from '../lines.ts';
import { impliedBars } from './implied-bars.ts';

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
  const implied = impliedBars(words, letterHeight).filter(
    (bar) => !bars.some((drawn) => isSameBar(bar, drawn, letterHeight)),
  );
  const places = assignFractions(placed, [...bars, ...implied], letterHeight, openBottom, (a, b) =>
    isSameWord(words[a]!.text, words[b]!.text),
  );
  return readingGroups(placed, places).flatMap(({ place, items }) =>
    linesOf(placed, items).map((line): TextLine => {
      const lineWords = line.items.map((i) => words[i]!);
      const fraction: FractionPart | undefined = place ? { ...place, form: 'bar' } : undefined;
      return { words: lineWords, box: unite(lineWords.map((w) => w.box!)), ...(fraction ? { fraction } : {}) };
    }),
  );
}

function isSameBar(bar: Rule, drawn: Rule, height: number): boolean {
  return (
    drawn.kind === 'horizontal' && drawn.from < bar.to && drawn.to > bar.from && Math.abs(drawn.at - bar.at) < height
  );
}

function isSameWord(a: string, b: string): boolean {
  return /^\p{L}{4,}$/u.test(a) && a.toLowerCase() === b.toLowerCase();
}
