/** A page read from its text layer, as far as the page shows it. */
import { byTop, holdsMiddle, unite } from '../../pipeline/model/around.ts';
import type { Box } from '../../pipeline/model/geometry.ts';
import { issue, type Issue } from '../../pipeline/model/issue.ts';
import { grouped } from '../../pipeline/model/groups.ts';
import { median } from '../../pipeline/model/numbers.ts';
import type { Grid, Page, PageQuality } from '../../pipeline/model/reading/page.ts';
import type { Word } from '../../pipeline/model/reading/text.ts';
import type { OcrReader } from '../ocr/engine.ts';
import { drawApart, drawRuns, drawWhole, withoutText, type ApartPage } from '../pdf/apart.ts';
import type { PageContent } from '../pdf/content.ts';
import { fittingDpi, type Pixels } from '../pdf/draw.ts';
import { falseFonts } from '../pdf/false-fonts.ts';
import type { Character } from '../pdf/glyphs.ts';
import type { PDFPageProxy } from '../pdf/pdfjs.ts';
import { seenPlainly } from '../pdf/plain-sight.ts';
import { showText } from '../pdf/shown.ts';
import { quarterOf, turnBox, turnCharacter, turnLines, turnToUpright } from '../pdf/stand.ts';
import { judgeTextLayer, type TextLayerVerdict } from '../pdf/trust.ts';
import { watermarksOf } from '../pdf/watermarks.ts';
import { wordsOf } from '../pdf/words.ts';
import { turn, type Gray } from '../raster/bitmap.ts';
import { grayOf } from '../raster/color.ts';
import { workingDpi } from '../raster/prepare.ts';
import { countLetters, inkBesideText } from '../raster/cell-ink.ts';
import { readCellPictures } from './cell-pictures.ts';
import { readDigital, type TurnedWord } from './digital.ts';
import type { ReadingHints } from './reading-hints.ts';
import { pictureDpi } from './small-picture.ts';
import { readTablePictures, tablePictures } from './table-pictures.ts';

/** A page as read, and the upright pixels that its boxes point into (`pixelsPerPoint` wide). */
export type ReadPage = { page: Page; upright: Gray; dpi: number };

/** Lines of text may slant this far, in degrees. */
const levelSlant = 20;
/** Letters of false fonts, as a share of the others, from which on the whole page is read from its picture. */
const falseShare = 0.3;
/** A page with more letters than this is text, whatever it shows besides: recognised anew, its words would suffer. */
const manyLetters = 200;
/** Fewer shapes of the size of letters than this are a logo. */
const leastShapes = 150;

/** The page as read; or, where the page does not show its text layer, why, and its content as the page shows it. */
export type TextLayerRead = { read: ReadPage | null; verdict: TextLayerVerdict; content: PageContent };

