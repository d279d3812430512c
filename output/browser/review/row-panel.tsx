/** The row: whose it is, what was found in it, its fields, and what stands above and below. */
import type { Neighbour, RowAnswer } from '../../../pipeline/model/review/answers.ts';
import type { Issue } from '../../../pipeline/model/issue.ts';
import { issueInIndonesian, language, percentOf } from '../kit/language.ts';
import { labelOf } from '../kit/labels.ts';
import type { JSX } from '../kit/ui.ts';
import { isDoubtful, isOneCell } from './sight/attention.ts';
import { FieldView, Opinions } from './field-view.tsx';
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
  const document = state.run.documents[screen.document];
  const whose = [document?.agency ?? tell('unknownAgency'), document?.year, document?.file].filter(
    (one) => one != null,
  );
  const tone = screen.confidence >= 0.9 ? 'good' : screen.confidence >= 0.5 ? 'plain' : 'warning';
  return (
    <article class="row-panel" aria-labelledby="row-name">
      <header>
        <p class="whose">{whose.join(' · ')}</p>
        <h2 id="row-name" lang={screen.name === null ? undefined : 'id'}>
          <span class="code">{screen.code ?? screen.position}</span>
          {screen.name ?? tell('noName')}
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
      <Findings issues={screen.issues} texts={screen.texts} />
      <Beside row={screen.above} word="above" none={tell('first')} />
      <ol class="fields">
        {screen.fields.map((field, i) => (
          <FieldView
            key={field.key}
            screen={screen}
            field={field}
            // parts of one cell show it once: a formula took three screens otherwise
            isSameCell={i > 0 && isOneCell(screen.fields[i - 1]!, field)}
            isDoubted={isDoubtful(screen, i)}
            isActive={i === state.field}
            activate={() => {
              if (state.panel === 'none' && i !== state.field) set({ field: i });
            }}
            choose={choose}
          />
        ))}
      </ol>
      <Beside row={screen.below} word="below" none={tell('last')} />
    </article>
  );
}

function Beside({ row, word, none }: { row: Neighbour | null; word: 'above' | 'below'; none: string }): JSX.Element {
  return (
    <p class="beside">
      <span class="hint">{`${tell(word)} `}</span>
      {row ? (
        <>
          <span class="code">{row.position}</span> <span lang="id">{row.name ?? tell('noName')}</span>
        </>
      ) : (
        <span class="hint">{none}</span>
      )}
    </p>
  );
}

const order = { error: 0, warning: 1, info: 2 };

function Findings({ issues, texts }: Pick<RowAnswer, 'issues' | 'texts'>): JSX.Element | null {
  const told = issues
    // how a field was read is said beside it
    .filter(({ severity, code, field }) => severity !== 'info' && (code !== 'low-confidence' || field === null))
    .sort((a, b) => order[a.severity] - order[b.severity]);
  if (told.length === 0) return null;
  return (
    <section class="findings" aria-label={tell('issues')}>
      <ul>
        {told.map((one) => (
          <li class={one.severity}>
            <Finding found={one} text={texts[one.code]} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Finding({ found, text }: { found: Issue; text: RowAnswer['texts'][string] | undefined }): JSX.Element {
  const { code, field, message } = found;
  const words = language() === 'id' ? issueInIndonesian(code) : undefined;
  const title = words?.[0] ?? text?.title ?? code;
  const at = field === null ? '' : ` (${labelOf(field)})`;
  const explained = text?.finding ? text.finding.explanation[language()] : language() === 'en' ? message : '';
  return (
    <>
      <strong>{`${title}${at}`}</strong>
      {explained === '' ? null : <span class="hint">{` ${explained}`}</span>}
    </>
  );
}
