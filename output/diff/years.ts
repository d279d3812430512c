/** Two years of one agency: what became of each indicator, and its targets over the years in one table. */
import type { DatasetDiff, RowChange } from '../../pipeline/model/meaning/difference.ts';
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
    const own = alignments.filter(
      (one) => one.old.some((r) => r.document === old.id) || one.new.some((r) => r.document === fresh.id),
    );
    const rows = own.map((one): AgencyYears['rows'][number] => {
      const says = saidOf.get(one) ?? [];
      // a row that stands elsewhere or is set otherwise is the same indicator
      const told = says.filter((edit) => !['form', 'reading', 'moved'].includes(edit));
      return {
        name: one.new[0]?.name ?? one.old[0]?.name ?? null,
        became: told.length === 0 ? ['unchanged'] : told,
        targets: targetsOf(one.old, one.new),
      };
    });
    const sides = { old: { file: old.file, year: old.year }, new: { file: fresh.file, year: fresh.year } };
    return [{ agency: fresh.agency, ...sides, rows }];
  });
}

function targetsOf(old: readonly Indicator[], fresh: readonly Indicator[]): AgencyYears['rows'][number]['targets'] {
  const texts = (rows: readonly Indicator[]): Map<string, string> =>
    new Map(
      rows.flatMap(({ targets }) => targets.map(({ year, text }): [string, string] => [String(year ?? ''), text])),
    );
  const [a, b] = [texts(old), texts(fresh)];
  const years = [...new Set([...a.keys(), ...b.keys()])].sort();
  return Object.fromEntries(years.map((year) => [year, { old: a.get(year) ?? null, new: b.get(year) ?? null }]));
}
