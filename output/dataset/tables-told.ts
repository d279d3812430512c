/** What is told of the tables of a document, in words. */
import type { DatasetDocument, DocumentTable } from '../../pipeline/model/meaning/dataset.ts';

/** "it holds no table", "it holds work-plan (page 3, 12 rows), other (page 4)". */
export function whatItHolds({ otherTables }: Pick<DatasetDocument, 'otherTables'>): string {
  if (otherTables.length === 0) return 'it holds no table';
  const shown = otherTables.slice(0, mostShown).map(tableText);
  const more = otherTables.length - shown.length;
  return `it holds ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

const mostShown = 4;

/** "work-plan (page 3, 12 rows)"; rows of one level of a table that was taken: "programme of iku (page 3, 2 rows)". */
function tableText({ kind, pages, rows, level, score }: DocumentTable): string {
  const doubt = kind === 'iku' && level === null ? ` in doubt (${Math.round(100 * score)} %)` : '';
  const counted = rows === 0 ? '' : `, ${rows === 1 ? '1 row' : `${rows} rows`}`;
  return `${level === null ? '' : `${level} of `}${kind}${doubt} (page ${pages.join(', ')}${counted})`;
}
