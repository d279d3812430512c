/** What the columns of a grid were taken for, told by where the fields of its rows were read. */
import type { Indicator } from '../../../pipeline/model/meaning/dataset.ts';
import type { Box } from '../../../pipeline/model/geometry.ts';
import type { Grid } from '../../../pipeline/model/reading/page.ts';
import { fieldLabel } from '../../dataset/fields.ts';

/** A place of a row on a page, and the field that was read there. */
export type FieldPlace = { row: Indicator; field: string; box: Box };

/** Every place on one page that a field of these rows was read from; a value over a page break has one on each. */
export function fieldPlaces(rows: readonly Indicator[], page: number): FieldPlace[] {
  return rows.flatMap((row) =>
    Object.entries(row.evidence).flatMap(([field, e]) =>
      (e.segments ?? [{ page: e.page, box: e.box }]).flatMap((s) =>
        s.page === page && s.box ? [{ row, field: field.split('.')[0] ?? field, box: s.box }] : [],
      ),
    ),
  );
}

/** The labels of the fields read from each column, in reading order; an empty text where nothing was taken. */
export function columnLabels(grid: Grid, places: readonly FieldPlace[]): string[] {
  const found = Array.from({ length: grid.columns }, () => new Map<string, number>());
  for (const { field, box } of places) {
    const x = (box[0] + box[2]) / 2;
    const y = (box[1] + box[3]) / 2;
    const cell = grid.cells.find((c) => c.box && x > c.box[0] && x < c.box[2] && y > c.box[1] && y < c.box[3]);
    if (cell) found[cell.column]?.set(field, (found[cell.column]!.get(field) ?? 0) + 1);
  }
  return found.map((counts) => {
    const most = Math.max(0, ...counts.values());
    // a cell or two in which two fields stand must not name the whole column
    const usual = [...counts].filter(([, n]) => n >= 0.3 * most).map(([field]) => fieldLabel(field));
    return [...new Set(usual)].join(', ');
  });
}
