/** A box that a reviewer drew around a row: what stands in it, put into the columns of a row that was found. */
import type { Picture } from '../../output/report/page-data.ts';
import type { Indicator } from '../model/meaning/dataset.ts';
import type { DecidedValue } from '../model/meaning/decision.ts';
import { fieldOf, indicatorFields } from '../model/meaning/fields.ts';
import type { Box } from '../model/geometry.ts';
import type { Page } from '../model/reading/page.ts';
import type { ReadAnswer } from '../model/review/answers.ts';
import { wordsIn } from './readings.ts';

/** Recognises the text in a box (points) of a picture file of so many points. */
export type ReadBox = (picture: Uint8Array, box: Box, sheet: { width: number; height: number }) => Promise<string>;

type Drawn = { box: Box; like: Indicator | null; page: Page | null };

/**
 * The values in a box, by field. Words that were read with the page come first, as they were read at the full resolution of
 * the scan; where there are none, letters are recognised on the page's picture. Columns are those of the row `like`;
 * without one everything is the name.
 */
export async function readDrawn(
  { box, like, page }: Drawn,
  picture: Picture | null,
  open: (file: string) => Promise<Uint8Array>,
  readBox: ReadBox,
): Promise<ReadAnswer> {
  const columns = like ? columnsOf(like, box) : [];
  const cells = columns.length > 0 ? columns : [{ field: 'name', box }];
  const hasWords = page !== null && wordsIn(page, box).length > 0;
  const bytes = hasWords || picture === null ? null : await open(picture.file);
  const values: Record<string, DecidedValue> = {};
  for (const cell of cells) {
    const text = hasWords
      ? wordsIn(page, cell.box)
          .map((word) => word.text)
          .join(' ')
      : bytes && picture
        ? await readBox(bytes, cell.box, picture)
        : '';
    const squeezed = text.replace(/\s+/g, ' ').trim();
    if (squeezed !== '') values[cell.field] = fieldOf(cell.field)?.decided === 'list' ? [squeezed] : squeezed;
  }
  return { values, how: hasWords ? 'words' : 'ocr' };
}

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
