/** Where a row stands on paper: one strip a page with its marks, and apart from it the cells merged over many rows. */
import type { Indicator } from '../../pipeline/model/meaning/dataset.ts';
import { fieldOf } from '../../pipeline/model/meaning/fields.ts';
import { unite, type Box } from '../../pipeline/model/geometry.ts';
import { fieldLabel } from '../dataset/fields.ts';
import type { Mark } from './crop.ts';

/** A piece of a page to show; `caption` says why a piece stands apart, null for the row itself. */
export type Place = { page: number; box: Box; marks: Mark[]; caption: string | null };

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
  return Object.entries(row.evidence).flatMap(([field, evidence]) => {
    const segments = evidence.segments ?? [{ page: evidence.page, box: evidence.box }];
    const key = field.split('.')[0] ?? field;
    // a cell of many rows must not stretch the strip of one
    const shared = fieldOf(key)?.shared === true || evidence.inheritedFrom !== null;
    return segments.flatMap((s) =>
      s.box ? [{ page: s.page, box: s.box, field: key, label: fieldLabel(field), shared }] : [],
    );
  });
}

function placesOnPage(page: number, marks: Placed[]): Place[] {
  const own = unite(marks.filter((m) => !m.shared).map((m) => m.box));
  const all = unite(marks.map((m) => m.box));
  if (!all) return [];
  if (!own) return [{ page, box: all, marks, caption: null }];
  const strip: Box = [all[0], own[1], all[2], own[3]];
  const height = Math.max(own[3] - own[1], 12); // points; about one line of print
  const apart: Placed[] = [];
  for (const mark of marks.filter((m) => m.shared)) {
    const seen = Math.min(mark.box[3], own[3]) - Math.max(mark.box[1], own[1]);
    const hidden = mark.box[3] - mark.box[1] - Math.max(seen, 0);
    if (hidden > height && seen < (mark.box[3] - mark.box[1]) / 2) apart.push(mark);
    else {
      strip[1] = Math.min(strip[1], mark.box[1]);
      strip[3] = Math.max(strip[3], mark.box[3]);
    }
  }
  return [{ page, box: strip, marks, caption: null }, ...piecesApart(page, apart)];
}

function piecesApart(page: number, apart: readonly Placed[]): Place[] {
  return apart.map((m) => ({ page, box: m.box, marks: [m], caption: `${m.label}, merged over several rows` }));
}
