/** Which page each line of a cell stands on: a cell goes on over the pages of its segments, and its lines do not tell. */
import type { TextLine } from './text.ts';

/** For each line how many pages of its cell lie before its own: a page begins where a line stands wholly above the one before. */
export function pagesBefore(lines: readonly Pick<TextLine, 'box'>[]): number[] {
  let page = 0;
  let last: TextLine['box'] = null;
  return lines.map(({ box }) => {
    if (box && last && box[3] < last[1]) page++;
    last = box ?? last;
    return page;
  });
}
