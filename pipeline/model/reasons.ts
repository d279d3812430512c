/** Why something is missing from a run, the commonest reasons first: of thousands of lines nobody reads the second screen. */
import type { Refusal } from './errors.ts';
import { addTo } from './groups.ts';

/** A reason with its count of pages and documents, its remedy, and where it came up first. */
export type Reason = { code: Refusal['code']; count: number; remedy: string; file: string; page: number | null };

const reasonsShown = 10;

/** The commonest reasons of these refusals; of equals that comes first whose code does. */
export function commonestReasons(refusals: readonly Refusal[]): Reason[] {
  const byCode = new Map<Refusal['code'], Refusal[]>();
  for (const refusal of refusals) addTo(byCode, refusal.code, refusal);
  return [...byCode]
    .map(([code, all]): Reason => {
      const { remedy, file, page } = all[0]!;
      return { code, count: all.length, remedy, file, page };
    })
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
    .slice(0, reasonsShown);
}
