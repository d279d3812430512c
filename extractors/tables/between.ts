/** The text that stands between two fragments, without page numbers and running heads. */
import type { Box } from '../../pipeline/model/geometry.ts';
import type { Page } from '../../pipeline/model/reading/page.ts';
import { lineText, type TextLine } from '../../pipeline/model/reading/text.ts';
import { squash } from '../../pipeline/model/print/fold.ts';
import { mean } from '../../pipeline/model/numbers.ts';

/** `none`: nothing or page furniture only; `prose`: running text; `title`: a title, caption or signature. */
export type Between = { kind: 'none' | 'prose' | 'title'; continued: boolean; runningTitle: boolean; text: string };

type Place = { page: number; box: Box | null; line: number | null };

const pageNumber = /^\W*(hal(aman)?|page)?\W*(\d{1,3}|[ivxl]{1,5})\W*((dari|of|\/)\W*\d{1,3})?\W*$/i;
const continued = /\b(lanjutan|sambungan|continued)\b|\blanj\b/i;

/** Reads what stands between the end of one fragment and the start of the next, over any pages between them. */
export function readBetween(pages: readonly Page[], from: Place, to: Place, furniture: ReadonlySet<string>): Between {
  const lines = pages
    .filter((p) => p.number >= from.page && p.number <= to.page)
    .flatMap((page) => linesOf(page, from, to));
  const texts = lines
    .filter(isLegible)
    .map(lineText)
    .filter((text) => !pageNumber.test(text));
  const own = texts.filter((text) => !furniture.has(furnitureKey(text)) && !continued.test(text));
  const runningTitle = texts.some((text) => furniture.has(furnitureKey(text)) && isTitle(text));
  const isContinued = texts.some((text) => continued.test(text));
  const kind = own.length === 0 ? 'none' : own.some(isTitle) ? 'title' : 'prose';
  return { kind, continued: isContinued, runningTitle, text: own.join(' / ').slice(0, 80) };
}

/** Lines that stand on several pages, digits aside: running heads and feet. */
export function findFurniture(pages: readonly Page[]): Set<string> {
  const seenOn = new Map<string, Set<number>>();
  for (const page of pages) {
    for (const line of page.lines) {
      if (!line.box || (line.box[1] > page.height * 0.2 && line.box[3] < page.height * 0.85)) continue;
      const key = furnitureKey(lineText(line));
      if (key === '') continue;
      seenOn.set(key, (seenOn.get(key) ?? new Set()).add(page.number));
    }
  }
  return new Set([...seenOn].filter(([, on]) => on.size > 1).map(([key]) => key));
}

function furnitureKey(text: string): string {
  return squash(text).replace(/\d+/g, '#');
}

function linesOf(page: Page, from: Place, to: Place): TextLine[] {
  return page.lines.filter((line) => {
    const isAfter = page.number > from.page || isBelow(line, from);
    const isBefore = page.number < to.page || isAbove(line, to);
    return isAfter && isBefore;
  });
}

function isBelow(line: TextLine, place: Place): boolean {
  if (line.box && place.box) return (line.box[1] + line.box[3]) / 2 > place.box[3];
  return line.line !== undefined && place.line !== null && line.line > place.line;
}

function isAbove(line: TextLine, place: Place): boolean {
  if (line.box && place.box) return (line.box[1] + line.box[3]) / 2 < place.box[1];
  return line.line !== undefined && place.line !== null && line.line < place.line;
}

// specks and the letterhead that shines through from the back read as scattered letters
function isLegible(line: TextLine): boolean {
  const text = squash(lineText(line));
  const confidence = mean(line.words.map((word) => word.confidence));
  return text.length >= 4 && confidence >= 0.5;
}

function isTitle(text: string): boolean {
  const letters = text.replace(/\P{L}/gu, '');
  const capitals = letters.replace(/\P{Lu}/gu, '').length;
  const isCaption = /^(tabel|lampiran|table|annex)\b/i.test(text) || /^(\(?[A-Z0-9]{1,3}[.)])\s+\p{Lu}/u.test(text);
  const isLabel = /^[\p{L} ]{3,30}\s*:/u.test(text);
  return (letters.length >= 6 && capitals / letters.length > 0.7) || isCaption || isLabel;
}
