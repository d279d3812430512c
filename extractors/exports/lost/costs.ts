/** What the next piece of text costs in each column of the row being rebuilt. */
import { isUpper, type Token } from './tokens.ts';
import { grow, type LostState, type Placed, type Setting, type Growing } from './state.ts';
import { fitValue } from './values.ts';

/** The cost of a run of tokens in a column, and the state after it; null when it cannot stand there. */
export function place(
  state: LostState,
  column: number,
  run: readonly Token[],
  line: number,
  set: Setting,
): Placed | null {
  const kind = set.columns[column]?.kind;
  if (kind === 'number') return placeNumber(state, run);
  if (kind === 'upper') return placeUpper(state, column, run, line, set);
  if (kind === 'name') return placeName(state, column, run, line, set);
  if (kind === 'prose') return placeProse(state, column, run, line, set);
  if (kind === 'value') return placeValue(state, column, run, set);
  if (kind === 'measure') return placeMeasure(state, column, run, set);
  return kind === 'figure' ? placeFigure(state, column, run) : null;
}

/** A piece that breaks off although the next word would have fitted on its line: the more room was left, the dearer. */
function unforcedBreak(before: Growing, first: Token, width: number): number {
  const room = width - (before.length + 1 + first.text.length);
  // letters are not of one width
  return width > 0 && room > width * 0.1 ? Math.min(1.2, (2.5 * room) / width) : 0;
}

/** A gain when the word that goes on follows the last word elsewhere in the table too. */
function pairGain(before: Growing, first: Token, set: Setting): number {
  return set.pairs.has(`${before.last} ${first.key}`) ? -0.4 : 0;
}

/** A gain for going on with a text of too few words to stand alone. */
function shortGain(before: Growing): number {
  return before.pieces === 1 && before.words < 3 ? -0.4 : 0;
}

/** Capitals after small words inside a piece: each may open a cell of its own. */
function capitals(run: readonly Token[]): number {
  return run.filter((t, i) => i > 0 && isUpper(t) && !isUpper(run[i - 1] as Token)).length * 0.2;
}

/** Text that is longer than a line of its column holds words of another one. */
function overflow(run: readonly Token[], width: number): number {
  const length = run.reduce((n, t) => n + t.text.length + 1, -1);
  return width > 0 ? Math.max(0, length / width - 1.25) * 4 : 0;
}

/** How many known values of other columns a run holds. */
function holdsKnown(run: readonly Token[], set: Setting): number {
  const values = [...set.known.unit, ...set.known.source].filter((v) => v.count >= 2);
  const holds = (keys: readonly string[]) =>
    run.some(
      (_, at) =>
        at + keys.length <= run.length && keys.every((k, i) => run[at + i]?.key === k && isUpper(run[at] as Token)),
    );
  return values.filter((v) => holds(v.keys)).length;
}

/** Words that cannot stand inside a piece of text of these columns, since they open another cell. */
function insideCost(run: readonly Token[], set: Setting, unitCost: number): number {
  const units = run.slice(1).filter((t) => set.openers.unit.includes(t.key) && isUpper(t)).length;
  const measures =
    run.length > 1 && set.columns.some((c) => c.kind === 'measure') ? run.filter((t) => t.text === '%').length : 0;
  return units * unitCost + measures * 1.5 + holdsKnown(run, set) * 2;
}

function placeUpper(
  state: LostState,
  column: number,
  run: readonly Token[],
  line: number,
  set: Setting,
): Placed | null {
  const first = run[0];
  if (!first || run.some((t) => t.kind !== 'word')) return null;
  const before = state.upper;
  const inside =
    insideCost(run, set, 2) +
    run.slice(1).filter((t) => isUpper(t) && set.openers.indicator.includes(t.key)).length * 2;
  const opens = set.opens('objective', first.key);
  let cost = inside;
  const hanging = before !== null && set.openers.dangling.includes(before.last);
  const other = isUpper(first) && (set.opens('indicator', first.key) || set.opens('formulaPart', first.key));
  if (other || set.openers.unit.includes(first.key)) cost += 3;
  if (opens) cost += hanging ? 4 : 0;
  else if (before && line - before.line <= 2) {
    cost += isUpper(first) ? 0.8 : 0.2;
    if (hanging) cost -= 1;
    cost += shortGain(before) + pairGain(before, first, set);
    cost += (line - before.line - 1) * 0.4 + unforcedBreak(before, first, set.widths[column] ?? 0);
  } else cost += isUpper(first) ? 3.5 : 7;
  return { cost, state: { ...state, upper: grow(opens ? null : before, run, line) } };
}

