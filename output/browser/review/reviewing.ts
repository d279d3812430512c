/** The state of the page, and what changes it. Every decision is on disk before the page goes on. */
import type {
  AddedRow,
  ChangesAnswer,
  DecideAnswer,
  QueueRow,
  ReviewDocument,
  RowAnswer,
  RunAnswer,
  SampleResult,
} from '../../../pipeline/model/review/answers.ts';
import type { Act } from '../../../pipeline/model/review/requests.ts';
import { keep, kept } from '../kit/keeping.ts';
import { firstToLookAt, isLastRead } from './sight/attention.ts';
import { forget, lookAhead, rowOf } from './server/ahead.ts';
import { get, isFailure, post } from './server/asking.ts';
import { nextOpen, noFilters, queueOf, type QueueFilters } from './sight/queue-filters.ts';
import { tell } from './say.ts';

/** What lies over the row: a form, a question, a panel; `none` while rows are decided by keys. */
export type Panel =
  | 'none'
  | 'tables'
  | 'facts'
  | 'edit'
  | 'note'
  | 'split'
  | 'merge'
  | 'draw'
  | 'add'
  | 'document'
  | 'queue'
  | 'sample'
  | 'log'
  | 'help';

/** Where to look on the picture: the row, the whole page, or as it was moved by hand (`times` counts presses). */
export type Look = { at: 'row' | 'page'; times: number };

/** A box that is being drawn, and what was read in it. */
export type Drawing = {
  page: number;
  box: readonly [number, number, number, number];
  read: { values: Record<string, string | string[] | null>; how: 'words' | 'source' | 'picture' } | 'reading' | null;
};

export type ReviewState = {
  run: {
    name: string;
    version: string;
    documents: readonly ReviewDocument[];
    titles: Readonly<Record<string, string>>;
  };
  rows: Map<string, QueueRow>;
  order: readonly string[];
  at: number;
  screen: RowAnswer | null;
  field: number;
  /** Keys of the fields of the row that were shown to the reviewer, one after the other. */
  visited: ReadonlySet<string>;
  panel: Panel;
  filters: QueueFilters;
  by: string;
  why: string;
  undo: Act[][];
  redo: Act[][];
  told: string;
  fault: string;
  sample: SampleResult;
  added: readonly AddedRow[];
  revision: number;
  shape: number;
  doneAt: number[];
  look: Look;
  layer: boolean;
  drawing: Drawing | null;
};

const byName = 'ikat-by';

/** The state of a page that was just opened on a run. */
function stateOf(answer: RunAnswer): ReviewState {
  const rows = new Map(answer.rows.map((row) => [row.id, row]));
  const doubtful = queueOf(rows.values(), answer.documents, noFilters);
  const filters: QueueFilters = doubtful.length > 0 ? noFilters : { ...noFilters, which: 'all' };
  return {
    run: { name: answer.run, version: answer.version, documents: answer.documents, titles: answer.titles },
    rows,
    order: queueOf(rows.values(), answer.documents, filters),
    at: 0,
    screen: null,
    field: 0,
    visited: new Set(),
    panel: 'none',
    filters,
    by: kept(byName) ?? '',
    why: '',
    undo: [],
    redo: [],
    told: '',
    fault: '',
    sample: answer.sample,
    added: answer.added,
    revision: answer.revision,
    shape: answer.shape,
    doneAt: [],
    look: { at: 'row', times: 0 },
    layer: false,
    drawing: null,
  };
}

/** Rows that are fetched before they are asked for. */
const ahead = 3;

export type Reviewing = ReturnType<typeof reviewing>;

