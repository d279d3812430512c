/** What is known of the row being rebuilt, and what leaving it as it is costs. */
import type { ExportHints, Openers } from '../lines/hints.ts';
import { alikeWords, type Token } from './tokens.ts';
import type { KnownValues } from './values.ts';

/** What kind of text a column holds; it decides what a piece of text costs there. */
export type ColumnClass = 'number' | 'upper' | 'name' | 'prose' | 'value' | 'measure' | 'figure';

const classes: Record<string, ColumnClass> = {
  rowNumber: 'number',
  code: 'number',
  goal: 'upper',
  goalIndicator: 'upper',
  objective: 'upper',
  regionalObjective: 'upper',
  regionalIndicator: 'upper',
  indicator: 'name',
  responsible: 'value',
  dataSource: 'value',
  program: 'value',
  period: 'value',
  polarity: 'value',
  indicatorType: 'value',
  unit: 'measure',
  target: 'figure',
  endTarget: 'figure',
  baseline: 'figure',
  achievement: 'figure',
};

export function classOf(role: string): ColumnClass {
  return classes[role] ?? 'prose';
}

/** A text that grows over lines: its last piece, and how long that was in letters. */
export type Growing = { line: number; last: string; length: number; pieces: number; words: number };
/** The row so far: what its cells hold, and what goes on over rows (`upper`, `lastNumber`). */
export type LostState = {
  row: number;
  name: Growing | null;
  nameKeys: string[];
  prose: (Growing & { parts: number; factor: boolean; joined: boolean }) | null;
  /** Values of units and sources, as folded words and as text. */
  values: Record<number, { open: string[]; done: boolean; text: string }>;
  upper: Growing | null;
  lastNumber: number;
};

type LostColumns = { role: string; kind: ColumnClass }[];
export type Setting = {
  columns: LostColumns;
  openers: Openers;
  /** Whether a folded word opens a cell of a kind, reading errors allowed for. */
  opens: Opens;
  hints: ExportHints;
  known: KnownValues;
  /** Neighbouring words of one line, anywhere in the table, `first second`, and how often they stand so. */
  pairs: ReadonlyMap<string, number>;
  /** Letters that fit on one line of a column; 0 while unknown. */
  widths: number[];
};

export type Opens = (kind: 'indicator' | 'formulaPart' | 'objective', key: string) => boolean;

/** A test for opening words that remembers its answers: the search asks the same many times. */
export function openingTest(openers: Openers): Opens {
  const known = new Map<string, boolean>();
  return (kind, key) => {
    const question = `${kind} ${key}`;
    const answer = known.get(question) ?? openers[kind].some((o) => alikeWords(o, key));
    known.set(question, answer);
    return answer;
  };
}

export const noRow: Omit<LostState, 'row' | 'upper' | 'lastNumber'> = {
  name: null,
  nameKeys: [],
  prose: null,
  values: {},
};

/** What leaving the row as it is costs: parts that every row has and this one lacks. */
export function closeCost(state: LostState, set: Setting): number {
  if (state.row < 0) return 0;
  let cost = state.name ? 0 : 12;
  // one word alone is a stray end of another cell more often than a name
  if (state.name && state.nameKeys.length < 2) cost += 1.5;
  if (state.name && set.openers.dangling.includes(state.name.last)) cost += 2;
  const hasProse = set.columns.some((c) => c.kind === 'prose');
  if (hasProse && !state.prose) cost += 2;
  if (state.prose?.factor && state.prose.parts < 2 && !state.prose.joined) cost += 2;
  set.columns.forEach((column, i) => {
    if ((column.kind === 'measure' || column.kind === 'figure') && !state.values[i]) cost += 1.5;
    if (column.role !== 'responsible' && column.role !== 'dataSource') return;
    const value = state.values[i];
    if (!value) cost += 4;
    else if (!value.done) cost += 3;
  });
  return cost;
}

/** A cost, and the state after it. */
export type Placed = { cost: number; state: LostState };

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
