/** Roles told from what the cells hold, where headings are missing or cannot be read: low scores, and no guess in doubt. */
import type { ColumnRole } from '../../pipeline/model/meaning/record.ts';
import type { ContentProfile } from './cell-content.ts';
import type { ColumnDraft } from './column-draft.ts';

type Guess = {
  role: ColumnRole;
  of: (profile: ContentProfile, all: readonly ContentProfile[]) => number;
  atLeast: number;
  sparing: boolean;
  because: string;
  /** Only where another column has this role: else the two could not be told apart. */
  beside?: ColumnRole;
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
    of: (p, all) => Math.max(p.formula, p.length > 120 || isLongest(p, all) ? 0.6 : 0),
    atLeast: 0.5,
    sparing: false,
    because: 'its cells hold formulas or long text',
  },
  { role: 'responsible', of: (p) => p.post, atLeast: 0.7, sparing: true, because: 'its cells name posts' },
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
  {
    role: 'responsible',
    of: (p) => (p.length > 120 ? 0 : p.organisation),
    atLeast: 0.7,
    sparing: true,
    because: 'its cells name units, and another column names the data',
    beside: 'dataSource',
  },
];

const runnerUpMargin = 0.25;
/** Letters; a column of explanations is this long and so many times as long as the next. */
const [longText, timesLonger] = [60, 1.8];

/**
 * Fills unknown columns. Below a heading that was read, but in no clear words ("Plo" where PIC is printed), only numbers,
 * indicators and who is responsible are guessed, and only where nothing has the role; `unread` tells for which columns
 * there is no heading to go by.
 */
export function guessByContent(
  drafts: ColumnDraft[],
  profiles: ContentProfile[],
  unread: readonly boolean[],
): ColumnDraft[] {
  let columns = tellingRemarks(drafts, profiles);
  for (const guess of guesses) {
    if (columns.some((column) => column.role === guess.role)) continue;
    if (guess.beside && !columns.some((column) => column.role === guess.beside)) continue;
    const open = columns
      .filter((column) => column.role === 'unknown')
      .filter((column) => unread[column.index] || (guess.sparing && isUnreadable(column)))
      .map((column) => ({
        column,
        value: (profiles[column.index]?.count ?? 0) > 0 ? guess.of(profiles[column.index]!, profiles) : 0,
      }))
      .sort((a, b) => b.value - a.value || a.column.index - b.column.index);
    const [first, second] = open;
    if (!first || first.value < guess.atLeast || first.value - (second?.value ?? 0) < runnerUpMargin) continue;
    columns = give(columns, first.column, guess.role, 0.3 + 0.2 * first.value, guess.because);
  }
  return guessByLeftover(columns, profiles, unread);
}

/** A column of remarks of which at least so many cells, and such a share of the filled ones, calculate. */
const leastFormulas = { cells: 2, share: 0.5 };

/** "Keterangan" over cells that say how to calculate explains, where no column is headed so. */
function tellingRemarks(columns: ColumnDraft[], profiles: readonly ContentProfile[]): ColumnDraft[] {
  if (columns.some(({ role }) => role === 'formula' || role === 'explanation' || role === 'definition')) return columns;
  const telling = columns.filter(({ role, index }) => {
    const { count, formula } = profiles[index]!;
    return role === 'remarks' && formula >= leastFormulas.share && formula * count >= leastFormulas.cells;
  });
  const [only] = telling;
  if (!only || telling.length > 1) return columns;
  return give(columns, only, 'explanation', 0.5 + 0.2 * profiles[only.index]!.formula, 'its cells hold formulas');
}

/** So unsure that the table counts as one of indicators only below a title that says so. */
const leftoverScore = 0.25;

/**
 * Indicators begin with any word: where amounts or explanations are known and one column of short texts in (nearly)
 * every row is left, that is the indicator; where none is left, the objectives are what is measured.
 */
function guessByLeftover(
  columns: ColumnDraft[],
  profiles: ContentProfile[],
  unread: readonly boolean[],
): ColumnDraft[] {
  const has = (role: ColumnRole) => columns.some((column) => column.role === role);
  if (has('indicator') || !(has('explanation') || has('target') || has('formula') || has('definition'))) return columns;
  const rows = Math.max(...profiles.map((profile) => profile.count));
  const isPhrase = ({ index }: ColumnDraft) => {
    const profile = profiles[index]!;
    const isTold = Math.max(profile.number, profile.ordinal, profile.code, profile.data, profile.organisation) >= 0.5;
    return unread[index] && !isTold && profile.count >= 0.8 * rows && profile.length >= 8 && profile.length <= 120;
  };
  const phrases = columns.filter((column) => column.role === 'unknown' && isPhrase(column));
  const because = 'of the columns of short texts only this one is left';
  if (phrases.length === 1) return give(columns, phrases[0]!, 'indicator', leftoverScore, because);
  const objective = columns.find((column) => column.role === 'objective' && isPhrase(column));
  if (phrases.length > 1 || !objective) return columns;
  return give(columns, objective, 'indicator', leftoverScore, 'it is the only column that says what is measured');
}

function give(columns: ColumnDraft[], column: ColumnDraft, role: ColumnRole, score: number, why: string) {
  const because = `${column.because}; ${why}`;
  return columns.map((other) => (other === column ? { ...other, role, score, because } : other));
}

function isLongest(profile: ContentProfile, all: readonly ContentProfile[]): boolean {
  const next = Math.max(...all.filter((other) => other !== profile).map((other) => other.length));
  return profile.length >= longText && profile.length >= timesLonger * next;
}

// a heading in clear words that nobody knows stays unknown: its name says more than its cells
function isUnreadable(column: ColumnDraft): boolean {
  const letters = column.heading.replace(/\P{L}/gu, '');
  return letters.length < 5 || !/\p{L}{4}/u.test(column.heading);
}
