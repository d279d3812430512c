/** Where on a page the ink of officials is: their names and numbers, and above them signature and stamp. */
import { unite } from '../../../pipeline/model/around.ts';
import type { Box } from '../../../pipeline/model/geometry.ts';
import type { NameHints } from '../../../pipeline/model/print/officials-in-block.ts';
import type { Page } from '../../../pipeline/model/reading/page.ts';
import type { TextLine, Word } from '../../../pipeline/model/reading/text.ts';
import { isTold, signatureHeight, signingPosts, toldWords, type PlacedLine } from './signed-names.ts';

/** Ink that a picture must not show, in points; what stands in `but` is shown all the same: words that name nobody. */
export type HiddenInk = { box: Box; but: Box[] };

/** A stamp reaches this far to the left of a name, in points, and a signature as far to the right: a stamp is 4 cm wide. */
const stampReach = 90;
const signatureReach = 60;
/** Words touch their neighbours' boxes; so much of a masked edge, in points, is letters. */
const bleed = 1.5;

/**
 * The ink to hide on a page. `page` is the page as read, `hidden` the words of it that name officials. Where a signature
 * was opened (place, day, post), all below the post that is no known word is hidden too: what could not be read there is a
 * signature, a stamp or a name.
 */
export function inkOfOfficials(page: Page, hidden: ReadonlySet<Word>, hints: NameHints): HiddenInk[] {
  const beside = placed(page.lines);
  const cells = page.grids.flatMap((grid) =>
    grid.cells.flatMap((cell) => (cell.box ? [{ room: cell.box, lines: placed(cell.lines) }] : [])),
  );
  const tables = page.grids.flatMap((grid) => (grid.box ? [grid.box] : []));
  const all = [...beside, ...cells.flatMap(({ lines }) => lines)];
  const shown = boxesOf(all.flatMap(({ words }) => toldWords(words, hidden, hints)));
  const areas: HiddenInk[] = [];
  const add = (box: Box) => {
    if (box[2] > box[0] && box[3] > box[1]) areas.push({ box, but: shown.filter((word) => meet(word, box)) });
  };
  const names = (lines: readonly PlacedLine[]) =>
    lines.flatMap(({ words }) => {
      const name = unite(boxesOf(words.filter((word) => hidden.has(word))));
      return name ? [name] : [];
    });

  const whole: Box = [0, 0, page.width, page.height];
  for (const name of names(beside)) add(outside(signed(name, all, hidden, whole, hints), tables, name));
  for (const { room, lines } of cells)
    for (const name of names(lines)) add(within(signed(name, lines, hidden, room, hints), room));
  const below = ([x0, , x1, y1]: Box): Box => [x0 - stampReach, y1, x1 + signatureReach, y1 + signatureHeight];
  for (const { box } of signingPosts(beside, hints)) add(outside(within(below(box), whole), tables, null));
  for (const { room, lines } of cells) for (const { box } of signingPosts(lines, hints)) add(within(below(box), room));
  return areas;
}

/** From the line above a name that says something down to it, with the room that a stamp takes. */
function signed(name: Box, lines: readonly PlacedLine[], hidden: ReadonlySet<Word>, room: Box, hints: NameHints): Box {
  const top = Math.max(
    name[1] - signatureHeight,
    ...lines
      .filter(
        ({ box, words }) =>
          box[3] <= name[1] + bleed &&
          overlaps(box, name) &&
          isTold(
            words.filter((w) => !hidden.has(w)),
            hints,
          ),
      )
      .map(({ box }) => box[3]),
  );
  return within(
    [name[0] - stampReach, Math.min(top, name[1] - bleed), name[2] + signatureReach, name[3] + bleed],
    room,
  );
}

function placed(lines: readonly TextLine[]): PlacedLine[] {
  return lines.flatMap((line) => {
    const box = line.box ?? unite(boxesOf(line.words));
    return box ? [{ box, words: line.words }] : [];
  });
}

/** What of an area lies outside tables; where it begins in a table that ends above `keep`, it begins below that table. */
function outside(area: Box, tables: readonly Box[], keep: Box | null): Box {
  let [x0, y0, x1, y1] = area;
  for (const table of tables) {
    if (!meet(table, [x0, y0, x1, y1])) continue;
    const upper = keep ? keep[1] : (y0 + y1) / 2;
    if (table[3] <= upper + bleed) y0 = Math.max(y0, table[3]);
    else if (table[1] >= (keep ? keep[3] : y0) - bleed) y1 = Math.min(y1, table[1]);
    else if (keep && table[2] <= keep[0]) x0 = Math.max(x0, table[2]);
    else if (keep && table[0] >= keep[2]) x1 = Math.min(x1, table[0]);
  }
  return [x0, y0, x1, y1];
}

function within(box: Box, room: Box): Box {
  return [Math.max(box[0], room[0]), Math.max(box[1], room[1]), Math.min(box[2], room[2]), Math.min(box[3], room[3])];
}

function meet(a: Box, b: Box): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

function overlaps(a: Box, b: Box): boolean {
  return a[0] < b[2] && b[0] < a[2];
}

function boxesOf(words: readonly Word[]): Box[] {
  return words.flatMap(({ box }) => (box ? [box] : []));
}
