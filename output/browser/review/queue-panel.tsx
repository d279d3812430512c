/** The queue: filters, the rows in their order, and the tables that were left alone. */
import type { QueueRow } from '../../../pipeline/model/review/answers.ts';
import { issueInIndonesian, language, number } from '../kit/language.ts';
import { labelOf } from '../kit/labels.ts';
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type JSX } from '../kit/ui.ts';
import { countOf, noFilters, type QueueFilters } from './sight/queue-filters.ts';
import type { Reviewing } from './reviewing.ts';
import { tell, type ReviewWord } from './say.ts';

/** CSS pixels of a row of the list: rows of one height need no measuring. */
const tall = 52;
const spare = 4;

export const kinds: readonly (readonly [QueueFilters['which'], ReviewWord])[] = [
  ['todo', 'whichTodo'],
  ['open', 'whichOpen'],
  ['sample', 'whichSample'],
  ['disagree', 'whichDisagree'],
  ['stale', 'whichStale'],
  ['all', 'whichAll'],
];

export function QueuePanel({ page }: { page: Reviewing }): JSX.Element {
  const { state } = page;
  const { filters, run } = state;
  const choices = useMemo(() => {
    const rows = [...state.rows.values()];
    const marked = (begin: string): string[] =>
      [...new Set(rows.flatMap(({ marks }) => marks.filter((mark) => mark.startsWith(begin))))]
        .map((mark) => mark.slice(begin.length))
        .sort();
    return { fields: marked('field:'), findings: marked('code:') };
  }, [state.rows.size]);
  const counts = useMemo(
    () => kinds.map(([which]) => countOf(state.rows.values(), run.documents, { ...filters, which })),
    [state.sample, filters, state.rows],
  );
  const agencies = [...new Set(run.documents.flatMap(({ agency }) => agency ?? []))].sort();
  const hasCandidates = run.documents.some(({ tables }) => tables.some(({ taken }) => !taken));
  const pick = (some: Partial<QueueFilters>): void => {
    void page.filter(some);
  };
  const title = (code: string): string =>
    (language() === 'id' ? issueInIndonesian(code)?.[0] : undefined) ?? run.titles[code] ?? code;
  return (
    <section class="queue" aria-labelledby="queue-title">
      <h2 id="queue-title">{tell('queue')}</h2>
      <div class="filters" role="group" aria-label={tell('filters')}>
        <Pick
          label={tell('which')}
          value={filters.which}
          values={kinds.map(([value, word], i) => [value, `${tell(word)} (${counted(counts[i]!)})`])}
          pick={(which) => {
            pick({ which: which as QueueFilters['which'] });
          }}
        />
        <Pick
          label={tell('document')}
          value={filters.document}
          values={[['', tell('any')], ...run.documents.map(({ file }, i): [string, string] => [String(i), file])]}
          pick={(document) => {
            pick({ document });
          }}
        />
        <Pick
          label={tell('agency')}
          value={filters.agency}
          values={[['', tell('any')], ...agencies.map((one): [string, string] => [one, one])]}
          pick={(agency) => {
            pick({ agency });
          }}
        />
        <Pick
          label={tell('field')}
          value={filters.field}
          values={[['', tell('any')], ...choices.fields.map((one): [string, string] => [one, labelOf(one)])]}
          pick={(field) => {
            pick({ field });
          }}
        />
        <Pick
          label={tell('finding')}
          value={filters.finding}
          values={[['', tell('any')], ...choices.findings.map((one): [string, string] => [one, title(one)])]}
          pick={(finding) => {
            pick({ finding });
          }}
        />
        {hasCandidates ? (
          <label class="tick">
            <input
              type="checkbox"
              checked={filters.candidates}
              onChange={(event) => {
                pick({ candidates: event.currentTarget.checked });
              }}
            />
            {tell('candidatesOnly')}
          </label>
        ) : null}
      </div>
      {filters.which === 'todo' ? <p class="hint">{tell('todoHow')}</p> : null}
      {state.order.length === 0 ? (
        <p class="hint">
          {`${tell('noRows')} `}
          <button
            type="button"
            class="quiet"
            onClick={() => {
              pick({ ...noFilters, which: 'all' });
            }}
          >
            {tell('whichAll')}
          </button>
        </p>
      ) : (
        <RowList page={page} />
      )}
      {hasCandidates ? <Candidates page={page} /> : null}
    </section>
  );
}

