/** Two years of one agency: what became of each indicator, and its targets over the years in one table. */
import type { DatasetDiff, FieldChange, RowChange } from '../../pipeline/model/meaning/difference.ts';
import type { Indicator } from '../../pipeline/model/meaning/dataset.ts';
import type { RowAlignment } from './align-document.ts';
import type { DocumentPair } from './documents.ts';

type AgencyYears = DatasetDiff['years'][number];

/** For each pair of documents of one agency and different years, all rows in the order of the newer one. */
export function yearsOf(
  pairs: readonly DocumentPair[],
  alignments: readonly RowAlignment[],
  saidOf: ReadonlyMap<RowAlignment, RowChange['says']>,
): AgencyYears[] {
  return pairs.flatMap(({ old, new: fresh }): AgencyYears[] => {
    if (!old || !fresh || old.year === null || fresh.year === null || old.year === fresh.year) return [];
    if (old.agency === null || old.agency !== fresh.agency) return [];
    const rowsOf = alignments.filter(
      (one) => one.old.some((r) => r.document === old.id) || one.new.some((r) => r.document === fresh.id),
    );
    const rows = rowsOf.map((one): AgencyYears['rows'][number] => {
      const says = saidOf.get(one) ?? [];
      // a row that stands elsewhere or is set otherwise is the same indicator
      const own = says.filter((edit) => !['form', 'reading', 'moved'].includes(edit));
      // of rows that were cut or put together the halves are worded otherwise, of course
      const regrouped = own.filter((edit) => edit === 'split' || edit === 'merged');
      const told = regrouped.length > 0 ? regrouped : own;
      const names = (one.new.length > 0 ? one.new : one.old).flatMap(({ name }) => name ?? []);
      return {
        name: names.length === 0 ? null : names.join(' | '),
        became: told.length === 0 ? ['unchanged'] : told,
        targets: targetsOf(one.old, one.new),
      };
    });
    const sides = { old: { file: old.file, year: old.year }, new: { file: fresh.file, year: fresh.year } };
    return [{ agency: fresh.agency, ...sides, rows }];
  });
}

/**
 * What changed of a row between papers of two years. A year that only one of them has a target for is told in the table of years
 * and is no new target: only where no year is in both, and other values are asked for, are the targets themselves new.
 */
export function withoutOtherYears(
  fields: FieldChange[],
  old: readonly Indicator[],
  fresh: readonly Indicator[],
): FieldChange[] {
  const valuesOf = (rows: readonly Indicator[]): Map<string, string> =>
    new Map(
      rows.flatMap(({ targets }) =>
        targets.map(({ year, value, text }): [string, string] => [`targets.${year}`, String(value ?? text)]),
      ),
    );
  const [a, b] = [valuesOf(old), valuesOf(fresh)];
  const isShared = [...a.keys()].some((year) => b.has(year));
  const isSame = [...a.values()].join(' ') === [...b.values()].join(' ');
  if (a.size === 0 || b.size === 0 || (!isShared && !isSame)) return fields;
  return fields.filter(({ field }) => !/^targets\.\d{4}$/.test(field) || (a.has(field) && b.has(field)));
}

function targetsOf(old: readonly Indicator[], fresh: readonly Indicator[]): AgencyYears['rows'][number]['targets'] {
  const texts = (rows: readonly Indicator[]): Map<string, string> => {
    const told = new Map<string, string>();
    for (const { year, text } of rows.flatMap(({ targets }) => targets)) {
      const known = told.get(String(year ?? ''));
      told.set(String(year ?? ''), known === undefined ? text : `${known} | ${text}`);
    }
    return told;
  };
  const [a, b] = [texts(old), texts(fresh)];
  const years = [...new Set([...a.keys(), ...b.keys()])].sort();
  return Object.fromEntries(years.map((year) => [year, { old: a.get(year) ?? null, new: b.get(year) ?? null }]));
}
