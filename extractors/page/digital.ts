/** A born-digital page to grids and lines: words from the text layer, walls from drawn lines. */
import { byTop, unite } from '../../pipeline/model/around.ts';
import { roundBox, type Box } from '../../pipeline/model/geometry.ts';
import type { Grid, PageRule } from '../../pipeline/model/reading/page.ts';
import type { TextLine, Word } from '../../pipeline/model/reading/text.ts';
import { assembleGrid, confidenceOf, type CellText } from '../layout/cells/assemble.ts';
import { assignWords } from '../layout/cells/cell-words.ts';
import { wordLines } from '../layout/cells/word-lines.ts';
import { openFrames } from '../layout/ruled/frames.ts';
import { innerColumns } from '../layout/open/inner-columns.ts';
import { findOpenTables } from '../layout/open/tables.ts';
import type { HeadingScore, RuledGrid } from '../layout/grid.ts';
import { refineGrid } from '../layout/refine.ts';
import { findRuledGrids } from '../layout/ruled/grids.ts';
import { tracksOf, type Rule } from '../layout/rules.ts';
import { median } from '../../pipeline/model/numbers.ts';

/** Gaps in a border, in points: between the pieces that a writer draws it with, and where a double rule crosses. */
const bridge = 3.5;

/** A word that stands on its side or head: `word` where the page has it, `flat` where it would stand if its text were level. */
export type TurnedWord = { word: Word; flat: Word };

/** Grids and surrounding text of a digital page. Turned words name columns; no column or row is found by them. */
export function readDigital(
  words: readonly Word[],
  rules: readonly Rule[],
  number: number,
  headingScore: HeadingScore,
  turned: readonly TurnedWord[] = [],
): { grids: Grid[]; lines: TextLine[]; rules: PageRule[] } {
  const ruled = findRuledGrids(rules, bridge);
  const { loose } = ruled;
  const height = usualHeight(words);
  const grids = openFrames(ruled.grids, rules, words, bridge, height, headingScore);
  const rest = new Set(words);
  const restTurned = new Set(turned);
  const done = grids.map((drawn) => {
    const grid = refineGrid(innerColumns(drawn, words, height), words, height);
    const owned = assignWords(grid, words);
    const onSide = assignTurned(grid, turned);
    const texts = grid.cells.map((cell, i): CellText => {
      const own = owned[i]!;
      for (const t of onSide[i]!) restTurned.delete(t);
      for (const w of own) rest.delete(w);
      const bars = loose.filter(
        (b) =>
          b.kind === 'horizontal' &&
          b.to > cell.box[0] &&
          b.from < cell.box[2] &&
          b.at > cell.box[1] &&
          b.at < cell.box[3] + 1,
      );
      const lines = [...turnedLines(onSide[i]!, height), ...wordLines(own, bars, height, cell.openBottom)];
      return { lines, confidence: confidenceOf(lines), unreadInk: null };
    });
    return assembleGrid(number, grid, texts, drawn.readColumns ? 'half-ruled' : 'ruled', (box) => box);
  });
  for (const { grid, method, words: taken, owned: told } of findOpenTables(
    [...rest],
    loose,
    height,
    headingScore,
    'text-layer',
  )) {
    const owned = told ?? assignWords(grid, taken);
    const texts = owned.map((own, i): CellText => {
      const lines = wordLines(own, barsIn(loose, grid.cells[i]!.box), height, false);
      return { lines, confidence: confidenceOf(lines), unreadInk: null };
    });
    for (const w of owned.flat()) rest.delete(w);
    done.push(assembleGrid(number, grid, texts, method, (box) => box));
  }
  done.sort(byTop);
  const place = (r: Pick<Rule, 'kind' | 'at' | 'from' | 'to'>): string => [r.kind, r.at, r.from, r.to].join();
  const free = new Set(loose.map(place));
  const tracks = (['horizontal', 'vertical'] as const).flatMap((kind) => tracksOf(rules, kind, bridge));
  const cells = done.flatMap((grid) => grid.cells.flatMap((cell) => (cell.box ? [cell.box] : [])));
  const drawn = tracks.flatMap(({ kind, at, spans }) => spans.map((span) => ({ kind, at, ...span })));
  const seen = drawn.map((rule): PageRule => {
    const { kind, at, from, to } = rule;
    const middle = (from + to) / 2;
    const inCell = cells.some((c) => middle > c[0] && middle < c[2] && at > c[1] + 1 && at < c[3] - 1);
    const line = roundBox(kind === 'horizontal' ? [from, at, to, at] : [at, from, at, to]);
    return { kind: !free.has(place(rule)) ? 'border' : kind === 'horizontal' && inCell ? 'bar' : 'other', line };
  });
  const lines = [...wordLines([...rest], [], height, false), ...turnedLines([...restTurned], height)];
  return { grids: done, lines, rules: seen };
}

function assignTurned(grid: RuledGrid, turned: readonly TurnedWord[]): TurnedWord[][] {
  const of = new Map(turned.map((t) => [t.word, t]));
  return assignWords(grid, [...of.keys()]).map((own) => own.map((word) => of.get(word)!));
}

/** Lines of turned words, each read along its own direction. */
function turnedLines(turned: readonly TurnedWord[], height: number): TextLine[] {
  const of = new Map(turned.map((t) => [t.flat, t.word]));
  return wordLines([...of.keys()], [], height, false).map((line) => {
    const words = line.words.map((flat) => of.get(flat)!);
    return { ...line, words, box: unite(words.map((w) => w.box!)) };
  });
}

/** Rules inside a cell of a table whose own rules are not all known: those that end short of its sides. */
function barsIn(loose: readonly Rule[], [x0, y0, x1, y1]: Box): Rule[] {
  return loose.filter(
    (b) => b.kind === 'horizontal' && b.from > x0 - 1 && b.to < x1 + 1 && b.at > y0 + 1.5 && b.at < y1 - 1.5,
  );
}

/** Letter height: half of the usual height of word boxes, which reach from ascent to descent. */
function usualHeight(words: readonly Word[]): number {
  return 0.55 * (median(words.map((w) => w.box![3] - w.box![1])) ?? 10);
}
