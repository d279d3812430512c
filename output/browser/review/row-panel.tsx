/** The row: whose it is, what was found in it, its fields, and what stands above and below. */
import type { Neighbour, RowAnswer } from '../../../pipeline/model/review/answers.ts';
import { percentOf } from '../kit/language.ts';
import { labelOf } from '../kit/labels.ts';
import type { JSX } from '../kit/ui.ts';
import { rootOf } from '../../../pipeline/model/meaning/fields.ts';
import { isDoubtful, isOneCell } from './sight/attention.ts';
import { FieldView, Opinions } from './field-view.tsx';
import { isOpenFact } from './facts-panel.tsx';
import { Findings, isAboutOneOf } from './row-findings.tsx';
import type { Reviewing } from './reviewing.ts';
import { tell, toldAs, toldTime, toldValue } from './say.ts';

export function RowPanel({
  page,
  screen,
  choose,
}: {
  page: Reviewing;
  screen: RowAnswer;
  choose: (at: number) => void;
}): JSX.Element {
  const { state, set } = page;
  /** Names change with what is typed, of the rows beside this one too. */
  const nameOf = ({ id, name }: { id: string; name: string | null }): string | null => state.rows.get(id)?.name ?? name;
  const name = nameOf(screen);
  const document = state.run.documents[screen.document];
  const whose = [document?.agency ?? tell('unknownAgency'), document?.year, document?.file].filter(
    (one) => one != null,
  );
  const tone = screen.confidence >= 0.9 ? 'good' : screen.confidence >= 0.5 ? 'plain' : 'warning';
  return (
    <article class="row-panel" aria-labelledby="row-name">
      <header>
        <p class="whose">
          {whose.join(' · ')}{' '}
          <button
            type="button"
            class="quiet"
            onClick={() => {
              set({ panel: 'facts' });
            }}
          >
            <kbd>i</kbd> {tell(document?.facts.some(isOpenFact) ? 'factsOpen' : 'keyFacts')}
          </button>
        </p>
        <h2 id="row-name" lang={name === null ? undefined : 'id'}>
          <span class="code">{screen.code ?? screen.position}</span>
          {name ?? tell('noName')}
        </h2>
        <p class="chips">
          <span class={`chip ${tone}`}>{tell('sure', percentOf(screen.confidence))}</span>
          {screen.opinions.map(({ as, by }) => (
            <span class="chip good">{`${toldAs(as)} · ${by}`}</span>
          ))}
          {state.why === '' ? null : <span class="chip plain">{tell('noteWaiting', state.why)}</span>}
        </p>
        <Opinions opinions={screen.opinions} disagreed={screen.disagreed} isOpen={screen.disagreed} />
        {screen.stale.map(({ field, value, as, by, on, because }) => (
          <p class="note warning">
            {tell(
              'stale',
              `${field === 'row' ? tell('wholeRow') : labelOf(field)}: ${as === 'corrected' ? toldValue(value) : toldAs(as)}`,
              by,
              toldTime(on),
              because,
            )}
          </p>
        ))}
      </header>
      <Findings issues={screen.issues.filter((one) => !isAboutOneOf(screen.fields, one))} texts={screen.texts} />
      <Beside row={screen.above} nameOf={nameOf} word="above" none={tell('first')} />
      <ol class="fields">
        {screen.fields.map((field, i) => (
          <FieldView
            key={field.key}
            screen={screen}
            field={field}
            // parts of one cell show it once: a formula took three screens otherwise
            isSameCell={i > 0 && isOneCell(screen.fields[i - 1]!, field)}
            isFirstPart={screen.fields.findIndex(({ key }) => rootOf(key) === rootOf(field.key)) === i}
            isFirstLook={state.visited.size < 2}
            isDoubted={isDoubtful(screen, i)}
            isActive={i === state.field}
            activate={() => {
              if (state.panel === 'none' && i !== state.field) set({ field: i });
            }}
            choose={choose}
          />
        ))}
      </ol>
      <Beside row={screen.below} nameOf={nameOf} word="below" none={tell('last')} />
    </article>
  );
}

function Beside({
  row,
  nameOf,
  word,
  none,
}: {
  row: Neighbour | null;
  nameOf: (row: Neighbour) => string | null;
  word: 'above' | 'below';
  none: string;
}): JSX.Element {
  return (
    <p class="beside">
      <span class="hint">{`${tell(word)} `}</span>
      {row ? (
        <>
          <span class="code">{row.position}</span> <span lang="id">{nameOf(row) ?? tell('noName')}</span>
        </>
      ) : (
        <span class="hint">{none}</span>
      )}
    </p>
  );
}
