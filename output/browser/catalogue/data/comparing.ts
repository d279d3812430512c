/** What stands beside a concept: its indicators, what each is to it, and whether their values can stand in one column. */
import { foldText } from '../../../../pipeline/model/print/fold.ts';
import { number } from '../../kit/language.ts';
import { labelOf } from '../../kit/labels.ts';
import { keyWord, tell } from '../opened/wording.ts';
import { entriesOf, type Holdings } from '../opened/holdings.ts';
import type { Relation } from './reasons-told.ts';
import type { Table } from '../opened/table.ts';

export type Beside = { row: number; relation: Relation; because: string };

const order: readonly Relation[] = ['exact', 'close', 'narrower', 'broader', 'related'];

/** The indicators beside a concept, the nearest first, then by agency and year. */
export function besideOf(held: Holdings, members: Table, concept: number): Beside[] {
  const rows = members.rows('indicator');
  const { agencyOf, documentOf, agencies, documents } = held;
  const name = (row: number): string => agencies.texts('name').of(agencyOf[row]!) ?? '';
  const year = (row: number): number => documents.numbers('year')[documentOf[row]!] ?? 0;
  return members
    .of('concept', concept)
    .map((at): Beside => ({
      row: rows[at]!,
      relation: (members.texts('relation').of(at) ?? 'related') as Relation,
      because: members.texts('because').of(at) ?? '',
    }))
    .filter(({ row }) => row >= 0)
    .sort(
      (a, b) =>
        order.indexOf(a.relation) - order.indexOf(b.relation) ||
        name(a.row).localeCompare(name(b.row), 'id') ||
        year(b.row) - year(a.row),
    );
}

/** What most of these rows have in a column, by folded text; null where there is none. */
export function usualOf(held: Holdings, rows: readonly number[], column: string): string | null {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const text = foldText(held.indicators.texts(column).of(row) ?? '') || (held.indicators.texts(column).of(row) ?? '');
    if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? null;
}

export type Verdict = { can: 'yes' | 'care' | 'no' | 'alone'; reasons: string[] };

/** Findings about formulas that say how they were read, and nothing of what their authors count. */
const ofReading = ['formula-unparsed', 'formula-words-differ'];

/**
 * Whether the values of the exact and close rows can stand in one column: not where they count otherwise or in other units; with care where a formula,
 * a scope or a unit leaves it open.
 */
export function canStandTogether(held: Holdings, beside: readonly Beside[]): Verdict {
  const own = beside.filter(({ relation }) => relation === 'exact' || relation === 'close');
  const { indicators, agencyOf, documentOf } = held;
  const column = (name: string) => own.map(({ row }) => indicators.texts(name).of(row));
  const owners = new Set(own.map(({ row }) => (agencyOf[row]! < 0 ? `d${documentOf[row]!}` : agencyOf[row]!)));
  const documents = new Set(own.map(({ row }) => documentOf[row]!));
  if (documents.size < 2) return { can: 'alone', reasons: [tell('verdictOneAgency')] };
  const measures = counted(column('measure'));
  const units = counted(column('unit'));
  const against: string[] = [];
  if (measures.length > 1)
    against.push(
      tell(
        'verdictMeasures',
        listed(measures, (kind) => keyWord('measure', kind).toLowerCase()),
      ),
    );
  if (units.length > 1)
    against.push(
      tell(
        'verdictUnits',
        listed(units, (unit) => unit),
      ),
    );
  if (against.length > 0) return { can: 'no', reasons: against };
  const care: string[] = [];
  const close = own.filter(({ relation }) => relation === 'close').length;
  if (close > 0) care.push(tell(close === 1 ? 'verdictCloseOne' : 'verdictClose', number(close)));
  const otherFormula = own.filter(({ row }) =>
    entriesOf(indicators.texts('issues').of(row)).some(
      (code) =>
        (code.startsWith('formula-') && !ofReading.includes(code)) || code === 'concept-same-name-other-formula',
    ),
  ).length;
  if (otherFormula > 0)
    care.push(tell(otherFormula === 1 ? 'verdictFormulaOne' : 'verdictFormulas', number(otherFormula)));
  const noUnit = column('unit').filter((unit) => unit === null).length;
  if (noUnit > 0 && units.length > 0)
    care.push(tell(noUnit === 1 ? 'verdictNoUnitOne' : 'verdictNoUnit', number(noUnit)));
  if (units.length === 0) care.push(tell('verdictUnitsUnknown'));
  if (care.length > 0) return { can: 'care', reasons: care };
  return {
    can: 'yes',
    reasons: [
      owners.size < 2
        ? tell('verdictSameAgency', number(documents.size))
        : tell('verdictSame', number(owners.size), `${labelOf('unit').toLowerCase()} ${units[0]![0]}`),
    ],
  };
}

function counted(values: readonly (string | null)[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

const listed = (values: readonly [string, number][], words: (value: string) => string): string =>
  values.map(([value, count]) => `${words(value)} (${number(count)})`).join(', ');
