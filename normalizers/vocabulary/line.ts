/** One line of a vocabulary file: which columns it has, what each may hold, and what is wrong with it. */

/**
 * What sort of alias it is: today's long and short form, other short forms, forms of the past, other spellings, and
 * wrong ones.
 */
const entryForms = ['name', 'short', 'abbreviation', 'old-abbreviation', 'old-name', 'variant', 'misspelling'] as const;
type EntryForm = (typeof entryForms)[number];

/**
 * One alias: what is written, what it means, and of what kind that is. `form` says what sort of alias it is; `from` and
 * `to` are the first and last year (or ISO date) of use, `basis` the legal ground, `source` where it was seen; each is
 * empty when unknown. `fields` holds columns only some files have, `sector` among them.
 */
export type Entry = {
  kind: string;
  alias: string;
  canonical: string;
  form: EntryForm;
  from: string;
  to: string;
  basis: string;
  source: string;
  note: string;
  fields: Record<string, string>;
};

/** Columns that are fields of an entry itself; all others are kept in its `fields`. */
const ownColumns = ['kind', 'alias', 'canonical', 'form', 'from', 'to', 'basis', 'source', 'note'] as const;

/** Columns that every glossary may have; `sector` limits an alias to agencies of these sectors (`;` between them). */
export const entryColumns = [...ownColumns, 'sector'] as const;

/** Columns without which a line says nothing. */
export const neededColumns = ['kind', 'alias', 'canonical'] as const;

/** What a column may hold when it is filled, and that in words for the person who wrote it. */
type Shape = { column: string; isNeeded?: boolean; fits: (text: string) => boolean; rule: string };

/** A column that is not named here may hold anything, and one that a file lacks is empty. */
const shapes: readonly Shape[] = [
  ...neededColumns.map((column): Shape => ({
    column,
    isNeeded: true,
    fits: isOneLine,
    rule: 'must be filled, without a line break',
  })),
  { column: 'form', fits: isForm, rule: `must be one of ${entryForms.join(', ')}` },
  { column: 'from', fits: isTime, rule: 'must be a year or a date such as 2019-06-28' },
  { column: 'to', fits: isTime, rule: 'must be a year or a date such as 2019-06-28' },
  { column: 'sector', fits: areSectors, rule: 'must hold words such as "kesehatan", with ";" between them' },
  { column: 'per', fits: (text) => /^[1-9]\d*$/.test(text), rule: 'must be a whole number' },
];

/** The line with its form filled, or what is wrong with it, in words for the person who wrote it. */
export type ReadLine = (cells: readonly string[]) => { line: Entry } | { fault: string };

/** Reads the lines of a file with these columns; cells are in their order, and the last ones may be missing. */
export function lineReader(columns: readonly string[]): ReadLine {
  const [kind, alias, canonical, form, from, to, basis, source, note] = ownColumns.map((one) => columns.indexOf(one));
  const told = shapes.map((shape) => ({ ...shape, at: columns.indexOf(shape.column) })).filter(({ at }) => at >= 0);
  const extra = columns.map((column, at) => ({ column, at })).filter(({ column }) => !isOwn(column));
  const faultOf = (cells: readonly string[]): string | null => {
    for (const { at, column, isNeeded, fits, rule } of told) {
      const text = cells[at] ?? '';
      if (text === '' ? isNeeded : !fits(text)) return `${column} ${rule}${quoted(text)}`;
    }
    return null;
  };
  return (cells) => {
    const fault = faultOf(cells);
    if (fault !== null) return { fault };
    const fields: Record<string, string> = {};
    for (const { column, at } of extra) fields[column] = cells[at] ?? '';
    const line: Entry = {
      kind: cells[kind!] ?? '',
      alias: cells[alias!] ?? '',
      canonical: cells[canonical!] ?? '',
      form: formOf(cells[form!] ?? '', cells[alias!] ?? ''),
      from: cells[from!] ?? '',
      to: cells[to!] ?? '',
      basis: cells[basis!] ?? '',
      source: cells[source!] ?? '',
      note: cells[note!] ?? '',
      fields,
    };
    const isLate = line.from !== '' && line.to !== '' && firstDay(line.from) > lastDay(line.to);
    return isLate ? { fault: `from ${line.from} comes after to ${line.to}` } : { line };
  };
}

function quoted(text: string): string {
  return text === '' ? '' : `, not "${text.replace(/\n/g, ' ')}"`;
}

/** The form that a line tells; when it tells none, capitals without a space are an abbreviation. */
function formOf(told: string, alias: string): EntryForm {
  if (isForm(told)) return told;
  return /^\S*\p{Lu}\S*\p{Lu}\S*$/u.test(alias) ? 'abbreviation' : 'variant';
}

function isOwn(column: string): boolean {
  return (ownColumns as readonly string[]).includes(column);
}

function areSectors(text: string): boolean {
  return /^[a-z][a-z-]*(?:[; ][a-z][a-z-]*)*$/.test(text);
}

function isOneLine(text: string): boolean {
  return !text.includes('\n');
}

function isForm(text: string): text is EntryForm {
  return (entryForms as readonly string[]).includes(text);
}

/** The first day of a year or date, as an ISO date. */
export function firstDay(time: string): string {
  return time.length === 4 ? `${time}-01-01` : time;
}

/** The last day of a year or date, as an ISO date. */
export function lastDay(time: string): string {
  return time.length === 4 ? `${time}-12-31` : time;
}

function isTime(text: string): boolean {
  if (!/^\d{4}(?:-\d{2}-\d{2})?$/.test(text)) return false;
  const date = new Date(`${firstDay(text)}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