/** Reads a page from its text layer; cells that show more than it says are read from their picture. */
export async function readTextLayer(
  pdf: PDFPageProxy,
  content: PageContent,
  ocr: () => Promise<OcrReader>,
  hints: ReadingHints,
): Promise<TextLayerRead> {
  const { width, height } = pdf.getViewport({ scale: 1 });
  const number = pdf.pageNumber;
  // the picture that reports show is drawn anyway, the page without its text only where something asks for it
  const drawn = await drawWhole(pdf, pictureDpi);
  let drawnApart: ApartPage | null = null;
  const apart = async (): Promise<ApartPage> => (drawnApart ??= await drawApart(pdf, drawn));
  const plain = seenPlainly(drawn, content);
  const isPlain = plain !== null && watermarksOf(plain, content.lines).size === 0;
  const shown = isPlain ? plain : await showText(pdf, await apart(), content);
  const asSeen = { ...content, characters: [...shown.seen, ...shown.unseen.map((c) => ({ ...c, visible: false }))] };
  const marks = isPlain ? new Set<Character>() : watermarksOf(shown, content.lines);
  const lying = falseFonts(shown.seen, hints.isWord);
  const kept = shown.seen.filter((c) => !marks.has(c) && !lying.has(c.font));
  const verdict = await judgeShown(
    asSeen,
    kept,
    lying,
    async () => withoutText(await apart()),
    drawn.dpi,
    width,
    height,
  );
  if (!verdict.use) return { read: null, verdict, content: asSeen };

  const turned = turnToUpright(kept);
  const upright = kept.map((c) => turnCharacter(c, turned, width, height));
  const [across, down] = turned % 180 === 0 ? [width, height] : [height, width];
  const aslant = upright.filter(isAslant);
  const level = upright.filter((c) => quarterOf(c.angle) === 0 && !isAslant(c));
  const words = wordsOf(level);
  const lines = turnLines(content.lines, turned, width, height);
  const turnedOnes = turnedWords(upright, across, down);
  const layOut = (all: readonly Word[]) => readDigital(all, lines, number, hints.headingScore, turnedOnes);
  const first = layOut(words);

  const believed = new Set(kept.map((c) => c.run));
  const lied = shown.seen.filter((c) => lying.has(c.font)).map((c) => turnCharacter(c, turned, width, height));
  const beside = [...content.shapes, ...content.pictures.map(({ box }) => box)].map((box) =>
    turnBox(box, turned, width, height),
  );
  const rest = async (): Promise<Gray> => turn(withoutText(await apart()), turned);
  const unread = await unreadCells(first.grids, beside, rest, lied, drawn.dpi / 72);
  const isLeft = (run: number): boolean => !believed.has(run) && !marked.has(run);
  const marked = new Set([...marks].map((c) => c.run));
  const isDrawable = fittingDpi(pdf, workingDpi) === workingDpi;
  const left = unread.writing.length > 0 && isDrawable ? await drawRuns(pdf, workingDpi, isLeft) : null;
  const heard = left
    ? await readCellPictures(uprightGray(left, turned), unread.writing, await ocr(), hints)
    : unread.writing.map(() => []);
  const { grids, ...around } = heard.flat().length > 0 ? layOut([...words, ...heard.flat()]) : first;

  const pictures = content.pictures.map(({ box }) => turnBox(box, turned, width, height));
  const tables = await tablePictures({ pictures, words, grids, width: across }, rest, drawn.dpi);
  const alone = tables.length > 0 && isDrawable ? await drawRuns(pdf, workingDpi, () => false) : null;
  const pasted = alone && (await readTablePictures(uprightGray(alone, turned), tables, number, ocr, hints));

  const quality: PageQuality = {
    reading: 'text-layer',
    dpi: null,
    turned,
    skew: 0,
    ink: null,
    confidence: words.length > 0 ? 1 : null,
    because: verdict.because,
  };
  const place = (c: Character) => turnBox([c.x0, c.y0, c.x1, c.y1], turned, width, height);
  const blank = [...unread.writing.filter((_, i) => heard[i]!.length === 0), ...unread.pictures];
  const issues: Issue[] = [
    ...leftOut('hidden-text', shown.unseen, 'not to be seen', number, place),
    ...leftOut('watermark-text', [...marks], 'of a watermark or stamp', number, place),
    ...leftOut('unreadable-text', aslant, 'aslant', number, (c) => [c.x0, c.y0, c.x1, c.y1]),
    ...blank.map((box) => issue('unread-ink', 'A picture in a cell was not read', { page: number, box })),
  ];
  const page: Page = { number, width: across, height: down, quality, grids, ...around, issues };
  if (pasted) {
    page.grids = [...grids, ...pasted.grids].sort(byTop);
    page.lines = [...page.lines, ...pasted.lines].sort(byTop);
  }
  return { read: { page, upright: turn(drawn.whole, turned), dpi: drawn.dpi }, verdict, content: asSeen };
}

const uprightGray = ({ data, width, height }: Pixels, turned: 0 | 90 | 180 | 270): Gray =>
  turn(grayOf(data, width, height, 4, workingDpi), turned);

