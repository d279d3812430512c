/** What a person sees of a field: its place, what was read there, and its value as they would write it. */
import type { Evidence, Indicator } from './dataset.ts';
import type { DecidedValue, Seen } from './decision.ts';
import { fieldOf, indicatorFields, rootOf } from './fields.ts';
import type { Box } from '../geometry.ts';
import type { YearValue } from './measure.ts';

/** The keys that a decision may name: fields, parts of a formula, years of targets. */
export function isDecidable(key: string): boolean {
  const field = fieldOf(key);
  if (field?.decided == null) return false;
  if (field.decided === 'formula') return /^formula(\.(text|numerator|denominator|multiplier))?$/.test(key);
  if (field.decided === 'years') return /^\w+\.(\d{4}|text)$/.test(key);
  return key === field.key;
}

/** The keys that can be decided, for people: `targets.YEAR` stands for every year. */
export const decidableKeys: readonly string[] = indicatorFields.flatMap(({ key, decided }) => {
  if (decided === null) return [];
  if (decided === 'years') return [`${key}.YEAR`];
  return decided === 'formula' ? [key, `${key}.numerator`, `${key}.denominator`, `${key}.multiplier`] : [key];
});

/** The cell that a field was read from, where it has one; of a year its own, where years stand in cells of their own. */
export function cellOf(row: Indicator, key: string): Evidence | null {
  const cell = row.evidence[rootOf(key)];
  if (!cell || fieldOf(key)?.decided !== 'years') return cell ?? null;
  const place = ofYear(row, key).find((value) => value.place)?.place;
  if (!place) return cell;
  const { confidence, inheritedFrom, decided } = cell;
  const raw = valueText(valueOf(row, key)) ?? '';
  return { raw, ...place, confidence, edits: [], inheritedFrom, ...(decided === undefined ? {} : { decided }) };
}

/** What was read for a field: the text of its cell, or for one of several years the text of that year. */
export function readingOf(row: Indicator, key: string): string {
  const field = fieldOf(key);
  const cell = cellOf(row, key);
  const isCell = field?.read !== null && field?.decided !== 'years';
  // what is no cell of its own is gone once it was decided, but for the mark
  const before = isCell ? undefined : row.evidence[key]?.decided;
  if (before) return before.read ?? '';
  return isCell ? (cell?.raw ?? '') : (valueText(valueOf(row, key)) ?? '');
}

/** What a person saw of a field of a row. Null for a row without any place. */
export function seenOf(row: Indicator, key: string): Seen | null {
  const place = cellOf(row, key) ?? row.evidence['name'] ?? Object.values(row.evidence)[0];
  if (!place) return null;
  const { page, box, line } = place;
  const read = readingOf(row, key);
  const name = row.evidence['name']?.raw ?? '';
  return { document: row.document, page, box, ...(line === undefined ? {} : { line }), read, row: name };
}

function ofYear(row: Indicator, key: string): YearValue[] {
  const year = key.split('.')[1];
  return row.targets.filter((target) => String(target.year ?? 'text') === year);
}

/** The value of a field as a person writes it; null for a key that is none. */
export function valueOf(row: Indicator, key: string): DecidedValue {
  return fieldOf(key)?.value(row, key.split('.')[1]) ?? null;
}

/** A value in one line; null for nothing. */
export function valueText(value: DecidedValue): string | null {
  return (Array.isArray(value) ? value.join(' | ') : value) || null;
}

const leastOverlap = 0.5; // of the smaller box: cells grow and shrink with the rules that are found

/** Whether two places are one: the same line of an export, or boxes of one page of which one covers half of the other. */
export function isSamePlace(
  a: { page: number; box: Box | null; line?: number | undefined },
  b: { page: number; box: Box | null; line?: number | undefined },
): boolean {
  if (a.page !== b.page) return false;
  if (!a.box || !b.box) return a.box === b.box && a.line === b.line;
  const width = Math.min(a.box[2], b.box[2]) - Math.max(a.box[0], b.box[0]);
  const height = Math.min(a.box[3], b.box[3]) - Math.max(a.box[1], b.box[1]);
  const area = ([x0, y0, x1, y1]: Box): number => Math.max((x1 - x0) * (y1 - y0), 1e-6);
  return width > 0 && height > 0 && width * height >= leastOverlap * Math.min(area(a.box), area(b.box));
}
