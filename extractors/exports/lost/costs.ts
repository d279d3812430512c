/** What the next piece of text costs in each column of the row being rebuilt. */
import { placeName, placeProse, placeUpper } from './lost-place-text.ts';
import { placeFigure, placeMeasure, placeNumber, placeValue } from './lost-place-value.ts';
import type { LostState, Placed, Setting } from './state.ts';
import type { Token } from './tokens.ts';

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