/** "31", and "12 of 31" as soon as some of them are done. */
const counted = ({ all, left }: { all: number; left: number }): string =>
  left === all ? number(all) : tell('leftOf', number(left), number(all));

function Pick({
  label,
  value,
  values,
  pick,
}: {
  label: string;
  value: string;
  values: readonly (readonly [string, string])[];
  pick: (value: string) => void;
}): JSX.Element {
  return (
    <label>
      <span>{label}</span>
      <select
        value={value}
        onChange={(event) => {
          pick(event.currentTarget.value);
        }}
      >
        {values.map(([one, told]) => (
          <option value={one}>{told}</option>
        ))}
      </select>
    </label>
  );
}

/** Only the rows in sight are elements: a queue of 30,000 scrolls as one of 30. */
function RowList({ page }: { page: Reviewing }): JSX.Element {
  const { state } = page;
  const list = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState({ top: 0, height: 600 });
  const measure = (): void => {
    const { scrollTop, clientHeight } = list.current!;
    setSight({ top: scrollTop, height: clientHeight });
  };
  useLayoutEffect(() => {
    measure();
    // hidden until it is asked for, on a narrow screen
    const observer = new ResizeObserver(measure);
    observer.observe(list.current!);
    return () => {
      observer.disconnect();
    };
  }, []);
  useEffect(() => {
    const element = list.current!;
    const at = state.at * tall;
    if (at < element.scrollTop || at + tall > element.scrollTop + element.clientHeight) {
      element.scrollTop = Math.max(0, at - element.clientHeight / 2);
    }
    measure();
  }, [state.at, state.order]);
  const first = Math.max(0, Math.floor(sight.top / tall) - spare);
  const last = Math.min(state.order.length, Math.ceil((sight.top + sight.height) / tall) + spare);
  const shown = state.order.slice(first, last);
  return (
    <div class="row-list" ref={list} onScroll={measure} tabIndex={-1}>
      <ol style={{ height: `${state.order.length * tall}px` }}>
        {shown.map((id, i) => {
          const row = state.rows.get(id);
          return row ? <ListedRow key={id} page={page} row={row} at={first + i} /> : null;
        })}
      </ol>
    </div>
  );
}

const states: Readonly<Record<QueueRow['state'], readonly [string, ReviewWord]>> = {
  open: ['○', 'stateOpen'],
  part: ['◐', 'statePart'],
  done: ['●', 'stateDone'],
};

function ListedRow({ page, row, at }: { page: Reviewing; row: QueueRow; at: number }): JSX.Element {
  const { state } = page;
  const [sign, word] = states[row.state];
  return (
    <li
      class={`listed ${row.state}`}
      style={{ top: `${at * tall}px` }}
      aria-setsize={state.order.length}
      aria-posinset={at + 1}
    >
      <button
        type="button"
        aria-current={at === state.at ? 'true' : undefined}
        onClick={() => {
          page.set({ panel: 'none' });
          void page.show(at);
        }}
      >
        <span class="sign" role="img" aria-label={tell(word)}>
          {sign}
        </span>
        <span class="listed-text">
          <span class="listed-name" lang="id">
            {row.name ?? tell('noName')}
          </span>
          <small>{`${state.run.documents[row.document]?.file ?? ''} · ${row.position}`}</small>
        </span>
      </button>
    </li>
  );
}

function Candidates({ page }: { page: Reviewing }): JSX.Element {
  const { run, filters } = page.state;
  const told = run.documents.filter((_, i) => filters.document === '' || String(i) === filters.document);
  const left = told.flatMap(({ tables }) => tables.filter(({ taken }) => !taken)).length;
  return (
    <p class="candidates">
      <button
        type="button"
        class="quiet"
        onClick={() => {
          page.set({ panel: 'tables' });
        }}
      >
        {tell('candidates', left)}
      </button>{' '}
      <kbd>t</kbd>
    </p>
  );
}
