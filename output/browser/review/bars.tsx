/** What frames the row: who reviews and how far, the keys, the beginning and the end. */
import { language, number, speak, type Language } from '../kit/language.ts';
import { useEffect, useRef, type JSX } from '../kit/ui.ts';
import { unseenDoubts } from './sight/attention.ts';
import { runCommand } from './commands.ts';
import { keyTable } from './key-table.ts';
import { afterQueue, timeLeft } from './sight/queue-filters.ts';
import { kinds } from './queue-panel.tsx';
import type { Reviewing } from './reviewing.ts';
import { tell, type ReviewWord } from './say.ts';

/** Asks who reviews. */
export function Welcome({ page }: { page: Reviewing }): JSX.Element {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
  }, []);
  return (
    <main class="welcome">
      <h1>{`ikat · ${tell('title')}`}</h1>
      <p class="hint">{page.state.run.name}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const by = field.current?.value.trim() ?? '';
          if (by !== '') page.name(by);
        }}
      >
        <label for="by">{tell('whoAsk')}</label>
        <input id="by" ref={field} maxLength={80} required autocomplete="name" />
        <button class="main">{tell('begin')}</button>
      </form>
      <p class="hint">{tell('whoHint')}</p>
      <Languages page={page} />
    </main>
  );
}

function Languages({ page }: { page: Reviewing }): JSX.Element {
  const names: readonly (readonly [Language, string])[] = [
    ['id', 'Indonesia'],
    ['en', 'English'],
  ];
  return (
    <div class="languages" role="group" aria-label={tell('language')}>
      {names.map(([one, name]) => (
        <button
          type="button"
          class="quiet"
          lang={one}
          aria-pressed={language() === one}
          onClick={() => {
            speak(one);
            page.set({});
          }}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

/** How far the queue is, how long it will take, and in which language. */
export function TopBar({ page }: { page: Reviewing }): JSX.Element {
  const { state } = page;
  const done = state.order.filter((id) => state.rows.get(id)?.state === 'done').length;
  const all = state.order.length;
  const which = kinds.find(([one]) => one === state.filters.which)?.[1] ?? 'whichAll';
  const seconds = timeLeft(state.doneAt, all - done);
  return (
    <header class="top">
      <h1>
        <span class="brand">ikat</span> {state.run.name}
      </h1>
      <div class="progress">
        <progress max={Math.max(1, all)} value={done} aria-label={tell('progress', number(done), number(all))} />
        <span class="count">{tell('progress', number(done), number(all))}</span>
        <span class="hint">{tell(which)}</span>
        <span class="hint">
          {done === all ? '' : seconds === null ? tell('paceUnknown') : tell('timeLeft', toldLong(seconds))}
        </span>
      </div>
      <p class="who hint">{`${tell('reviewer')}: ${state.by}`}</p>
      <Languages page={page} />
    </header>
  );
}

function toldLong(seconds: number): string {
  const minutes = Math.max(1, Math.round(seconds / 60));
  return minutes < 90 ? tell('minutes', minutes) : tell('hours', number(Math.round(minutes / 6) / 10));
}

/** Instead of a row: it is being fetched, or all of them are done. */
export function Ended({ page }: { page: Reviewing }): JSX.Element {
  const { state } = page;
  if (state.at < state.order.length) return <p class="hint waiting">{tell('loading')}</p>;
  const next = afterQueue(state);
  const words = { todo: 'thenTodo', sample: 'thenSample', open: 'thenOpen' } as const;
  const goOn = (): void => void runCommand('acceptRow', 'Enter', page);
  return (
    <div class="ended">
      <h2>{state.order.length === 0 ? tell('noRows') : tell('allDone', number(state.order.length))}</h2>
      <p class="hint">{tell('thenApply')}</p>
      <p class="buttons">
        <button type="button" class="main" onClick={goOn}>
          <kbd>↵</kbd>{' '}
          {next ? tell(words[next.which as keyof typeof words], number(state.sample.drawn)) : tell('keyLog')}
        </button>
        <button type="button" class="quiet" onClick={() => runCommand('sample', 'r', page)}>
          <kbd>r</kbd> {tell('keySample')}
        </button>
        <button type="button" class="quiet" onClick={() => runCommand('queue', 'q', page)}>
          <kbd>q</kbd> {tell('queue')}
        </button>
      </p>
    </div>
  );
}

/** The keys that are pressed all the time, each a button too; what was said last. */
export function KeyBar({ page }: { page: Reviewing }): JSX.Element {
  const { state } = page;
  const unseen = state.screen ? unseenDoubts(state.screen, state.visited).length : 0;
  const enterDoes = (command: string, word: ReviewWord): string => {
    if (command !== 'acceptRow') return tell(word);
    if (state.screen === null) return tell('goOn');
    return unseen > 0 ? tell('keyNextDoubt', unseen) : tell(word);
  };
  return (
    <footer class="key-bar">
      <div class="told" role="status">
        {state.fault === '' ? state.told : ''}
      </div>
      {state.fault === '' ? null : (
        <div class="fault" role="alert">
          {state.fault}
        </div>
      )}
      <div class="keys" role="group" aria-label={tell('keys')}>
        {keyTable
          .filter(({ always }) => always)
          .map(({ command, shown, word }) => (
            <button
              type="button"
              class={command === 'acceptRow' ? 'key main' : 'key'}
              disabled={command === 'choose'}
              onClick={(event) => {
                event.currentTarget.blur(); // so that the next key is one of ours
                runCommand(command, '', page);
              }}
            >
              <kbd>{shown}</kbd>
              <span>{enterDoes(command, word)}</span>
            </button>
          ))}
      </div>
    </footer>
  );
}
