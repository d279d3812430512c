/** Documents that people decided whole, as truth files for `ikat eval`. */
import { applyDecisions } from '../../normalizers/decided/decided.ts';
import { lastDecisions, rowsByDocument, rowSeen, rowsOfField } from '../../normalizers/decided/held.ts';
import type { Vocabulary } from '../../normalizers/vocabulary/vocabulary.ts';
import { documentKey } from '../../output/scores/located-rows.ts';
import { addTo } from '../model/groups.ts';
import type { Dataset, Indicator } from '../model/meaning/dataset.ts';
import type { Decision } from '../model/meaning/decision.ts';
import { rootOf } from '../model/meaning/fields.ts';
import { isDecidable } from '../model/meaning/seen.ts';
import type { Truth, TruthRow } from '../model/truth/truth.ts';

/** `left` are documents with decisions of which some row is not decided yet, and how many. */
export type DecidedTruths = { truths: Truth[]; left: { file: string; open: number; rows: number }[] };

/**
 * A truth for each document of which every row is decided: one that is half done would count its other rows as invented. A
 * field that nobody decided is null, and not scored; so is one that nobody can read.
 */
export function truthsOf(read: Dataset, all: readonly Decision[], vocabulary: Vocabulary): DecidedTruths {
  const { decisions } = lastDecisions(all);
  const decidedOf = decidedFields(decisions, read);
  const { dataset } = applyDecisions(read, all, vocabulary);
  const before = rowsByDocument(read.indicators);
  const after = rowsByDocument(dataset.indicators);
  const truths = new Map<string, Truth>();
  const left: DecidedTruths['left'] = [];
  for (const document of read.documents) {
    const rows = before.get(document.id) ?? [];
    const decided = rows.filter(({ id }) => decidedOf.has(id)).length;
    const added = decisions.some((one) => one.decided === 'missing-row' && one.seen.document === document.id);
    if (decided === 0 && !added) continue;
    const open = rows.filter(({ id }) => !isWhole(decidedOf.get(id)));
    const key = documentKey(document.file);
    if (open.length > 0) left.push({ file: document.file, open: open.length, rows: rows.length });
    // two scans of one paper have one truth: the first that is decided
    else if (!truths.has(key)) {
      const own = (after.get(document.id) ?? []).map((row) => truthRow(row, decidedOf.get(row.id)));
      truths.set(key, { key, year: document.year, rows: own });
    }
  }
  return { truths: [...truths.values()], left };
}

/** The fields of each row that people decided; `row` where they decided about the whole. */
function decidedFields(decisions: readonly Decision[], { indicators }: Dataset): Map<string, Set<string>> {
  const rowsOf = rowsByDocument(indicators);
  const fields = new Map<string, string[]>();
  for (const one of decisions) {
    if (!('seen' in one) || one.decided === 'withdrawn') continue;
    const rows = rowsOf.get(one.seen.document) ?? [];
    if ('field' in one) {
      const found = isDecidable(one.field) ? rowsOfField(one, rows) : { rows: [] };
      const sure = one.decided === 'unreadable' ? [] : 'rows' in found ? found.rows : [];
      for (const { id } of sure) addTo(fields, id, rootOf(one.field));
    } else if (one.decided !== 'missing-row') {
      const seen = [one.seen, ...(one.decided === 'merged' ? one.with : [])];
      const found = seen.map((each) => rowSeen(each, rows));
      for (const { id } of found.flatMap((each) => ('rows' in each ? each.rows : []))) addTo(fields, id, 'row');
    }
  }
  return new Map([...fields].map(([id, keys]) => [id, new Set(keys)]));
}

const isWhole = (fields: ReadonlySet<string> | undefined): boolean =>
  fields?.has('name') === true || fields?.has('row') === true;

function truthRow(row: Indicator, decided: ReadonlySet<string> = new Set()): TruthRow {
  const { name, objective, formula, responsible, dataSources } = row;
  // a row that somebody added, cut or put together says only what they typed
  const isTyped = (key: string): boolean =>
    Object.keys(row.evidence).some((one) => rootOf(one) === key && row.evidence[one]?.decided);
  const has = (key: string): boolean => decided.has(key) || isTyped(key);
  const { numerator, denominator, multiplier } = formula;
  const isRatio = numerator !== null && denominator !== null;
  const texts = (entries: readonly { text: string }[]): string | null =>
    entries.map(({ text }) => text).join('; ') || null;
  return {
    indicator: name ?? '',
    objective: has('objective') ? objective : null,
    ratio: has('formula') && isRatio ? { numerator, denominator, multiplier: multiplier ?? 1 } : null,
    responsible: has('responsible') ? texts(responsible) : null,
    dataSource: has('dataSources') ? texts(dataSources) : null,
  };
}
