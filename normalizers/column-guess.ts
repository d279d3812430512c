/** Roles told from what the cells hold, where headings are missing or cannot be read: low scores, and no guess in doubt. */
import type { ColumnRole } from '../pipeline/model/record.ts';
import type { ContentProfile } from './cell-content.ts';
import type { ColumnDraft } from './column-draft.ts';

type Guess = {
  role: ColumnRole;
  of: (profile: ContentProfile) => number;
  atLeast: number;
  sparing: boolean;
  because: string;
};

// in this order; a role goes to the one column that stands out
const guesses: readonly Guess[] = [
  { role: 'rowNumber', of: (p) => p.ordinal, atLeast: 0.7, sparing: true, because: 'its cells are running numbers' },
  { role: 'multiplier', of: (p) => p.multiplier, atLeast: 0.6, sparing: true, because: 'its cells are multipliers' },
  {
    role: 'indicator',
    of: (p) => (p.length > 150 || p.formula > 0.5 ? 0 : p.indicator),
    atLeast: 0.5,
    sparing: true,
    because: 'its cells begin as indicators do',
  },
  {
    role: 'objective',
    of: (p) => (p.length > 150 ? 0 : p.objective),
    atLeast: 0.5,
    sparing: false,
    because: 'its cells begin as objectives do',
  },
  {
    role: 'explanation',
    of: (p) => Math.max(p.formula, p.length > 120 ? 0.6 : 0),
    atLeast: 0.5,
    sparing: false,
    because: 'its cells hold formulas or long text',
  },
  { role: 'responsible', of: (p) => p.post, atLeast: 0.7, sparing: false, because: 'its cells name posts' },
  {
    role: 'target',
    of: (p) => (p.ordinal >= 0.7 ? 0 : p.number),
    atLeast: 0.7,
    sparing: false,
    because: 'its cells are amounts',
  },
  {
    role: 'dataSource',
    of: (p) => (p.length > 120 ? 0 : p.data),
    atLeast: 0.6,
    sparing: false,
    because: 'its cells name data and documents',
  },
];

const runnerUpMargin = 0.25;

/** Fills unknown columns. `sparing` (there are headings): numbers and indicators only, and only where nothing has the role. */
export function guessByContent(
  drafts: ColumnDraft[],
  profiles: ContentProfile[],
  how: 'all' | 'sparing',
): ColumnDraft[] {
  let columns = drafts;
  for (const guess of guesses) {
    if (how === 'sparing' && !guess.sparing) continue;
    if (columns.some((column) => column.role === guess.role)) continue;
    const open = columns
      .filter((column) => column.role === 'unknown' && (how === 'all' || isUnread(column)))
      .map((column) => ({
        column,
        value: (profiles[column.index]?.count ?? 0) > 0 ? guess.of(profiles[column.index]!) : 0,
      }))
      .sort((a, b) => b.value - a.value || a.column.index - b.column.index);
    const [first, second] = open;
    if (!first || first.value < guess.atLeast || first.value - (second?.value ?? 0) < runnerUpMargin) continue;
    const because = `${first.column.because}; ${guess.because}`;
    columns = columns.map((column) =>
      column === first.column ? { ...column, role: guess.role, score: 0.3 + 0.2 * first.value, because } : column,
    );
  }
  return columns;
}

// a heading in clear words that nobody knows stays unknown: its name says more than its cells
function isUnread(column: ColumnDraft): boolean {
  const letters = column.heading.replace(/\P{L}/gu, '');
  return letters.length < 5 || !/\p{L}{4}/u.test(column.heading);
}
