/** Which pages of a row are shown beside it. */
import type { PageScreen, RowAnswer } from '../../../../pipeline/model/review/answers.ts';

/** More are too small to read. */
const most = 2;

/**
 * The pages that a row has a piece on, two at most, in their order: both of a row that is cut by the end of a page. The pages of the
 * field that is looked at come before the others, those of cells of the row's own before the many of a merged cell.
 */
export function sheetsInSight(
  { fields }: Pick<RowAnswer, 'fields'>,
  at: number,
  sheets: readonly PageScreen[],
): PageScreen[] {
  const active = fields[at]?.segments ?? [];
  const own = fields.filter(({ shared, key }) => shared === 1 || key === 'name').flatMap(({ segments }) => segments);
  const wanted = [...new Set([...active, ...own].map(({ page }) => page))];
  const shown = wanted.flatMap((page) => sheets.find((sheet) => sheet.page === page) ?? []).slice(0, most);
  return (shown.length > 0 ? shown : sheets.slice(0, 1)).toSorted((a, b) => a.page - b.page);
}
