/** One line of a vocabulary file: which columns it has, what each may hold, and what is wrong with it. */
import { z } from 'zod';
import type { Entry } from './vocabulary.ts';

/**
 * What sort of alias it is: today's long and short form, other short forms, forms of the past, other spellings, and
 * wrong ones.
 */
export const EntryForm = z.enum([
  'name',
  'short',
  'abbreviation',
  'old-abbreviation',
  'old-name',
  'variant',
  'misspelling',
]);
export type EntryForm = z.infer<typeof EntryForm>;

/** Columns that every glossary may have; `sector` limits an alias to agencies of these sectors (`;` between them). */
export const entryColumns = [
  'kind',
  'alias',
  'canonical',
  'form',
  'from',
  'to',
  'basis',
  'source',
  'note',
  'sector',
] as const;

/** Columns without which a line says nothing. */
export const neededColumns = ['kind', 'alias', 'canonical'] as const;

const filled = z.string().min(1, 'must be filled');
const time = z
  .string()
  .refine((text) => text === '' || isDate(text), 'must be a year or a date such as 2019-06-28')
  .default('');
const text = z.string().default('');

/** The shape of a line; columns that a file does not have are empty, columns that only some files have are kept. */
const Line = z
  .object({
    kind: filled,
    alias: filled,
    canonical: filled,
    form: z.union([EntryForm, z.literal('')], `must be one of ${EntryForm.options.join(', ')}`).default(''),
    from: time,
    to: time,
    basis: text,
    source: text,
    note: text,
  })
  .catchall(z.string());

/** What columns that only some files have may hold. */
const extraShapes: readonly (readonly [column: string, shape: RegExp, rule: string])[] = [
  ['sector', /^(?:[a-z][a-z-]*(?:[; ][a-z][a-z-]*)*)?$/, 'must hold words such as "kesehatan", with ";" between them'],
  ['per', /^(?:[1-9]\d*)?$/, 'must be a whole number'],
];

/** The line with its form filled, or what is wrong with it, in words for the person who wrote it. */
export function readLine(record: Record<string, string>): { line: Entry } | { fault: string } {
  const parsed = Line.safeParse(record);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    const column = String(path[0] ?? '');
    return { fault: `${column} ${message}${record[column] ? `, not "${record[column]}"` : ''}` };
  }
  const { kind, alias, canonical, form, from, to, basis, source, note, ...fields } = parsed.data;
  for (const [column, shape, rule] of extraShapes) {
    if (!shape.test(fields[column] ?? '')) return { fault: `${column} ${rule}, not "${fields[column]}"` };
  }
  if (from !== '' && to !== '' && firstDay(from) > lastDay(to)) return { fault: `from ${from} comes after to ${to}` };
  const filledForm = form === '' ? formOf(alias) : form;
  return { line: { kind, alias, canonical, form: filledForm, from, to, basis, source, note, fields } };
}

/** The form of an alias whose line tells none: capitals without a space are an abbreviation. */
function formOf(alias: string): EntryForm {
  return /^\S*\p{Lu}\S*\p{Lu}\S*$/u.test(alias) ? 'abbreviation' : 'variant';
}

/** The first day of a year or date, as an ISO date. */
export function firstDay(time: string): string {
  return time.length === 4 ? `${time}-01-01` : time;
}

/** The last day of a year or date, as an ISO date. */
export function lastDay(time: string): string {
  return time.length === 4 ? `${time}-12-31` : time;
}

function isDate(text: string): boolean {
  if (!/^\d{4}(?:-\d{2}-\d{2})?$/.test(text)) return false;
  const date = new Date(`${firstDay(text)}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
