/** The fields of an indicator in the order of reading, with their labels and the text to show. */
import type { Evidence, Indicator } from '../../pipeline/model/meaning/dataset.ts';
import { indicatorFields, labelsOf } from '../../pipeline/model/meaning/fields.ts';

/** One field as shown to people; `key` is also its key in the evidence. */
export type ShownField = { key: string; label: string; values: string[]; note: string | null };

/** The label of a field or of a part of one; the key itself when it has none. */
export function fieldLabel(key: string): string {
  return labelsOf(key).en;
}

/** Every field that holds something, or that has evidence or an issue although it holds nothing. */
export function shownFields(row: Indicator, keepEmpty: ReadonlySet<string> = new Set()): ShownField[] {
  return indicatorFields.flatMap(({ key, shown }) => {
    const values = shown?.(row);
    if (values === undefined) return [];
    if (values.length === 0 && !keepEmpty.has(key) && evidenceOf(row, key) === null) return [];
    return [{ key, label: fieldLabel(key), values, note: noteOf(row, key) }];
  });
}

function noteOf(row: Indicator, key: string): string | null {
  if (key === 'unit' && row.unit?.derived) return 'concluded, not printed';
  return null;
}

/** The evidence of a field: its own, or that of one of its parts (`formula.numerator` for `formula`), else null. */
export function evidenceOf(row: Indicator, key: string): Evidence | null {
  const own = row.evidence[key];
  if (own) return own;
  const part = Object.keys(row.evidence).find((k) => k.startsWith(`${key}.`));
  return part === undefined ? null : (row.evidence[part] ?? null);
}

/** What a person decided about a value, in one sentence. */
export function decidedText({ as, by, on, read, why }: NonNullable<Evidence['decided']>): string {
  const before = as === 'right' ? '' : read === null ? '; nothing was read' : `; read "${read}"`;
  const told = `${as.replace('-', ' ')}, by ${by} on ${on.slice(0, 10)}${before}${why === undefined ? '' : `; ${why}`}`;
  return told.replace(turningSigns, '');
}

/** Signs that turn the direction of what follows: what a person typed may not turn the rest of the sentence. */
const turningSigns = /[\u202a-\u202e\u2066-\u2069]/g;

/** The keys of the fields of a row that somebody decided, each with its name. */
export function decidedFields(row: Indicator): { key: string; by: string }[] {
  return Object.entries(row.evidence).flatMap(([key, { decided }]) => (decided ? [{ key, by: decided.by }] : []));
}
