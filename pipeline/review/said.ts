/** What a field says by now: as somebody decided last, else as it was read. */
import type { Indicator } from '../model/meaning/dataset.ts';
import { decidableOf } from '../model/meaning/decidable.ts';
import type { DecidedValue } from '../model/meaning/decision.ts';
import { rootOf } from '../model/meaning/fields.ts';
import { valueOf, valueText } from '../model/meaning/seen.ts';
import { lastOf, type Ledger } from './ledger.ts';

/** The value of a field of a row with the last decision about it. */
export function saidOf(row: Indicator, key: string, ledger: Pick<Ledger, 'about'>): DecidedValue {
  const last = lastOf(ledger.about(row.id, key));
  if (last === null) return valueOf(row, key);
  return 'value' in last ? last.value : null;
}

/** Whether a part of a field stands no more: somebody said after it what the whole is. */
export function isReplaced(row: Indicator, key: string, ledger: Pick<Ledger, 'about'>): boolean {
  const root = rootOf(key);
  return key !== root && lastOf(ledger.about(row.id, root)) !== null;
}

/** The keys of a row that hold a value, and those that were given one, or found to have none, although nothing was read. */
export function keysSaid(row: Indicator, ledger: Pick<Ledger, 'fieldsDecided'>): string[] {
  return [...new Set([...decidableOf(row), ...ledger.fieldsDecided(row.id)])];
}

/** The name of a row as it stands by now. */
export function nameSaid(row: Indicator, ledger: Pick<Ledger, 'about'>): string | null {
  return valueText(saidOf(row, 'name', ledger));
}
