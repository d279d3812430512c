/** What a search in a page looks at: the fields of the row itself, nothing of other rows. */
import type { Indicator } from '../../pipeline/model/meaning/dataset.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { indicatorFields } from '../../pipeline/model/meaning/fields.ts';

/** The texts that a row shows, folded; of its name and code alone where `isShort`. */
export function searchText(row: Indicator, isShort = false): string {
  const fields = isShort ? indicatorFields.filter(({ key }) => key === 'name' || key === 'code') : indicatorFields;
  const texts = fields.flatMap(({ key, shown }) => (isKey(key) ? [] : (shown?.(row) ?? [])));
  return foldText([...new Set(texts)].join(' '));
}

/** Keys of the vocabulary are found by the names that they stand for. */
const isKey = (key: string): boolean => key === 'terms' || key === 'concept';

/** The keys of the vocabulary that a row holds. */
export function keysOf({ terms, responsible, dataSources }: Indicator): string[] {
  const keys = [...terms, ...[...responsible, ...dataSources].flatMap(({ key }) => key ?? [])];
  return [...new Set(keys)];
}
