/** What a piece of text costs as part of an objective, a name or a formula. */
import { capitals, grow, insideCost, isUpper, overflow, pairGain, shortGain, unforcedBreak } from './lost-cues.ts';
import type { LostState, Placed, Setting } from './state.ts';
import type { Token } from './tokens.ts';

export function placeUpper(
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

export function placeName(
  state: LostState,
  column: number,
  run: readonly Token[],
  line: number,
  set: Setting,
): Placed | null {
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

export function placeProse(
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
