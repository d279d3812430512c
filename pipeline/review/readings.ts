/** Other readings of a cell: what recognition saw besides the words that won, as values to choose from. */
import { likeliestTexts } from '../../normalizers/mending/letter-evidence.ts';
import { splitList } from '../../normalizers/text/lists.ts';
import type { Indicator } from '../model/meaning/dataset.ts';
import type { DecidedValue } from '../model/meaning/decision.ts';
import { fieldOf, rootOf } from '../model/meaning/fields.ts';
import type { Box } from '../model/geometry.ts';
import { cellOf, readingOf, valueOf, valueText } from '../model/meaning/seen.ts';
import type { Page } from '../model/reading/page.ts';
import type { Word } from '../model/reading/text.ts';
import type { Choice } from '../model/review/answers.ts';

/** More than nine have no key. */
const mostChoices = 8;

/**
 * What a field could be instead of its value: what was read before any mend, then the value with one doubtful word as
 * another reading had it. `pages` are those of the field's cells; without them only what was read is offered.
 */
export function choicesOf(row: Indicator, key: string, pages: readonly Page[]): Choice[] {
  const value = valueOf(row, key);
  const told = new Set([valueText(value)]);
  const choices: Choice[] = [];
  const offer = (text: string, from: Choice['from']): void => {
    const offered: DecidedValue = fieldOf(key)?.decided === 'list' ? splitList(text) : text;
    const said = valueText(offered);
    if (said === null || told.has(said) || choices.length >= mostChoices) return;
    told.add(said);
    choices.push({ value: offered, from });
  };
  if (key === rootOf(key) && !isSharedCell(row, key)) offer(squeezed(readingOf(row, key)), 'raw');
  const text = Array.isArray(value) ? value.join('; ') : value;
  if (text === null) return choices;
  for (const word of wordsOf(row, key, pages)) {
    for (const other of othersOf(word)) {
      const before = mended(row, key, word.text);
      if (text.includes(before)) offer(text.replace(before, other), 'lost');
    }
  }
  return choices;
}

/** What was read in a cell of several fields is the value of none of them. */
function isSharedCell(row: Indicator, key: string): boolean {
  const cell = cellOf(row, key);
  const others = Object.entries(row.evidence).filter(([other]) => rootOf(other) !== rootOf(key));
  return others.some(
    ([, other]) => other.page === cell?.page && String(other.box) === String(cell.box) && other.box !== null,
  );
}

/** The readings of a word that lost, each once, as they were seen letter by letter; that of another network is the last. */
function othersOf({ text, letters = [], second }: Word): string[] {
  const bare = text.trim();
  const seen = likeliestTexts(second ? [...letters, second] : letters).map((one) => one.trim());
  return [...new Set(seen)].filter((one) => one !== '' && one !== bare);
}

/** What a word that was read became. */
function mended(row: Indicator, key: string, word: string): string {
  const edits = cellOf(row, key)?.edits ?? [];
  return edits.find(({ from }) => from === word)?.to ?? word;
}

/** The doubtful words in the cells of a field. */
function wordsOf(row: Indicator, key: string, pages: readonly Page[]): Word[] {
  const cell = cellOf(row, key);
  if (!cell) return [];
  const segments = cell.segments ?? [{ page: cell.page, box: cell.box }];
  return segments.flatMap(({ page, box }) => {
    const read = pages.find(({ number }) => number === page);
    if (!read || !box) return [];
    return wordsIn(read, box).filter(({ letters }) => letters !== undefined);
  });
}

/** All words of a page of which the middle lies in a box, in reading order. */
export function wordsIn({ grids, lines }: Page, box: Box): Word[] {
  const all = [...grids.flatMap(({ cells }) => cells.flatMap((cell) => cell.lines)), ...lines];
  return all.flatMap(({ words }) => words.filter((word) => word.box !== null && isMiddleIn(word.box, box)));
}

function isMiddleIn([x0, y0, x1, y1]: Box, box: Box): boolean {
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
}

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim();
