/** What a piece of text costs as a number, a unit, a source, a measure or a figure. */
import { insideCost, isUpper } from './lost-cues.ts';
import type { LostState, Placed, Setting } from './state.ts';
import type { Token } from './tokens.ts';
import { fitValue } from './values.ts';

export function placeNumber(state: LostState, run: readonly Token[]): Placed | null {
  if (run.length !== 1 || run[0]?.kind !== 'figure') return null;
  const number = Number.parseInt(run[0].key, 10);
  if (!/^\d{1,3}[.)]?$/.test(run[0].text)) return null;
  if (number === state.lastNumber + 1 || number === 1) return { cost: 0, state: { ...state, lastNumber: number } };
  // numbers on the way that were not read
  const skipped = number - state.lastNumber - 1;
  if (skipped > 0 && skipped <= 3) return { cost: 0.5 + 0.3 * skipped, state: { ...state, lastNumber: number } };
  return { cost: 3, state };
}

export function placeValue(state: LostState, column: number, run: readonly Token[], set: Setting): Placed | null {
  const first = run[0];
  if (!first || run.some((t) => t.kind !== 'word' && t.kind !== 'garbled') || run.length > 9) return null;
  const role = set.columns[column]?.role;
  const before = state.values[column];
  const keys = run.map((t) => t.key);
  const known = role === 'responsible' ? set.known.unit : role === 'dataSource' ? set.known.source : [];
  const fit = fitValue(keys, before?.open ?? [], known);
  const text = run.map((t) => t.text).join(' ');
  const isName =
    role === 'responsible' ? set.hints.isUnitName : role === 'dataSource' ? set.hints.isSourceName : undefined;
  const named = !/[()]/.test(text) && (isName?.([...(before ? [before.text] : []), text].join(' ')) ?? false);
  const put = (open: string[], done: boolean) => ({
    ...state,
    values: { ...state.values, [column]: { open, done, text: before ? `${before.text} ${text}` : text } },
  });
  if (before?.done) {
    const longer = named || fitValue(keys, before.open, known) === 'whole';
    return longer ? { cost: 0, state: put([...before.open, ...keys], true) } : null;
  }
  const all = [...(before?.open ?? []), ...keys];
  if (fit === 'whole' || named) return { cost: 0, state: put(all, true) };
  if (fit === 'start') return { cost: 0.3, state: put(all, false) };
  if (before) return { cost: 3 + run.length * 0.5, state: put(all, true) };
  const opens =
    role === 'dataSource'
      ? set.openers.source.includes(first.key) || set.known.source.some((v) => v.count > 1 && v.keys[0] === first.key)
      : role === 'responsible'
        ? set.openers.unit.includes(first.key)
        : role === 'program'
          ? /^(?:program|kegiatan)$/.test(first.key)
          : false;
  if (!isUpper(first)) return null;
  const inside = role === 'responsible' ? 0 : insideCost(run, set, 3);
  return { cost: opens ? 0.8 + inside + 0.1 * run.length : 2.5 + inside + 0.1 * run.length, state: put(all, true) };
}

export function placeMeasure(state: LostState, column: number, run: readonly Token[], set: Setting): Placed | null {
  const first = run[0];
  if (!first || run.length > 4 || state.values[column]) return null;
  const rate = first.key === 'per';
  const known = rate || set.openers.measure.includes(first.key || first.text);
  if (!known && run.length > 1) return null;
  return {
    cost: rate ? 0 : known ? (run.length - 1) * 0.6 : 2,
    state: { ...state, values: { ...state.values, [column]: { open: [], done: true, text: '' } } },
  };
}

export function placeFigure(state: LostState, column: number, run: readonly Token[]): Placed | null {
  if (run.length !== 1 || state.values[column]) return null;
  const text = run[0]?.text ?? '';
  const figure = run[0]?.kind === 'figure' || /^\d/.test(text);
  const grade = /^(?:AA?|BB?|CC?|D|WTP|WDP)$/.test(text);
  if (!figure && !grade) return null;
  return {
    cost: figure ? 0 : 0.4,
    state: { ...state, values: { ...state.values, [column]: { open: [], done: true, text: '' } } },
  };
}