function placeName(state: LostState, column: number, run: readonly Token[], line: number, set: Setting): Placed | null {
  const first = run[0];
  if (!first || run.some((t) => t.kind === 'factor' || t.kind === 'figure')) return null;
  const opens = set.opens('indicator', first.key);
  const objective = set.opens('objective', first.key) ? 2 : 0;
  let cost = insideCost(run, set, 3) + (state.name ? 0 : objective);
  // a capital "Jumlah" inside a name opens the formula beside it
  cost += run.slice(1).filter((t) => isUpper(t) && set.openers.formulaPart.includes(t.key)).length * 2;
  const before = state.name;
  if (!before) cost += opens && isUpper(first) ? 0 : isUpper(first) ? 1.2 : opens ? 1.5 : 5;
  else {
    const hanging = set.openers.dangling.includes(before.last);
    if (!hanging) cost += opens && isUpper(first) ? 3 : isUpper(first) ? 0.8 : 0;
    cost +=
      Math.max(0, line - before.line - 1) * 0.3 + (hanging ? 0 : unforcedBreak(before, first, set.widths[column] ?? 0));
  }
  const keys = [...state.nameKeys, ...run.map((t) => t.key)];
  if (before) cost += shortGain(before) + pairGain(before, first, set);
  cost += overflow(run, set.widths[column] ?? 0) + capitals(run);
  return { cost, state: { ...state, name: grow(before, run, line), nameKeys: keys } };
}

/** A formula without an opening word often says the words of the name again: how many words it repeats. */
function echo(run: readonly Token[], name: readonly string[]): number {
  let best = 0;
  for (let at = 0; at < name.length; at++) {
    let n = 0;
    while (n < run.length && at + n < name.length && name[at + n] === run[n]?.key) n++;
    if (n > best) best = n;
  }
  return best;
}

function placeProse(
  state: LostState,
  column: number,
  run: readonly Token[],
  line: number,
  set: Setting,
): Placed | null {
  const first = run[0];
  if (!first || run.slice(0, -1).some((t) => t.kind === 'factor')) return null;
  if (run.length === 1 && first.kind === 'figure') return null;
  const words = run.filter((t) => t.kind !== 'factor');
  const factor = run.at(-1)?.kind === 'factor';
  const before = state.prose;
  let cost = insideCost(run, set, 2.5) + (factor && before?.factor ? 5 : 0);
  // a lone number at the start is the number of a row more often than a word of a formula
  if (first.kind === 'figure') cost += 2;
  let parts = before?.parts ?? 0;
  if (words.length) {
    const opens = isUpper(first) && set.opens('formulaPart', first.key);
    if (!before?.parts) {
      const said = echo(words, state.nameKeys);
      const repeats = said >= 2 || (said === 1 && words.length === 1 && first.key === state.nameKeys[0]);
      const plain = first.kind === 'garbled' ? 3.5 : isUpper(first) ? 1.5 : 3.5;
      cost += opens ? 0 : repeats ? Math.max(0, Math.min(plain, 1.2 - 0.12 * said)) : plain;
      parts++;
    } else if (opens) {
      cost += parts === 1 ? 0 : 2.5;
      parts++;
    } else {
      cost += pairGain(before, first, set);
      const hanging = set.openers.dangling.includes(before.last);
      cost += hanging ? 0 : (isUpper(first) ? 1 : 0.4) + unforcedBreak(before, first, set.widths[column] ?? 0);
    }
    cost += words.slice(1).filter((t) => isUpper(t) && set.openers.formulaPart.includes(t.key)).length;
    cost += capitals(words);
    if (before?.parts) cost += Math.max(0, line - before.line - 1) * 0.3;
    // a factor stands behind a whole part
    if (factor && set.openers.dangling.includes(words.at(-1)?.key ?? '')) cost += 2;
  } else cost += before?.parts ? 0 : 0.4;
  const joined = (before?.joined ?? false) || words.some((t) => /^(?:dibagi|per|\/|:)$/.test(t.key || t.text));
  const grown = words.length
    ? grow(before, words, line)
    : (before ?? { line, last: '', length: 0, pieces: 0, words: 0 });
  return { cost, state: { ...state, prose: { ...grown, parts, factor: factor || (before?.factor ?? false), joined } } };
}

function placeNumber(state: LostState, run: readonly Token[]): Placed | null {
  if (run.length !== 1 || run[0]?.kind !== 'figure') return null;
  const number = Number.parseInt(run[0].key, 10);
  if (!/^\d{1,3}[.)]?$/.test(run[0].text)) return null;
  if (number === state.lastNumber + 1 || number === 1) return { cost: 0, state: { ...state, lastNumber: number } };
  // numbers on the way that were not read
  const skipped = number - state.lastNumber - 1;
  if (skipped > 0 && skipped <= 3) return { cost: 0.5 + 0.3 * skipped, state: { ...state, lastNumber: number } };
  return { cost: 3, state };
}

function placeValue(state: LostState, column: number, run: readonly Token[], set: Setting): Placed | null {
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

function placeMeasure(state: LostState, column: number, run: readonly Token[], set: Setting): Placed | null {
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

function placeFigure(state: LostState, column: number, run: readonly Token[]): Placed | null {
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
