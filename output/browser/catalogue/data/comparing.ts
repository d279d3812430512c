/** What stands beside a concept: its indicators, and what each is to it. */
import { foldText } from '../../../../pipeline/model/print/fold.ts';
import type { Holdings } from '../opened/holdings.ts';
import type { Relation } from './reasons-told.ts';
import type { Table } from '../opened/table.ts';

export type Beside = { row: number; relation: Relation; because: string };

const order: readonly Relation[] = ['exact', 'close', 'narrower', 'broader', 'related'];

/** The indicators beside a concept that count, or all of them; the nearest first, then by agency and year. */
export function besideOf(held: Holdings, members: Table, concept: number, withOthers: boolean): Beside[] {
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
    .filter(({ row }) => row >= 0 && (withOthers || held.isCounted(row)))
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