/** Judges the layer by what of it is seen and can be believed. */
async function judgeShown(
  asSeen: PageContent,
  kept: readonly Character[],
  lying: ReadonlySet<string>,
  rest: () => Promise<Gray>,
  dpi: number,
  width: number,
  height: number,
): Promise<TextLayerVerdict> {
  const verdict = judgeTextLayer(asSeen, width, height);
  if (!verdict.use) return verdict;
  const letters = kept.filter((c) => c.text.trim() !== '');
  const lied = asSeen.characters.filter((c) => c.visible && lying.has(c.font)).length;
  if (lied > falseShare * letters.length)
    return { use: false, rejected: true, because: 'the letters make no words (a font with a false code table)' };
  if (asSeen.pictures.length + asSeen.shapes.length === 0 || letters.length >= manyLetters) return verdict;
  const size = 0.55 * (median(letters.map((c) => c.y1 - c.y0)) ?? 10);
  const shapes = countLetters(await rest(), size, dpi / 72);
  if (shapes > leastShapes && shapes > letters.length)
    return { use: false, rejected: true, because: 'most of the print is drawn as shapes or pictures' };
  return verdict;
}

/** Cells of which the page shows more than its text says, as writing or as a picture without any. `beside`: what is drawn that is no text. */
async function unreadCells(
  grids: readonly Grid[],
  beside: readonly Box[],
  draw: () => Promise<Gray>,
  lied: readonly Character[],
  scale: number,
): Promise<{ writing: Box[]; pictures: Box[] }> {
  const found: { writing: Box[]; pictures: Box[] } = { writing: [], pictures: [] };
  if (beside.length + lied.length === 0) return found;
  const cells = grids.flatMap((grid) => grid.cells.filter((cell) => cell.box !== null));
  const heights = cells.flatMap((cell) => cell.lines.flatMap((l) => l.words.map((w) => w.box![3] - w.box![1])));
  const letterHeight = 0.55 * (median(heights) ?? 10);
  let rest: Gray | null = null;
  for (const cell of cells) {
    const box = cell.box!;
    const isDrawnIn = beside.some((b) => b[0] < box[2] && b[2] > box[0] && b[1] < box[3] && b[3] > box[1]);
    if (isDrawnIn) rest ??= await draw();
    const ink = isDrawnIn ? inkBesideText(rest!, box, letterHeight, scale) : 'none';
    if (ink === 'writing' || lied.some((c) => holdsMiddle(box, [c.x0, c.y0, c.x1, c.y1]))) found.writing.push(box);
    else if (ink === 'picture' && cell.lines.length === 0) found.pictures.push(box);
  }
  return found;
}

/** Whether a character stands neither level nor on its side or head. */
const isAslant = (c: Character): boolean =>
  c.angle % 90 !== 0 && Math.abs(((((c.angle + 45) % 90) + 90) % 90) - 45) >= levelSlant;

/** Words that do not stand as the page does, each direction read for itself. */
function turnedWords(characters: readonly Character[], width: number, height: number): TurnedWord[] {
  const others = characters.filter((c) => quarterOf(c.angle) !== 0 && !isAslant(c));
  return ([90, 180, 270] as const).flatMap((side) => {
    const back = ((360 - side) % 360) as 90 | 180 | 270;
    const own = others.filter((c) => quarterOf(c.angle) === side);
    const [w, h] = side === 180 ? [width, height] : [height, width];
    return wordsOf(own.map((c) => turnCharacter(c, back, width, height))).map((flat) => ({
      flat,
      word: { ...flat, box: turnBox(flat.box!, side, w, h) },
    }));
  });
}

/** One issue a page for characters that were left out; their words stay unsaid, since they may name officials. */
function leftOut(
  code: 'hidden-text' | 'watermark-text' | 'unreadable-text',
  characters: readonly Character[],
  what: string,
  page: number,
  place: (c: Character) => [number, number, number, number],
): Issue[] {
  const letters = characters.filter((c) => c.text.trim() !== '');
  if (letters.length === 0) return [];
  const isLevel = letters.every((c) => c.angle % 90 === 0);
  const count = isLevel ? wordsOf(letters).length : saidOf(characters).length;
  const message = `${count} ${count === 1 ? 'word' : 'words'} ${what}: left out`;
  return [issue(code, message, { page, box: unite(letters.map(place)) })];
}

/** Words of text at any slant, run by run. */
function saidOf(characters: readonly Character[]): string[] {
  const runs = [...grouped(characters, (c) => c.run).values()];
  return runs.flatMap((run) =>
    run
      .map((c) => c.text)
      .join('')
      .split(/\s+/)
      .filter(Boolean),
  );
}
