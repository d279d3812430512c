/** What a person may decide about a change, as buttons that carry the decision. */
import type { FieldChange, RowChange } from '../../pipeline/model/meaning/difference.ts';
import type { Indicator } from '../../pipeline/model/meaning/dataset.ts';
import type { DecidedValue } from '../../pipeline/model/meaning/decision.ts';
import { seenOf, valueOf } from '../../pipeline/model/meaning/seen.ts';
import { decisionButton } from '../html/decision-bar.ts';
import { markup, type Markup } from '../html/markup.ts';

/** The new value is right, or the old one was; null for a field that follows from others. */
export function fieldDecisions({ field, seen, values }: FieldChange): Markup | null {
  if (!seen || !values) return null;
  const accept = decisionButton('New is right', { decided: 'right', field, seen, value: values.new });
  const reject = decisionButton('Old was right', { decided: 'corrected', field, seen, value: values.old });
  return markup`<span class="decide">${accept}${reject}</span>`;
}

/** A row that came is none, or one that went is one: where the same bytes were read. */
export function rowDecisions(
  { kind, old, new: fresh }: RowChange,
  before: ReadonlyMap<string, Indicator>,
  after: ReadonlyMap<string, Indicator>,
): Markup | null {
  const [gone, came] = [before.get(old[0]?.id ?? ''), after.get(fresh[0]?.id ?? '')];
  if (kind === 'added' && came) {
    const seen = seenOf(came, 'name');
    return (
      seen &&
      markup`<p class="decide">${decisionButton('This is no indicator', { decided: 'not-an-indicator', seen })}</p>`
    );
  }
  if (kind !== 'removed' || !gone) return null;
  const seen = seenOf(gone, 'name');
  if (!seen) return null;
  const keys = ['code', 'name', 'objective', 'formula', 'responsible', 'dataSources'];
  const values: Record<string, DecidedValue> = {};
  for (const key of keys) {
    const value = valueOf(gone, key);
    if (value !== null && value.length > 0) values[key] = value;
  }
  const decision = { decided: 'missing-row', seen: { ...seen, read: '', row: '' }, values };
  return markup`<p class="decide">${decisionButton('This row is missing', decision)}</p>`;
}
