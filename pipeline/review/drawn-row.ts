/** A box that a reviewer drew around a row: what stands in it, put into the columns of a row that was found. */
import type { Picture } from '../../output/report/page-data.ts';
import type { Indicator } from '../model/meaning/dataset.ts';
import type { DecidedValue } from '../model/meaning/decision.ts';
import { fieldOf, indicatorFields } from '../model/meaning/fields.ts';
import type { Box } from '../model/geometry.ts';
import type { Page } from '../model/reading/page.ts';
import type { ReadAnswer } from '../model/review/answers.ts';
import { wordsIn } from './readings.ts';

/** The file that a page was read from, and how far the page was turned then. */
export type PageSource = { path: string; document: string; page: number; turned: 0 | 90 | 180 | 270 };

/** A box (points) of a page of so many points, with the small picture of the page; `source` is null where none is known. */
export type AskedBox = {
  picture: Uint8Array;
  sheet: { width: number; height: number };
  box: Box;
  source: PageSource | null;
};

/** Recognises the text in a box, in the file itself where that is still there. */
export type ReadBox = (asked: AskedBox) => Promise<{ text: string; from: 'source' | 'picture' }>;

type Drawn = { box: Box; like: Indicator | null; page: Page | null; source: PageSource | null };

/**
 * The values in a box, by field. Words that were read with the page come first, as they were read at the full resolution of
 * the scan; where there are none, letters are recognised on the page itself, or on its picture. Columns are those of the row `like`;
 * without one everything is the name.
 */
export async function readDrawn(
  { box, like, page, source }: Drawn,
  picture: Picture | null,
  open: (file: string) => Promise<Uint8Array>,
  readBox: ReadBox,
): Promise<ReadAnswer> {
  const columns = like ? columnsOf(like, box) : [];
  const cells = columns.length > 0 ? columns : [{ field: 'name', box }];
  const hasWords = page !== null && wordsIn(page, box).length > 0;
  const bytes = hasWords || picture === null ? null : await open(picture.file);
  const values: Record<string, DecidedValue> = {};
  let how: ReadAnswer['how'] = hasWords ? 'words' : 'picture';
  for (const cell of cells) {
    let text = '';
    if (hasWords) text = textIn(page, cell.box);
    else if (bytes && picture) {
      const read = await readBox({ picture: bytes, sheet: picture, box: cell.box, source });
      [text, how] = [read.text, read.from];
    }
    const squeezed = text.replace(/\s+/g, ' ').trim();
    if (squeezed !== '') values[cell.field] = fieldOf(cell.field)?.decided === 'list' ? [squeezed] : squeezed;
  }
  return { values, how };
}

const textIn = (page: Page, box: Box): string =>
  wordsIn(page, box)
    .map((word) => word.text)
    .join(' ');

/** The part of the box in each column of a row, where one text is the whole field. */
function columnsOf(row: Indicator, [x0, y0, x1, y1]: Box): { field: string; box: Box }[] {
  const kinds = new Set(['text', 'list', 'formula']);
  const fields = indicatorFields.filter(({ key, decided }) => kinds.has(decided ?? '') && row.evidence[key]?.box);
  const seen = new Set<string>();
  return fields.flatMap(({ key }) => {
    const cell = row.evidence[key]!.box!;
    const [left, right] = [Math.max(x0, cell[0]), Math.min(x1, cell[2])];
    // two fields that were read from one cell are one text
    if (right - left < 4 || seen.has(cell.join())) return [];
    seen.add(cell.join());
    return [{ field: key, box: [left, y0, right, y1] as Box }];
  });
}
