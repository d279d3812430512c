/** A row as search and filters see it: short enough that a page can carry those of a whole run. */
import type { Indicator } from '../../pipeline/model/meaning/dataset.ts';
import { rootOf } from '../../pipeline/model/meaning/fields.ts';
import type { Issue } from '../../pipeline/model/issue.ts';
import { decidedFields } from '../dataset/fields.ts';
import { keysOf, searchText } from '../dataset/search-text.ts';
import { needsLook } from './doubt.ts';

/** `text` is folded, `keys` are those of the vocabulary, `marks` the values that filters compare: `look`, `error`, `in:formula`. */
export type Findable = {
  id: string;
  code: string | null;
  name: string | null;
  confidence: number;
  marks: string[];
  keys: string[];
  text: string;
};

/** What can be found of a row; of its texts the name alone where `isShort`. */
export function findable(row: Indicator, issues: readonly Issue[], isShort = false): Findable {
  const { id, code, name, confidence } = row;
  const fields = issues.flatMap(({ field }) => (field === null ? [] : [`in:${rootOf(field)}`]));
  const marks = [
    ...(needsLook(row, issues) ? ['look'] : []),
    ...(issues.length === 0 ? ['none'] : issues.map(({ severity }) => severity)),
    ...(decidedFields(row).length > 0 ? ['decided'] : []),
    ...fields,
  ];
  return {
    id,
    code,
    name,
    confidence,
    marks: [...new Set(marks)],
    keys: keysOf(row),
    text: searchText(row, isShort),
  };
}