/** The acts of the page on its state; `changed` draws it anew. */
export function reviewing(answer: RunAnswer, changed: () => void) {
  const state = stateOf(answer);
  let busy: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  const set = (some: Partial<ReviewState>): void => {
    const before = state.screen?.id;
    Object.assign(state, some);
    const { screen, field } = state;
    const shown = screen?.fields[field]?.key;
    const seen = screen?.id === before ? state.visited : [];
    state.visited = new Set([...seen, ...(shown === undefined ? [] : [shown])]);
    changed();
  };
  const idAt = (at: number): string | undefined => state.order[at];
  const isDone = (id: string): boolean => state.rows.get(id)?.state === 'done';

  /** Shows the row at a place of the queue, and fetches those that come next. */
  const show = async (at: number, field?: number): Promise<void> => {
    const id = idAt(at);
    if (id === undefined) {
      set({ at, screen: null, panel: 'none' });
      return;
    }
    state.at = at;
    const screen = await rowOf(id);
    if (idAt(state.at) !== id) return; // another was asked for meanwhile
    if (isFailure(screen)) {
      fail(screen.reason);
      return;
    }
    const isOther = state.screen?.id !== id;
    set({
      screen,
      field: field === undefined ? firstToLookAt(screen) : Math.max(0, Math.min(field, screen.fields.length - 1)),
      ...(isOther ? { why: '', panel: 'none', drawing: null, look: { at: 'row', times: state.look.times + 1 } } : {}),
    });
    const next = Array.from({ length: ahead }, (_, n) => idAt(at + 1 + n)).filter((one) => one !== undefined);
    void lookAhead(next);
  };
  const fail = (reason: string | null): void => {
    set({ fault: reason === null ? tell('lost') : tell('refusedBy', reason) });
  };
  const takeIn = (changes: ChangesAnswer): void => {
    for (const row of changes.rows) {
      state.rows.set(row.id, row);
      forget(row.id);
    }
    const { added, sample, documents } = changes;
    set({ added, sample, ...(documents ? { run: { ...state.run, documents } } : {}) });
  };
  /** Where tables were taken or dropped other rows are there: everything is asked for anew, and the place in the queue kept. */
  const reshape = async ({ shape }: ChangesAnswer): Promise<void> => {
    if (shape === state.shape) return;
    const answered = await get<RunAnswer>('/api/run');
    if (isFailure(answered)) return;
    const here = idAt(state.at);
    for (const id of state.rows.keys()) forget(id);
    const rows = new Map(answered.rows.map((row) => [row.id, row]));
    const order = queueOf(rows.values(), answered.documents, state.filters);
    const { panel } = state;
    set({
      ...{ rows, order, shape: answered.shape, revision: answered.revision },
      run: { ...state.run, documents: answered.documents },
      screen: null,
    });
    await show(Math.max(0, order.indexOf(here ?? '')));
    set({ panel });
  };
  const write = async (acts: readonly Act[]): Promise<DecideAnswer | null> => {
    const why = state.why === '' ? {} : { why: state.why };
    const answered = await post<DecideAnswer>('/api/decide', { by: state.by, ...why, acts });
    if (isFailure(answered)) {
      fail(answered.reason);
      return null;
    }
    takeIn(answered);
    set({ fault: '' });
    await reshape(answered);
    return answered;
  };
  /** One after the other, in the order of keys. */
  const inTurn = (act: () => Promise<void>): Promise<void> => {
    waiting++;
    const turn = busy.then(act).finally(() => waiting--);
    busy = turn.catch(() => undefined);
    return turn;
  };
  const currentId = (): string => state.screen?.id ?? '';

  return {
    state,
    set,
    /** Goes to a place of the queue. */
    show: (at: number, field?: number): Promise<void> => inTurn(() => show(at, field)),
    /** Now, or after what is under way: a key means what is on the screen when it is its turn. */
    afterAll: (act: () => void): void => {
      if (waiting === 0) act();
      else
        void inTurn(() => {
          act();
          return Promise.resolve();
        });
    },
    /** Takes acts of one key; `then` goes on to the next open row, the next field, or stays. */
    decide: (acts: readonly Act[], then: 'row' | 'field' | 'stay', told: string): Promise<void> =>
      inTurn(async () => {
        const id = currentId();
        const before = isDone(id);
        const answered = await write(acts);
        if (!answered) return;
        if (answered.written > 0) {
          state.undo.push(answered.undo);
          state.redo = [];
        }
        const isNew = !before && isDone(id);
        set({
          // who decides about tables, or the document, goes on with them
          panel: state.panel === 'tables' || state.panel === 'facts' ? state.panel : 'none',
          drawing: null,
          why: '',
          told: answered.written > 0 ? tell('saved', told) : tell('nothingNew'),
          ...(isNew ? { doneAt: [...state.doneAt, Date.now()] } : {}),
        });
        const isLastField = isLastRead(state.screen?.fields ?? [], state.field);
        if (then === 'row' || (then === 'field' && isLastField && isDone(id))) {
          const next = nextOpen(state.order, state.at, isDone);
          await show(next < 0 ? state.order.length : next);
        } else await show(state.at, state.field + (then === 'field' && !isLastField ? 1 : 0));
      }),
    /** Takes the last key back, or takes it again. */
    revert: (way: 'undo' | 'redo'): Promise<void> =>
      inTurn(async () => {
        const acts = state[way].at(-1);
        if (!acts) {
          set({ told: tell(way === 'undo' ? 'nothingToUndo' : 'nothingToRedo') });
          return;
        }
        const answered = await write(acts);
        if (!answered) return;
        state[way].pop();
        state[way === 'undo' ? 'redo' : 'undo'].push(answered.undo);
        set({ told: tell(way === 'undo' ? 'undone' : 'redone') });
        const id = acts.flatMap((act) => ('row' in act ? act.row : []))[0] ?? currentId();
        const at = state.order.indexOf(id);
        await show(at < 0 ? state.at : at, state.field);
      }),
    filter: (some: Partial<QueueFilters>): Promise<void> =>
      inTurn(async () => {
        const filters = { ...state.filters, ...some };
        const { panel } = state;
        set({ filters, order: queueOf(state.rows.values(), state.run.documents, filters), screen: null });
        await show(0);
        set({ panel }); // whoever filters goes on filtering
      }),
    name: (by: string): void => {
      keep(byName, by);
      set({ by });
    },
    /** Takes in what other reviewers decided meanwhile. */
    follow: async (): Promise<void> => {
      const changes = await get<ChangesAnswer>('/api/changes', { since: state.revision });
      if (isFailure(changes)) return;
      const isNews = changes.revision !== state.revision;
      state.revision = changes.revision;
      if (!isNews) return;
      await reshape(changes);
      if (changes.rows.length === 0 && !changes.documents) return;
      takeIn(changes);
      if (state.panel === 'none' && changes.rows.some(({ id }) => id === state.screen?.id))
        await show(state.at, state.field);
    },
  };
}
