/** Cues for where a piece of text ends: breaks, capitals, neighbours, words of other cells. Costs; lower is likelier. */
import type { Growing, Setting } from './state.ts';
import type { Token } from './tokens.ts';

export function isUpper(token: Token): boolean {
  return /^[("]?\p{Lu}/u.test(token.text);
}

/** A piece that breaks off although the next word would have fitted on its line: the more room was left, the dearer. */
export function unforcedBreak(before: Growing, first: Token, width: number): number {
  const room = width - (before.length + 1 + first.text.length);
  // letters are not of one width
  return width > 0 && room > width * 0.1 ? Math.min(1.2, (2.5 * room) / width) : 0;
}

/** A gain when the word that goes on follows the last word elsewhere in the table too. */
export function pairGain(before: Growing, first: Token, set: Setting): number {
  return set.pairs.has(`${before.last} ${first.key}`) ? -0.4 : 0;
}

/** A gain for going on with a text of too few words to stand alone. */
export function shortGain(before: Growing): number {
  return before.pieces === 1 && before.words < 3 ? -0.4 : 0;
}

/** Capitals after small words inside a piece: each may open a cell of its own. */
export function capitals(run: readonly Token[]): number {
  return run.filter((t, i) => i > 0 && isUpper(t) && !isUpper(run[i - 1] as Token)).length * 0.2;
}

/** Text that is longer than a line of its column holds words of another one. */
export function overflow(run: readonly Token[], width: number): number {
  const length = run.reduce((n, t) => n + t.text.length + 1, -1);
  return width > 0 ? Math.max(0, length / width - 1.25) * 4 : 0;
}

export function grow(before: Growing | null, run: readonly Token[], line: number): Growing {
  const length = run.reduce((n, t) => n + t.text.length + 1, -1);
  return {
    line,
    last: run.at(-1)?.key ?? '',
    length,
    pieces: (before?.pieces ?? 0) + 1,
    words: (before?.words ?? 0) + run.length,
  };
}

/** How many known values of other columns a run holds. */
export function holdsKnown(run: readonly Token[], set: Setting): number {
  const values = [...set.known.unit, ...set.known.source].filter((v) => v.count >= 2);
  const holds = (keys: readonly string[]) =>
    run.some(
      (_, at) =>
        at + keys.length <= run.length && keys.every((k, i) => run[at + i]?.key === k && isUpper(run[at] as Token)),
    );
  return values.filter((v) => holds(v.keys)).length;
}

/** Words that cannot stand inside a piece of text of these columns, since they open another cell. */
export function insideCost(run: readonly Token[], set: Setting, unitCost: number): number {
  const units = run.slice(1).filter((t) => set.openers.unit.includes(t.key) && isUpper(t)).length;
  const measures =
    run.length > 1 && set.columns.some((c) => c.kind === 'measure') ? run.filter((t) => t.text === '%').length : 0;
  return units * unitCost + measures * 1.5 + holdsKnown(run, set) * 2;
}
