/** Where a row stands on paper: one strip a page with its cells, and apart from it the cells merged over many rows. */
import type { Indicator } from '../../pipeline/model/meaning/dataset.ts';
import { fieldOf, rootOf } from '../../pipeline/model/meaning/fields.ts';
import { unite } from '../../pipeline/model/around.ts';
import type { Box } from '../../pipeline/model/geometry.ts';

/** A place to show; `field` ties it to the field that lights up with it. */
type Mark = { box: Box; field: string };

/** A piece of a page to show: the cells in a box. `apart` is the field of a merged cell, null for the row itself. */
export type Place = { page: number; box: Box; cells: Box[]; marks: Mark[]; apart: string | null };

type Placed = Mark & { page: number; shared: boolean };

/** All places of a row, in page order; empty for text exports, which have no boxes. */
export function placesOf(row: Indicator): Place[] {
  const marks = marksOf(row);
  const pages = [...new Set(marks.map((m) => m.page))].sort((a, b) => a - b);
  return pages.flatMap((page) =>
    placesOnPage(
      page,
      marks.filter((m) => m.page === page),
    ),
  );
}

function marksOf(row: Indicator): Placed[] {
  const years = row.targets.flatMap(({ place }): Placed[] =>
    place?.box ? [{ page: place.page, box: place.box, field: 'targets', shared: false }] : [],
  );
  return Object.entries(row.evidence)
    .flatMap(([key, evidence]) => {
      const segments = evidence.segments ?? [{ page: evidence.page, box: evidence.box }];
      const field = rootOf(key);
      // a cell of many rows must not stretch the strip of one
      const shared = fieldOf(field)?.shared === true || evidence.inheritedFrom !== null;
      return segments.flatMap(({ page, box }) => (box ? [{ page, box, field, shared }] : []));
    })
    .concat(years);
}

/** Points by which a shared cell may stand out over a row that is its only one: cells of a tilted page are not level. */
const outstanding = 12;

function placesOnPage(page: number, marks: Placed[]): Place[] {
  const all = unite(marks.map((m) => m.box));
  if (!all) return [];
  const own = unite(marks.filter((m) => !m.shared).map((m) => m.box));
  if (!own) return marks.map((mark) => apartOf(page, mark));
  const isOwn = ({ box, shared }: Placed): boolean =>
    !shared || (box[1] > own[1] - outstanding && box[3] < own[3] + outstanding);
  const inside = marks.filter(isOwn);
  const strip = unite(inside.map((m) => m.box)) ?? own;
  const apart = marks.filter((mark) => !isOwn(mark)).map((mark) => apartOf(page, mark));
  return [{ page, box: strip, cells: inside.map((m) => m.box), marks: inside.map(markOf), apart: null }, ...apart];
}

const markOf = ({ box, field }: Placed): Mark => ({ box, field });

const apartOf = (page: number, mark: Placed): Place => ({
  page,
  box: mark.box,
  cells: [mark.box],
  marks: [markOf(mark)],
  apart: mark.field,
});
